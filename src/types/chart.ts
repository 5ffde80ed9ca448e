/** Charts as plain data. The drawing process turns them into pictures. */
import type { TopLevelSpec } from 'vega-lite';
import type { Board } from './board.ts';
import type { Prediction } from './prediction.ts';
import type { Sheet } from './sheet.ts';
import type { DatasetName } from './training.ts';

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

interface BoardDrawing {
  kind: 'board';
  board: Board;
}

/** A GIF that plays once and stops on its last board. */
export interface AnimationDrawing {
  kind: 'animation';
  boards: Board[];
}

/** An input as networks saw it with their answers, and below it the same input changed. */
export interface PredictionDrawing {
  kind: 'prediction';
  title: string;
  /** A line below the title that says how to read the picture. */
  remark: string;
  networks: { name: string; colour: string }[];
  prediction: Prediction;
}

/** Some examples of a data set, which the drawing process reads itself. */
interface ExamplesDrawing {
  kind: 'examples';
  dataset: DatasetName;
}

interface SheetDrawing {
  kind: 'sheet';
  sheet: Sheet;
}

/** Sheets as a GIF, like an animation. */
interface FilmDrawing {
  kind: 'film';
  sheets: Sheet[];
}

export type Drawing =
  | VegaDrawing
  | DiagramDrawing
  | ComparisonDrawing
  | BoardDrawing
  | AnimationDrawing
  | ExamplesDrawing
  | SheetDrawing
  | FilmDrawing
  | PredictionDrawing;

/** A drawing with its alternative text. */
export interface Chart {
  /** File name without directory, ends in .png, or in .gif for an animation. */
  name: string;
  /** Alternative text: what is shown and its main numbers; at most 1,000 characters. */
  alt: string;
  drawing: Drawing;
}

/** A rendered chart. */
export interface Picture {
  /** File name, ends in .png or .gif. */
  name: string;
  /** Alternative text. */
  alt: string;
  data: Buffer;
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
