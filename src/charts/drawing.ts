/** The bot's side of the drawing processes: one draws charts, one after the other, and another one animations. */

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
  /** Most charts that may wait, and most animations. */
  waiting: number;
  /** The process is replaced after this many charts, and when it holds more memory than this. */
  charts: number;
  memoryBytes: number;
}

export interface RendererOptions {
  /** The program of both processes, in tests. */
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

/** A process for animations without one to draw ends after this time. */
const idleMs = 60_000;

/** Starts the drawing process at once, so that the first chart does not wait for it. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const charts = createStudio('drawing.ts', options);
  // An animation takes most of a second. Nobody else shall wait for that.
  const animations = createStudio('animating.ts', options, idleMs);
  charts.pool.warm();
  return {
    async draw({ name, alt, drawing }) {
      const { draw } = drawing.kind === 'animation' || drawing.kind === 'film' ? animations : charts;
      return { name, alt, data: await draw(drawing) };
    },
    close: async () => void (await Promise.all([charts, animations].map(({ pool }) => pool.close()))),
  };
}

/** A process that draws, and what waits for it. */
function createStudio(program: string, options: RendererOptions, idle?: number) {
  const limits = { ...defaultLimits, ...options.limits };
  const queue = new PQueue({ concurrency: 1 });
  const pool = new RpcPool<{ drawing: Drawing }, Uint8Array>({
    name: 'drawing process',
    module: options.module ?? new URL(`../children/${program}`, import.meta.url),
    environment: childEnvironment(),
    readyTimeoutMs: limits.readyMs,
    limits: { timeoutMs: limits.drawMs },
    replaceAfter: { requests: limits.charts, memoryBytes: limits.memoryBytes },
    idleMs: idle,
    log: options.log,
  });
  async function draw(drawing: Drawing): Promise<Buffer> {
    const waiting = queue.size + queue.pending;
    if (waiting >= limits.waiting)
      throw new UserError(`${waiting} charts are waiting to be drawn already. Ask again in a minute.`);
    return Buffer.from(await queue.add(() => pool.request({ drawing })).catch(explain));
  }
  return { pool, draw };
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
