import { palette } from '../../theme.ts';
import { minus } from '../numbers.ts';
import { type Diagram, frame, grid, note, pointer, tints } from '../shapes.ts';

const image = [
  [0, 1, 2, 1],
  [3, 1, 0, 2],
  [1, 2, 1, 0],
  [0, 1, 3, 1],
];
const filter = [1, 0, -1, 2, 0, -2, 1, 0, -1];
const starts = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;
const table = starts.map(([row, column]) =>
  Array.from({ length: 9 }, (_, k) => image[row + Math.floor(k / 3)]?.[column + (k % 3)] ?? 0),
);
const results = table.map((row) => row.reduce((sum, pixel, k) => sum + pixel * (filter[k] ?? 0), 0));
/** The first result, product by product; where the weight is 0 nothing is written. */
const worked = (table[0] ?? [])
  .flatMap((pixel, k) => (filter[k] ? [pixel * (filter[k] ?? 0)] : []))
  .map((product, i) => (i === 0 ? `${product}` : `${product < 0 ? '−' : '+'} ${Math.abs(product)}`))
  .join(' ');
const small = 19;
const cell = 21;
const left = { table: 98, filter: 300, results: 352 };
const top = 34;

export const im2col: Diagram = {
  title: 'A convolution as one multiplication of tables',
  alt:
    'Left an image of 4 × 4 pixels with its first window of 3 × 3 framed. Middle, a table with one row for each of the four ' +
    `windows, nine pixels in each; the first row is the framed window, ${table[0]?.join(' ')}. Beside it the filter as a ` +
    `column of nine weights, ${minus(filter.join(' '))}. Each row times the column, added up, gives one result: ` +
    `${results.join(', ')}. The first is ${worked} = ${results[0]}.`,
  height: 232,
  draw(pen) {
    note(pen, 'image', [0, top - 14], 'left');
    grid(pen, [0, top], image, { cell: small });
    frame(pen, [0, top], 3, small, { colour: tints[2] });
    note(pen, '4 windows', [0, top + 4 * small + 14], 'left');
    pointer(pen, [4 * small + 3, top + cell / 2], [left.table - 2, top + cell / 2], {
      colour: tints[2],
      width: 2,
    });
    note(pen, 'table: one row for each window', [left.table, top - 14], 'left');
    grid(pen, [left.table, top], table, {
      cell,
      fill: (row) => (row === 0 ? tints[2] : undefined),
      colour: (row) => (row === 0 ? palette.card : palette.ink),
    });
    pen.text('·', [left.filter - 7, top + 2 * cell], { size: 16, weight: 600 });
    note(pen, 'filter', [left.filter + cell / 2, top - 14]);
    grid(
      pen,
      [left.filter, top],
      filter.map((weight) => [weight]),
      { cell, fill: () => tints[1], colour: () => palette.card },
    );
    pen.text('=', [left.filter + cell + 10, top + 2 * cell], { size: 14, weight: 600 });
    note(pen, 'result', [left.results, top - 14]);
    results.forEach((result, i) => {
      pen.text(minus(result), [left.results, top + (i + 0.5) * cell], { size: 14, weight: 600 });
    });
    const middle = left.table + 4.5 * cell;
    note(pen, 'each row times the column, added up', [middle, top + 4 * cell + 28]);
    pen.text('first row:', [middle, top + 4 * cell + 54], { size: 13, colour: tints[2] });
    pen.text(`${worked} = ${results[0]}`, [middle, top + 4 * cell + 74], { size: 14, weight: 600 });
  },
};
