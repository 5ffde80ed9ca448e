import type { Progress } from '../types/training.ts';

/** Seconds that a job still needs, from its speed so far. Undefined until the speed is known. */
export type Estimate = (progress: Progress, nowMs: number) => number | undefined;

/**
 * Starts the clock at the first report, so that loading does not count. Validation counts as part of an epoch: its
 * reports count their own batches, and a lower share than before is ignored.
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
