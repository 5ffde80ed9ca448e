/** Remembers interaction ids, because Discord may send an interaction twice when a connection is resumed. */

/** More ids than arrive on one connection in the fifteen minutes that an interaction is valid. */
const defaultMaxSize = 20_000;

export class SeenInteractions {
  readonly #ids = new Set<string>();
  readonly #most: number;

  constructor(most = defaultMaxSize) {
    this.#most = most;
  }

  /** Whether the id is new. Stores it, and drops the oldest id above the limit. */
  isFirst(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const [oldest] = this.#ids.size > this.#most ? this.#ids : [];
    if (oldest !== undefined) this.#ids.delete(oldest);
    return true;
  }
}
