/** Trains one network on one data set, from options to outcome. */
import { UserError } from '../errors.ts';
import { loadDataset } from './data/index.ts';
import type { Dataset, Part } from './data/types.ts';
import { adam } from './graph/optimizers.ts';
import { loadNative } from './native.ts';
import { inputShape, layersFor } from './networks.ts';
import { type Evaluation, outcome, score } from './outcome.ts';
import { Pace } from './pace.ts';
import { buildProgram } from './program.ts';
import { createRandom, sample } from './random.ts';
import { Trainer } from './trainer.ts';
import type { EpochRecord, Progress, TrainingOptions, TrainingResult } from './types.ts';

export interface TrainingHooks {
  /** At most ten times a second. */
  onProgress?(progress: Progress): void;
  onEpoch?(record: EpochRecord): void;
  /** Stops the job between two batches. */
  signal?: AbortSignal;
}

/**
 * Runs a training job in this process, which it blocks for up to 50 ms at a time.
 * The same options give the same numbers: weights, order of the examples and dropout all follow from the seed.
 * @throws the signal's reason when it is cancelled; UserError when the loss stops being a number.
 */
export async function train(options: TrainingOptions, hooks: TrainingHooks = {}): Promise<TrainingResult> {
  const started = performance.now();
  const pace = new Pace(hooks.signal, hooks.onProgress);
  pace.announce({ phase: 'loading', epoch: 0, epochs: options.epochs, batch: 0, batches: 0 });
  const { native, versions, device } = loadNative();
  const dataset = await loadDataset(options.dataset, { samples: options.samples, seed: options.seed });

  const optimizer = adam();
  const program = buildProgram(dataset, {
    input: inputShape(options.network, dataset),
    layers: layersFor(options.network, dataset, options.units),
    batch: Math.min(options.batch, dataset.train.size),
    evaluationBatch: evaluationBatch(dataset, options.batch),
    optimizer,
    seed: options.seed,
    // Back-propagation through time multiplies step after step: rare huge gradients would undo what was learned.
    // A convolutional network has no such product, and clipping would only cost time.
    ...(options.network !== 'cnn' && { clip: 1 }),
  });
  using trainer = await Trainer.load(program, dataset, optimizer, native);

  const job: Job = { options, dataset, trainer, pace };
  const shuffling = createRandom(options.seed, 'shuffle');
  const epochs: EpochRecord[] = [];
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    const order = sample(shuffling, dataset.train.size);
    const record = await runEpoch(job, epoch, order);
    epochs.push(record);
    hooks.onEpoch?.(record);
  }

  const testing = { phase: 'testing', epoch: options.epochs } as const;
  const tested = await evaluatePart(job, dataset.test, dataset.train.size + dataset.validation.size, testing);
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

interface Job {
  options: TrainingOptions;
  dataset: Dataset;
  trainer: Trainer;
  pace: Pace;
}

async function runEpoch(job: Job, epoch: number, order: Int32Array): Promise<EpochRecord> {
  const { options, dataset, trainer, pace } = job;
  const size = options.batch;
  const batches = Math.ceil(order.length / size);
  const sums = { loss: 0, metric: 0, norm: 0 };
  let trained = 0;
  let milliseconds = 0;
  let resumed = performance.now();
  for (let batch = 0; batch < batches; batch++) {
    const examples = order.subarray(batch * size, (batch + 1) * size);
    const { loss, metric, gradientNorm } = trainer.step(examples, options.learningRate);
    if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) throw diverged(options, epoch);
    trained += examples.length;
    sums.loss += loss * examples.length;
    sums.metric += metric * examples.length;
    sums.norm += gradientNorm;
    if (pace.due) {
      milliseconds += performance.now() - resumed;
      const at = { epoch, epochs: options.epochs, batch: batch + 1, batches };
      await pace.pause({ phase: 'training', ...at, loss: sums.loss / trained });
      resumed = performance.now();
    }
  }
  milliseconds += performance.now() - resumed;

  const validation = await evaluatePart(job, dataset.validation, dataset.train.size, {
    phase: 'training',
    epoch,
  });
  const { loss: valLoss, metric: valMetric } = score(dataset, dataset.validation, validation);
  return {
    epoch,
    loss: sums.loss / trained,
    valLoss,
    metric: sums.metric / trained,
    valMetric,
    gradientNorm: sums.norm / batches,
    seconds: milliseconds / 1000,
  };
}

/** Evaluates the examples numbered from `first` on. */
async function evaluatePart(
  { options, trainer, pace }: Job,
  part: Part,
  first: number,
  at: Pick<Progress, 'phase' | 'epoch'>,
): Promise<Evaluation> {
  const losses: number[] = [];
  const outputs: number[] = [];
  const size = trainer.evaluationBatch;
  const batches = Math.ceil(part.size / size);
  for (let batch = 0; batch < batches; batch++) {
    const count = Math.min(size, part.size - batch * size);
    const examples = Int32Array.from({ length: count }, (_, index) => first + batch * size + index);
    const result = trainer.evaluate(examples);
    losses.push(...result.losses);
    outputs.push(...result.outputs);
    if (pace.due) await pace.pause({ ...at, epochs: options.epochs, batch: batch + 1, batches });
  }
  return { losses: Float32Array.from(losses), outputs: Float32Array.from(outputs) };
}

/** As many examples at once as keep the states of long sequences within some megabytes. */
const evaluationBatch = ({ steps }: Dataset, batch: number): number =>
  Math.min(256, Math.max(batch, Math.floor(8192 / steps)));

const diverged = ({ learningRate }: TrainingOptions, epoch: number) =>
  new UserError(
    `Training went astray in epoch ${epoch}: the loss is no longer a number. ` +
      `Try a lower learning rate than ${learningRate}, such as ${learningRate / 10}.`,
  );
