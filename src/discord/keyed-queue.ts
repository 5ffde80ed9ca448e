/** Runs the commands of each person one after the other, so that one person's load delays only themselves. */
import pLimit, { type LimitFunction } from 'p-limit';
import { UserError } from '../types/errors.ts';

/** The most commands of one kind that may wait for one person. */
const mostWaiting = 5;

/** Runs tasks with the same key one after the other, and different keys at the same time. */
export class KeyedQueue {
  readonly #limits = new Map<string, LimitFunction>();

  /** @throws UserError when too many tasks with this key wait already */
  async run<Result>(key: string, run: () => Result | Promise<Result>): Promise<Result> {
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
