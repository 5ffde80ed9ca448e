import { networkColour, palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { drawPlane, onPlane, type Plane } from '../plane.ts';
import { type Diagram, tints } from '../shapes.ts';

const rate = 0.1;
const decay = 0.01;
const steps = 1000;
/** A weight that begins at 1: nothing needs it, or the loss ¼ (w − 1)² holds it there. */
const course = (hold: number): number[] => {
  const all = [1];
  for (let step = 0; step < steps; step++) {
    const w = all.at(-1) ?? 0;
    all.push(w - rate * (hold * (w - 1) + decay * w));
  }
  return all;
};
const curves = [
  { name: 'needed by the examples', colour: networkColour.gru, dash: [], values: course(0.5) },
  { name: 'needed by nothing', colour: tints[3], dash: [7, 4], values: course(0) },
];
const last = ({ values }: { values: number[] }): string => decimals(values.at(-1) ?? 0, 2);

const plane: Plane = { left: 34, right: 330, top: 16, bottom: 196, x: [0, steps], y: [0, 1.1] };

export const weightDecayDiagram: Diagram = {
  title: 'Weight decay: what nothing holds slides to zero',
  alt:
    `Two weights over ${steps} steps, both from 1, with a learning rate of ${rate} and weight decay of ${decay}. ` +
    `${curves.map((curve) => `The one ${curve.name} ends at ${last(curve)}`).join('. ')}: it loses 0.1% at each step. ` +
    'Half of it is gone after some 700 steps.',
  height: 236,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [0, 250, 500, 750, 1000].map((step) => [step, step.toLocaleString('en')]),
      up: [0, 0.5, 1].map((w) => [w, String(w)]),
      name: 'steps',
    });
    for (const { name, colour, dash, values } of curves) {
      pen.line(
        values.map((w, step) => onPlane(plane, step, w)),
        { colour, dash, width: 2.5 },
      );
      const end = values.at(-1) ?? 0;
      pen.text(decimals(end, 2), [plane.right + 6, onPlane(plane, steps, end)[1]], {
        ...{ size: 14, weight: 600, align: 'left' },
        colour,
      });
      const at = 500;
      const [x, y] = onPlane(plane, at, values[at] ?? 0);
      pen.text(name, [x, y + (end > 0.5 ? 18 : -14)], { size: 13, colour, align: 'left' });
    }
    pen.text('w', [plane.left - 18, 4], { size: 14, italic: true, colour: palette.muted });
  },
};
