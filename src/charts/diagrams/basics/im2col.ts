import { palette } from '../../theme.ts';
import { type Diagram, frame, grid, note, tints } from '../shapes.ts';
import { minus } from './plane.ts';

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
const small = 20;
const cell = 23;
const left = { table: 112, results: 342 };
const top = { image: 44, table: 44, filter: 172 };

export const im2col: Diagram = {
  title: 'A convolution as one multiplication of tables',
  alt:
    'Left an image of 4 × 4 pixels with its first window of 3 × 3 framed. Middle, a table with one row for each of the four ' +
    `windows, nine pixels in each; the first row is the framed window, ${table[0]?.join(' ')}. Below it the nine weights of ` +
    `the filter, ${minus(filter.join(' '))}, one under each column. Each row times the weights, added up, gives one result: ` +
    `${results.join(', ')}.`,
  height: 236,
  draw(pen) {
    note(pen, 'image', [0, top.image - 14], 'left');
    grid(pen, [0, top.image], image, { cell: small });
    frame(pen, [0, top.image], 3, small, { colour: tints[2] });
    note(pen, '4 windows', [0, top.image + 4 * small + 14], 'left');
    pen.arrow(
      [
        [4 * small + 5, top.table + cell / 2],
        [left.table - 4, top.table + cell / 2],
      ],
      { colour: tints[2], width: 2 },
    );
    note(pen, 'table: one row for each window', [left.table, top.table - 14], 'left');
    grid(pen, [left.table, top.table], table, {
      cell,
      fill: (row) => (row === 0 ? tints[2] : undefined),
      colour: (row) => (row === 0 ? palette.card : palette.ink),
    });
    pen.text('times', [left.table - 8, top.table + 4 * cell + 18], { size: 13, align: 'right' });
    note(pen, 'filter: nine weights', [left.table, top.filter - 14], 'left');
    grid(pen, [left.table, top.filter], [filter], {
      cell,
      fill: () => tints[1],
      colour: () => palette.card,
    });
    results.forEach((result, i) => {
      pen.text(`= ${minus(result)}`, [left.table + 9 * cell + 8, top.table + (i + 0.5) * cell], {
        size: 14,
        weight: 600,
        align: 'left',
      });
    });
    note(
      pen,
      'each row times the weights, added up: one result',
      [left.table, top.filter + cell + 18],
      'left',
    );
  },
};
