/** A plane with axes, for the curves of this folder. */
import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { note } from '../shapes.ts';

/** Where a plane lies in the diagram, and which values its edges stand for. */
export interface Plane {
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: readonly [low: number, high: number];
  y: readonly [low: number, high: number];
}

/** The place of a pair of values. */
export const onPlane = ({ left, right, top, bottom, x, y }: Plane, across: number, up: number): Point => [
  left + ((across - x[0]) / (x[1] - x[0])) * (right - left),
  bottom - ((up - y[0]) / (y[1] - y[0])) * (bottom - top),
];

export interface PlaneLabels {
  /** Values on the axes with what is written there. */
  across?: readonly (readonly [value: number, label: string])[];
  up?: readonly (readonly [value: number, label: string])[];
  /** Written below the middle of the horizontal axis. */
  name?: string;
}

/** Draws the axes, a grid line for every label on the left, and the labels. */
export function drawPlane(pen: Pen, plane: Plane, { across = [], up = [], name }: PlaneLabels): void {
  for (const [value, label] of up) {
    const [, y] = onPlane(plane, plane.x[0], value);
    pen.line(
      [
        [plane.left, y],
        [plane.right, y],
      ],
      { colour: palette.grid, width: 1 },
    );
    note(pen, label, [plane.left - 6, y], 'right');
  }
  pen.line(
    [
      [plane.left, plane.top],
      [plane.left, plane.bottom],
      [plane.right, plane.bottom],
    ],
    { colour: palette.edge },
  );
  for (const [value, label] of across)
    note(pen, label, [onPlane(plane, value, plane.y[0])[0], plane.bottom + 12]);
  if (name) note(pen, name, [(plane.left + plane.right) / 2, plane.bottom + 28]);
}

/** Numbers from `low` to `high` in equal steps, both included. */
export const evenly = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

/** A number as it is written in a picture: with a true minus sign. */
export const figure = (value: number, digits: number): string => value.toFixed(digits).replace('-', '−');
