import { palette } from '../../theme.ts';
import { drawPlane, onPlane, type Plane, plotted } from '../plane.ts';
import { type Diagram, note, segment, yellow } from '../shapes.ts';
import { emphasis } from './parts.ts';

const plane: Plane = { left: 34, right: 360, top: 40, bottom: 164, x: [0, 3], y: [0, 2] };
const factor = (etaA: number): number => Math.abs(1 - etaA);
const regions = [
  { from: 0, to: 1, text: ['approaches', 'steadily'] },
  { from: 1, to: 2, text: ['approaches,', 'swinging'] },
  { from: 2, to: 3, text: ['runs', 'away'] },
];

export const learningRateLimit: Diagram = {
  title: 'Above η = 2/a every step leads away',
  alt:
    'How many times as far from the best weight one is after a step, |1 − ηa|, over the learning rate times the curvature, ηa. A V with its point at ' +
    `ηa = 1, where one step arrives (${factor(1)}). At ηa = 0.5 half the distance is left (${factor(0.5)}), at 1.5 half on the other side (${factor(1.5)}), at 2 all of it (${factor(2)}), ` +
    `at 2.5 it is ${factor(2.5)} times as far. Up to 1 it approaches steadily, up to 2 swinging, above 2 it runs away.`,
  height: 218,
  draw(pen) {
    const [, limit] = onPlane(plane, 0, 1);
    for (const { from, to, text } of regions) {
      const [left] = onPlane(plane, from, 0);
      const [right] = onPlane(plane, to, 0);
      if (from === 2)
        pen.box(left, plane.top, right - left, plane.bottom - plane.top, {
          fill: `${palette.alarm}33`,
          radius: 0,
        });
      text.forEach((line, i) => {
        pen.text(line, [(left + right) / 2, 8 + 16 * i], emphasis);
      });
    }
    drawPlane(pen, plane, {
      across: [0, 0.5, 1, 1.5, 2, 2.5, 3].map((value) => [value, String(value)]),
      up: [0, 0.5, 1, 1.5, 2].map((value) => [value, String(value)]),
      name: 'η · a: learning rate times curvature',
    });
    segment(pen, [plane.left, limit], [plane.right, limit], { colour: palette.ink, dash: [4, 3], width: 1 });
    plotted(
      pen,
      plane,
      [0, 1, 3].map((value) => [value, factor(value)] as const),
      { colour: yellow, width: 3 },
    );
    for (const value of [0.5, 1.5, 2.5])
      pen.circle(onPlane(plane, value, factor(value)), 4.5, { fill: yellow, colour: palette.card, width: 1 });
    pen.circle(onPlane(plane, 1, 0), 4.5, { fill: yellow, colour: palette.card, width: 1 });
    note(pen, 'distance × |1 − ηa| per step; dashed: as far as before', [184, 211]);
  },
};
