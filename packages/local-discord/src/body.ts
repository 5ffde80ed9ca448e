/** Bodies of HTTP requests, up to a limit. */
import type { IncomingMessage } from 'node:http';

/** The body is larger than the server takes. */
export class BodyTooLarge extends Error {}

/** The whole body. @throws BodyTooLarge beyond `mostBytes`; what follows is then thrown away unread */
export async function readBytes(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // The stream stays open at an early end, so that the answer still finds its way out.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) {
      request.resume();
      throw new BodyTooLarge(`The request is larger than ${mostBytes} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
