import { formula } from '../formula.ts';
import { networkColour, palette } from '../theme.ts';
import { type Diagram, node, note, pointer, tints } from './shapes.ts';

const colour = networkColour.rnn;
const inputs = [1, 0, 0, 0, -1];
const negative = tints[3];
const weight = 0.5;
const cell = { wide: 48, high: 40 };
const pitch = 72;
const firstX = 40;
const rows = { cell: 56, input: 130 };

/** The example: one unit, h_t = tanh(w h_{t−1} + x_t), h_0 = 0. */
function run(): number[] {
  let h = 0;
  return inputs.map((x) => {
    h = Math.tanh(weight * h + x);
    return h;
  });
}
const states = run();
const written = (value: number): string => value.toFixed(2).replace('-', '−');

export const unrolling: Diagram = {
  title: 'One unit over five steps: its first input fades',
  alt:
    `The unit h_t = tanh(0.5 h_(t−1) + x_t), started at h_0 = 0, is drawn once for each step. Inputs ` +
    `${inputs.map(String).join(', ')} give the states ${states.map(written).join(', ')}: the first input fades ` +
    `from step to step, and the last state still depends on it. Fuller colour means a state further from 0, blue for positive and orange for negative ones.`,
  height: 222,
  draw(pen) {
    inputs.forEach((input, i) => {
      const x = firstX + i * pitch;
      const h = states[i] ?? 0;
      const strength = Math.round(Math.abs(h) * 255)
        .toString(16)
        .padStart(2, '0');
      const dark = Math.abs(h) > 0.6;
      pen.box(x - cell.wide / 2, rows.cell - cell.high / 2, cell.wide, cell.high, {
        fill: palette.card,
        radius: 7,
      });
      pen.box(x - cell.wide / 2, rows.cell - cell.high / 2, cell.wide, cell.high, {
        fill: `${h < 0 ? negative : colour}${strength}`,
        colour: h < 0 ? negative : colour,
        radius: 7,
      });
      pen.text(written(h), [x, rows.cell], {
        size: 14,
        weight: 600,
        colour: dark ? palette.card : palette.ink,
      });
      formula(pen, `h_${i + 1}`, [x, rows.cell - 34]);
      pointer(pen, [x, rows.input - 17], [x, rows.cell + cell.high / 2], { colour });
      node(pen, [x, rows.input], written(input).replace('.00', ''), 16);
      formula(pen, `x_${i + 1}`, [x, rows.input + 28]);
      const right = x + cell.wide / 2;
      if (i < inputs.length - 1) {
        pointer(pen, [right, rows.cell], [right + pitch - cell.wide, rows.cell], { colour });
        pen.text('0.5', [right + (pitch - cell.wide) / 2 - 2, rows.cell - 11], { colour });
      }
    });
    formula(pen, 'h_t = tanh(0.5 h_{t−1} + x_t),  h_0 = 0', [184, 188], { size: 16 });
    note(pen, 'fuller colour: further from 0 · orange: negative', [184, 212]);
  },
};
