/** A plane with axes, for curves in diagrams. */
import type { Pen, Point, Stroke } from '../pen.ts';
import { palette } from '../theme.ts';
import { minus } from './numbers.ts';
import { note, segment } from './shapes.ts';

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

/** A value on an axis, with what is written there unless it is the value. */
type Tick = number | readonly [value: number, label: string];

export interface PlaneLabels {
  across?: readonly Tick[];
  up?: readonly Tick[];
  /** Written below the middle of the horizontal axis. */
  name?: string;
  /** Written above the left end of the plane. */
  upName?: string;
  /** Whether both axes are drawn; without them the grid line of the number 0 is brighter. */
  axes?: boolean;
}

/** Draws the axes, a grid line for every label on the left, and the labels. */
export function drawPlane(
  pen: Pen,
  plane: Plane,
  { across = [], up = [], name, upName, axes = true }: PlaneLabels = {},
): void {
  const { left, right, top, bottom } = plane;
  for (const tick of up) {
    const [value, label] = labelled(tick);
    const [, y] = onPlane(plane, plane.x[0], value);
    const colour = tick === 0 && !axes ? palette.muted : palette.grid;
    segment(pen, [left, y], [right, y], { colour, width: 1 });
    note(pen, label, [left - 6, y], 'right');
  }
  if (axes)
    pen.line(
      [
        [left, top],
        [left, bottom],
        [right, bottom],
      ],
      { colour: palette.edge },
    );
  for (const tick of across) {
    const [value, label] = labelled(tick);
    note(pen, label, [onPlane(plane, value, plane.y[0])[0], bottom + 12]);
  }
  if (name) note(pen, name, [(left + right) / 2, bottom + 28]);
  if (upName) note(pen, upName, [left, top - 13], 'left');
}

const labelled = (tick: Tick): readonly [value: number, label: string] =>
  typeof tick === 'number' ? [tick, minus(tick)] : tick;

/** Numbers from `low` to `high` in equal steps, both included. */
export const evenly = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

/** A line through points given as pairs of values. */
export const plotted = (
  pen: Pen,
  plane: Plane,
  pairs: readonly (readonly [x: number, y: number])[],
  style: Stroke,
): void =>
  pen.line(
    pairs.map(([x, y]) => onPlane(plane, x, y)),
    { width: 2.5, ...style },
  );

/** A function drawn through `count` evenly spaced points. */
export function trace(
  pen: Pen,
  plane: Plane,
  f: (x: number) => number,
  { from = plane.x[0], to = plane.x[1], count = 121, ...style }: Trace,
): void {
  plotted(
    pen,
    plane,
    evenly(from, to, count).map((x) => [x, f(x)] as const),
    { width: 2, ...style },
  );
}

interface Trace extends Stroke {
  from?: number;
  to?: number;
  count?: number;
}
