import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { drawPlane, onPlane, type Plane, trace } from '../plane.ts';
import { type Diagram, segment, tints } from '../shapes.ts';

import { line, list, meanSold, meanSquare, testDays, trainingDays } from './stand.ts';

const panels = [
  { left: 28, heading: 'found a rule', says: line, curve: line },
  { left: 222, heading: 'learned by heart', says: list, curve: () => meanSold },
];
const scores = panels.map(({ says }) => [meanSquare(trainingDays, says), meanSquare(testDays, says)]);

export const testing: Diagram = {
  title: 'Only days it has not seen tell them apart',
  alt:
    'Two plots of ices sold against hours of sun, with four training days as dots at 1, 3, 5 and 7 hours and two test ' +
    'days as squares at 2 and 6. Left, a straight line runs close to all of them: mean squared error ' +
    `${scores[0]?.[0]} in training, ${scores[0]?.[1]} in the test. Right, a list hits every training day exactly and says ` +
    `${meanSold} for any other: ${scores[1]?.[0]} in training, ${scores[1]?.[1]} in the test. Dashed lines show how far ` +
    'the test days are missed.',
  height: 238,
  draw(pen) {
    panels.forEach((panel, i) => {
      draw(pen, panel, scores[i] ?? []);
    });
  },
};

function draw(pen: Pen, { left, heading, says, curve }: (typeof panels)[number], score: number[]): void {
  const plane: Plane = { left, right: left + 140, top: 46, bottom: 158, x: [0, 8], y: [-10, 70] };
  const at = (x: number, y: number) => onPlane(plane, x, y);
  pen.text(heading, [left, 8], { size: 13, weight: 600, align: 'left' });
  drawPlane(pen, plane, {
    across: [1, 3, 5, 7],
    up: [0, 30, 60],
    axes: false,
    name: 'hours of sun',
    upName: 'ices',
  });
  trace(pen, plane, curve, { colour: networkColour.rnn, from: 0.2, to: 7.8 });
  for (const [sun, sold] of trainingDays) {
    if (says === list)
      segment(pen, at(sun, meanSold), at(sun, sold), { colour: networkColour.rnn, width: 2 });
    pen.circle(at(sun, sold), 5, { fill: tints[1] });
  }
  for (const [sun, sold] of testDays) {
    segment(pen, at(sun, says(sun)), at(sun, sold), { colour: palette.alarm, dash: [3, 2], width: 2 });
    const [x, y] = at(sun, sold);
    pen.box(x - 5, y - 5, 10, 10, { fill: palette.card, colour: palette.ink, width: 2, radius: 0 });
  }
  const row = (text: string, value: number | undefined, y: number, isTest: boolean) => {
    if (isTest)
      pen.box(left, y - 5, 10, 10, { fill: palette.card, colour: palette.ink, width: 2, radius: 0 });
    else pen.circle([left + 5, y], 5, { fill: tints[1] });
    pen.text(`${text}: error ${value}`, [left + 18, y], { size: 13, align: 'left', weight: 600 });
  };
  row('training', score[0], 208, false);
  row('test', score[1], 228, true);
}
