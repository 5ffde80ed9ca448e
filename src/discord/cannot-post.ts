/** What keeps a message from being posted for good, as an error that whoever posts can tell from others. */

export type PostingProblem = 'gone' | 'forbidden' | 'locked';

/** The place is not usable, and trying again will not help. */
export class CannotPostError extends Error {
  override readonly name = 'StageError';
  readonly problem: PostingProblem;
  /** The permissions that are known to be missing, as Discord writes them. */
  readonly missing: readonly string[];

  constructor(problem: PostingProblem, options: ErrorOptions & { missing?: readonly string[] } = {}) {
    super(`The channel is ${problem}`, options);
    this.problem = problem;
    this.missing = options.missing ?? [];
  }
}
