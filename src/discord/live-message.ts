/** A message that changes while something runs: the newest state wins. */

/** Discord limits edits of one message; this keeps well below (discordjs/discord.js#11485). */
export const editIntervalMs = 2_000;

/**
 * Coalesces states into edits: the first after one interval, so that what is over sooner is edited once,
 * then at most one per interval. Who closes it sends the last state, which need not wait for the pace.
 * `edit` builds and sends the message and is never called twice at a time. What it throws goes to `onError`; the next
 * state is tried as if nothing had happened.
 */
export class LiveMessage<State> {
  readonly #edit: (state: State) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  readonly #intervalMs: number;
  #closed = false;
  #wake: (() => void) | undefined;
  #next: State | undefined;
  #running: Promise<void> | undefined;

  constructor(
    edit: (state: State) => Promise<void>,
    onError: (error: unknown) => void,
    intervalMs = editIntervalMs,
  ) {
    this.#edit = edit;
    this.#onError = onError;
    this.#intervalMs = intervalMs;
  }

  /** Shows `state` when the pace allows, unless a newer one comes first. */
  show(state: State): void {
    if (this.#closed) return;
    this.#next = state;
    this.#running ??= this.#run();
  }

  /**
   * Forgets what was not shown yet and waits for an edit in flight; later calls of `show` are ignored. Never rejects.
   */
  async close(): Promise<void> {
    this.#closed = true;
    this.#wake?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#next !== undefined && !this.#closed && (await this.#pause())) {
      const state = this.#next;
      this.#next = undefined;
      await this.#try(state);
    }
    this.#running = undefined;
  }

  async #try(state: State): Promise<void> {
    try {
      await this.#edit(state);
    } catch (error) {
      this.#onError(error);
    }
  }

  /** False when it was closed meanwhile. */
  #pause(): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(resolve, this.#intervalMs, true);
    this.#wake = () => {
      clearTimeout(timer);
      resolve(false);
    };
    return promise;
  }
}
