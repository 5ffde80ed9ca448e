/** A small coordinate system for the pictures of the basics. */
import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { note } from '../shapes.ts';

export interface Plane {
  left: number;
  top: number;
  wide: number;
  high: number;
  /** Smallest and largest value along each axis. */
  x: readonly [number, number];
  y: readonly [number, number];
}

export const minus = (value: number | string): string => String(value).replaceAll('-', '−');

/** Where a pair of values lies in the picture. */
export const placeIn =
  ({ left, top, wide, high, x, y }: Plane) =>
  (across: number, up: number): Point => [
    left + ((across - x[0]) / (x[1] - x[0])) * wide,
    top + high - ((up - y[0]) / (y[1] - y[0])) * high,
  ];

/** Grid lines with their numbers; the x axis is named below, the y axis above its numbers. */
export function drawPlane(
  pen: Pen,
  plane: Plane,
  ticks: { x: readonly number[]; y: readonly number[]; xName: string; yName: string },
): void {
  const at = placeIn(plane);
  const { left, top, wide, high } = plane;
  for (const value of ticks.y) {
    const [, y] = at(plane.x[0], value);
    pen.line(
      [
        [left, y],
        [left + wide, y],
      ],
      { colour: value === 0 ? palette.muted : palette.grid, width: 1 },
    );
    note(pen, minus(value), [left - 6, y], 'right');
  }
  for (const value of ticks.x) note(pen, minus(value), [at(value, 0)[0], top + high + 12]);
  note(pen, ticks.xName, [left + wide / 2, top + high + 28]);
  note(pen, ticks.yName, [left, top - 13], 'left');
}

/** A function drawn through evenly spaced points. */
export function trace(
  pen: Pen,
  plane: Plane,
  f: (x: number) => number,
  style: { colour: string; dash?: number[]; width?: number; from?: number; to?: number },
): void {
  const { from = plane.x[0], to = plane.x[1], ...stroke } = style;
  const at = placeIn(plane);
  const count = 120;
  pen.line(
    Array.from({ length: count + 1 }, (_, i) => {
      const x = from + (i / count) * (to - from);
      return at(x, f(x));
    }),
    { width: 2, ...stroke },
  );
}
