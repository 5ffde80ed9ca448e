/** The child's side of the requests that `RpcChild` sends. */
import { UserError } from '../types/errors.ts';
import type { Ready, RpcRequest, RpcResponse } from '../types/rpc-protocol.ts';
import { followParent } from './orphan.ts';

/** Answers each request with what `handle` returns or throws, ends with the parent, and reports that it is ready. */
export function serveRpc<Params extends object, Result>(
  handle: (params: Params) => Result | Promise<Result>,
): void {
  process.on('message', async (request: RpcRequest<Params>) => {
    const { id } = request;
    try {
      send<Result>({ type: 'done', id, result: await handle(request) });
    } catch (error) {
      const user = error instanceof UserError;
      const message = error instanceof Error ? (!user && error.stack) || error.message : String(error);
      send({ type: 'failed', id, message, user });
    }
  });
  followParent();
  send({ type: 'ready' });
}

function send<Result>(message: Ready | RpcResponse<Result>): void {
  // The callback takes the error of a channel that has just closed. Then 'disconnect' ends this process.
  if (process.connected) process.send?.(message, () => undefined);
}
