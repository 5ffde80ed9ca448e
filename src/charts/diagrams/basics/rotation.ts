import type { Pen, Point } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer, segment, tints } from '../shapes.ts';

const U = [
  [0.6, -0.8],
  [0.8, 0.6],
] as const;
const turns = 6;
const panels = [
  { factor: 0.9, name: '0.9 U', says: 'fades', colour: networkColour.rnn },
  { factor: 1, name: 'U', says: 'keeps its length', colour: palette.ink },
  { factor: 1.1, name: '1.1 U', says: 'grows', colour: tints[3] },
];
const unit = 33;
const middle = 122;

/** The vector (1, 0) after 0 … `turns` products with the matrix times a factor. */
function path(factor: number): Point[] {
  const points: Point[] = [[1, 0]];
  for (let i = 0; i < turns; i++) {
    const [x, y] = points.at(-1) as Point;
    points.push([factor * (U[0][0] * x + U[0][1] * y), factor * (U[1][0] * x + U[1][1] * y)]);
  }
  return points;
}
const lengthAt = (factor: number): number => Math.hypot(...(path(factor).at(-1) as Point));

export const rotation: Diagram = {
  title: 'The same matrix, applied six times',
  alt:
    'Three plots of a vector of length 1 that is multiplied six times by a matrix. Middle: the orthogonal matrix U with the ' +
    'rows 0.6, −0.8 and 0.8, 0.6 turns it along a circle, and its length stays 1. Left: 0.9 U, a spiral inwards, length ' +
    `${lengthAt(0.9).toFixed(2)} after six. Right: 1.1 U, a spiral outwards, length ${lengthAt(1.1).toFixed(2)} after six.`,
  height: 236,
  draw(pen) {
    panels.forEach((panel, i) => {
      draw(pen, 44 + i * 128, panel);
    });
  },
};

function draw(pen: Pen, x0: number, { factor, name, says, colour }: (typeof panels)[number]): void {
  const at = ([x, y]: Point): Point => [x0 + x * unit, middle - y * unit];
  pen.text(name, [x0, 8], { size: 14, weight: 600, colour });
  pen.circle([x0, middle], unit, { colour: palette.grid, width: 1 });
  segment(pen, at([-1.3, 0]), at([1.3, 0]), { colour: palette.grid, width: 1 });
  segment(pen, at([0, -1.3]), at([0, 1.3]), { colour: palette.grid, width: 1 });
  const points = path(factor);
  pen.line(points.map(at), { colour, width: 1.5 });
  points.forEach((point, step) => {
    const isEnd = step === 0 || step === turns;
    pen.circle(
      at(point),
      isEnd ? 5 : 3,
      step === 0 ? { fill: palette.card, colour, width: 2 } : { fill: colour },
    );
  });
  pointer(pen, [x0, middle], at(points.at(-1) as Point), { colour, width: 2 });
  pen.text(says, [x0, 224], { size: 12, weight: 600, colour });
  note(pen, `length ${lengthAt(factor).toFixed(2)}`, [x0, 206]);
}
