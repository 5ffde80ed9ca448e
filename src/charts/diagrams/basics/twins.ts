import { formula } from '../../formula.ts';
import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { minus } from '../numbers.ts';
import { type Diagram, grid, note, tints } from '../shapes.ts';

const x = [1, 2];
const truth = 3;
const rate = 0.1;
const last = [0.5, 0.5];

/** Two ReLU neurons before and after one step: weights, result, gradient and new weights of each. */
function step(W: readonly (readonly number[])[]) {
  const h = W.map((row) =>
    Math.max(
      0,
      row.reduce((sum, w, i) => sum + w * (x[i] ?? 0), 0),
    ),
  );
  const guess = h.reduce((sum, value, i) => sum + value * (last[i] ?? 0), 0);
  const toGuess = 2 * (guess - truth);
  return W.map((row, i) => {
    const slopes = x.map((input) => toGuess * (last[i] ?? 0) * input);
    return { row, h: h[i] ?? 0, slopes, fresh: row.map((w, j) => w - rate * (slopes[j] ?? 0)) };
  });
}
const neurons = step([
  [0.5, 0.5],
  [0.5, 0.5],
]);
const short = (value: number): string => minus(Number(value.toFixed(2)));
const cell = 34;
const columns = { before: 58, result: 150, slopes: 174, after: 268 };

export const twins: Diagram = {
  title: 'Neurons that begin alike stay alike',
  alt:
    `Two ReLU neurons with the inputs ${x.join(' and ')}. ` +
    neurons
      .map(
        ({ row, h, slopes, fresh }, i) =>
          `Neuron ${i + 1}: weights ${row.map(short).join(', ')}, result ${short(h)}, gradient ${slopes.map(short).join(', ')}, ` +
          `weights after one step ${fresh.map(short).join(', ')}`,
      )
      .join('. ') +
    '. Both have changed, and both are still the same.',
  height: 220,
  draw(pen) {
    const head = (text: string, at: number) => note(pen, text, [at + cell, 30]);
    head('weights', columns.before);
    head('gradient', columns.slopes);
    head('one step later', columns.after);
    formula(pen, 'h', [columns.result, 30]);
    neurons.forEach((neuron, i) => {
      const y = 50 + i * 72;
      const middle = y + cell / 2;
      pen.text(`neuron ${i + 1}`, [0, middle], { size: 12, align: 'left' });
      pair(pen, columns.before, y, neuron.row, networkColour.rnn);
      pen.text(short(neuron.h), [columns.result, middle], { size: 15, weight: 600 });
      pair(pen, columns.slopes, y, neuron.slopes, palette.alarm);
      pen.text('→', [columns.after - 13, middle], { size: 16 });
      pair(pen, columns.after, y, neuron.fresh, tints[2]);
    });
    for (const at of [columns.before, columns.slopes, columns.after])
      pen.text('=', [at + cell, 103], { size: 26, weight: 600 });
    note(pen, `both see ${x.join(' and ')}; each is changed as the other is`, [184, 182]);
    pen.text('so one of them would have done', [184, 206], { size: 13, weight: 600 });
  },
};

function pair(pen: Pen, left: number, y: number, values: readonly number[], fill: string): void {
  grid(pen, [left, y], [[...values].map(short)], { cell, fill: () => fill, colour: () => palette.card });
}
