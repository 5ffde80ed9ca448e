import type { Pen } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { blue, type Diagram, note, segment, yellow } from '../shapes.ts';
import { emphasis, headingStyle } from './parts.ts';

const [beta1, beta2, epsilon, rate] = [0.9, 0.999, 1e-8, 0.001];
const steps = 10;

/** How far Adam moves a weight at each step, in learning rates. */
function paces(gradients: readonly number[]): number[] {
  let [m, v] = [0, 0];
  return gradients.map((g, i) => {
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
    const t = i + 1;
    const step = (-rate * (m / (1 - beta1 ** t))) / (Math.sqrt(v / (1 - beta2 ** t)) + epsilon);
    return step / rate;
  });
}
const cases = [
  {
    name: 'small, steady',
    size: 0.01,
    gradients: Array.from({ length: steps }, () => -0.01),
    colour: yellow,
  },
  {
    ...{ name: 'large, to and fro', size: 5, colour: blue },
    gradients: Array.from({ length: steps }, (_, i) => (i % 2 ? 5 : -5)),
  },
].map((each) => ({ ...each, moves: paces(each.gradients) }));
const columns = { gradients: 20, moves: 214 };
const [pitch, bar] = [15, 11];
const written = (value: number): string => value.toFixed(2).replace('-', '−');

export const adamDiagram: Diagram = {
  title: 'Adam: a steady slope is worth long steps',
  alt:
    `${steps} gradients of two weights and the steps that Adam makes of them, in learning rates. ` +
    `${cases.map(({ name, size, moves }) => `${name}, size ${size}: ${moves.map(written).join(', ')}`).join('. ')}. ` +
    `The steady gradients are ${(cases[1]?.size ?? 0) / (cases[0]?.size ?? 1)} times smaller, and yet each gives a whole step; those that change sign give less and less.`,
  height: 232,
  draw(pen) {
    pen.text('gradients', [columns.gradients, 10], { ...headingStyle, align: 'left' });
    pen.text('steps of Adam', [columns.moves, 10], { ...headingStyle, align: 'left' });
    cases.forEach(({ name, size, gradients, colour, moves }, i) => {
      const middle = 76 + i * 98;
      pen.text(`${name}: ${i ? '±' : '−'}${size}`, [columns.gradients, middle - 42], {
        ...emphasis,
        size: 12,
        colour,
        align: 'left',
      });
      bars(
        pen,
        columns.gradients,
        middle,
        gradients.map((g) => g / 5),
        palette.muted,
      );
      bars(pen, columns.moves, middle, moves, colour);
      note(
        pen,
        `first ${written(moves[0] ?? 0)}, last ${written(moves.at(-1) ?? 0)}`,
        [columns.moves, middle - 42],
        'left',
      );
    });
    note(pen, 'all bars of a column on one scale; a full step is η', [184, 222]);
  },
};

function bars(pen: Pen, left: number, middle: number, values: readonly number[], fill: string): void {
  segment(pen, [left - 4, middle], [left + steps * pitch, middle], { colour: palette.edge, width: 1 });
  values.forEach((value, i) => {
    const high = Math.max(1, 28 * Math.abs(value));
    pen.box(left + i * pitch, value > 0 ? middle - high : middle, bar, high, { fill, radius: 1 });
  });
}
