import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, note, pointer } from '../shapes.ts';

const rate = 0.5;
const values = [2, 1, 3, 2];
const weights = [1, 2, -1, 1];
const mask = [1, 0, 1, 0];
const kept = values.map((value, i) => (value * (mask[i] ?? 0)) / (1 - rate));
const sum = (inputs: readonly number[]): number =>
  inputs.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0);
/** The mean over all masks that there are. */
const mean = (() => {
  const masks = Array.from({ length: 2 ** values.length }, (_, bits) =>
    values.map((value, i) => ((bits >> i) & 1 ? value / (1 - rate) : 0)),
  );
  return masks.reduce((total, inputs) => total + sum(inputs), 0) / masks.length;
})();

const pitch = 40;
const radius = 16;

export const dropoutDiagram: Diagram = {
  title: 'Dropout: some units off, the others doubled',
  alt:
    `Four units with the values ${values.join(', ')} and one unit that adds them up with the weights ` +
    `${weights.map((weight) => decimals(weight, 0)).join(', ')}. In a training step with p = ${rate} the second and the fourth ` +
    `are off and the others doubled, to ${kept.join(', ')}, so the sum is ${decimals(sum(kept), 0)}. In use all are on and ` +
    `nothing is scaled: the sum is ${decimals(sum(values), 0)}. The mean over all ${2 ** values.length} choices is ` +
    `${decimals(mean, 0)} too.`,
  height: 226,
  draw(pen) {
    side(pen, 0, 'one training step', kept, mask);
    side(
      pen,
      200,
      'in use',
      values,
      values.map(() => 1),
    );
    note(pen, `mean over all ${2 ** values.length} choices of units: ${decimals(mean, 0)}`, [184, 216]);
  },
};

function side(pen: Pen, left: number, name: string, inputs: readonly number[], on: readonly number[]): void {
  const end = left + 140;
  const middle = 38 + 1.5 * pitch + 14;
  pen.text(name, [left, 12], { size: 13, weight: 600, align: 'left' });
  note(pen, 'value', [left, 33], 'left');
  inputs.forEach((value, i) => {
    const [x, y] = [left + 44, 52 + i * pitch];
    const isOn = on[i] === 1;
    pen.text(`${values[i]}`, [left + 10, y], { size: 13, colour: palette.muted });
    pen.circle([x, y], radius, {
      fill: isOn ? networkColour.cnn : palette.card,
      colour: isOn ? networkColour.cnn : palette.muted,
      dash: isOn ? [] : [3, 3],
    });
    pen.text(isOn ? decimals(value, 0) : 'off', [x, y], {
      ...{ size: isOn ? 15 : 11, weight: isOn ? 600 : 400 },
      colour: isOn ? palette.black : palette.muted,
    });
    if (!isOn) return;
    const slope = (middle - y) / (end - x);
    pointer(pen, [x + radius, y + slope * radius], [end - 18, middle - slope * 18]);
    const at = x + 38;
    pen.text(`× ${decimals(weights[i] ?? 0, 0)}`, [at, y + slope * (at - x) - 10], { colour: palette.muted });
  });
  pen.circle([end, middle], 18, { fill: palette.raised, colour: palette.ink });
  pen.text(decimals(sum(inputs), 0), [end, middle], { size: 16, weight: 600 });
  note(pen, 'sum', [end, middle + 28]);
}
