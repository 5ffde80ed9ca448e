/** One training job in this project's engine on the task's files, which allow any number of steps. */
import { availableParallelism } from 'node:os';
import { imageSample } from '../../src/ml/datasets/images.ts';
import type { Dataset } from '../../src/ml/datasets/types.ts';
import { tensorflowEnvironment } from '../../src/ml/engine/environment.ts';
import { train } from '../../src/ml/training/train.ts';
import { readSplit } from '../measuring/files.ts';
import type { Task } from '../measuring/task.ts';

Object.assign(process.env, tensorflowEnvironment({ threads: availableParallelism() }));
const task = JSON.parse(process.argv[2] ?? '') as Task;
const { steps, features, classes } = task;
const isImage = steps * features === 784;

const test = readSplit(task, 'test');
const dataset: Dataset = {
  name: 'digits',
  title: '',
  source: '',
  steps,
  features,
  ...(isImage && { image: { height: 28, width: 28, channels: 1 } }),
  task: { kind: 'classification', labels: Array.from({ length: classes }, (_, label) => String(label)) },
  train: readSplit(task, 'train'),
  validation: readSplit(task, 'validation'),
  test,
  // Recording is part of a run.
  ...(isImage && { show: (position) => imageSample(test, position) }),
};
const options = { ...task, dataset: 'digits', samples: dataset.train.size } as const;

const { params, epochs, outcome } = await train(options, { device: 'cpu' }, async () => dataset);

process.stdout.write(
  `${JSON.stringify({
    params,
    accuracy: outcome.kind === 'classification' ? outcome.accuracy : 0,
    epoch_s: epochs.map(({ seconds }) => seconds),
    memory_mb: process.resourceUsage().maxRSS / 1024,
  })}\n`,
);
