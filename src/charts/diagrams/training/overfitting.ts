import { palette } from '../../theme.ts';
import { drawPlane, evenly, onPlane, type Plane, plotted } from '../plane.ts';
import { blue, type Diagram, note, yellow } from '../shapes.ts';
import { emphasis } from './parts.ts';
import { errorOf, fittedPolynomial, freshPoints, trainingPoints } from './polynomials.ts';

const cases = [
  { name: 'too simple', degree: 0 },
  { name: 'finds the rule', degree: 2 },
  { name: 'learns by heart', degree: 7 },
].map((each) => {
  const curve = fittedPolynomial(each.degree);
  return {
    ...each,
    curve,
    known: errorOf(curve, trainingPoints).toFixed(2),
    unknown: errorOf(curve, freshPoints).toFixed(2),
  };
});
const [wide, gap, low, high] = [112, 16, -1.6, 1.4];

export const overfitting: Diagram = {
  title: 'Through every known point, past the new ones',
  alt:
    `Three charts with the same ${trainingPoints.length} made-up training points as dots, ${freshPoints.length} new points as squares, and a fitted curve. ` +
    `${cases.map(({ name, known, unknown }) => `${name}: error ${known} on the training points, ${unknown} on the new ones`).join('. ')}. ` +
    'The first curve is a flat line. The second follows the bow that the points have. The third goes through each training point and swings widely between them.',
  height: 226,
  draw(pen) {
    cases.forEach(({ name, curve, known, unknown }, i) => {
      const left = i * (wide + gap);
      const plane: Plane = {
        ...{ left, right: left + wide, top: 26, bottom: 146 },
        ...{ x: [-1.05, 1.05], y: [low, high] },
      };
      pen.text(name, [left + wide / 2, 10], emphasis);
      drawPlane(pen, plane, {});
      const inside = evenly(-1, 1, 160).map((x) => [x, Math.min(high, Math.max(low, curve(x)))] as const);
      plotted(pen, plane, inside, { colour: palette.ink, width: 2 });
      for (const { x, y } of trainingPoints) pen.circle(onPlane(plane, x, y), 4, { fill: yellow });
      for (const { x, y } of freshPoints) {
        const [atX, atY] = onPlane(plane, x, y);
        pen.box(atX - 4, atY - 4, 8, 8, { colour: blue, fill: palette.card, radius: 0, width: 2 });
      }
      pen.circle([left + 10, 164], 4, { fill: yellow });
      pen.text(`known: ${known}`, [left + 20, 164], { size: 13, align: 'left' });
      pen.box(left + 6, 180, 8, 8, { colour: blue, radius: 0, width: 2 });
      pen.text(`new: ${unknown}`, [left + 20, 184], { size: 13, weight: 600, align: 'left' });
    });
    note(pen, 'mean squared error on the known and on the new points', [184, 212]);
  },
};
