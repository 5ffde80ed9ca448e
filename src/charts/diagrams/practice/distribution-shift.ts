import { percent } from '../../../text/format.ts';
import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { drawPlane, evenly, onPlane, type Plane } from '../plane.ts';
import { type Diagram, note, segment } from '../shapes.ts';

const threshold = 1.5;
const distance = 3;
const shift = 1;
const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
const slice = 0.01;
/** The share of a bell curve of width 1 above `x`, by adding up thin slices. */
const above = (x: number): number =>
  Array.from({ length: 900 }, (_, i) => slice * density(x + (i + 0.5) * slice)).reduce((a, b) => a + b);
const wrong = (by: number) => ({ a: above(threshold - by), b: above(distance + by - threshold) });
const accuracy = ({ a, b }: { a: number; b: number }): number => 1 - (a + b) / 2;
const cases = [
  { name: 'in training', by: 0, ...wrong(0) },
  { name: `in use: the sensor reads ${shift} more`, by: shift, ...wrong(shift) },
];

export const distributionShiftDiagram: Diagram = {
  title: 'The inputs move, the threshold stays',
  alt:
    `Two panels, each with two bell curves of width 1, class A and class B, and one threshold at ${threshold}. ` +
    `${cases.map((each) => `${each.name}: ${percent(each.a)} of A and ${percent(each.b)} of B lie on the wrong side, accuracy ${percent(accuracy(each))}`).join('. ')}.`,
  height: 246,
  draw(pen) {
    for (const [i, each] of cases.entries()) panel(pen, i * 124, each);
  },
};

function panel(pen: Pen, top: number, { name, by, ...shares }: (typeof cases)[number]): void {
  const plane: Plane = {
    ...{ left: 4, right: 268, top: top + 30, bottom: top + 100 },
    ...{ x: [-3, 7], y: [0, 0.42] },
  };
  pen.text(name, [0, top + 10], { size: 13, weight: 600, align: 'left' });
  const bell = (middle: number, from: number, to: number) =>
    evenly(from, to, 60).map((x) => onPlane(plane, x, density(x - middle)));
  const tail = bell(by, threshold, 7);
  pen.polygon([...tail, onPlane(plane, 7, 0), onPlane(plane, threshold, 0)], {
    fill: palette.alarm,
    width: 0,
  });
  drawPlane(pen, { ...plane, left: plane.left }, {});
  pen.line(bell(by, -3, 7), { colour: networkColour.cnn, width: 2.5 });
  pen.line(bell(distance + by, -3, 7), { colour: networkColour.rnn, width: 2.5, dash: [6, 3] });
  segment(pen, onPlane(plane, threshold, 0), onPlane(plane, threshold, 0.42), {
    colour: palette.ink,
    width: 2,
  });
  const letter = (text: string, at: number, colour: string) => {
    const [x, y] = onPlane(plane, at, 0.17);
    pen.text(text, [x, y], { size: 14, weight: 600, colour });
  };
  letter('A', by, networkColour.cnn);
  letter('B', distance + by, networkColour.rnn);
  pen.text(`A wrong ${percent(shares.a)}`, [368, top + 44], {
    ...{ size: 12, weight: 600, align: 'right' },
    colour: palette.alarm,
  });
  note(pen, `B wrong ${percent(shares.b)}`, [368, top + 64], 'right');
  pen.text(`${percent(accuracy(shares))} right`, [368, top + 86], { size: 13, weight: 600, align: 'right' });
}
