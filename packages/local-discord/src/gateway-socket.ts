/** One connection to the gateway: JSON, plain or compressed in either of Discord's two ways. */
import { constants, createDeflate, type Deflate, deflateSync } from 'node:zlib';
import { WebSocket } from 'ws';

export interface GatewayPayload {
  op: number;
  d: unknown;
  s: number | null;
  t: string | null;
}

export class GatewaySocket {
  /** Payload compression, asked for in `identify`. */
  compressEach = false;
  readonly #webSocket: WebSocket;
  /** Transport compression: one zlib context for the whole connection. */
  readonly #stream: Deflate | undefined;
  #queue: Promise<void> = Promise.resolve();

  constructor(webSocket: WebSocket, compressStream: boolean) {
    this.#webSocket = webSocket;
    if (compressStream) this.#stream = createDeflate();
  }

  send(payload: GatewayPayload): void {
    if (this.#webSocket.readyState !== WebSocket.OPEN) return;
    const text = JSON.stringify(payload);
    if (this.#stream) this.#queue = this.#queue.then(() => this.#sendThrough(this.#stream as Deflate, text));
    else this.#webSocket.send(this.compressEach ? deflateSync(text) : text);
  }

  get open(): boolean {
    return this.#webSocket.readyState === WebSocket.OPEN;
  }

  close(code: number): void {
    this.#webSocket.close(code);
  }

  /** Breaks the connection without a closing handshake, as a failing network does. */
  terminate(): void {
    this.#webSocket.terminate();
  }

  /** Compressed bytes arrive in events, so payloads queue up to stay in order. */
  #sendThrough(stream: Deflate, text: string): Promise<void> {
    const chunks: Buffer[] = [];
    const collect = (chunk: Buffer) => chunks.push(chunk);
    stream.on('data', collect);
    stream.write(text);
    return new Promise((resolve) =>
      stream.flush(constants.Z_SYNC_FLUSH, () => {
        stream.off('data', collect);
        this.#webSocket.send(Buffer.concat(chunks));
        resolve();
      }),
    );
  }
}
