/** Parts that the pictures about language share. */
import type { Pen, Point, TextStyle } from '../../pen.ts';
import { palette, size } from '../../theme.ts';

export interface WordBoxStyle extends TextStyle {
  fill?: string;
  edge?: string;
  dash?: number[];
  thick?: number;
}

/** A box with a word in its middle; `at` is the middle of the box. */
export function wordBox(
  pen: Pen,
  word: string,
  [x, y]: Point,
  [wide, high]: readonly [wide: number, high: number],
  { fill = palette.raised, edge = palette.muted, dash, thick = 1.5, ...text }: WordBoxStyle = {},
): void {
  pen.box(x - wide / 2, y - high / 2, wide, high, {
    fill,
    colour: edge,
    width: thick,
    radius: 6,
    ...(dash && { dash }),
  });
  pen.text(word, [x, y], { size: size.heading, ...text });
}

/** A bar from the left whose length is a share of its full width; the rest is dark. */
export function shareBar(
  pen: Pen,
  share: number,
  [x, y]: Point,
  [wide, high]: readonly [wide: number, high: number],
  colour: string,
): void {
  pen.box(x, y - high / 2, wide, high, { fill: palette.raised, radius: 3 });
  if (share > 0) pen.box(x, y - high / 2, Math.max(2, wide * share), high, { fill: colour, radius: 3 });
}
