import { formula } from '../../formula.ts';
import type { Pen } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { type Diagram, green, note, pointer, tints } from '../shapes.ts';

const h = [2, 1];
const r = [1, 0];
const U = [
  [1, 2],
  [3, 1],
];
const dimmed = (vector: number[]) => vector.map((value, i) => value * (r[i] ?? 0));
const through = (vector: number[]) =>
  U.map((row) => row.reduce((sum, u, j) => sum + u * (vector[j] ?? 0), 0));
const pair = (vector: number[]): string => `(${vector.join(', ')})`;
const rows = [
  { name: 'before', first: 'r', second: 'U', middle: dimmed(h), end: through(dimmed(h)) },
  { name: 'after', first: 'U', second: 'r', middle: through(h), end: dimmed(through(h)) },
];

export const resetOrder: Diagram = {
  title: 'Reset before or after the matrix: not the same',
  alt:
    `The old state ${pair(h)} passes the reset gate r = ${pair(r)} and the matrix U with the rows ${U.map(pair).join(' and ')}, in two orders; biases are 0. ` +
    `${rows.map(({ name, first, middle, end }) => `Reset ${name}: first ${first}, ${pair(middle)}, in the end ${pair(end)}`).join('. ')}. The same weights give different results.`,
  height: 238,
  draw(pen) {
    rows.forEach(({ name, first, second, middle, end }, i) => {
      const y = 54 + i * 84;
      pen.text(`reset ${name}`, [0, y - 36], { size: 14, weight: 600, colour: green, align: 'left' });
      pen.text(pair(h), [22, y], { size: 14, weight: 600 });
      note(pen, 'old state', [22, y + 22]);
      for (const [part, at] of [
        [first, 96],
        [second, 224],
      ] as const) {
        pointer(pen, [at - 42, y], [at - 25, y]);
        stage(pen, part, at, y);
        pointer(pen, [at + 25, y], [at + 41, y]);
      }
      pen.text(pair(middle), [160, y], { size: 14, weight: 600 });
      pen.box(272, y - 17, 96, 34, { fill: palette.raised, colour: tints[2], width: 2 });
      pen.text(pair(end), [320, y], { size: 15, weight: 600, colour: tints[2] });
    });
    formula(pen, `r = ${pair(r)}`, [0, 192], { size: 14, align: 'left' });
    formula(pen, `U has the rows ${U.map(pair).join(' and ')}`, [368, 192], { size: 14, align: 'right' });
    pen.text('The same weights give different results.', [184, 216], { size: 13, weight: 600 });
    note(pen, 'made-up numbers, biases 0', [184, 233]);
  },
};

function stage(pen: Pen, part: string, at: number, y: number): void {
  pen.box(at - 22, y - 22, 44, 44, { fill: part === 'r' ? palette.raised : green, colour: green, width: 2 });
  formula(pen, part === 'r' ? '⊙ r' : 'U', [at, y], {
    size: size.title,
    colour: part === 'r' ? palette.ink : palette.card,
  });
}
