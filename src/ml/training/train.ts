/** Trains one network on one data set, from options to outcome. */

import type { EpochRecord, Progress, TrainingOptions, TrainingResult } from '../../types/training.ts';
import { architectures, inputShape, layersFor } from '../architectures/index.ts';
import { loadDataset } from '../datasets/index.ts';
import type { Dataset } from '../datasets/types.ts';
import { chooseDevice, type DeviceChoice, trial } from '../engine/device.ts';
import { loadNative } from '../engine/native.ts';
import { createRandom, sample } from '../engine/random.ts';
import { type CompiledModel, compileModel } from './compiled-model.ts';
import { type EpochJob, evaluatePart, runEpoch } from './epoch.ts';
import { outcome } from './outcome.ts';
import { ProgressThrottle } from './progress-throttle.ts';
import { balancedWeights, EarlyStopping } from './refinements.ts';
import { saveNetwork } from './save.ts';
import { Trainer } from './trainer.ts';

export interface TrainingHooks {
  /** At each change of phase, and while it lasts at most ten times a second. */
  onProgress?(progress: Progress): void;
  onEpoch?(record: EpochRecord): void;
  /** Stops the job between two batches. */
  signal?: AbortSignal;
  /** A folder for the trained network, in the format of tf.layers. */
  saveTo?: string;
  /** `auto`, the default, takes the GPU where there is one and it was measured to be faster for the job. */
  device?: DeviceChoice;
}

/**
 * Runs a training job in this process, which it blocks for up to 50 ms at a time.
 * The same options give the same numbers: weights, order of the examples and dropout all follow from the seed.
 * `load` brings the data: other than those of `options.dataset` for whoever measures something else.
 * @throws the signal's reason when it is cancelled; UserError when the loss stops being a number.
 */
export async function train(
  options: TrainingOptions,
  hooks: TrainingHooks = {},
  load: typeof loadDataset = loadDataset,
): Promise<TrainingResult> {
  const started = performance.now();
  const pace = new ProgressThrottle(hooks.signal, hooks.onProgress);
  pace.announce({ phase: 'loading', epoch: 0, epochs: options.epochs, batch: 0, batches: 0 });
  const { native, versions, device: available } = loadNative();
  const dataset = await load(options.dataset, options);
  const program = programFor(options, dataset);
  const steps = options.epochs * Math.ceil(dataset.train.size / options.batch);
  const device = await chooseDevice(hooks.device ?? 'auto', available, steps, async (candidate) => {
    using tried = await Trainer.load(program, dataset, native, candidate);
    return timeSteps(tried, options);
  });
  using trainer = await Trainer.load(program, dataset, native, device);
  const job: EpochJob = { options, dataset, trainer, pace };

  const epochs = await runEpochs(job, hooks);
  const testing = (batch: number, batches: number): Progress => ({
    phase: 'testing',
    epoch: epochs.length,
    epochs: options.epochs,
    batch,
    batches,
  });
  pace.announce(testing(0, 0));
  const tested = await evaluatePart(job, 'test', testing);
  if (hooks.saveTo) await save(hooks.saveTo, job, program);
  return {
    options,
    params: program.layers.reduce((total, layer) => total + layer.params, 0),
    layers: program.layers,
    epochs,
    outcome: outcome(dataset, tested),
    parts: { train: dataset.train.size, validation: dataset.validation.size, test: dataset.test.size },
    seconds: {
      training: epochs.reduce((total, { seconds }) => total + seconds, 0),
      total: (performance.now() - started) / 1000,
    },
    device,
    versions: { ...versions, node: process.versions.node },
  };
}

/** Seconds of a few training steps, after some that only warm up. */
function timeSteps(trainer: Trainer, { batch, learningRate }: TrainingOptions): number {
  const examples = Int32Array.from({ length: batch }, (_, index) => index);
  for (let step = 0; step < trial.warm; step++) trainer.step(examples, learningRate);
  const started = performance.now();
  for (let step = 0; step < trial.timed; step++) trainer.step(examples, learningRate);
  return (performance.now() - started) / 1000;
}

async function runEpochs(job: EpochJob, { onEpoch }: TrainingHooks): Promise<EpochRecord[]> {
  const { options, dataset, trainer } = job;
  const shuffling = createRandom(options.seed, 'shuffle');
  const patience = options.patience === undefined ? undefined : new EarlyStopping(options.patience);
  const records: EpochRecord[] = [];
  let kept = false;
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    const record = await runEpoch(job, epoch, sample(shuffling, dataset.train.size));
    records.push(record);
    onEpoch?.(record);
    const verdict = patience?.judge(record);
    if (verdict?.best) {
      trainer.keep();
      kept = true;
    }
    if (verdict?.enough) break;
  }
  if (kept) trainer.restore();
  return records;
}

function programFor(options: TrainingOptions, dataset: Dataset): CompiledModel {
  const { task, train } = dataset;
  const { clipNorm } = architectures[options.network];
  return compileModel(dataset, {
    input: inputShape(options.network, dataset),
    layers: layersFor(options.network, dataset, options),
    batch: options.batch,
    evaluationBatch: evaluationBatch(dataset, options.batch),
    seed: options.seed,
    keepsBest: options.patience !== undefined,
    ...(clipNorm !== undefined && { clip: clipNorm }),
    ...(options.classWeights === 'balanced' &&
      task.kind === 'classification' && { classWeights: balancedWeights(train, task.labels.length) }),
  });
}

/** As many examples at once as keep the states of long sequences within some megabytes. */
const evaluationBatch = ({ steps }: Dataset, batch: number): number =>
  Math.min(256, Math.max(batch, Math.floor(8192 / steps)));

async function save(
  folder: string,
  { options, dataset, trainer }: EpochJob,
  program: CompiledModel,
): Promise<void> {
  const weights = new Map(
    [...trainer.weights()].map(([name, values]) => [
      name,
      { shape: program.values.get(name)?.shape ?? [values.length], values },
    ]),
  );
  await saveNetwork(folder, {
    input: inputShape(options.network, dataset),
    layers: layersFor(options.network, dataset, options),
    weights,
    metadata: { options, ...(dataset.task.kind === 'classification' && { labels: dataset.task.labels }) },
  });
}
