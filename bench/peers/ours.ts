/** One training job in our own engine on the task's files, which may be cut into steps as no data set is. */
import { availableParallelism } from 'node:os';
import type { Dataset } from '../../src/nets/data/types.ts';
import { tensorflowEnvironment } from '../../src/nets/environment.ts';
import { evaluatePart, type Job, runEpoch } from '../../src/nets/epoch.ts';
import { adam } from '../../src/nets/graph/optimizers.ts';
import { loadNative } from '../../src/nets/native.ts';
import { inputShape, layersFor } from '../../src/nets/networks.ts';
import { outcome } from '../../src/nets/outcome.ts';
import { Pace } from '../../src/nets/pace.ts';
import { buildProgram } from '../../src/nets/program.ts';
import { createRandom, sample } from '../../src/nets/random.ts';
import { Trainer } from '../../src/nets/trainer.ts';
import { readPart } from '../measuring/files.ts';
import type { Task } from '../measuring/task.ts';

Object.assign(process.env, tensorflowEnvironment({ threads: availableParallelism() }));
const task = JSON.parse(process.argv[2] ?? '') as Task;
const { network, steps, features, classes, seed } = task;

const dataset: Dataset = {
  name: 'digits',
  title: '',
  source: '',
  steps,
  features,
  ...(network === 'cnn' && { image: { height: 28, width: 28, channels: 1 } }),
  task: { kind: 'classification', labels: Array.from({ length: classes }, (_, label) => String(label)) },
  train: readPart(task, 'train'),
  validation: readPart(task, 'validation'),
  test: readPart(task, 'test'),
};
const options = { ...task, dataset: 'digits', samples: dataset.train.size } as const;

const optimizer = adam();
const program = buildProgram(dataset, {
  input: inputShape(network, dataset),
  layers: layersFor(network, dataset, options),
  batch: task.batch,
  evaluationBatch: Math.min(256, Math.max(task.batch, Math.floor(8_192 / steps))),
  optimizer,
  seed,
  ...(network !== 'cnn' && { clip: 1 }),
});
using trainer = await Trainer.load(program, dataset, optimizer, loadNative().native);
const job: Job = { options, dataset, trainer, pace: new Pace() };
const shuffling = createRandom(seed, 'shuffle');
const seconds: number[] = [];
for (let epoch = 1; epoch <= task.epochs; epoch++)
  seconds.push((await runEpoch(job, epoch, sample(shuffling, dataset.train.size))).seconds);
const tested = await evaluatePart(job, 'test', (batch, batches) => ({
  ...{ phase: 'testing', epoch: task.epochs, epochs: task.epochs },
  ...{ batch, batches },
}));
const result = outcome(dataset, tested);

process.stdout.write(
  `${JSON.stringify({
    params: program.layers.reduce((total, { params }) => total + params, 0),
    accuracy: result.kind === 'classification' ? result.accuracy : 0,
    epoch_s: seconds,
    memory_mb: process.resourceUsage().maxRSS / 1024,
  })}\n`,
);
