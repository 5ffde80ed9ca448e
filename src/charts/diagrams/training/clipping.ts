import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { blue, type Diagram, note, pointer, yellow } from '../shapes.ts';
import { emphasis } from './parts.ts';

type Vector = readonly [x: number, y: number];
const limit = 1;
const norm = ([x, y]: Vector): number => Math.hypot(x, y);
const clipped = (g: Vector): Vector =>
  norm(g) > limit ? [(g[0] * limit) / norm(g), (g[1] * limit) / norm(g)] : g;
/** The example of the lesson, and an ordinary gradient. */
const long: Vector = [3, 4];
const short: Vector = [0.7, -0.3];
const unit = 38;
const origin: Point = [92, 186];
const place = ([x, y]: Vector): Point => [origin[0] + x * unit, origin[1] - y * unit];
const arrow = (pen: Pen, to: Vector, colour: string, width: number, dash: number[] = []) =>
  pointer(pen, origin, place(to), { colour, width, dash });
const pair = (vector: Vector): string =>
  `(${vector.map((value) => String(Number(value.toFixed(2))).replace('-', '−')).join(', ')})`;

export const clipping: Diagram = {
  title: 'Clipping: shorter, in the same direction',
  alt:
    `Gradients as arrows from one point, and a dashed circle of radius ${limit}, the limit. A long gradient ${pair(long)} of length ${norm(long)} leaves the circle far behind; ` +
    `it is shortened to ${pair(clipped(long))}, length ${norm(clipped(long)).toFixed(0)}, on the same line. A short one ${pair(short)} of length ${norm(short).toFixed(2)} ends inside the circle ` +
    'and stays as it is.',
  height: 240,
  draw(pen) {
    pen.circle(origin, limit * unit, { colour: palette.ink, dash: [4, 3], fill: palette.raised });
    arrow(pen, long, palette.muted, 2, [6, 4]);
    arrow(pen, clipped(long), yellow, 4);
    arrow(pen, short, blue, 3);
    pen.circle(origin, 3, { fill: palette.ink });
    const texts = [
      { y: 44, title: `before: ${pair(long)}`, more: `length ${norm(long)}`, colour: palette.muted, x: 226 },
      {
        ...{ y: 110, title: `clipped: ${pair(clipped(long))}`, colour: yellow, x: 226 },
        more: `length ${norm(clipped(long)).toFixed(0)}, same direction`,
      },
      {
        ...{ y: 176, title: `short: ${pair(short)}`, colour: blue, x: 226 },
        more: `length ${norm(short).toFixed(2)}, stays as it is`,
      },
    ];
    for (const { x, y, title, more, colour } of texts) {
      pen.text(title, [x, y], { ...emphasis, size: 13, colour, align: 'left' });
      note(pen, more, [x, y + 18], 'left');
    }
    note(pen, `dashed circle: the limit, ${limit}`, [origin[0] + 50, 222], 'left');
  },
};
