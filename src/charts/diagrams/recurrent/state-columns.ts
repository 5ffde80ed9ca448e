import { mixed, readableOn } from '../../colours.ts';
import { formula } from '../../formula.ts';
import { palette, size } from '../../theme.ts';
import { twoDecimals } from '../numbers.ts';
import { normals } from '../seeded.ts';
import { blue, type Diagram, note, orange, pointer } from '../shapes.ts';

const words = ['the', 'film', 'was', 'not', 'good'];
const units = 5;

/** The states h₀ … h₅ of an untrained RNN, h_t = tanh(W x_t + U h_(t−1)): each word has random weights of its own. */
function states(): number[][] {
  const normal = normals(5);
  const some = (spread: number) => Array.from({ length: units }, () => spread * normal());
  const recurrent = Array.from({ length: units }, () => some(0.5));
  const all = [Array.from({ length: units }, () => 0)];
  for (const _ of words) {
    const before = all.at(-1) ?? [];
    const input = some(0.7);
    all.push(
      recurrent.map((row, i) =>
        Math.tanh(row.reduce((sum, u, j) => sum + u * (before[j] ?? 0), input[i] ?? 0)),
      ),
    );
  }
  return all;
}
const all = states();
const [pitch, cell, top] = [62, { wide: 46, high: 25 }, 34];

export const stateColumns: Diagram = {
  title: `The hidden state: ${units} numbers at every step`,
  alt:
    `The hidden state of an untrained RNN of ${units} units as columns of ${units} numbers between −1 and 1, blue for positive and orange for negative ones, h_0 to h_${words.length}. ` +
    `h_0 is all zeros. Each word of “${words.join(' ')}” replaces all the numbers; how many there are stays the same. The last column: ${(all.at(-1) ?? []).map(twoDecimals).join(', ')}.`,
  height: 238,
  draw(pen) {
    all.forEach((column, t) => {
      const x = t * pitch + 4;
      formula(pen, `h_${t}`, [x + cell.wide / 2, 16]);
      column.forEach((h, i) => {
        const fill = mixed(palette.raised, h < 0 ? orange : blue, Math.abs(h));
        const y = top + i * cell.high;
        pen.box(x, y, cell.wide, cell.high, { fill, colour: palette.edge, width: 1, radius: 0 });
        pen.text(twoDecimals(h), [x + cell.wide / 2, y + cell.high / 2], {
          size: size.heading,
          colour: h === 0 ? palette.muted : readableOn(fill),
        });
      });
      const word = words[t];
      if (!word) return;
      pointer(pen, [x + cell.wide + 1, top + 62], [x + pitch, top + 62], { colour: blue, width: 2 });
      const below = x + pitch + cell.wide / 2;
      pointer(pen, [below, 184], [below, top + units * cell.high + 2]);
      pen.text(word, [below, 196], { size: 14, weight: 600 });
    });
    formula(pen, 'h_t = tanh(W x_t + U h_{t−1} + b)', [4, 226], { align: 'left', size: 14 });
    note(pen, 'random weights, b = 0', [368, 226], 'right');
  },
};
