import { setImmediate } from 'node:timers/promises';
import type { Progress } from '../../types/training.ts';

/** TensorFlow's calls block the event loop: only in a pause can a message to cancel the job arrive. */
const pauseEveryMs = 50;
const reportEveryMs = 100;

/** Interrupts a long computation regularly: yields to the event loop, checks for cancellation, reports progress. */
export class ProgressThrottle {
  readonly #signal: AbortSignal | undefined;
  readonly #onProgress: ((progress: Progress) => void) | undefined;
  #paused = performance.now();
  #reported = Number.NEGATIVE_INFINITY;

  constructor(signal?: AbortSignal, onProgress?: (progress: Progress) => void) {
    this.#signal = signal;
    this.#onProgress = onProgress;
  }

  /** Whether it is time for `pause`. */
  get due(): boolean {
    return performance.now() - this.#paused >= pauseEveryMs;
  }

  /** Reports progress at once. @throws the signal's reason if the job has been cancelled */
  report(progress: Progress): void {
    this.#signal?.throwIfAborted();
    this.#reported = performance.now();
    this.#onProgress?.(progress);
  }

  /** Yields to the event loop, and reports progress if it is time. @throws the signal's reason if cancelled */
  async pause(progress: Progress): Promise<void> {
    if (performance.now() - this.#reported >= reportEveryMs) this.report(progress);
    await setImmediate();
    this.#signal?.throwIfAborted();
    this.#paused = performance.now();
  }
}
