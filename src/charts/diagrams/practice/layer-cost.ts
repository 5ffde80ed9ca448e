import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, tints } from '../shapes.ts';

const steps = 28;
const units = 64;
/** The layers of the lesson, weights without biases, multiplications for one example. */
const layers = [
  { name: 'dense', what: '784 to 64', colour: palette.muted, weights: 784 * 64, uses: 1, pairs: 0 },
  { name: 'convolution', what: '11 × 11', colour: networkColour.cnn, weights: 72 * 16, uses: 121, pairs: 0 },
  {
    ...{ name: 'LSTM', what: `${steps} steps`, colour: networkColour.lstm },
    ...{ weights: 4 * units * (28 + units), uses: steps, pairs: 0 },
  },
  {
    ...{ name: 'attention', what: `${steps} steps`, colour: tints[0] },
    ...{ weights: 4 * units ** 2, uses: steps, pairs: 2 * steps ** 2 * units },
  },
].map((layer) => ({ ...layer, work: layer.weights * layer.uses + layer.pairs }));

const most = {
  weights: Math.max(...layers.map(({ weights }) => weights)),
  work: Math.max(...layers.map(({ work }) => work)),
};
const written = (count: number): string => count.toLocaleString('en');
const left = { weights: 92, work: 236 };
const longest = 116;
const pitch = 46;

export const layerCostDiagram: Diagram = {
  title: 'Few weights can mean much work',
  alt:
    'Four layers with two bars each, weights and multiplications for one example. ' +
    `${layers.map(({ name, weights, work }) => `${name}: ${written(weights)} weights, ${written(work)} multiplications`).join('; ')}. ` +
    'The dense layer has the most weights and does the least work; the convolution has the fewest weights.',
  height: 226,
  draw(pen) {
    pen.text('weights', [left.weights, 12], { size: 13, weight: 600, align: 'left' });
    pen.text('multiplications', [left.work, 12], { size: 13, weight: 600, align: 'left' });
    layers.forEach(({ name, what, colour, weights, work }, i) => {
      const y = 50 + i * pitch;
      pen.text(name, [0, y - 7], { size: 13, weight: 600, align: 'left', colour });
      note(pen, what, [0, y + 9], 'left');
      bar(pen, [left.weights, y], weights, most.weights, colour);
      bar(pen, [left.work, y], work, most.work, colour);
    });
  },
};

function bar(
  pen: Pen,
  [x, y]: readonly [number, number],
  count: number,
  highest: number,
  fill: string,
): void {
  pen.box(x, y - 14, Math.max(3, (longest * count) / highest), 14, { fill, radius: 3 });
  pen.text(written(count), [x, y + 10], { size: 12, align: 'left' });
}
