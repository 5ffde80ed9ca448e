/** A sheet: small heat maps, bars and texts under a title, each at its place. Lengths are logical pixels. */

/**
 * `light`: from black to white. `diverging`: dark blue below zero, grey at zero, bright yellow above it, so that order is
 * seen without colour too. `warm`: orange over a grey picture.
 */
export type MapScale = 'light' | 'diverging' | 'warm';

type Place = readonly [x: number, y: number];

export interface SheetMap {
  kind: 'map';
  at: Place;
  size: readonly [wide: number, high: number];
  rows: number;
  columns: number;
  scale: MapScale;
  /** One byte a cell, row by row, in base64. 0 is the lowest value of the scale, 255 the highest. */
  levels: string;
  /** For `warm`: the grey picture below, as `levels`. */
  over?: string;
}

export interface SheetText {
  kind: 'text';
  text: string;
  /** The middle of its height; `align` says which end of the line lies here. */
  at: Place;
  align?: 'left' | 'center' | 'right';
  tone?: 'strong' | 'plain' | 'muted';
}

export interface SheetBar {
  kind: 'bar';
  at: Place;
  size: readonly [wide: number, high: number];
  colour: string;
}

/** A thin line between two places, with an arrowhead at the second one where `head` is set. */
export interface SheetLine {
  kind: 'line';
  from: Place;
  to: Place;
  head?: true;
}

/** A strip with all colours of a scale between two words. */
export interface SheetLegend {
  kind: 'legend';
  at: Place;
  scale: MapScale;
  low: string;
  high: string;
}

/** Words in lines, each on a background that is the brighter the higher its level, 0…255. */
export interface SheetWords {
  kind: 'words';
  at: Place;
  size: readonly [wide: number, high: number];
  words: string[];
  levels: number[];
}

export type SheetPiece = SheetMap | SheetText | SheetBar | SheetLine | SheetLegend | SheetWords;

export interface Sheet {
  title: string;
  /** A line below the title that says how to read the picture. */
  remark: string;
  pieces: SheetPiece[];
}
