/** The bot's side of the drawing process: charts go in, pictures come out, one after the other. */

import { describeExit, startChild } from '../processes/child.ts';
import { childEnvironment } from '../processes/environment.ts';
import { residentBytes } from '../processes/memory.ts';
import type { Chart, Picture, Renderer } from '../types/chart.ts';
import type { DrawFailed, Drawn, ToDrawing } from '../types/drawing-protocol.ts';
import { UserError } from '../types/errors.ts';

interface RendererLimits {
  readyMs: number;
  /** For one chart. */
  drawMs: number;
  /** Charts that may wait. */
  waiting: number;
  /** The process is replaced, between two charts, after this many and when it holds more than this. */
  charts: number;
  memoryBytes: number;
}

export interface RendererOptions {
  module?: URL;
  limits?: Partial<RendererLimits>;
  /** Told of a process that ended by itself, with its last output. */
  log?: (sentence: string) => void;
}

const usualLimits: RendererLimits = {
  readyMs: 20_000,
  drawMs: 10_000,
  waiting: 100,
  charts: 1_000,
  memoryBytes: 512 * 1024 * 1024,
};

/** Starts the drawing process at once, so that the first chart does not wait for it. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const module = options.module ?? new URL('../children/drawing.ts', import.meta.url);
  const limits = { ...usualLimits, ...options.limits };
  const log = options.log ?? (() => undefined);
  let artist: RenderProcess | undefined = startRenderProcess(module, limits);
  let waiting = 0;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function drawNow(chart: Chart): Promise<Picture> {
    if (closed)
      throw new UserError('The bot is stopping, so this chart was not drawn. Ask again in a minute.');
    if (artist?.worn()) discard();
    artist ??= startRenderProcess(module, limits);
    try {
      const png = await artist.draw(chart);
      return { name: chart.name, alt: chart.alt, png };
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      log(error.message);
      discard();
      throw new UserError(
        closed
          ? 'The bot is stopping, so this chart was not drawn. Ask again in a minute.'
          : 'This chart could not be drawn: the drawing process stopped. Everything else goes on; ask for it again.',
        { cause: error },
      );
    }
  }

  function discard(): void {
    void artist?.end();
    artist = undefined;
  }

  return {
    draw(chart) {
      if (waiting >= limits.waiting) {
        return Promise.reject(
          new UserError(`${waiting} charts are waiting to be drawn already. Ask again in a minute.`),
        );
      }
      waiting += 1;
      const picture = last
        .then(() => drawNow(chart))
        .finally(() => {
          waiting -= 1;
        });
      last = picture.catch(() => undefined);
      return picture;
    },
    async close() {
      closed = true;
      await artist?.end();
    },
  };
}

interface RenderProcess {
  draw(chart: Chart): Promise<Buffer>;
  /** Whether it has done enough to be replaced, or is gone. */
  worn(): boolean;
  end(): Promise<unknown>;
}

/** The process is of no more use. */
class Broken extends Error {}

function startRenderProcess(module: URL, limits: RendererLimits): RenderProcess {
  let asked = 0;
  let gone = false;
  const child = startChild<ToDrawing, Drawn | DrawFailed>({
    module,
    environment: childEnvironment(),
    readyTimeoutMs: limits.readyMs,
  });
  void child.exit.then(() => {
    gone = true;
  });
  return {
    async draw({ drawing }) {
      await child.ready.catch((error: Error) => {
        throw new Broken(`the drawing process ${error.message}`, { cause: error });
      });
      asked += 1;
      const { promise, resolve, reject } = Promise.withResolvers<Drawn | DrawFailed>();
      child.listen((message) => {
        if (message.id === asked) resolve(message);
      });
      const late = () => reject(new Broken(`the drawing process took over ${limits.drawMs / 1000} s`));
      const timer = setTimeout(late, limits.drawMs);
      void child.exit.then((exit) =>
        reject(new Broken(`the drawing process ${describeExit(exit)}: ${exit.output}`)),
      );
      child.send({ type: 'draw', id: asked, drawing });
      const message = await promise.finally(() => clearTimeout(timer));
      if (message.type === 'drawn') return Buffer.from(message.png);
      throw message.user ? new UserError(message.message) : new Error(message.message);
    },
    worn: () =>
      gone ||
      asked >= limits.charts ||
      (child.pid !== undefined && (residentBytes(child.pid) ?? 0) > limits.memoryBytes),
    end: () => child.end(),
  };
}
