/** What may be added to plain training: stopping early, and the price of a class. */

import type { EpochRecord } from '../../types/training.ts';
import type { DatasetSplit } from '../datasets/types.ts';

/** For each class n / (classes · its number of examples): the mean over the examples is 1. */
export function balancedWeights({ y, size }: DatasetSplit, classes: number): Float32Array {
  const counts = new Float32Array(classes);
  for (const label of y) counts[label] = (counts[label] ?? 0) + 1;
  return counts.map((count) => (count === 0 ? 0 : size / (classes * count)));
}

/** Early stopping: watches the validation loss. */
export class EarlyStopping {
  readonly #limit: number;
  #best = Number.POSITIVE_INFINITY;
  #waited = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether this epoch is the best so far, and whether waiting any longer is in vain. */
  judge({ valLoss }: EpochRecord): { best: boolean; enough: boolean } {
    const best = valLoss < this.#best;
    this.#best = Math.min(this.#best, valLoss);
    this.#waited = best ? 0 : this.#waited + 1;
    return { best, enough: this.#waited >= this.#limit };
  }
}
