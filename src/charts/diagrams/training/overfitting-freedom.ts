import { palette } from '../../theme.ts';
import { drawPlane, onPlane, type Plane, plotted } from '../plane.ts';
import { type Diagram, note, segment } from '../shapes.ts';
import { lossColour } from './parts.ts';
import { errorOf, fittedPolynomial, freshPoints, trainingPoints } from './polynomials.ts';

const errors = Array.from({ length: 8 }, (_, degree) => {
  const curve = fittedPolynomial(degree);
  return { degree, known: errorOf(curve, trainingPoints), unknown: errorOf(curve, freshPoints) };
});
const best = errors.reduce((a, b) => (b.unknown < a.unknown ? b : a));
const [low, high] = [-3, 1];
const plane: Plane = { left: 40, right: 360, top: 36, bottom: 176, x: [0.8, 8.2], y: [low, high] };
/** On a logarithmic axis; an error of 0 lies at its foot. */
const place = (error: number): number => Math.max(low, Math.log10(error));

export const overfittingFreedom: Diagram = {
  title: 'More weights: the new points get worse again',
  alt:
    `The mean squared error of fitted curves over the number of weights they have, for ${trainingPoints.length} known and ${freshPoints.length} new points, on a logarithmic axis. ` +
    `${errors.map(({ degree, known, unknown }) => `${degree + 1}: ${known.toFixed(3)} and ${unknown.toFixed(3)}`).join('; ')}. ` +
    `On the known points it falls with every weight, to 0 with as many weights as points. On the new ones it is least with ${best.degree + 1} weights and then rises.`,
  height: 228,
  draw(pen) {
    [
      { name: 'known points', colour: lossColour.training, dash: [] },
      { name: 'new points', colour: lossColour.validation, dash: [6, 4] },
    ].forEach(({ name, colour, dash }, i) => {
      const x = plane.left + 150 * i;
      segment(pen, [x, 12], [x + 26, 12], { colour, dash, width: 2.5 });
      pen.text(name, [x + 32, 12], { align: 'left', size: 12 });
    });
    drawPlane(pen, plane, {
      across: errors.map(({ degree }) => [degree + 1, String(degree + 1)]),
      up: [-3, -2, -1, 0, 1].map((power) => [power, String(Number((10 ** power).toPrecision(1)))]),
      name: 'weights of the curve',
    });
    for (const name of ['known', 'unknown'] as const) {
      const colour = name === 'known' ? lossColour.training : lossColour.validation;
      const points = errors.map((each) => [each.degree + 1, place(each[name])] as const);
      plotted(pen, plane, points, { colour, dash: name === 'known' ? [] : [6, 4] });
      for (const [x, y] of points) pen.circle(onPlane(plane, x, y), 4, { fill: colour });
    }
    const [x, y] = onPlane(plane, best.degree + 1, place(best.unknown));
    pen.circle([x, y], 8, { colour: palette.ink, width: 2 });
    pen.text('best', [x, y - 16], { size: 13, weight: 600 });
    note(pen, `${trainingPoints.length} weights: every known point is hit`, [184, 222]);
  },
};
