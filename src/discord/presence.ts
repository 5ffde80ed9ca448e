/** Who is being answered at this moment: nobody may be erased while something of theirs is still to be stored. */
export class Presence {
  readonly #busy = new Map<string, { working: number; waiting: Set<() => void> }>();

  /** Counts the person as busy until the work has ended, however it ends. */
  async during<T>(userId: string, work: () => Promise<T> | T): Promise<T> {
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
   * To be called inside `during`: resolves as soon as all that is under way for the person waits here as well.
   * @returns false when that does not come within the time
   */
  alone(userId: string, withinMs: number): Promise<boolean> {
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
