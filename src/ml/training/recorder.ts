/** Records what the network says to the same held-out examples while it learns, and its mistakes at the end. */
import type { Frame, Mistake, Recording, Watched } from '../../types/recording.ts';
import type { TrainingOptions } from '../../types/training.ts';
import type { Dataset } from '../datasets/types.ts';
import { truthOf, watchedOf, watchedPositions } from '../datasets/watched.ts';
import type { Values } from '../engine/session.ts';
import { guessesFrom } from './guesses.ts';
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

  /** Adds a frame from the network's outputs for `examples`. */
  take(epoch: number, outputs: Values): void {
    const frame = { epoch, guesses: guessesFrom(this.#dataset.task, outputs) };
    this.#frames.push(frame);
    this.#onFrame?.(frame);
  }

  /** The recording of a finished run. Its last frame is the network as it was tested, which may have its best weights. */
  finish({ outputs }: Evaluation): Recording {
    const guesses = guessesFrom(this.#dataset.task, outputs);
    const last = {
      epoch: this.#frames.at(-1)?.epoch ?? 0,
      guesses: this.#positions.map((at) => guesses[at] ?? []),
    };
    const frames = thinned([...this.#frames.slice(0, -1), last]);
    return { watched: this.watched, frames, ...this.#mistakes(guesses) };
  }

  #mistakes(guesses: number[][]): Pick<Recording, 'mistakes' | 'mistakeCount'> {
    const dataset = this.#dataset;
    const isForecast = dataset.task.kind === 'forecast';
    const all = guesses.map((guess, at) => {
      const truth = truthOf(dataset, dataset.test, at);
      const confidence = Math.max(...guess);
      return isForecast
        ? { at, truth, guess: guess[0] ?? Number.NaN, badness: Math.abs((guess[0] ?? Number.NaN) - truth) }
        : { at, truth, guess: guess.indexOf(confidence), confidence, badness: confidence };
    });
    const wrong = all
      .filter(({ guess, truth }) => isForecast || guess !== truth)
      .sort((one, other) => other.badness - one.badness);
    return {
      mistakes: wrong
        .slice(0, mostMistakes)
        .map(({ at, badness: _, ...mistake }): Mistake => ({ sample: dataset.show(at), ...mistake })),
      mistakeCount: wrong.length,
    };
  }
}
