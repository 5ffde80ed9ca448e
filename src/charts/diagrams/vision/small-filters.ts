import { count } from '../../../text/format.ts';
import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, segment } from '../shapes.ts';
import { bold } from './parts.ts';

const pixels = 7;
const channels = 256;
const small = 3 * 9 * channels ** 2;
const large = 49 * channels ** 2;
const step = 22;
const rowHeight = 48;
const bottom = 170;

export const smallFilters: Diagram = {
  title: 'Three small filters see as much as a large one',
  alt:
    `Seen from the side. Left: three layers of 3 × 3 filters, one above the other. One value on top looks at 3 values below it, these ` +
    `at 5, and these at ${pixels} pixels. Right: one filter of 7 × 7 looks at the same ${pixels} pixels at once. ` +
    `With ${channels} channels, the three small layers have ${count(small)} weights, the large one ${count(large)}.`,
  height: 244,
  draw(pen) {
    stack(pen, 76, [7, 5, 3, 1]);
    stack(pen, 292, [7, 1]);
    for (const [middle, name, sum, weights] of [
      [76, 'three of 3 × 3', '27 weights', small],
      [292, 'one of 7 × 7', '49 weights', large],
    ] as const) {
      note(pen, `${pixels} pixels`, [middle, bottom + 18]);
      pen.text(name, [middle, bottom + 37], bold);
      note(pen, `${sum} for 1 channel,`, [middle, bottom + 53]);
      note(pen, `${count(weights)} for ${channels}`, [middle, bottom + 69]);
    }
  },
};

/** Rows of values from the pixels up; each value is joined to those that its filter looks at. */
function stack(pen: Pen, middle: number, rows: number[]): void {
  const x = (count: number, i: number) => middle + (i - (count - 1) / 2) * step;
  const y = (row: number) => bottom - (rows.length === 2 ? row * 3 : row) * rowHeight;
  rows.forEach((count, row) => {
    const below = rows[row - 1];
    if (below === undefined) return;
    const reach = below - count + 1;
    for (let i = 0; i < count; i++)
      for (let j = 0; j < reach; j++)
        segment(pen, [x(below, i + j), y(row - 1)], [x(count, i), y(row)], {
          colour: palette.muted,
          width: 0.7,
        });
  });
  rows.forEach((count, row) => {
    for (let i = 0; i < count; i++)
      pen.circle([x(count, i), y(row)], 7, {
        fill: row === rows.length - 1 ? networkColour.cnn : row === 0 ? palette.muted : palette.raised,
        colour: palette.muted,
      });
  });
}
