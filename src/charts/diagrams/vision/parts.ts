/** What the pictures of this folder share. */
import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';

export const bold = { weight: 600 } as const;

/** An arrow in the colour of text. */
export const pointTo = (pen: Pen, points: readonly Point[]): void =>
  pen.arrow(points, { colour: palette.ink, width: 2 });

/** A line of text that begins at a place. */
export const say = (pen: Pen, text: string, at: Point, colour: string = palette.muted): void =>
  pen.text(text, at, { align: 'left', colour });
