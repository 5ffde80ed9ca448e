/** Trains one epoch, and evaluates a split. */
import { UserError } from '../../types/errors.ts';
import type { Frame } from '../../types/recording.ts';
import type { EpochRecord, Progress, TrainingOptions } from '../../types/training.ts';
import type { Dataset, DatasetSplit } from '../datasets/types.ts';
import { confusionOf, type Evaluation, score } from './outcome.ts';
import type { ProgressThrottle } from './progress-throttle.ts';
import type { Recorder } from './recorder.ts';
import type { Trainer } from './trainer.ts';
import { writtenSample } from './write.ts';

export interface EpochJob {
  options: TrainingOptions;
  dataset: Dataset;
  trainer: Trainer;
  throttle: ProgressThrottle;
  /** Ends the epoch after the current batch. */
  stop?: AbortSignal | undefined;
  recorder?: Recorder | undefined;
}

/**
 * Trains on the examples in this order, then evaluates the validation split. `isWhole` says whether it trained on all.
 * @throws UserError if the loss diverges
 */
export async function runEpoch(
  job: EpochJob,
  epoch: number,
  order: Int32Array,
): Promise<{ record: EpochRecord; isWhole: boolean }> {
  const { options, dataset, trainer, throttle, stop, recorder } = job;
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
    if (recorder?.isDue(epoch, batch, batches)) {
      milliseconds += performance.now() - resumed;
      recorder.take(epoch - 1 + batch / batches, trainer.evaluate(recorder.examples).outputs, insideOf(job));
      resumed = performance.now();
    }
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
  const evaluation = await evaluateSplit(job, 'validation', () => done, recorder?.examples);
  recorder?.take(epoch - 1 + batch / batches, evaluation.extra, {
    ...insideOf(job),
    ...(dataset.task.kind === 'classification' && {
      confusion: confusionOf(dataset.task.labels.length, dataset.validation, evaluation),
    }),
  });
  const validation = score(dataset, dataset.validation, evaluation);
  return {
    record: {
      epoch,
      loss,
      valLoss: validation.loss,
      metric: sums.metric / trained,
      valMetric: validation.metric,
      gradientNorm: sums.norm / batch,
      seconds: milliseconds / 1000,
    },
    isWhole: batch === batches,
  };
}

/** The filters for a frame, or what is written, where there is something. */
export function insideOf({
  trainer,
  dataset,
  options,
}: Pick<EpochJob, 'trainer' | 'dataset' | 'options'>): Pick<Frame, 'filters' | 'written'> {
  const filters = trainer.filters();
  const written = writtenSample(trainer, dataset, options.seed);
  return { ...(filters && { filters }), ...(written !== undefined && { written }) };
}

/**
 * Loss and outputs of every example of a split, in order. `extra` examples fill the last batch, which has room for some
 * and is computed as a whole anyway.
 * @throws UserError if a loss is not a number
 */
export async function evaluateSplit(
  { options, dataset, trainer, throttle }: EpochJob,
  name: 'validation' | 'test',
  progress: (batch: number, batches: number) => Progress,
  extra: Int32Array = new Int32Array(),
): Promise<Evaluation & { extra: Float32Array }> {
  const split: DatasetSplit = dataset[name];
  const first = dataset.train.size + (name === 'test' ? dataset.validation.size : 0);
  const size = trainer.evaluationBatch;
  const wanted = new Int32Array(split.size + extra.length).map((_, index) => first + index);
  wanted.set(extra, split.size);
  const batches = Math.ceil(wanted.length / size);
  const losses = new Float32Array(wanted.length);
  let all = new Float32Array();
  let width = 0;
  for (let batch = 0; batch < batches; batch++) {
    const from = batch * size;
    const result = trainer.evaluate(wanted.subarray(from, from + size));
    width = result.outputs.length / result.losses.length;
    if (batch === 0) all = new Float32Array(width * wanted.length);
    losses.set(result.losses, from);
    all.set(result.outputs, from * width);
    if (throttle.due) await throttle.pause(progress(batch + 1, batches));
  }
  if (!losses.every(Number.isFinite)) throw diverged(options);
  const own = width * split.size;
  return { losses: losses.subarray(0, split.size), outputs: all.subarray(0, own), extra: all.subarray(own) };
}

const diverged = ({ learningRate }: TrainingOptions) =>
  new UserError(
    'Training diverged: the loss is no longer a number. ' +
      `Try a lower learning rate than ${learningRate}, such as ${Number((learningRate / 10).toPrecision(2))}.`,
  );
