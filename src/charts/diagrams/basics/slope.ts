import { formula } from '../../formula.ts';
import { palette } from '../../theme.ts';
import { minus } from '../numbers.ts';
import { drawPlane, onPlane, type Plane, trace } from '../plane.ts';
import { type Diagram, note, tints } from '../shapes.ts';

import { day, seller } from './stand.ts';

const plane: Plane = { left: 42, right: 358, top: 24, bottom: 188, x: [8.8, 15.2], y: [0, 100] };
const loss = (w: number): number => (w * day.sun + seller.bias - day.sold) ** 2;
const slopeAt = (w: number): number => 2 * (w * day.sun + seller.bias - day.sold) * day.sun;
const best = (day.sold - seller.bias) / day.sun;
const places = [
  { w: 10, reach: 0.75, text: 'raise w', at: [11.05, 52] },
  { w: best, reach: 0.9, text: 'stay', at: [best, 12] },
  { w: 14, reach: 0.75, text: 'lower w', at: [13, 52] },
] as const;

export const slope: Diagram = {
  title: 'The gradient is the slope where you stand',
  alt:
    `The loss (3w − 36)² of one day against the weight w, a valley with its lowest point at w = ${best}. Three places with ` +
    `the slope there: at w = 10 the slope is ${minus(slopeAt(10))}, downhill to the right, so raise w; at w = ${best} it is ` +
    `${slopeAt(best)}, so stay; at w = 14 it is ${slopeAt(14)}, uphill to the right, so lower w.`,
  height: 234,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [9, 10, 11, 12, 13, 14, 15],
      up: [0, 36, 72],
      axes: false,
      name: 'weight',
      upName: 'loss',
    });
    trace(pen, plane, loss, { colour: tints[1], width: 3 });
    const at = (x: number, y: number) => onPlane(plane, x, y);
    for (const { w, reach, text, at: where } of places) {
      const tangent = (x: number) => loss(w) + slopeAt(w) * (x - w);
      trace(pen, plane, tangent, {
        colour: palette.ink,
        dash: [6, 3],
        from: w - reach,
        to: w + reach,
      });
      pen.circle(at(w, loss(w)), 5, { fill: palette.ink });
      const [x, y] = at(where[0], where[1]);
      const value = slopeAt(w);
      pen.text(`slope ${value > 0 ? '+' : ''}${minus(value)}`, [x, y - (w === best ? 26 : 8)], {
        size: 13,
        weight: 600,
      });
      note(pen, text, [x, y - (w === best ? 10 : -8)]);
    }
    formula(pen, 'L = (3w − 36)^2', [(plane.left + plane.right) / 2, 18], { size: 15 });
  },
};
