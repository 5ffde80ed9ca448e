import { palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { drawPlane, evenly, onPlane, type Plane, plotted } from '../plane.ts';
import { type Diagram, note, yellow } from '../shapes.ts';
import { emphasis, headingStyle } from './parts.ts';

/** The example of the lesson: L = w², from w = 1 with a learning rate of 0.1. */
const rate = 0.1;
const loss = (w: number): number => w ** 2;
const path = [1];
for (let step = 0; step < 7; step++) path.push((path.at(-1) ?? 0) - rate * 2 * (path.at(-1) ?? 0));
const plane: Plane = { left: 34, right: 360, top: 26, bottom: 184, x: [-0.35, 1.12], y: [0, 1.12] };
/** What the walker can feel of the ground. */
const feels = 0.07;

export const descent: Diagram = {
  title: 'Feel the slope, step down, feel again',
  alt:
    'A valley, the loss w² over the weight w, drawn faintly as if in fog. Only around the feet of a walker is it clear. ' +
    `He starts at w = 1 and takes seven steps downhill: ${path.map((w) => Number(w.toFixed(3))).join(', ')}. ` +
    `The loss falls from ${loss(1)} to ${loss(path.at(-1) ?? 0).toFixed(2)}. Each step is shorter than the last, since the slope gets flatter toward the bottom at 0.`,
  height: 222,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [0, 0.5, 1].map((w) => [w, String(w)]),
      up: [0, 0.5, 1].map((y) => [y, String(y)]),
      name: 'weight w: where you stand',
    });
    pen.text('loss: the height', [plane.left, 10], { ...headingStyle, align: 'left' });
    const ground = (from: number, to: number) => evenly(from, to, 60).map((w) => [w, loss(w)] as const);
    plotted(pen, plane, ground(-0.35, 1.05), { colour: palette.edge, dash: [2, 4] });
    for (const [i, w] of path.entries()) {
      plotted(pen, plane, ground(w - feels, w + feels), { colour: palette.ink, width: 3 });
      const [x, y] = onPlane(plane, w, loss(w));
      const next = path[i + 1];
      pen.circle([x, y - 7], 5, { fill: yellow, colour: palette.card, width: 1 });
      if (next === undefined) continue;
      const [toX, toY] = onPlane(plane, next, loss(next));
      if (i < 4)
        pen.bend([x - 3, y - 14], [x - 6, y - 34], [toX + 4, toY - 40], [toX + 1, toY - 14], {
          colour: yellow,
        });
      if (i < 3)
        pen.text(
          `w = ${decimals(w, i === 0 ? 0 : 2)}`,
          i === 0 ? [plane.right + 8, y + 28] : [x + 14, y + 8],
          {
            ...emphasis,
            align: i === 0 ? 'right' : 'left',
          },
        );
    }
    pen.text('fog: nobody sees the valley', [plane.left + 12, 58], { colour: palette.muted, align: 'left' });
    note(pen, 'steep: long steps', [plane.right - 4, 164], 'right');
    note(pen, 'flat: short steps', [plane.left + 12, 150], 'left');
  },
};
