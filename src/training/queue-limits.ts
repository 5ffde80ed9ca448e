/** How many jobs one person may have waiting, and when the queue gives a job up. */

export interface QueueLimits {
  /** The most jobs of one user that may wait, voting duels included. */
  queuedPerUser: number;
  /** How often a job may start without an outcome. */
  attempts: number;
  /** Fails a job this long before its token expires, if only the token can edit its message. */
  tokenMarginMs: number;
}

export const defaultLimits: QueueLimits = { queuedPerUser: 5, attempts: 3, tokenMarginMs: 5_000 };
