import { palette, size } from '../../theme.ts';
import { drawPlane, onPlane, type Plane, trace } from '../plane.ts';
import { blue, type Diagram, note, orange, segment } from '../shapes.ts';

/** States, and the slope 1 − h² of tanh at each. */
const states = [0, 0.5, 0.95];
const slope = (h: number): number => 1 - h * h;
const written = (h: number): string => (h === 0 ? '1' : slope(h).toFixed(2));
const plane: Plane = { left: 34, right: 252, top: 26, bottom: 176, x: [-3, 3], y: [-1, 1] };

export const tanhSlopes: Diagram = {
  title: 'The larger the state, the flatter tanh',
  alt:
    `The curve of tanh from −3 to 3 with its slope at three states: ${states.map((h) => `slope ${written(h)} at h = ${h}`).join(', ')}. Going back, the gradient is multiplied by this slope at each step, so a unit that stores firmly passes hardly any gradient. ` +
    `Over 10 steps: ${states.map((h) => (slope(h) ** 10).toPrecision(1)).join(', ')}.`,
  height: 236,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [-2, 0, 2],
      up: [-1, 0, 1],
      axes: false,
      name: 'sum',
      upName: 'state h = tanh(sum)',
    });
    trace(pen, plane, Math.tanh, { colour: blue, width: 3 });
    const at = (x: number, y: number) => onPlane(plane, x, y);
    note(pen, 'state', [290, 40]);
    note(pen, 'slope', [344, 40]);
    states.forEach((h, i) => {
      const sum = Math.atanh(h);
      const reach = 0.5;
      segment(pen, at(sum - reach, h - reach * slope(h)), at(sum + reach, h + reach * slope(h)), {
        colour: orange,
        width: 2.5,
      });
      pen.circle(at(sum, h), 5, { fill: palette.ink, width: 0 });
      pen.text(String(h), [290, 68 + i * 30], { size: 15 });
      pen.text(written(h), [344, 68 + i * 30], { size: size.title, weight: 600, colour: orange });
    });
    pen.text('each step back: × slope', [184, 226], { size: 13, weight: 600 });
  },
};
