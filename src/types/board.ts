/** A board: examples of a data set in a picture, with or without what a network says to them. */
import type { Sample } from './recording.ts';

export interface BoardItem {
  sample: Sample;
  /** The index of the true class, or the true value. */
  truth: number;
  /** What the network says; absent where the examples alone are shown. */
  guess?: number;
  /** The probability of the guess, 0…1; absent for a forecast. */
  confidence?: number;
}

export interface Board {
  title: string;
  /** A line below the title that says how to read the picture. */
  remark: string;
  /** The colour of the network; absent where no network is shown. */
  colour?: string;
  /** How far training is, 0…1; absent where it is not shown. */
  progress?: number;
  /**
   * `grid`: images in two rows of four. `rows`: eight messages or sequences below each other. `texts`: four messages in
   * full. `curve`: values of consecutive days. `days`: six single days.
   */
  layout: 'grid' | 'rows' | 'texts' | 'curve' | 'days';
  items: BoardItem[];
  /** The names of the classes; empty for values. */
  labels: string[];
  unit?: string;
}
