/** The error for a message that can never be posted. */

export type PostingProblem = 'gone' | 'forbidden' | 'locked';

/** The channel cannot be used, and another attempt would fail too. */
export class CannotPostError extends Error {
  override readonly name = 'CannotPostError';
  readonly problem: PostingProblem;
  /** Discord's names of the permissions that are known to be missing. */
  readonly missing: readonly string[];

  constructor(problem: PostingProblem, options: ErrorOptions & { missing?: readonly string[] } = {}) {
    super(`The channel is ${problem}`, options);
    this.problem = problem;
    this.missing = options.missing ?? [];
  }
}
