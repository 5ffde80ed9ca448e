import { palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { evenly, onPlane, type Plane, plotted } from '../plane.ts';
import { blue, type Diagram, note, yellow } from '../shapes.ts';
import { emphasis } from './parts.ts';

const start = -1;
const steps = 5;
/** Three learning rates on L = w² / 2, whose slope is w. */
const cases = [
  { name: 'too small', rate: 0.05, says: 'creeps' },
  { name: 'right', rate: 0.5, says: 'arrives' },
  { name: 'too large', rate: 2.2, says: 'runs away' },
].map((each) => {
  const path = [start];
  for (let i = 0; i < steps; i++) path.push((1 - each.rate) * (path.at(-1) ?? 0));
  return { ...each, path, end: path.at(-1) ?? 0 };
});
const height = (w: number): number => w ** 2 / 2;
const [wide, gap, reach] = [112, 16, 2.7];

export const learningRate: Diagram = {
  title: 'Too small, right, too large: five steps',
  alt:
    `The same valley three times, the loss w²/2 with its bottom at 0, and five steps of gradient descent from w = ${decimals(start, 0)}. ` +
    `${cases.map(({ name, rate, path, says }) => `${name}, learning rate ${rate}: w = ${path.map((w) => decimals(w, 2)).join(', ')}; it ${says}`).join('. ')}.`,
  height: 216,
  draw(pen) {
    cases.forEach(({ name, rate, path, end, says }, i) => {
      const left = i * (wide + gap);
      const plane: Plane = {
        left,
        right: left + wide,
        top: 44,
        bottom: 140,
        x: [-reach, reach],
        y: [0, 3.5],
      };
      const middle = left + wide / 2;
      pen.text(name, [middle, 10], emphasis);
      note(pen, `learning rate ${rate}`, [middle, 28]);
      const valley = evenly(-reach + 0.05, reach - 0.05, 50).map((w) => [w, height(w)] as const);
      plotted(pen, plane, valley, { colour: palette.muted, width: 2 });
      plotted(
        pen,
        plane,
        path.map((w) => [w, height(w)] as const),
        { colour: palette.ink, width: 1.5 },
      );
      for (const [at, w] of path.entries())
        if (at > 0)
          pen.circle(onPlane(plane, w, height(w)), at === steps ? 5.5 : 4, {
            fill: at === steps ? yellow : blue,
            colour: palette.card,
            width: 1,
          });
      // The first steps may lie on the start, so it stands above the valley.
      const [x, y] = onPlane(plane, start, height(start));
      pen.circle([x + 2, y - 13], 4, { fill: palette.ink, width: 0 });
      pen.line(
        [
          [x + 2, y - 13],
          [x, y],
        ],
        { colour: palette.ink, width: 1.5 },
      );
      pen.text(says, [middle, 158], emphasis);
      note(pen, `from ${decimals(start, 0)} to ${decimals(end, 2)}`, [middle, 176]);
    });
    note(pen, 'white: start; yellow: after five steps; best is 0', [184, 206]);
  },
};
