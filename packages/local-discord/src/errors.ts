/** Discord's errors, as its REST API reports them. */
import { errorTree, type Problem } from './validation/problems.ts';

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: number;
  /** Nested by path as Discord does: `{ data: { content: { _errors: [{ code, message }] } } }`. */
  readonly errors: object | undefined;

  constructor(status: number, code: number, message: string, errors?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  toJSON(): object {
    return { message: this.message, code: this.code, ...(this.errors && { errors: this.errors }) };
  }
}

export const unauthorized = () => new ApiError(401, 0, '401: Unauthorized');
export const notFound = (what: string) => new ApiError(404, 0, `404: Not Found (${what})`);
export const unknownChannel = () => new ApiError(404, 10003, 'Unknown Channel');
export const unknownGuild = () => new ApiError(404, 10004, 'Unknown Guild');
export const unknownMember = () => new ApiError(404, 10007, 'Unknown Member');
export const unknownMessage = () => new ApiError(404, 10008, 'Unknown Message');
export const unknownUser = () => new ApiError(404, 10013, 'Unknown User');
export const unknownWebhook = () => new ApiError(404, 10015, 'Unknown Webhook');
export const unknownInteraction = () => new ApiError(404, 10062, 'Unknown interaction');
export const unknownCommand = () => new ApiError(404, 10063, 'Unknown application command');
export const tooLarge = () => new ApiError(413, 40005, 'Request entity too large');
export const alreadyAcknowledged = () =>
  new ApiError(400, 40060, 'Interaction has already been acknowledged.');
export const tooManyFollowUps = () =>
  new ApiError(400, 40094, 'This interaction has reached the maximum number of follow up messages');
export const missingAccess = () => new ApiError(403, 50001, 'Missing Access');
export const notYourMessage = () =>
  new ApiError(403, 50005, 'Cannot edit a message authored by another user');
export const missingPermissions = () => new ApiError(403, 50013, 'Missing Permissions');
export const wrongChannelType = () => new ApiError(400, 50024, 'Cannot execute action on this channel type');
export const expiredToken = () => new ApiError(401, 50027, 'Invalid Webhook Token');
export const threadExists = () =>
  new ApiError(400, 160004, 'A thread has already been created for this message');
/** A request that Discord refuses for what stands in it. */
export class InvalidForm extends ApiError {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(400, 50035, 'Invalid Form Body', errorTree(problems));
    this.problems = problems;
  }
}
