import type { Pen, Point } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pointer, segment, yellow } from '../shapes.ts';
import { positionsOf } from './sliding.ts';

const [inputs, k] = [7, 3];
const outputs = positionsOf(inputs, k);
const steps = 5;
/** The three weights of the filter: told apart by stroke and by name. */
const strokes = [
  { name: 'weight 1', dash: [] },
  { name: 'weight 2', dash: [7, 3] },
  { name: 'weight 3', dash: [2, 3] },
];
const pitch = 44;

export const weightSharing: Diagram = {
  title: 'One set of weights, used in many places',
  alt:
    `Above, a convolution over ${inputs} inputs: each of ${outputs} outputs looks at ${k} neighbours, always with the same ${k} weights, drawn solid, dashed and dotted. ` +
    `That is ${k} weights instead of ${inputs * outputs} for a fully connected layer. Below, an RNN over ${steps} steps: the same weights from each input (dashed) and the same from each state to the next (solid).`,
  height: 246,
  draw(pen) {
    pen.text('CNN: the same filter at every place', [0, 8], {
      size: size.heading,
      weight: 600,
      colour: yellow,
      align: 'left',
    });
    convolution(pen);
    pen.text('RNN: the same cell at every step', [0, 144], {
      size: size.heading,
      weight: 600,
      colour: blue,
      align: 'left',
    });
    recurrence(pen);
  },
};

function convolution(pen: Pen): void {
  const inAt = (i: number): Point => [16 + i * pitch, 94];
  const outAt = (i: number): Point => [16 + (i + 1) * pitch, 38];
  for (let o = 0; o < outputs; o++)
    strokes.forEach(({ dash }, j) => {
      segment(pen, inAt(o + j), outAt(o), { colour: palette.ink, dash, width: 1.75 });
    });
  for (let i = 0; i < inputs; i++) pen.circle(inAt(i), 9, { fill: palette.raised, colour: palette.muted });
  for (let o = 0; o < outputs; o++) pen.circle(outAt(o), 9, { fill: yellow, width: 0 });
  strokes.forEach(({ name, dash }, j) => {
    const x = j * 74;
    segment(pen, [x, 120], [x + 20, 120], { colour: palette.ink, dash, width: 1.75 });
    note(pen, name, [x + 24, 120], 'left');
  });
  note(pen, `${k} weights instead of ${inputs * outputs}`, [368, 120], 'right');
}

function recurrence(pen: Pen): void {
  note(pen, 'dashed: the weights of the input; solid: those of the state', [184, 239]);
  const at = (i: number): Point => [34 + i * 70, 170];
  for (let i = 0; i < steps; i++) {
    const [x, y] = at(i);
    pen.circle([x, y], 13, { fill: blue, width: 0 });
    pen.circle([x, y + 46], 9, { fill: palette.raised, colour: palette.muted });
    pointer(pen, [x, y + 37], [x, y + 14], { dash: [7, 3] });
    pointer(pen, [x + 13, y], [x + (i < steps - 1 ? 57 : 40), y]);
  }
}
