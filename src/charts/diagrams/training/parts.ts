/** Parts that the pictures of this folder share. */
import type { Pen, Point } from '../../pen.ts';
import { networkColour, palette, size } from '../../theme.ts';
import { onPlane, type Plane } from '../practice/plane.ts';

export const yellow = networkColour.cnn;
export const blue = networkColour.rnn;
/** The losses of both parts of the data, as in all pictures of them. */
export const lossColour = { training: yellow, validation: blue } as const;
export const headingStyle = { size: size.heading, weight: 600 } as const;
export const emphasis = { size: 14, weight: 600 } as const;

/** A line through points given as pairs of values. */
export const plotted = (
  pen: Pen,
  plane: Plane,
  pairs: readonly (readonly [x: number, y: number])[],
  style: { colour: string; width?: number; dash?: number[] },
): void =>
  pen.line(
    pairs.map(([x, y]) => onPlane(plane, x, y)),
    { width: 2.5, ...style },
  );

/** A straight line between two points. */
export const thread = (
  pen: Pen,
  from: Point,
  to: Point,
  style: { colour?: string; width?: number; dash?: number[] } = {},
): void => pen.line([from, to], style);

/** What the solid line and the dashed line stand for. */
export function lossKey(pen: Pen, y: number): void {
  (['training', 'validation'] as const).forEach((name, i) => {
    const x = 130 * i;
    thread(pen, [x, y], [x + 26, y], {
      colour: lossColour[name],
      width: 2.5,
      dash: i === 1 ? [6, 4] : [],
    });
    pen.text(`${name} loss`, [x + 32, y], { colour: palette.ink, align: 'left' });
  });
}
