/** Turns the reports of one running job into events of the queue. */
import type { EventEmitter } from 'node:events';
import type { EpochRecord } from '../types/training.ts';
import { createEstimate } from './estimate.ts';
import type { QueueEvents } from './queue-types.ts';
import type { Experiment } from './tables/experiments.ts';
import type { JobHooks } from './trainer.ts';

interface Reporting {
  /** After it is aborted, nothing is reported any more. */
  signal: AbortSignal;
  /** Is aborted after the epoch `stopIn`. */
  stop: AbortController;
  stopIn: number | null;
  /** Calls back with the emitter. */
  emit(emit: (emitter: EventEmitter<QueueEvents>) => void): void;
  /** The job continues after a failure, because its outcome stores all epochs. */
  storeEpoch(epoch: EpochRecord): void;
}

export function createJobHooks(
  experiment: Experiment,
  { signal, stop, stopIn, emit, storeEpoch }: Reporting,
): JobHooks {
  const estimate = createEstimate();
  const unlessCancelled: Reporting['emit'] = (report) => {
    if (!signal.aborted) emit(report);
  };
  return {
    onProgress: (progress) => {
      const secondsLeft = estimate(progress, Date.now());
      unlessCancelled((queue) => queue.emit('progress', experiment, progress, secondsLeft));
    },
    onEpoch: (epoch) => {
      if (signal.aborted) return;
      storeEpoch(epoch);
      unlessCancelled((queue) => queue.emit('epoch', experiment, epoch));
      if (epoch.epoch >= (stopIn ?? Infinity)) stop.abort();
    },
    onWatched: (watched) => unlessCancelled((queue) => queue.emit('watched', experiment, watched)),
    onFrame: (frame) => unlessCancelled((queue) => queue.emit('frame', experiment, frame)),
    stop: stop.signal,
  };
}
