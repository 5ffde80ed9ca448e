import { mixed, readableOn } from '../../colours.ts';
import type { Pen } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { type Diagram, grid, note, yellow } from '../shapes.ts';
import { positionsOf, spelt } from './sliding.ts';

const [cells, k, cell] = [5, 3, 31];

/** In how many windows each place lies, with `p` rings of padding. */
function seen(p: number): number[][] {
  const windows = positionsOf(cells, k, p);
  const along = Array.from(
    { length: cells },
    (_, i) =>
      Array.from({ length: windows }, (_, start) => start - p).filter((at) => at <= i && i < at + k).length,
  );
  return along.map((a) => along.map((b) => a * b));
}

export const border: Diagram = {
  title: 'The border lies in fewer windows than the middle',
  alt:
    `Two ${cells}×${cells} inputs; each place says in how many windows of a ${k}×${k} filter it lies. Without padding: ${spelt(seen(0))}: a corner in ` +
    `${seen(0)[0]?.[0]}, the middle in ${seen(0)[2]?.[2]}. With one ring of zeros: ${spelt(seen(1))}: a corner in ${seen(1)[0]?.[0]}.`,
  height: 218,
  draw(pen) {
    panel(pen, 8, 0, 'no padding');
    panel(pen, 205, 1, 'padding 1');
    note(pen, `in how many windows of a ${k}×${k} filter a place lies`, [184, 210]);
  },
};

function panel(pen: Pen, x: number, p: number, name: string): void {
  const rows = seen(p);
  const shade = (i: number, j: number) => mixed(palette.raised, yellow, (rows[i]?.[j] ?? 0) / k ** 2);
  pen.text(name, [x + (cells * cell) / 2, 12], { size: size.heading, weight: 600 });
  grid(pen, [x, 32], rows, { cell, fill: shade, colour: (i, j) => readableOn(shade(i, j)) });
}
