/** The promises that are pending now, so that a shutdown can wait for them. */
import { setTimeout as sleep } from 'node:timers/promises';

export class InFlight {
  readonly #promises = new Set<Promise<unknown>>();

  /** @param promise must not reject */
  add(promise: Promise<unknown>): void {
    this.#promises.add(promise);
    void promise.finally(() => this.#promises.delete(promise));
  }

  /** Resolves when all promises are settled, at the latest after `withinMs`. */
  async settled(withinMs: number): Promise<void> {
    const all = Promise.all(this.#promises);
    await Promise.race([all, sleep(withinMs, undefined, { ref: false })]);
  }
}
