import type { Point } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, orange, pink, pointer, segment } from '../shapes.ts';

const steps = 21;
const plot = { left: 46, right: 352, top: 30, bottom: 176 };
/** Powers of ten that each line loses on its way from the last step to the first. */
const lines = [
  {
    name: 'explodes',
    powers: 2,
    label: [plot.left + 10, 28] as Point,
    colour: orange,
    dash: [3, 3],
  },
  {
    name: 'arrives',
    powers: -1,
    label: [plot.left + 60, 95.5] as Point,
    colour: pink,
    dash: [8, 4],
  },
  { name: 'vanishes', powers: -6, label: [156, 150] as Point, colour: blue, dash: [] },
].map((line) => ({ ...line, factor: 10 ** (line.powers / steps) }));
const steep = lines.at(-1)?.factor ?? 1;
const axis = { low: -7, high: 3 };
const place = (back: number, power: number): [number, number] => [
  plot.right - (back / steps) * (plot.right - plot.left),
  plot.bottom - ((power - axis.low) / (axis.high - axis.low)) * (plot.bottom - plot.top),
];

export const gradientLines: Diagram = {
  title: 'Reading a gradient chart: from right to left',
  alt:
    `A chart with the size of the gradient in powers of ten, the last step at the right and ${steps} steps back at the left. Three lines start together at the right: ` +
    `${lines.map(({ name, powers, factor }) => `one ${name}, reaches 10 to the power ${String(powers).replace('-', '−')}, a factor of ${factor.toFixed(2)} per step`).join('; ')}. The straight line that drops leaves a hundredth after about ${Math.round(-2 / Math.log10(steep))} steps.`,
  height: 238,
  draw(pen) {
    note(pen, 'size of the gradient', [0, 10], 'left');
    for (const [power, text] of [
      [2, '100'],
      [0, '1'],
      [-2, '0.01'],
      [-4, '10⁻⁴'],
      [-6, '10⁻⁶'],
    ] as const) {
      const [, y] = place(0, power);
      segment(pen, [plot.left, y], [plot.right, y], { colour: palette.grid, width: 1 });
      note(pen, text, [plot.left - 6, y], 'right');
    }
    for (const { name, powers, label, colour, dash, factor } of lines) {
      segment(pen, place(0, 0), place(steps, powers), { colour, dash, width: 3 });
      pen.text(`${name}, × ${factor.toFixed(2)} a step`, label, {
        size: size.heading,
        weight: 600,
        colour,
        align: 'left',
      });
    }
    note(pen, 'first step, far back', [plot.left, plot.bottom + 14], 'left');
    note(pen, 'last step, near the loss', [368, plot.bottom + 14], 'right');
    pointer(pen, [plot.right, plot.bottom + 32], [plot.left, plot.bottom + 32], {
      colour: palette.alarm,
      width: 2.5,
    });
    note(pen, 'made-up lines; equal factors are a straight line', [184, 231]);
  },
};
