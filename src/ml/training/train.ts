/** Trains one network on one data set. */
import type { Frame, Watched } from '../../types/recording.ts';
import type { EpochRecord, Progress, TrainingOptions, TrainingResult } from '../../types/training.ts';
import { architectures, inputShape, layersFor } from '../architectures/index.ts';
import { loadDataset } from '../datasets/index.ts';
import type { Dataset } from '../datasets/types.ts';
import { chooseDevice, type DeviceChoice, measuredSteps } from '../engine/device.ts';
import { loadNative } from '../engine/native.ts';
import { createRandom, sample } from '../engine/random.ts';
import { balancedClassWeights } from './class-weights.ts';
import { type CompiledModel, compileModel } from './compiled-model.ts';
import { EarlyStopping } from './early-stopping.ts';
import { type EpochJob, evaluateSplit, insideOf, runEpoch } from './epoch.ts';
import { outcome } from './outcome.ts';
import { ProgressThrottle } from './progress-throttle.ts';
import { Recorder } from './recorder.ts';
import { saveNetwork } from './save.ts';
import { type NamedWeights, packNetwork } from './trained-network.ts';
import { Trainer } from './trainer.ts';

export interface TrainingHooks {
  /** Called at each change of phase, and within a phase at most ten times a second. */
  onProgress?(progress: Progress): void;
  onEpoch?(record: EpochRecord): void;
  /** Called once before the first frame, if the run is recorded. */
  onWatched?(watched: Watched): void;
  onFrame?(frame: Frame): void;
  /** Whether the result holds a recording, which costs some evaluations; true if absent. */
  record?: boolean;
  /** Whether the result holds the trained network; true if absent. */
  keep?: boolean;
  /** Cancels the job between two batches. */
  signal?: AbortSignal;
  /** Stops training between two batches. The network is measured as it is then. */
  stop?: AbortSignal;
  /** A folder in which the trained network is saved in the format of tf.layers. */
  saveTo?: string;
  /** `auto`, the default, uses a GPU if TensorFlow finds one and measures it to be faster for this job. */
  device?: DeviceChoice;
}

/**
 * Runs a training job in this process and blocks it for up to 50 ms at a time.
 * The same options give the same numbers: weights, order of the examples and dropout depend on the seed alone.
 * `load` replaces the loader of `options.dataset`.
 * @throws the signal's reason if the job is cancelled; UserError if the loss is no longer a number.
 */
export async function train(
  options: TrainingOptions,
  hooks: TrainingHooks = {},
  load: typeof loadDataset = loadDataset,
): Promise<TrainingResult> {
  const started = performance.now();
  const throttle = new ProgressThrottle(hooks.signal, hooks.onProgress);
  throttle.report({ phase: 'loading', epoch: 0, epochs: options.epochs, batch: 0, batches: 0 });
  const { native, versions, device: available } = loadNative();
  const dataset = await load(options.dataset, options);
  const model = modelFor(options, dataset);
  const steps = options.epochs * Math.ceil(dataset.train.size / options.batch);
  const device = await chooseDevice(hooks.device ?? 'auto', available, steps, async (candidate) => {
    using candidateTrainer = await Trainer.load(model, dataset, native, candidate);
    return timeSteps(candidateTrainer, options);
  });
  using trainer = await Trainer.load(model, dataset, native, device);
  const recorder =
    hooks.record === false
      ? undefined
      : Recorder.of(dataset, options, trainer.evaluationBatch, hooks.onFrame);
  if (recorder) {
    hooks.onWatched?.(recorder.watched);
    recorder.take(0, trainer.evaluate(recorder.examples).outputs, insideOf({ options, dataset, trainer }));
  }
  const job: EpochJob = { options, dataset, trainer, throttle, stop: hooks.stop, recorder };

  const { records: epochs, isStopped } = await runEpochs(job, hooks);
  const testing = (batch: number, batches: number): Progress => ({
    phase: 'testing',
    epoch: epochs.length,
    epochs: options.epochs,
    batch,
    batches,
  });
  throttle.report(testing(0, 0));
  const evaluation = await evaluateSplit(job, 'test', testing);
  const weights = hooks.saveTo || hooks.keep !== false ? weightsOf(trainer, model) : undefined;
  if (hooks.saveTo && weights) await save(hooks.saveTo, job, weights);
  return {
    options,
    params: model.layers.reduce((total, layer) => total + layer.params, 0),
    layers: model.layers,
    epochs,
    outcome: outcome(dataset, evaluation),
    parts: { train: dataset.train.size, validation: dataset.validation.size, test: dataset.test.size },
    seconds: {
      training: epochs.reduce((total, { seconds }) => total + seconds, 0),
      total: (performance.now() - started) / 1000,
    },
    device,
    ...(recorder && { recording: recorder.finish(evaluation, insideOf(job)) }),
    ...(hooks.keep !== false &&
      weights && { trained: packNetwork(inputShape(options.network, dataset), weights) }),
    versions: { ...versions, node: process.versions.node },
    ...(isStopped && { stoppedIn: epochs.length }),
  };
}

