/** The bot's side of the drawing process: it takes charts and returns pictures, one after the other. */

import PQueue from 'p-queue';
import { childEnvironment } from '../processes/environment.ts';
import { RpcError } from '../processes/rpc-child.ts';
import { RpcPool } from '../processes/rpc-pool.ts';
import type { Drawing, Renderer } from '../types/chart.ts';
import { UserError } from '../types/errors.ts';

interface RendererLimits {
  readyMs: number;
  /** Time limit of one chart. */
  drawMs: number;
  /** Most charts that may wait. */
  waiting: number;
  /** The process is replaced after this many charts, and when it holds more memory than this. */
  charts: number;
  memoryBytes: number;
}

export interface RendererOptions {
  module?: URL;
  limits?: Partial<RendererLimits>;
  /** Called with each failure of the process, with its last output. */
  log?: (sentence: string) => void;
}

const defaultLimits: RendererLimits = {
  readyMs: 20_000,
  drawMs: 10_000,
  waiting: 100,
  charts: 1_000,
  memoryBytes: 512 * 1024 * 1024,
};

/** Starts the drawing process at once, so that the first chart does not wait for it. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const limits = { ...defaultLimits, ...options.limits };
  const queue = new PQueue({ concurrency: 1 });
  const pool = new RpcPool<{ drawing: Drawing }, Uint8Array>({
    name: 'drawing process',
    module: options.module ?? new URL('../children/drawing.ts', import.meta.url),
    environment: childEnvironment(),
    readyTimeoutMs: limits.readyMs,
    limits: { timeoutMs: limits.drawMs },
    replaceAfter: { requests: limits.charts, memoryBytes: limits.memoryBytes },
    log: options.log,
  });
  pool.warm();

  return {
    async draw({ name, alt, drawing }) {
      const waiting = queue.size + queue.pending;
      if (waiting >= limits.waiting)
        throw new UserError(`${waiting} charts are waiting to be drawn already. Ask again in a minute.`);
      // An animation takes some hundred milliseconds, for which nobody else shall wait.
      const priority = drawing.kind === 'animation' ? -1 : 0;
      const data = await queue.add(() => pool.request({ drawing }), { priority }).catch(explain);
      return { name, alt, data: Buffer.from(data) };
    },
    close: () => pool.close(),
  };
}

function explain(error: unknown): never {
  if (!(error instanceof RpcError)) throw error;
  throw new UserError(
    error.fault === 'closed'
      ? 'The bot is stopping, so this chart was not drawn. Ask again in a minute.'
      : 'This chart could not be drawn: the drawing process stopped. Everything else goes on; ask for it again.',
    { cause: error },
  );
}
