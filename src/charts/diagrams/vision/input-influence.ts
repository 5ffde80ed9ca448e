import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, segment } from '../shapes.ts';
import { bold } from './parts.ts';

/** One unit: h = tanh(x + 0.9 h of the step before), with an impulse at the first step. */
const recurrent = 0.9;
const inputs = [1, 0, 0, 0];
const states: number[] = [];
for (const input of inputs) states.push(Math.tanh(input + recurrent * (states.at(-1) ?? 0)));
const slopes = states.map((h) => 1 - h * h);
/** The derivative of the last state by the input of each step. */
const influence = slopes.map((slope, step) =>
  slopes.slice(step + 1).reduce((product, later) => product * recurrent * later, slope),
);
const contributed = influence.map((value, step) => value * (inputs[step] ?? 0));
const x = (step: number) => 150 + step * 62;

export const inputInfluence: Diagram = {
  title: 'What would change the answer, what has made it',
  alt:
    `An RNN of one unit reads ${inputs.join(', ')}; its last state is ${states.at(-1)?.toFixed(2)}. Bars by step. ` +
    `Influence, the slope of the last state by each input: ${influence.map((value) => value.toFixed(2)).join(', ')}, largest for the last step. ` +
    `Input times influence: ${contributed.map((value) => value.toFixed(2)).join(', ')}: only the first input has contributed.`,
  height: 236,
  draw(pen) {
    inputs.forEach((value, step) => {
      note(pen, `step ${step + 1}`, [x(step), 8]);
      pen.text(String(value), [x(step), 30], { size: 14, ...bold });
    });
    pen.text('input', [0, 30], { align: 'left', ...bold });
    bars(pen, 126, ['influence:', 'a nudge there', 'would change it'], influence);
    bars(pen, 216, ['input × influence:', 'what has made it'], contributed);
  },
};

function bars(pen: Pen, bottom: number, [name = '', ...more]: string[], values: readonly number[]): void {
  pen.text(name, [0, bottom - 42], { align: 'left', ...bold });
  more.forEach((line, i) => {
    note(pen, line, [0, bottom - 25 + i * 16], 'left');
  });
  segment(pen, [120, bottom], [368, bottom], { colour: palette.edge });
  values.forEach((value, step) => {
    const high = value * 56;
    if (high > 0.5) pen.box(x(step) - 17, bottom - high, 34, high, { fill: networkColour.rnn, radius: 2 });
    pen.text(value === 0 ? '0' : value.toFixed(2), [x(step), bottom - high - 10]);
  });
}
