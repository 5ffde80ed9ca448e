import type { Progress } from '../types/training.ts';

/** Seconds that a job still needs, judged by its own speed so far; undefined until there is one. */
export type Estimate = (progress: Progress, nowMs: number) => number | undefined;

/**
 * Starts the clock at the first report, so that loading counts for nothing. Validation is part of the measured
 * pace: while it runs, reports count its own batches, and no share that is lower than before is taken for progress.
 */
export function createEstimate(): Estimate {
  let first: { share: number; ms: number } | undefined;
  let share = 0;
  return ({ phase, epoch, epochs, batch, batches }, nowMs) => {
    if (phase !== 'training' || batches === 0) return undefined;
    share = Math.max(share, (epoch - 1 + batch / batches) / epochs);
    first ??= { share, ms: nowMs };
    const measured = share - first.share;
    if (measured <= 0) return undefined;
    return (((nowMs - first.ms) / measured) * (1 - share)) / 1000;
  };
}
