/** The messages between the bot and a child process, over Node's IPC with advanced serialisation. */

/** Sent once, when the child accepts requests. */
export interface Ready {
  type: 'ready';
}

/** The bot chooses the id, and the response carries it back. Responses may come in another order than requests. */
export type RpcRequest<Params extends object> = Params & { id: number };

export interface RpcResult<Result> {
  type: 'done';
  id: number;
  result: Result;
}

export interface RpcFailure {
  type: 'failed';
  id: number;
  message: string;
  /** Whether a user may read the message. */
  user: boolean;
}

export type RpcResponse<Result> = RpcResult<Result> | RpcFailure;
