/** What may be added to plain training: a changing learning rate, stopping early, the price of a class. */
import type { Part } from './data/types.ts';
import type { EpochRecord, Schedule } from './types.ts';

/** What the learning rate is multiplied by; `progress` runs from 0 at the first step to 1 after the last. */
export const scheduleFactor: Record<Schedule, (progress: number) => number> = {
  constant: () => 1,
  /** Half a cosine down to zero (Loshchilov & Hutter 2017, without restarts). */
  cosine: (progress) => (1 + Math.cos(Math.PI * progress)) / 2,
  /** A tenth in the second half, a hundredth in the last quarter. */
  step: (progress) => (progress < 0.5 ? 1 : progress < 0.75 ? 0.1 : 0.01),
};

/** For each class n / (classes · its number of examples): the mean over the examples is 1. */
export function balancedWeights({ y, size }: Part, classes: number): Float32Array {
  const counts = new Float32Array(classes);
  for (const label of y) counts[label] = (counts[label] ?? 0) + 1;
  return counts.map((count) => (count === 0 ? 0 : size / (classes * count)));
}

/** Early stopping: watches the validation loss. */
export class Patience {
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
