import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, note, pointer } from '../shapes.ts';

const weights = [2, -3, 4, -1, 3, -2];
const inputs = [0.6, 0.4, 0.5, 0.7, 0.3, 0.5];
const step = 0.1;
const attacked = inputs.map((x, i) => x - step * Math.sign(weights[i] ?? 0));
const score = (x: readonly number[]): number =>
  x.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0);
const certainty = (x: readonly number[]): number => 1 / (1 + Math.exp(-score(x)));
const list = (values: readonly number[], digits: number): string =>
  values.map((value) => decimals(value, digits)).join(', ');

const cell = 32;
const left = 62;

export const adversarialDiagram: Diagram = {
  title: 'Six small nudges turn the answer over',
  alt:
    `Six inputs ${list(inputs, 1)} and the weights ${list(weights, 0)} of a linear classifier. It gives class 1 with ` +
    `${decimals(certainty(inputs), 2)}. Each input is moved by ${step} against the sign of its weight, to ${list(attacked, 1)}. Now class 1 ` +
    `has ${decimals(certainty(attacked), 2)}, so the answer is class 0. The score falls from ${decimals(score(inputs), 1)} to ` +
    `${decimals(score(attacked), 1)}.`,
  height: 222,
  draw(pen) {
    row(pen, 4, 'before', inputs);
    weights.forEach((weight, i) => {
      const x = left + (i + 0.5) * cell;
      const up = weight < 0;
      pointer(pen, [x, up ? 98 : 74], [x, up ? 74 : 98], { colour: palette.alarm, width: 2 });
      note(pen, decimals(weight, 0), [x, 54]);
    });
    note(pen, 'weight', [0, 54], 'left');
    note(pen, `move by ${step}`, [0, 86], 'left');
    row(pen, 116, 'after', attacked);
    const turned = certainty(attacked) < 0.5 ? 0 : 1;
    pen.text(`score ${decimals(score(inputs), 1)} → ${decimals(score(attacked), 1)}`, [0, 182], {
      ...{ size: 14, weight: 600, align: 'left' },
    });
    pen.text(`class 1 → class ${turned}`, [0, 206], { size: 14, align: 'left', colour: palette.alarm });
  },
};

function row(pen: Pen, y: number, name: string, values: readonly number[]): void {
  pen.text(name, [0, y + cell / 2], { size: 13, weight: 600, align: 'left' });
  values.forEach((value, i) => {
    const grey = Math.round(255 * value)
      .toString(16)
      .padStart(2, '0');
    pen.box(left + i * cell, y, cell - 2, cell - 2, { fill: `#${grey}${grey}${grey}`, radius: 2 });
    pen.text(decimals(value, 1), [left + (i + 0.5) * cell - 1, y + cell / 2 - 1], {
      ...{ size: 12, weight: 600 },
      colour: value > 0.45 ? palette.black : palette.white,
    });
  });
  const share = certainty(values);
  const x = left + 6 * cell + 12;
  pen.box(x, y + 3, 62, cell - 8, { fill: palette.raised, radius: 3 });
  pen.box(x, y + 3, 62 * share, cell - 8, {
    fill: share > 0.5 ? networkColour.gru : palette.alarm,
    radius: 3,
  });
  pen.text(decimals(share, 2), [368, y + cell / 2 - 1], { size: 13, weight: 600, align: 'right' });
}