/** Measures the seconds of a few training steps, after some that warm up. */
function timeSteps(trainer: Trainer, { batch, learningRate }: TrainingOptions): number {
  const examples = Int32Array.from({ length: batch }, (_, index) => index);
  for (let step = 0; step < measuredSteps.warmUp; step++) trainer.step(examples, learningRate);
  const started = performance.now();
  for (let step = 0; step < measuredSteps.timed; step++) trainer.step(examples, learningRate);
  return (performance.now() - started) / 1000;
}

/** A run is stopped if it left something out: a stop after its last batch changes nothing. */
async function runEpochs(
  job: EpochJob,
  { onEpoch }: TrainingHooks,
): Promise<{ records: EpochRecord[]; isStopped: boolean }> {
  const { options, dataset, trainer } = job;
  const shuffling = createRandom(options.seed, 'shuffle');
  const earlyStopping = options.patience === undefined ? undefined : new EarlyStopping(options.patience);
  const records: EpochRecord[] = [];
  let hasBestWeights = false;
  let isStopped = false;
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    const { record, isWhole } = await runEpoch(job, epoch, sample(shuffling, dataset.train.size));
    records.push(record);
    onEpoch?.(record);
    const verdict = earlyStopping?.update(record);
    if (verdict?.improved) {
      trainer.keepBestWeights();
      hasBestWeights = true;
    }
    isStopped = job.stop?.aborted === true && !(isWhole && epoch === options.epochs);
    if (verdict?.stop || isStopped) break;
  }
  if (hasBestWeights) trainer.restoreBestWeights();
  return { records, isStopped };
}

function modelFor(options: TrainingOptions, dataset: Dataset): CompiledModel {
  const { task, train } = dataset;
  const { clipNorm } = architectures[options.network];
  return compileModel(dataset, {
    input: inputShape(options.network, dataset),
    layers: layersFor(options.network, dataset, options),
    batch: options.batch,
    evaluationBatch: evaluationBatch(dataset, options.batch),
    seed: options.seed,
    keepBestWeights: options.patience !== undefined,
    ...(clipNorm !== undefined && { clipNorm }),
    ...(options.classWeights === 'balanced' &&
      task.kind === 'classification' && { classWeights: balancedClassWeights(train, task.labels.length) }),
  });
}

/** Examples per evaluation: few enough that the states of long sequences need only some megabytes. */
const evaluationBatch = ({ steps }: Dataset, batch: number): number =>
  Math.min(256, Math.max(batch, Math.floor(8192 / steps)));

function weightsOf(trainer: Trainer, model: CompiledModel): NamedWeights {
  return new Map(
    [...trainer.weights()].map(([name, values]) => [
      name,
      { shape: model.values.get(name)?.shape ?? [values.length], values },
    ]),
  );
}

async function save(folder: string, { options, dataset }: EpochJob, weights: NamedWeights): Promise<void> {
  await saveNetwork(folder, {
    input: inputShape(options.network, dataset),
    layers: layersFor(options.network, dataset, options),
    weights,
    metadata: { options, ...(dataset.task.kind !== 'forecast' && { labels: dataset.task.labels }) },
  });
}
