import { formula } from '../../formula.ts';
import { palette } from '../../theme.ts';
import { drawPlane, onPlane, type Plane, trace } from '../plane.ts';
import { type Diagram, pink } from '../shapes.ts';

const sigma = (a: number): number => 1 / (1 + Math.exp(-a));
const points = [-4, -2, 0, 2, 4];
const written = (a: number): string => (a === 0 ? '0.5' : sigma(a).toFixed(2));
const plane: Plane = { left: 40, right: 336, top: 28, bottom: 168, x: [-5, 5], y: [0, 1] };

export const gateCurve: Diagram = {
  title: 'σ turns any sum into an opening from 0 to 1',
  alt:
    `The curve of σ(a) = 1 / (1 + e^(−a)) for sums a from −5 to 5. It rises from nearly 0, shut, to nearly 1, open. Points: ` +
    `${points
      .map((a) => `σ(${a}) = ${written(a)}`)
      .join(', ')
      .replaceAll(
        '(-',
        '(−',
      )}. It is steep in the middle and flat at both ends, so a gate that is firmly shut or open hardly changes its mind.`,
  height: 238,
  draw(pen) {
    drawPlane(pen, plane, {
      across: points,
      up: [0, 0.5, 1],
      axes: false,
      name: 'sum a',
      upName: 'opening of the gate',
    });
    trace(pen, plane, sigma, { colour: pink, width: 3 });
    const at = (x: number, y: number) => onPlane(plane, x, y);
    for (const a of points) {
      const [x, y] = at(a, sigma(a));
      pen.circle([x, y], 5, { fill: palette.ink, width: 0 });
      pen.text(written(a), a > 0 ? [x, y + 18] : [x - 4, y - 16], { size: 13, weight: 600 });
    }
    pen.text('shut', [plane.right + 4, at(0, 0)[1] - 10], { size: 13, align: 'left' });
    pen.text('open', [plane.right + 4, at(0, 1)[1] + 10], { size: 13, align: 'left' });
    formula(pen, 'gate = σ(W x + U h + b)', [184, 224], { size: 15 });
  },
};
