import { formula } from '../../formula.ts';
import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { minus } from '../numbers.ts';
import { type Diagram, grid, note, tints } from '../shapes.ts';
import { stand, standGuess } from './stand.ts';

const x = [9, 0];
const { sums, h } = standGuess(x);
const cell = 42;
const top = 48;
const left = { W: 66, x: 178, b: 246, h: 326 };
const fills = [tints[1], tints[2]];

export const layer: Diagram = {
  title: 'A layer: each row of weights is one neuron',
  alt:
    'A layer of two neurons as a matrix. Its first row 10, 20 holds the weights of the neuron for warmth, its second row ' +
    '4, 0 those of the neuron for the lake. Both meet the same input column x = 9, 0. With the biases −10 and −28 the sums ' +
    `are 10 · 9 + 20 · 0 − 10 = ${sums[0]} and 4 · 9 + 0 · 0 − 28 = ${sums[1]}; both are above 0, so the layer gives h = ` +
    `${h[0]}, ${h[1]}.`,
  height: 226,
  draw(pen) {
    const rowFill = (row: number) => fills[row];
    const dark = () => palette.card;
    grid(
      pen,
      [left.W, top],
      stand.W.map((row) => [...row]),
      { cell, fill: rowFill, colour: dark },
    );
    grid(
      pen,
      [left.x, top],
      x.map((value) => [value]),
      { cell },
    );
    grid(
      pen,
      [left.b, top],
      stand.b.map((value) => [value]),
      { cell, fill: rowFill, colour: dark },
    );
    grid(
      pen,
      [left.h, top],
      h.map((value) => [value]),
      { cell, fill: rowFill, colour: dark },
    );
    heads(pen);
    ['warm?', 'at the lake?'].forEach((text, i) => {
      note(pen, text, [left.W - 6, top + (i + 0.5) * cell], 'right');
    });
    signs(pen);
    stand.W.forEach((row, i) => {
      const products = row.map((w, j) => `${w} · ${x[j]}`).join(' + ');
      const text = `${products} − ${Math.abs(stand.b[i] ?? 0)} = ${minus(sums[i] ?? 0)}`;
      const y = 176 + i * 30;
      pen.box(20, y - 12, 328, 24, { fill: palette.raised, colour: fills[i] ?? palette.ink });
      formula(pen, `h_${i + 1}`, [34, y], { align: 'left' });
      pen.text(`= ${text}`, [58, y], { size: 14, align: 'left' });
    });
    note(pen, 'the same numbers for both, other weights', [184, top + 2 * cell + 18]);
  },
};

function heads(pen: Pen): void {
  const heading = (name: string, text: string, at: number) => {
    formula(pen, name, [at, top - 32], { size: 16 });
    note(pen, text, [at, top - 12]);
  };
  heading('W', 'weights', left.W + cell);
  heading('x', 'input', left.x + cell / 2);
  heading('b', 'bias', left.b + cell / 2);
  heading('h', 'result', left.h + cell / 2 - 2);
}

function signs(pen: Pen): void {
  const y = top + cell;
  const sign = (text: string, at: Point) => pen.text(text, at, { size: 18, weight: 600 });
  sign('·', [(left.W + 2 * cell + left.x) / 2, y]);
  sign('+', [(left.x + cell + left.b) / 2, y]);
  sign('→', [(left.b + cell + left.h) / 2, y]);
}
