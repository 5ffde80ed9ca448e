/** Records what the network says to the same held-out examples while it learns, and its mistakes at the end. */
import type { Frame, Mistake, Recording, Watched } from '../../types/recording.ts';
import type { TrainingOptions } from '../../types/training.ts';
import type { Dataset } from '../datasets/types.ts';
import { inUnit, rounded, truthOf, watchedOf, watchedPositions } from '../datasets/watched.ts';
import type { Values } from '../engine/session.ts';
import { guessesFrom, likeliest } from './guesses.ts';
import type { Evaluation } from './outcome.ts';
import { snapshotBatches, thinned } from './snapshots.ts';

const mostMistakes = 24;

type Shown = Dataset & Required<Pick<Dataset, 'show'>>;

export class Recorder {
  readonly watched: Watched;
  /** Indices of the watched examples among those of all splits. */
  readonly examples: Int32Array;
  readonly #dataset: Shown;
  readonly #positions: number[];
  readonly #batches: ReadonlySet<number>;
  readonly #onFrame: ((frame: Frame) => void) | undefined;
  readonly #frames: Frame[] = [];

  private constructor(
    dataset: Shown,
    watched: Watched,
    positions: number[],
    options: TrainingOptions,
    evaluationBatch: number,
    onFrame?: (frame: Frame) => void,
  ) {
    const { train, validation } = dataset;
    this.#dataset = dataset;
    this.#onFrame = onFrame;
    this.#positions = positions;
    this.#batches = snapshotBatches({
      epochs: options.epochs,
      batchesPerEpoch: Math.ceil(train.size / options.batch),
      evaluationCost: evaluationBatch / options.batch / 4,
    });
    this.examples = Int32Array.from(this.#positions, (at) => train.size + validation.size + at);
    this.watched = watched;
  }

  /** A recorder, or undefined for data that cannot be shown. `evaluationBatch` is the most examples of an evaluation. */
  static of(
    dataset: Dataset,
    options: TrainingOptions,
    evaluationBatch: number,
    onFrame?: (frame: Frame) => void,
  ): Recorder | undefined {
    const { show } = dataset;
    const positions = watchedPositions(dataset).slice(0, evaluationBatch);
    const watched = watchedOf(dataset, positions);
    if (!show || !watched) return undefined;
    return new Recorder({ ...dataset, show }, watched, positions, options, evaluationBatch, onFrame);
  }

  /** Whether a frame is due within an epoch after this many of its batches. The end of an epoch always has one. */
  isDue(epoch: number, batch: number, batches: number): boolean {
    return batch < batches && this.#batches.has((epoch - 1) * batches + batch);
  }

  /** Adds a frame from the network's outputs for `examples`. Outputs that overflowed show nothing and are left out. */
  take(epoch: number, outputs: Values, inside: Omit<Frame, 'epoch' | 'guesses'> = {}): void {
    if (!outputs.every(Number.isFinite)) return;
    const frame = { epoch, guesses: guessesFrom(this.#dataset.task, outputs), ...inside };
    this.#frames.push(frame);
    this.#onFrame?.(frame);
  }

  /** The recording of a finished run. Its last frame is the network as it was tested, which may have its best weights. */
  finish({ outputs }: Evaluation, inside: Pick<Frame, 'filters' | 'written'> = {}): Recording {
    const { task, test } = this.#dataset;
    const width = outputs.length / test.size;
    const own = this.#positions.flatMap((at) => [...outputs.subarray(at * width, (at + 1) * width)]);
    const guesses = guessesFrom(task, Float32Array.from(own));
    const last: Frame = { epoch: 0, ...this.#frames.at(-1), guesses, ...inside };
    const frames = thinned([...this.#frames.slice(0, -1), last]);
    return { watched: this.watched, frames, ...this.#mistakes(outputs, width) };
  }

  /** Thousands of examples take a millisecond here, because no list is made for each. */
  #mistakes(outputs: Float32Array, width: number): Pick<Recording, 'mistakes' | 'mistakeCount'> {
    const { task, test } = this.#dataset;
    const wrong: { at: number; badness: number }[] = [];
    const classes = task.kind === 'forecast' ? 0 : task.labels.length;
    // Of a language, the answer of the last step.
    const likeliestAt = (at: number) => likeliest(outputs, (at + 1) * width - classes, classes);
    for (let at = 0; at < test.size; at++) {
      if (task.kind === 'forecast') {
        wrong.push({ at, badness: Math.abs((outputs[at] as number) - (test.y[at] as number)) });
        continue;
      }
      const { label, probability } = likeliestAt(at);
      if (label !== truthOf(this.#dataset, test, at)) wrong.push({ at, badness: probability });
    }
    const worst = wrong.sort((one, other) => other.badness - one.badness).slice(0, mostMistakes);
    const mistakes = worst.map(({ at, badness }): Mistake => {
      const seen = { sample: this.#dataset.show(at), truth: truthOf(this.#dataset, test, at) };
      if (task.kind === 'forecast') return { ...seen, guess: inUnit(task, outputs[at] as number) };
      return { ...seen, guess: likeliestAt(at).label, confidence: rounded(badness) };
    });
    return { mistakes, mistakeCount: wrong.length };
  }
}
