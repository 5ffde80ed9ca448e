import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { decimals, mean, spread } from '../numbers.ts';
import { type Diagram, grid, note, pointer, tints } from '../shapes.ts';
import { bold } from './parts.ts';

/** Two examples, four units each. */
const rows = [
  [1, 3, 5, 7],
  [10, 30, 50, 70],
];
const names = ['A', 'B'];
const scaled = (values: readonly number[]) => values.map((value) => (value - mean(values)) / spread(values));
const turned = (table: readonly number[][]) =>
  (table[0] ?? []).map((_, j) => table.map((row) => row[j] ?? 0));
const byExample = rows.map(scaled);
const byUnit = turned(turned(rows).map(scaled));

const cell = 38;
const show = (table: number[][]) =>
  table.map((row) => row.map((value) => decimals(value, Number.isInteger(value) ? 0 : 2)));
const said = (table: number[][]) =>
  show(table)
    .map((row, i) => `${names[i]}: ${row.join(', ')}`)
    .join('; ');

export const layerNormDiagram: Diagram = {
  title: 'Layer norm works by row, batch norm by column',
  alt:
    `Two examples in rows, four units in columns. ${names.map((name, i) => `${name}: ${rows[i]?.join(', ')}`).join('; ')}. ` +
    `Layer normalisation takes mean and spread along each row, of one example: ${said(byExample)}, so A and B become the same. ` +
    `Batch normalisation takes them down each column, over the examples: ${said(byUnit)}.`,
  height: 244,
  draw(pen) {
    note(pen, 'what a layer of four units gives', [184, 8]);
    const middle: Point = [184 - 2 * cell, 20];
    grid(pen, middle, rows, { cell });
    names.forEach((name, i) => {
      pen.text(`example ${name}`, [middle[0] - 12, middle[1] + (i + 0.5) * cell], {
        align: 'right',
        ...bold,
      });
    });
    const half = 4 * cell;
    side(pen, 0, 'layer norm', 'mean along each row', byExample, (i) => tints[i] ?? palette.raised);
    side(
      pen,
      368 - half,
      'batch norm',
      'mean down each column',
      byUnit,
      (_, j) => tints[j] ?? palette.raised,
    );
  },
};

function side(
  pen: Pen,
  x: number,
  name: string,
  how: string,
  table: number[][],
  fill: (row: number, column: number) => string,
): void {
  const middle = x + 2 * cell;
  pointer(pen, [middle + (x === 0 ? 44 : -44), 98], [middle, 114], { width: 2 });
  pen.text(name, [middle, 126], bold);
  note(pen, how, [middle, 143]);
  grid(pen, [x, 158], show(table), { cell, fill, colour: () => palette.card });
}
