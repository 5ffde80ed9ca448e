import type { Progress } from '../nets/types.ts';

/** Seconds that a job still needs, judged by its own speed so far; undefined until there is one. */
export type Estimate = (progress: Progress, nowMs: number) => number | undefined;

/**
 * Starts the clock at the first batch that is reported, so that loading counts for nothing. What comes between
 * batches (validation) is part of the measured pace; what comes after the last one (testing) is not foreseen.
 */
export function createEstimate(): Estimate {
  let first: { batches: number; ms: number } | undefined;
  return (progress, nowMs) => {
    if (progress.phase !== 'training' || progress.batches === 0) return undefined;
    const done = (progress.epoch - 1) * progress.batches + progress.batch;
    first ??= { batches: done, ms: nowMs };
    const measured = done - first.batches;
    if (measured <= 0) return undefined;
    const left = progress.epochs * progress.batches - done;
    return (((nowMs - first.ms) / measured) * left) / 1000;
  };
}
