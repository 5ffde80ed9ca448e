import { mixed, readableOn } from '../../colours.ts';
import { networkColour, palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, grid, note, pointer } from '../shapes.ts';
import { bold } from './parts.ts';

/** Two maps of the last convolution, and how much each counts for the answer. */
const maps = [
  {
    name: 'map 1',
    weight: 0.5,
    values: [
      [4, 0],
      [2, 0],
    ],
  },
  {
    name: 'map 2',
    weight: -1,
    values: [
      [0, 1],
      [0, 2],
    ],
  },
];
const sum = [0, 1].map((i) =>
  [0, 1].map((j) => maps.reduce((total, { weight, values }) => total + weight * (values[i]?.[j] ?? 0), 0)),
);
const kept = sum.map((row) => row.map((value) => Math.max(0, value)));
const most = Math.max(...kept.flat());
const cell = 34;
const middle = 92;

const rowsOf = (rows: number[][]) =>
  rows.map((row) => row.map((value) => decimals(value)).join(' ')).join(' / ');

export const gradCam: Diagram = {
  title: 'Grad-CAM: add maps by how much they count',
  alt:
    `${maps.map(({ name, weight, values }) => `${name}, rows ${rowsOf(values)}, weight ${decimals(weight, weight % 1 === 0 ? 0 : 1)}`).join('; ')}. ` +
    `The weighted sum is ${rowsOf(sum)}. What is below 0 speaks against the answer and becomes 0: ${rowsOf(kept)}. ` +
    `Enlarged to the size of the photo, this is the heat map.`,
  height: 226,
  draw(pen) {
    maps.forEach(({ name, weight, values }, i) => {
      const y = 24 + i * 106;
      note(pen, name, [74, y - 12]);
      pen.text(`${decimals(weight, weight % 1 === 0 ? 0 : 1)} ·`, [30, y + cell], {
        size: 13,
        align: 'right',
        ...bold,
      });
      grid(pen, [40, y], values, { cell });
    });
    note(pen, 'weight', [18, 24 + cell + 18]);
    note(pen, 'weight', [18, 130 + cell + 18]);
    pen.text('+', [18, 110], { size: 16, ...bold });
    step(116, 'sum', sum, false);
    step(238, 'above 0', kept, true);

    function step(from: number, name: string, rows: number[][], lit: boolean): void {
      const x = from + 46;
      pointer(pen, [from + 4, middle + 22], [from + 36, middle + 22], { width: 2 });
      note(pen, name, [x + cell, middle - 24]);
      const fill = (i: number, j: number) =>
        lit ? mixed(palette.raised, networkColour.cnn, (rows[i]?.[j] ?? 0) / most) : palette.raised;
      grid(pen, [x, middle - 12], rows, { cell, fill, colour: (i, j) => readableOn(fill(i, j)) });
    }
    note(pen, 'bright: found here,', [318, middle + 76]);
    note(pen, 'and it counts', [318, middle + 92]);
  },
};
