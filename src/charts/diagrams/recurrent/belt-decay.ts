import { formula } from '../../formula.ts';
import { palette } from '../../theme.ts';
import { drawPlane, onPlane, type Plane, trace } from '../plane.ts';
import { blue, type Diagram, orange, pink } from '../shapes.ts';

const steps = 20;
const gates = [
  { f: 1, colour: palette.ink, dash: [2, 3] },
  { f: 0.99, colour: pink, dash: [] },
  { f: 0.9, colour: orange, dash: [8, 4] },
  { f: 0.5, colour: blue, dash: [] },
];
const left = (f: number): string => (f === 1 ? '1' : f < 0.6 ? '0.000001' : (f ** steps).toFixed(2));
const plane: Plane = { left: 34, right: 248, top: 26, bottom: 176, x: [0, steps], y: [0, 1] };

export const beltDecay: Diagram = {
  title: 'What the forget gate leaves of a value',
  alt: `Curves of fⁿ for n = 0 to ${steps} steps, for a forget gate that stays at f and nothing added. After ${steps} steps are left: ${gates.map(({ f }) => `${left(f)} at f = ${f}`).join(', ')}. The same number is the factor of the gradient on its way back.`.replace(
    'fⁿ',
    'f to the power n',
  ),
  height: 238,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [0, 5, 10, 15, 20],
      up: [0, 0.5, 1],
      axes: false,
      name: 'steps',
      upName: 'what is left of a value of 1',
    });
    const at = (x: number, y: number) => onPlane(plane, x, y);
    gates.forEach(({ f, colour, dash }) => {
      trace(pen, plane, (n) => f ** n, { colour, dash, width: 2.5 });
      const y = at(steps, f ** steps)[1] + ({ 1: -2, 0.9: -6, 0.5: -3 }[f] ?? 0);
      formula(pen, `f = ${f}`, [plane.right + 6, y], { size: 13, colour, align: 'left' });
      formula(pen, left(f), [368, y], { size: 13, colour, align: 'right' });
    });
    formula(pen, '∂c_t/∂c_{t−1} = f_t', [184, 227], { size: 15 });
  },
};
