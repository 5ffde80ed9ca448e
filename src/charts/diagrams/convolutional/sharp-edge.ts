import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, segment, yellow } from '../shapes.ts';

/** A made-up causal CNN, three layers of width 4 with equal weights, and a made-up RNN that keeps 0.8 of its state. */
const [layers, k, kept, steps] = [3, 4, 0.8, 16];
const field = 1 + layers * (k - 1);

/** How much the output changes with the input of each number of steps back: the filters’ weights, laid over one another. */
function ofCnn(): number[] {
  let weights = [1];
  for (let layer = 0; layer < layers; layer++)
    weights = Array.from({ length: weights.length + k - 1 }, (_, back) =>
      Array.from({ length: k }, (_, u) => (weights[back - u] ?? 0) / k).reduce((sum, part) => sum + part, 0),
    );
  return Array.from({ length: steps }, (_, back) => weights[back] ?? 0);
}
const ofRnn = Array.from({ length: steps }, (_, back) => kept ** back);
const rows = [
  { name: 'CNN', says: `window of ${field} steps, then exactly 0`, values: ofCnn(), colour: yellow },
  { name: 'RNN', says: 'fades, with no edge', values: ofRnn, colour: blue },
];
const [pitch, high] = [23, 62];

export const sharpEdge: Diagram = {
  title: 'A CNN’s view ends at an edge, an RNN’s fades',
  alt:
    `How much the output of the last step depends on the input 0 to ${steps - 1} steps back, as bars, for a made-up causal CNN of ${layers} layers of width ${k} and a made-up RNN that keeps ${kept} of its state at each step. ` +
    `The CNN sees ${field} steps, 0 to ${field - 1} back; further back its bars are exactly 0. The bars of the RNN get smaller and never end: ${((ofRnn.at(-1) ?? 0) * 100).toFixed(0)}% at ${steps - 1} steps back.`,
  height: 238,
  draw(pen) {
    rows.forEach(({ name, says, values, colour }, row) => {
      const bottom = 90 + row * 110;
      const highest = Math.max(...values);
      pen.text(name, [0, bottom - high - 18], { size: size.heading, weight: 600, colour, align: 'left' });
      note(pen, says, [40, bottom - high - 18], 'left');
      values.forEach((value, back) => {
        // The last step stands at the right.
        const x = (steps - 1 - back) * pitch;
        const tall = (value / highest) * high;
        if (value === 0) pen.text('0', [x + 9, bottom - 7], { colour: palette.muted });
        else pen.box(x, bottom - tall, 18, tall, { fill: colour, radius: 2 });
        if (row === 1) note(pen, String(back), [x + 9, bottom + 12]);
      });
      segment(pen, [0, bottom], [368, bottom], { colour: palette.edge });
    });
    note(pen, 'steps back', [368, 230], 'right');
  },
};
