import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { blue, type Diagram, note, pointer, segment, yellow } from '../shapes.ts';
import { emphasis } from './parts.ts';

type Vector = readonly [x: number, y: number];
const limit = 1;
const gradient: Vector = [3, 4];
const length = Math.hypot(...gradient);
const results = [
  {
    ...{ name: 'by norm', colour: yellow },
    result: [(gradient[0] * limit) / length, (gradient[1] * limit) / length] as Vector,
  },
  {
    ...{ name: 'by value', colour: blue },
    result: [Math.min(gradient[0], limit), Math.min(gradient[1], limit)] as Vector,
  },
];
const angle = ([x, y]: Vector): number => (Math.atan2(y, x) * 180) / Math.PI;
const pair = (vector: Vector): string =>
  `(${vector.map((value) => String(Number(value.toFixed(2)))).join(', ')})`;
const unit = 84;

export const clipByValue: Diagram = {
  title: 'By norm it keeps its direction, by value not',
  alt:
    `The gradient ${pair(gradient)}, which points ${angle(gradient).toFixed(0)}° upward, clipped to ${limit} in two ways. ` +
    `${results.map(({ name, result }) => `${name} it becomes ${pair(result)}, at ${angle(result).toFixed(0)}°`).join('; ')}. ` +
    'A dashed line shows the direction before. By norm the arrow ends on a circle and lies on the dashed line; by value it ends in the corner of a square, beside the line.',
  height: 222,
  draw(pen) {
    results.forEach(({ name, result, colour }, i) => {
      const origin: Point = [44 + i * 194, 158];
      const at = ([x, y]: Vector): Point => [origin[0] + x * unit, origin[1] - y * unit];
      pen.text(name, [origin[0] + 50, 10], { ...emphasis, colour });
      border(pen, origin, i === 0);
      segment(pen, origin, at([gradient[0] / 2.9, gradient[1] / 2.9]), {
        colour: palette.ink,
        dash: [5, 4],
        width: 1.5,
      });
      pointer(pen, origin, at(result), { colour, width: 4 });
      pen.text(`${pair(gradient)} → ${pair(result)}`, [origin[0] + 50, 178], { size: 13, weight: 600 });
      note(pen, `${angle(gradient).toFixed(0)}° → ${angle(result).toFixed(0)}°`, [origin[0] + 50, 195]);
    });
    note(pen, 'dashed: the direction before clipping; limit 1', [184, 216]);
  },
};

/** The limit: a quarter of a circle, or a square. */
function border(pen: Pen, [x, y]: Point, round: boolean): void {
  const side = limit * unit;
  const points: Point[] = round
    ? Array.from({ length: 31 }, (_, i) => [
        x + side * Math.cos((Math.PI * i) / 60),
        y - side * Math.sin((Math.PI * i) / 60),
      ])
    : [
        [x + side, y],
        [x + side, y - side],
        [x, y - side],
      ];
  pen.line([[x, y], ...points, [x, y]], { colour: palette.edge, width: 1.5 });
}
