/** A network so small that a picture can show it: two filters, ReLU, and the sum as the score of “7”. */
import { mixed } from '../../colours.ts';
import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { pixelsOf } from '../convolutional/sliding.ts';

type Rows = readonly (readonly number[])[];

export const side = 7;
/** A seven of 7 × 7 pixels, 1 where there is ink. */
export const tinySeven: Rows = pixelsOf([
  '.......',
  '.#####.',
  '.....#.',
  '....#..',
  '...#...',
  '...#...',
  '.......',
]);
const filters: Rows[] = [
  // A level stroke with nothing below it.
  [
    [0, 0, 0],
    [1, 1, 1],
    [-1, -1, -1],
  ],
  // A slanted stroke.
  [
    [-1, 0, 1],
    [0, 1, 0],
    [1, 0, -1],
  ],
];
const threshold = 1;

const windows = Array.from({ length: side - 2 }, (_, i) => i);

function sumAt(pixels: Rows, filter: Rows, i: number, j: number): number {
  return filter
    .flat()
    .reduce(
      (sum, weight, at) => sum + weight * (pixels[i + Math.floor(at / 3)]?.[j + (at % 3)] ?? 0),
      -threshold,
    );
}

/** The score of “7”: everything that the two filters find. */
export const scoreOf = (pixels: Rows): number =>
  filters.reduce(
    (total, filter) =>
      total +
      windows.reduce(
        (part, i) => part + windows.reduce((sum, j) => sum + Math.max(0, sumAt(pixels, filter, i, j)), 0),
        0,
      ),
    0,
  );

/** The derivative of the score by each pixel: the weights of all windows that are active there. */
export function slopesOf(pixels: Rows): number[][] {
  const slopes = Array.from({ length: side }, () => Array<number>(side).fill(0));
  for (const filter of filters)
    for (const i of windows)
      for (const j of windows) {
        if (sumAt(pixels, filter, i, j) <= 0) continue;
        filter.flat().forEach((weight, at) => {
          const row = slopes[i + Math.floor(at / 3)];
          const column = j + (at % 3);
          if (row) row[column] = (row[column] ?? 0) + weight;
        });
      }
  return slopes;
}

/** The picture without ink in a square. */
export const covered = (pixels: Rows, top: number, left: number, patch: number): number[][] =>
  pixels.map((row, i) =>
    row.map((value, j) => (i >= top && i < top + patch && j >= left && j < left + patch ? 0 : value)),
  );

/** Draws a map, the higher the brighter; 0 is dark. */
export function shade(pen: Pen, [x, y]: Point, rows: Rows, cell: number, colour: string = palette.ink): void {
  const most = Math.max(...rows.flat(), 1e-9);
  rows.forEach((row, i) => {
    row.forEach((value, j) => {
      pen.box(x + j * cell + 0.5, y + i * cell + 0.5, cell - 1, cell - 1, {
        fill: mixed(palette.raised, colour, Math.max(0, value) / most),
        radius: 1.5,
      });
    });
  });
}
