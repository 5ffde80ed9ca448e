import { setImmediate } from 'node:timers/promises';
import type { Progress } from '../../types/training.ts';

/** TensorFlow's calls block: without a pause now and then, no message gets through to cancel them. */
const pauseEveryMs = 50;
const reportEveryMs = 100;

/** Lets a long computation breathe: other work gets its turn, cancelling takes effect, progress is told. */
export class ProgressThrottle {
  readonly #signal: AbortSignal | undefined;
  readonly #report: ((progress: Progress) => void) | undefined;
  #paused = performance.now();
  #reported = Number.NEGATIVE_INFINITY;

  constructor(signal?: AbortSignal, report?: (progress: Progress) => void) {
    this.#signal = signal;
    this.#report = report;
  }

  /** Whether it is time for `pause`. */
  get due(): boolean {
    return performance.now() - this.#paused >= pauseEveryMs;
  }

  /** Tells a change of phase at once. @throws the signal's reason if the job has been cancelled. */
  announce(progress: Progress): void {
    this.#signal?.throwIfAborted();
    this.#reported = performance.now();
    this.#report?.(progress);
  }

  /** @throws the signal's reason if the job has been cancelled. */
  async pause(progress: Progress): Promise<void> {
    if (performance.now() - this.#reported >= reportEveryMs) this.announce(progress);
    await setImmediate();
    this.#signal?.throwIfAborted();
    this.#paused = performance.now();
  }
}
