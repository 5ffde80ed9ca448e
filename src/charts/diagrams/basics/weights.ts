import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { minus } from '../numbers.ts';
import { drawPlane, onPlane, type Plane, trace } from '../plane.ts';
import { type Diagram, tints } from '../shapes.ts';

interface Line {
  w: number;
  b: number;
  colour: string;
  dash: number[];
}
const colours = [networkColour.rnn, palette.ink, tints[2]];
const dashes = [[2, 3], [], [8, 4]];
const styled = (lines: { w: number; b: number }[]): Line[] =>
  lines.map((line, i) => ({ ...line, colour: colours[i] ?? palette.ink, dash: dashes[i] ?? [] }));
const panels = [
  {
    left: 30,
    heading: 'other weights',
    name: ({ w }: Line) => `w = ${w}`,
    lines: styled([5, 10, 20].map((w) => ({ w, b: -10 }))),
  },
  {
    left: 222,
    heading: 'other biases',
    name: ({ b }: Line) => `b = ${minus(b)}`,
    lines: styled([-20, -10, 0].map((b) => ({ w: 10, b }))),
  },
];

export const weights: Diagram = {
  title: 'A weight tilts the line, a bias moves it',
  alt:
    'Two plots of a neuron’s sum w · x + b against its input x from 0 to 3. Left, bias −10 and the weights 5, 10 and 20: ' +
    'all three lines begin at −10, and the larger the weight, the steeper. At x = 3 they reach 5, 20 and 50. Right, weight ' +
    '10 and the biases −20, −10 and 0: three parallel lines that begin at −20, −10 and 0 and reach 10, 20 and 30.',
  height: 236,
  draw(pen) {
    for (const panel of panels) draw(pen, panel);
  },
};

function draw(pen: Pen, { left, heading, name, lines }: (typeof panels)[number]): void {
  const plane: Plane = { left, right: left + 104, top: 46, bottom: 192, x: [0, 3], y: [-20, 50] };
  pen.text(heading, [left, 8], { size: 13, weight: 600, align: 'left' });
  const ticks = { across: [0, 1, 2, 3], up: [-20, 0, 20, 40], axes: false, name: 'input x', upName: 'sum' };
  drawPlane(pen, plane, ticks);
  const at = (x: number, y: number) => onPlane(plane, x, y);
  for (const line of lines) {
    const sum = (x: number) => line.w * x + line.b;
    trace(pen, plane, sum, line);
    const [x, y] = at(3, sum(3));
    pen.text(name(line), [x + 4, y], { size: 12, colour: line.colour, align: 'left', weight: 600 });
  }
}
