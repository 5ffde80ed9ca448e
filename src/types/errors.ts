/** An error that a learner may read. The message says what is wrong and what to do. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}
