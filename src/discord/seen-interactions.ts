/** Tells what was met before: Discord may send the same interaction twice when a connection is resumed. */

/** More than arrive within the fifteen minutes that an interaction lives, on one connection. */
const usualMost = 20_000;

export class SeenInteractions {
  readonly #ids = new Set<string>();
  readonly #most: number;

  constructor(most = usualMost) {
    this.#most = most;
  }

  /** Whether this is the first time; of old ones the oldest are forgotten. */
  isFirst(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const [oldest] = this.#ids.size > this.#most ? this.#ids : [];
    if (oldest !== undefined) this.#ids.delete(oldest);
    return true;
  }
}
