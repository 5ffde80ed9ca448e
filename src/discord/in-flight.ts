/** What is being done at this moment, so that the end can wait for it. */
import { setTimeout as sleep } from 'node:timers/promises';

export class InFlight {
  readonly #promises = new Set<Promise<unknown>>();

  /** @param promise must not reject */
  add(promise: Promise<unknown>): void {
    this.#promises.add(promise);
    void promise.finally(() => this.#promises.delete(promise));
  }

  /** Resolves when everything is settled, or after so many milliseconds. */
  async settled(withinMs: number): Promise<void> {
    const all = Promise.all(this.#promises);
    await Promise.race([all, sleep(withinMs, undefined, { ref: false })]);
  }
}
