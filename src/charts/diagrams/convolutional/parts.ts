/** Parts that the pictures of this folder share. */
import { mixed, readableOn } from '../../colours.ts';
import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { grid, yellow } from '../shapes.ts';
import type { Numbers } from './sliding.ts';

/** A picture of white (1) and dark (0) pixels. */
export function pixelGrid(
  pen: Pen,
  [x, y]: Point,
  rows: Numbers,
  cell: number,
  lit: string = palette.ink,
): void {
  rows.forEach((row, i) => {
    row.forEach((value, j) => {
      pen.box(x + j * cell + 0.5, y + i * cell + 0.5, cell - 1, cell - 1, {
        fill: mixed(palette.raised, lit, Math.max(0, Math.min(1, value))),
        radius: 1.5,
      });
    });
  });
}

/** A map of answers with their numbers: the higher, the brighter; what is not above 0 stays dark. */
export function answerGrid(pen: Pen, at: Point, rows: Numbers, cell: number, high = cell): void {
  const highest = Math.max(...rows.flat(), 1);
  const shade = (i: number, j: number) =>
    mixed(palette.raised, yellow, Math.max(0, rows[i]?.[j] ?? 0) / highest);
  grid(
    pen,
    at,
    rows.map((row) => [...row]),
    {
      cell,
      high,
      fill: shade,
      colour: (i, j) => ((rows[i]?.[j] ?? 0) > 0 ? readableOn(shade(i, j)) : palette.muted),
    },
  );
}

/** Empty cells, those for which `lit` holds in a colour. */
export function plainGrid(
  pen: Pen,
  [x, y]: Point,
  [rows, columns]: readonly [rows: number, columns: number],
  cell: number,
  lit: (row: number, column: number) => boolean = () => false,
  colour: string = yellow,
): void {
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      pen.box(x + j * cell + 0.5, y + i * cell + 0.5, cell - 1, cell - 1, {
        fill: lit(i, j) ? colour : palette.raised,
        colour: palette.edge,
        width: 1,
        radius: 1,
      });
}
