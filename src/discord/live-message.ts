/** A message that is edited while something runs. It shows the newest state. */

/** The interval is well below Discord's limit for edits of one message (discordjs/discord.js#11485). */
export const editIntervalMs = 2_000;

/**
 * Coalesces states into edits, at most one per interval. The first edit waits one interval, so a short run is edited
 * only once; a state that is to be shown at once makes it sooner. The caller that closes it sends the last state itself,
 * without delay. `edit` never runs twice at the same time. Its errors go to `onError`, and the next state is tried as usual.
 */
export class LiveMessage<State> {
  readonly #edit: (state: State) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  readonly #intervalMs: number;
  #closed = false;
  #wake: (() => void) | undefined;
  #hurry: (() => void) | undefined;
  #next: State | undefined;
  #running: Promise<void> | undefined;
  /** Whether the first edit need not wait. */
  #isUrgent = false;
  #isEdited = false;

  constructor(
    edit: (state: State) => Promise<void>,
    onError: (error: unknown) => void,
    intervalMs = editIntervalMs,
  ) {
    this.#edit = edit;
    this.#onError = onError;
    this.#intervalMs = intervalMs;
  }

  /** Shows `state` at the next edit, unless a newer one comes first. `atOnce` spares the first edit its wait. */
  show(state: State, atOnce = false): void {
    if (this.#closed) return;
    this.#next = state;
    if (atOnce && !this.#isUrgent) {
      this.#isUrgent = true;
      if (!this.#isEdited) this.#hurry?.();
    }
    this.#running ??= this.#run();
  }

  /**
   * Drops the pending state and waits for a running edit. Later calls of `show` do nothing. Never rejects.
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
      this.#isEdited = true;
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

  /** Waits one interval. Resolves with false when the message is closed meanwhile. */
  #pause(): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    if (this.#isUrgent && !this.#isEdited) return Promise.resolve(true);
    const timer = setTimeout(resolve, this.#intervalMs, true);
    this.#wake = () => {
      clearTimeout(timer);
      resolve(false);
    };
    this.#hurry = () => {
      clearTimeout(timer);
      resolve(true);
    };
    return promise;
  }
}
