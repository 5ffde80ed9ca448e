import type { Pen } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { onPlane, type Plane, plotted } from '../plane.ts';
import { blue, type Diagram, note, yellow } from '../shapes.ts';
import { emphasis } from './parts.ts';

/** A valley 100 times as steep across as along: L = (x² + 100 y²) / 2. */
const steepness = 100;
const steps = 60;
const start = { x: -10, y: 1 };
const loss = ({ x, y }: typeof start): number => (x ** 2 + steepness * y ** 2) / 2;

function walk(rate: number, momentum: number): (typeof start)[] {
  const path = [start];
  let [vx, vy] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const { x, y } = path.at(-1) ?? start;
    vx = momentum * vx - rate * x;
    vy = momentum * vy - rate * steepness * y;
    path.push({ x: x + vx, y: y + vy });
  }
  return path;
}
const cases = [
  { name: 'plain', rate: 0.018, momentum: 0, colour: blue },
  { name: 'momentum 0.9', rate: 0.005, momentum: 0.9, colour: yellow },
].map((each) => {
  const path = walk(each.rate, each.momentum);
  return { ...each, path, left: loss(path.at(-1) ?? start) };
});
const digits = (value: number): string => String(Number(value.toPrecision(2)));

export const ravine: Diagram = {
  title: 'Zigzag in a ravine, and what momentum does',
  alt:
    `A ravine seen from above, ${steepness} times as steep across as along, with its lowest point at the right, and ${steps} steps from the same start with a loss of ${loss(start)}. ` +
    `${cases.map(({ name, rate, left }) => `${name}, learning rate ${rate}: a loss of ${digits(left)} is left`).join('; ')}. ` +
    'The plain path swings across the ravine at first and then creeps along it. With momentum the speed along the ravine builds up.',
  height: 232,
  draw(pen) {
    cases.forEach(({ name, rate, path, colour, left }, i) => {
      const top = 26 + i * 104;
      const plane: Plane = { left: 0, right: 368, top, bottom: top + 72, x: [-10.6, 4.4], y: [-1.2, 1.2] };
      pen.text(`${name}, η = ${rate}`, [0, top - 16], { ...emphasis, size: 13, colour, align: 'left' });
      pen.text(`loss after ${steps} steps: ${digits(left)}`, [368, top - 16], {
        ...emphasis,
        size: 13,
        align: 'right',
      });
      contours(pen, plane);
      plotted(
        pen,
        plane,
        path.map(({ x, y }) => [x, y] as const),
        { colour, width: 1.5 },
      );
      for (const { x, y } of path) pen.circle(onPlane(plane, x, y), 2.2, { fill: colour });
      pen.circle(onPlane(plane, start.x, start.y), 5, { fill: palette.ink });
      pen.circle(onPlane(plane, 0, 0), 6, { colour: palette.ink, width: 2 });
    });
    note(pen, `white dot: start, loss ${loss(start)}; ring: the lowest point`, [184, 222]);
  },
};

/** Lines of equal loss. */
function contours(pen: Pen, plane: Plane): void {
  for (const radius of [2, 5, 8]) {
    const ring = Array.from({ length: 61 }, (_, i) => {
      const angle = (Math.PI * i) / 30;
      return [radius * Math.cos(angle), (radius / Math.sqrt(steepness)) * Math.sin(angle)] as const;
    });
    const inside = ring.filter(([x]) => x < plane.x[1]);
    // Starts where the ring leaves the picture at the right, so that no line crosses the gap.
    plotted(pen, plane, inside, { colour: palette.edge, width: 1 });
  }
}
