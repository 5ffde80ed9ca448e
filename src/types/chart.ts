/** Charts as plain data. The drawing process turns them into pictures. */
import type { TopLevelSpec } from 'vega-lite';

interface VegaDrawing {
  kind: 'vega';
  spec: TopLevelSpec;
}

/** A network diagram by name; lessons name it in their front matter. */
interface DiagramDrawing {
  kind: 'diagram';
  name: string;
}

/** A comparison table as a picture. */
export interface ComparisonDrawing {
  kind: 'comparison';
  title: string;
  columns: { title: string; colour: string }[];
  rows: { attribute: string; cells: string[] }[];
}

export type Drawing = VegaDrawing | DiagramDrawing | ComparisonDrawing;

/** A drawing with its alternative text. */
export interface Chart {
  /** File name without directory, ends in .png. */
  name: string;
  /** Alternative text: what is shown and its main numbers; at most 1,000 characters. */
  alt: string;
  drawing: Drawing;
}

/** A rendered chart. */
export interface Picture {
  /** File name, ends in .png. */
  name: string;
  /** Alternative text. */
  alt: string;
  png: Buffer;
}

/** Draws charts in a child process. */
export interface Renderer {
  /**
   * @throws UserError where too many charts wait, or where the process crashes or times out. The next chart then gets a
   * new process.
   */
  draw(chart: Chart): Promise<Picture>;
  /** Ends the process and rejects pending charts. Calling it again does no harm. */
  close(): Promise<void>;
}
