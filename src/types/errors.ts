/** A failure that a learner may read: the message says what is wrong and what to do about it. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}
