/** Renders Vega-Lite specifications. Loading this module takes a quarter of a second, so import it when needed. */
import type { Canvas } from 'canvas';
import { type LoggerInterface, parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { pixelRatio } from './theme.ts';

/** Collects Vega's errors. Vega only logs them and would return an incomplete picture. */
class ErrorCollector implements LoggerInterface {
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

  throwIfAny(): void {
    if (this.errors.length > 0) throw new Error(`Chart specification failed: ${this.errors.join('; ')}`);
  }
}

/** Draws a specification at double resolution on a transparent canvas of its size. @throws Error if it is invalid */
export async function vegaCanvas(spec: TopLevelSpec): Promise<Canvas> {
  const collector = new ErrorCollector();
  const view = new View(parse(compile(spec, { logger: collector }).spec), {
    renderer: 'none',
    logger: collector,
  });
  try {
    const canvas = await view.toCanvas(pixelRatio);
    collector.throwIfAny();
    return canvas as unknown as Canvas;
  } finally {
    view.finalize();
  }
}
