import type { Pen } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { minus } from '../numbers.ts';
import { type Diagram, grid, note, segment, tints } from '../shapes.ts';

const x = [1, 2, 0, 3];
const w = [1, -1];
/** Gradients of the three results. */
const g = [1, 0, 2];
const toW = w.map((_, u) => g.reduce((sum, gradient, i) => sum + gradient * (x[i + u] ?? 0), 0));
const toX = x.map((_, j) => g.reduce((sum, gradient, i) => sum + gradient * (w[j - i] ?? 0), 0));
const cell = 34;
const top = 54;
const left = { first: 40, second: 206 };

const shares = (of: (i: number, u: number) => number): string[][] =>
  g.map((_, i) => w.map((_w, u) => minus(of(i, u))));
const pixels = shares((i, u) => x[i + u] ?? 0);
const stamped = shares((_, u) => w[u] ?? 0);

export const convolutionBackward: Diagram = {
  title: 'Backwards: weights and pixels collect',
  alt:
    `The row ${x.join(' ')} and the filter ${minus(w.join(' '))} have three windows; their results have the gradients ` +
    `${g.join(', ')}. Left, the pixels of each window in a row of their own, ${pixels.map((row) => row.join(' ')).join(' / ')}: ` +
    `each times the gradient of its row, added by columns, gives the gradients of the weights, ${toW.join(' and ')}. Right, ` +
    'the weights of each window, each row shifted by one pixel: times the gradient of the row, added by columns, they give ' +
    `the gradients of the pixels, ${minus(toX.join(', '))}.`,
  height: 236,
  draw(pen) {
    panel(pen, left.first, 'each weight collects', pixels, 0, toW, 'pixels');
    panel(pen, left.second, 'each pixel collects', stamped, 1, toX, 'weights');
    note(pen, 'each row: one window · multiply by its gradient, add up the columns', [184, 228]);
  },
};

function panel(
  pen: Pen,
  x0: number,
  heading: string,
  rows: string[][],
  shift: number,
  sums: number[],
  inside: string,
): void {
  pen.text(heading, [x0 - 40, 10], { size: 13, weight: 600, align: 'left' });
  note(pen, 'gradient', [x0 - 40, top - 14], 'left');
  note(pen, inside, [x0 + (sums.length * cell) / 2 + (shift ? 16 : 10), top - 14]);
  rows.forEach((row, i) => {
    const y = top + i * cell;
    pen.text(`${g[i]} ×`, [x0 - 20, y + cell / 2], { size: 14, weight: 600, colour: palette.alarm });
    grid(pen, [x0 + i * shift * cell, y], [row], {
      cell,
      fill: (_, j) => tints[j + 1],
      colour: () => palette.card,
    });
  });
  const y = top + rows.length * cell + 8;
  segment(pen, [x0, y], [x0 + sums.length * cell, y], { colour: palette.ink, width: 2 });
  sums.forEach((sum, j) => {
    pen.text(minus(sum), [x0 + (j + 0.5) * cell, y + 16], { size: 15, weight: 600 });
  });
  note(pen, 'sum', [x0 - 20, y + 16]);
}
