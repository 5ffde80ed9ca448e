import { palette } from '../../theme.ts';
import { blue, type Diagram, note, pointer, tints, yellow } from '../shapes.ts';
import { emphasis } from './parts.ts';

/** A dense layer with two inputs and one output, the same at each step. */
const weights = [2, -1] as const;
const bias = 1;
const steps = [
  [1, 0],
  [2, 1],
  [0, 3],
  [1, 1],
] as const;
const out = steps.map(([a, b]) => weights[0] * a + weights[1] * b + bias);
const minus = (value: number): string => String(value).replace('-', '−');
const rule = `${weights[0]}a − b + ${bias}`;
const [left, pitch, wide] = [44, 82, 62];

export const timeDistributed: Diagram = {
  title: 'One layer with the same weights at every step',
  alt:
    `A sequence of ${steps.length} steps with two numbers a and b each: ${steps.map((step) => `(${step.join(', ')})`).join(', ')}. At each step the same small layer computes ${rule}. ` +
    `It gives ${out.map(minus).join(', ')}: one output for each step, so the number of steps stays ${steps.length}. It has ${weights.length + 1} weights and biases, however many steps there are.`,
  height: 220,
  draw(pen) {
    steps.forEach(([a, b], i) => {
      const x = left + i * pitch;
      const middle = x + wide / 2;
      note(pen, `step ${i + 1}`, [middle, 8]);
      pen.box(x, 20, wide, 32, { fill: tints[1], radius: 4 });
      pen.text(`${a}, ${b}`, [middle, 36], { ...emphasis, colour: palette.card });
      for (const [from, to] of [
        [52, 74],
        [112, 134],
      ] as const)
        pointer(pen, [middle, from], [middle, to]);
      pen.box(x - 6, 74, wide + 12, 38, { fill: palette.raised, colour: blue, width: 2 });
      pen.text(rule, [middle, 93], { size: 13, weight: 600 });
      pen.box(x + 12, 134, wide - 24, 32, { fill: yellow, radius: 4 });
      pen.text(minus(out[i] ?? 0), [middle, 150], { ...emphasis, colour: palette.card });
    });
    note(pen, 'a, b', [0, 30], 'left');
    note(pen, 'in', [0, 45], 'left');
    note(pen, 'out', [0, 150], 'left');
    pen.text(`${steps.length} steps in, ${steps.length} steps out`, [184, 188], emphasis);
    note(pen, `${weights.length + 1} weights and biases in all, however many steps`, [184, 208]);
  },
};
