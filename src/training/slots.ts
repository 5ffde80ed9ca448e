/** The places in which this machine computes. A measurement takes one of them, or all, from the trainings. */
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 100;

export class Slots {
  /** How many trainings run at the same time where nothing is measured. */
  readonly #total: number;
  #taken = 0;

  constructor(total: number) {
    this.#total = total;
  }

  /** Places that a measurement holds or waits for. No training begins in them. */
  get taken(): number {
    return this.#taken;
  }

  /**
   * Takes one place, or all of them for a measurement of time. Resolves once no training runs in it; dispose of the
   * result to give it back.
   * @param running counts the trainings that run now
   * @throws the signal's reason when it is aborted before
   */
  async take(what: 'one' | 'all', running: () => number, signal: AbortSignal): Promise<Disposable> {
    const count = what === 'all' ? this.#total : 1;
    this.#taken += count;
    try {
      while (running() > Math.max(0, this.#total - this.#taken)) await sleep(pollMs, undefined, { signal });
    } catch (error) {
      this.#taken -= count;
      throw error;
    }
    return {
      [Symbol.dispose]: () => {
        this.#taken -= count;
      },
    };
  }
}
