/** What can be drawn, as plain data: it crosses to the drawing process and comes back as a picture. */
import type { TopLevelSpec } from 'vega-lite';

interface VegaDrawing {
  kind: 'vega';
  spec: TopLevelSpec;
}

/** A named network diagram, as lessons ask for it in their front matter. */
interface DiagramDrawing {
  kind: 'diagram';
  name: string;
}

/** A comparison table drawn so that it reads at a glance. */
export interface ComparisonDrawing {
  kind: 'comparison';
  title: string;
  columns: { title: string; colour: string }[];
  rows: { attribute: string; cells: string[] }[];
}

export type Drawing = VegaDrawing | DiagramDrawing | ComparisonDrawing;

/** A drawing with the words that stand for it where it cannot be seen. */
export interface Chart {
  /** File name without directory, ends in .png. */
  name: string;
  /** Alternative text: what is shown and its main numbers; at most 1,000 characters. */
  alt: string;
  drawing: Drawing;
}

/** A chart drawn. */
export interface Picture {
  /** File name, ends in .png. */
  name: string;
  /** Alternative text. */
  alt: string;
  png: Buffer;
}

/** Draws charts outside the bot’s process. */
export interface Renderer {
  /**
   * Throws a UserError when too many charts wait already, and when the process crashes over this chart or takes
   * too long for it; the next chart gets a new process.
   */
  draw(chart: Chart): Promise<Picture>;
  /** Ends the process; charts under way are refused. Calling it again does no harm. */
  close(): Promise<void>;
}
