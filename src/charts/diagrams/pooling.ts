import { palette } from '../theme.ts';
import { type Diagram, frame, grid, note, segment, tints } from './shapes.ts';

const cell = 34;
/** The map of the lesson. */
const input = [
  [1, 3, 2, 0],
  [2, 0, 1, 5],
  [0, 4, 1, 1],
  [1, 2, 3, 3],
];
const quadrant = (i: number, j: number): number => 2 * Math.floor(i / 2) + Math.floor(j / 2);

/** Applies `pick` to each 2×2 window; the windows stand side by side. */
const pooled = (pick: (window: number[]) => number): number[][] =>
  [0, 1].map((i) =>
    [0, 1].map((j) => pick(input.flat().filter((_, k) => quadrant(Math.floor(k / 4), k % 4) === 2 * i + j))),
  );
const largest = pooled((window) => Math.max(...window));
const mean = pooled((window) => window.reduce((sum, value) => sum + value, 0) / window.length);

const written = (rows: number[][]): string => rows.map((row) => row.join(' ')).join(' / ');

export const poolingDiagram: Diagram = {
  title: 'Pooling makes one number of each 2×2 window',
  alt:
    `A 4×4 map in four coloured 2×2 windows side by side, rows ${written(input)}. Max pooling keeps the largest number, ` +
    `framed in each window, and gives ${written(largest)}; average pooling takes the mean and gives ${written(mean)}.`,
  height: 188,
  draw(pen) {
    const left = 12;
    const top = 26;
    const right = 288;
    const tint = (i: number, j: number) => tints[quadrant(i, j)] ?? palette.raised;
    const dark = () => palette.card;
    note(pen, '2×2 windows, side by side', [left + 2 * cell, 8]);
    grid(pen, [left, top], input, { cell, fill: tint, colour: dark });
    largest.flat().forEach((most, window) => {
      const at = input
        .flat()
        .findIndex((value, k) => value === most && quadrant(Math.floor(k / 4), k % 4) === window);
      frame(pen, [left + (at % 4) * cell + 3, top + Math.floor(at / 4) * cell + 3], 1, cell - 6, {
        colour: palette.card,
        width: 2,
      });
    });
    const small = { cell, fill: (i: number, j: number) => tint(2 * i, 2 * j), colour: dark };
    grid(pen, [right, 8], largest, small);
    grid(pen, [right, 110], mean, small);
    const from = left + 4 * cell + 10;
    const split = from + 20;
    const middle = top + 2 * cell;
    segment(pen, [from, middle], [split, middle]);
    for (const [y, name] of [
      [42, 'max pooling'],
      [144, 'average pooling'],
    ] as const) {
      pen.arrow([
        [split, middle],
        [split, y],
        [right - 8, y],
      ]);
      pen.text(name, [(split + right) / 2, y - 10], { weight: 600 });
    }
  },
};
