/** Whoever sends many commands waits for themselves, not others for them. */
import pLimit, { type LimitFunction } from 'p-limit';
import { UserError } from '../types/errors.ts';

/** Commands of one kind that a person may have waiting behind the one that is answered. */
const mostWaiting = 5;

/** Runs what belongs to one key one after the other; different keys do not wait for each other. */
export class Turns {
  readonly #limits = new Map<string, LimitFunction>();

  /** @throws UserError when too many with this key are waiting already */
  async take<Result>(key: string, run: () => Result | Promise<Result>): Promise<Result> {
    const limit = this.#limits.get(key) ?? pLimit(1);
    if (limit.pendingCount >= mostWaiting)
      throw new UserError(
        `You have ${mostWaiting} more of these commands waiting. Wait for an answer, then try again.`,
      );
    this.#limits.set(key, limit);
    try {
      return await limit(run);
    } finally {
      if (limit.activeCount + limit.pendingCount === 0) this.#limits.delete(key);
    }
  }
}
