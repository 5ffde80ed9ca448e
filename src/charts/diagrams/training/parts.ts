/** Parts that the pictures of this folder share. */
import type { Pen } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { blue, segment, yellow } from '../shapes.ts';

/** The losses of both parts of the data, as in all pictures of them. */
export const lossColour = { training: yellow, validation: blue } as const;
export const headingStyle = { size: size.heading, weight: 600 } as const;
export const emphasis = { size: 14, weight: 600 } as const;

/** What the solid line and the dashed line stand for. */
export function lossKey(pen: Pen, y: number): void {
  (['training', 'validation'] as const).forEach((name, i) => {
    const x = 130 * i;
    segment(pen, [x, y], [x + 26, y], {
      colour: lossColour[name],
      width: 2.5,
      dash: i === 1 ? [6, 4] : [],
    });
    pen.text(`${name} loss`, [x + 32, y], { colour: palette.ink, align: 'left' });
  });
}
