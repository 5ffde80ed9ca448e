import { palette } from '../../theme.ts';
import { drawPlane, onPlane, type Plane, trace } from '../plane.ts';
import { blue, type Diagram, note, orange } from '../shapes.ts';

/** The unit of the lesson that locks in: h_t = tanh(2 h_(t−1)). */
const u = 2;
const stable = Array.from({ length: 50 }).reduce<number>((h) => Math.tanh(u * h), 0.5);
const slopeAt = (h: number): number => u * (1 - h * h);
const firm = slopeAt(stable);
const plane: Plane = { left: 40, right: 206, top: 26, bottom: 176, x: [-1.2, 1.2], y: [-1.2, 1.2] };

export const dilemma: Diagram = {
  title: 'Where a state is safe, gradients die',
  alt:
    `The curve h_t = tanh(${u} h_(t−1)) of one unit, with the line where a state stays as it is. The two cross at 0 and at ±${stable.toFixed(2)}. At ±${stable.toFixed(2)} the state is safe: a disturbance is multiplied by ${firm.toFixed(2)} at each step and dies, and so does the gradient, to ${(firm ** 5).toPrecision(1)} after 5 steps. ` +
    `At 0 the factor is ${slopeAt(0)}: nothing is safe there, and the gradient grows.`,
  height: 240,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [-1, 0, 1],
      up: [-1, 0, 1],
      axes: false,
      name: 'state before',
      upName: 'state after',
    });
    trace(pen, plane, (h) => h, { colour: palette.muted, dash: [4, 4], width: 1.5 });
    trace(pen, plane, (h) => Math.tanh(u * h), { colour: blue, width: 3 });
    const at = (x: number, y: number) => onPlane(plane, x, y);
    for (const h of [-stable, stable]) pen.circle(at(h, h), 6, { fill: palette.ink, width: 0 });
    pen.circle(at(0, 0), 6, { fill: palette.card, colour: orange, width: 2.5 });
    pen.circle([230, 42], 6, { fill: palette.ink, width: 0 });
    pen.text(`safe, at ±${stable.toFixed(2)}`, [244, 42], { size: 13, weight: 600, align: 'left' });
    note(pen, 'noise and gradient', [244, 61], 'left');
    note(pen, `× ${firm.toFixed(2)} per step:`, [244, 78], 'left');
    note(pen, 'both die', [244, 95], 'left');
    pen.circle([230, 128], 6, { fill: palette.card, colour: orange, width: 2.5 });
    pen.text('unsafe, at 0', [244, 128], { size: 13, weight: 600, align: 'left' });
    note(pen, 'noise and gradient', [244, 147], 'left');
    note(pen, `× ${slopeAt(0)} per step:`, [244, 164], 'left');
    note(pen, 'both grow', [244, 181], 'left');
    note(pen, 'one unit, recurrent weight 2; dashed: the state stays', [184, 232]);
  },
};
