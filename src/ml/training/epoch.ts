/** Trains one epoch, and evaluates a split. */
import { UserError } from '../../types/errors.ts';
import type { EpochRecord, Progress, TrainingOptions } from '../../types/training.ts';
import type { Dataset, DatasetSplit } from '../datasets/types.ts';
import { type Evaluation, score } from './outcome.ts';
import type { ProgressThrottle } from './progress-throttle.ts';
import type { Trainer } from './trainer.ts';

export interface EpochJob {
  options: TrainingOptions;
  dataset: Dataset;
  trainer: Trainer;
  throttle: ProgressThrottle;
  /** Ends the epoch after the current batch. */
  stop?: AbortSignal | undefined;
}

/** Trains on the examples in this order, then evaluates the validation split. @throws UserError if the loss diverges */
export async function runEpoch(job: EpochJob, epoch: number, order: Int32Array): Promise<EpochRecord> {
  const { options, dataset, trainer, throttle, stop } = job;
  const { batch: size, epochs } = options;
  const batches = Math.ceil(order.length / size);
  const sums = { loss: 0, metric: 0, norm: 0 };
  let trained = 0;
  let milliseconds = 0;
  let resumed = performance.now();
  let batch = 0;
  while (batch < batches && !(batch > 0 && stop?.aborted)) {
    const examples = order.subarray(batch * size, (batch + 1) * size);
    const { loss, metric, gradientNorm } = trainer.step(examples, options.learningRate);
    if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) throw diverged(options);
    batch += 1;
    trained += examples.length;
    sums.loss += loss * examples.length;
    sums.metric += metric * examples.length;
    sums.norm += gradientNorm;
    if (throttle.due) {
      milliseconds += performance.now() - resumed;
      await throttle.pause({
        phase: 'training',
        epoch,
        epochs,
        batch,
        batches,
        loss: sums.loss / trained,
      });
      resumed = performance.now();
    }
  }
  milliseconds += performance.now() - resumed;

  const loss = sums.loss / trained;
  const done = { phase: 'training', epoch, epochs, batch, batches, loss } as const;
  const validation = score(dataset, dataset.validation, await evaluateSplit(job, 'validation', () => done));
  return {
    epoch,
    loss,
    valLoss: validation.loss,
    metric: sums.metric / trained,
    valMetric: validation.metric,
    gradientNorm: sums.norm / batch,
    seconds: milliseconds / 1000,
  };
}

/** Loss and outputs of every example of a split, in order. @throws UserError if a loss is not a number */
export async function evaluateSplit(
  { options, dataset, trainer, throttle }: EpochJob,
  name: 'validation' | 'test',
  progress: (batch: number, batches: number) => Progress,
): Promise<Evaluation> {
  const split: DatasetSplit = dataset[name];
  const first = dataset.train.size + (name === 'test' ? dataset.validation.size : 0);
  const size = trainer.evaluationBatch;
  const batches = Math.ceil(split.size / size);
  const losses: number[] = [];
  const outputs: number[] = [];
  for (let batch = 0; batch < batches; batch++) {
    const count = Math.min(size, split.size - batch * size);
    const examples = Int32Array.from({ length: count }, (_, index) => first + batch * size + index);
    const result = trainer.evaluate(examples);
    losses.push(...result.losses);
    outputs.push(...result.outputs);
    if (throttle.due) await throttle.pause(progress(batch + 1, batches));
  }
  if (!losses.every(Number.isFinite)) throw diverged(options);
  return { losses: Float32Array.from(losses), outputs: Float32Array.from(outputs) };
}

const diverged = ({ learningRate }: TrainingOptions) =>
  new UserError(
    'Training diverged: the loss is no longer a number. ' +
      `Try a lower learning rate than ${learningRate}, such as ${Number((learningRate / 10).toPrecision(2))}.`,
  );
