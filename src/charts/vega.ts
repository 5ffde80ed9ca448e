/** Vega-Lite specifications onto a canvas. Loading it takes a quarter of a second: import it when needed. */
import type { Canvas } from 'canvas';
import { type LoggerInterface, parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { pixelRatio } from './theme.ts';

/** Vega logs its failures and goes on with half a picture; these loggers keep them, so that a picture is whole or an error. */
class Complaints implements LoggerInterface {
  readonly errors: string[] = [];

  level(level: number): this;
  level(): number;
  level(level?: number): this | number {
    return level === undefined ? 0 : this;
  }

  error(...args: readonly unknown[]): this {
    this.errors.push(args.map(String).join(' '));
    return this;
  }

  warn(): this {
    return this;
  }

  info(): this {
    return this;
  }

  debug(): this {
    return this;
  }

  raise(): void {
    if (this.errors.length > 0) throw new Error(`Chart specification failed: ${this.errors.join('; ')}`);
  }
}

/** Draws a specification at double resolution on a transparent canvas of its own size. Throws on any error in it. */
export async function vegaCanvas(spec: TopLevelSpec): Promise<Canvas> {
  const complaints = new Complaints();
  const view = new View(parse(compile(spec, { logger: complaints }).spec), {
    renderer: 'none',
    logger: complaints,
  });
  try {
    const canvas = await view.toCanvas(pixelRatio);
    complaints.raise();
    return canvas as unknown as Canvas;
  } finally {
    view.finalize();
  }
}
