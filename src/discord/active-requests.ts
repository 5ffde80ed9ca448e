/** Counts the requests that run for each person. A person's data is erased only while no other request of theirs runs. */
export class ActiveRequests {
  readonly #busy = new Map<string, { working: number; waiting: Set<() => void> }>();

  /** Counts `work` as a request of the person until it ends or fails. */
  async track<T>(userId: string, work: () => Promise<T> | T): Promise<T> {
    const state = this.#busy.get(userId) ?? { working: 0, waiting: new Set() };
    this.#busy.set(userId, state);
    state.working += 1;
    try {
      return await work();
    } finally {
      state.working -= 1;
      if (state.working === 0) this.#busy.delete(userId);
      this.#wake(state);
    }
  }

  /**
   * Call it inside `track`. Waits until every request of the person has ended or waits here too.
   * @returns false when that takes longer than `withinMs`
   */
  waitUntilAlone(userId: string, withinMs: number): Promise<boolean> {
    const state = this.#busy.get(userId);
    if (!state) return Promise.resolve(true);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const settle = (isAlone: boolean) => {
      clearTimeout(timer);
      state.waiting.delete(ready);
      resolve(isAlone);
    };
    const ready = () => settle(true);
    const timer = setTimeout(settle, withinMs, false);
    state.waiting.add(ready);
    this.#wake(state);
    return promise;
  }

  #wake({ working, waiting }: { working: number; waiting: Set<() => void> }): void {
    if (waiting.size >= working) for (const ready of [...waiting]) ready();
  }
}
