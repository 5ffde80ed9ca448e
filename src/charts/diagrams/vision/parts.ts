/** What the pictures of this folder share. */
import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The root of the mean squared distance from the mean. */
export const spread = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

/** A number as it is written, with a real minus sign. */
export const written = (value: number, decimals = 0): string =>
  value
    .toFixed(decimals)
    .replace('-', '−')
    .replace(/^−(0(?:\.0+)?)$/, '$1');

/** A number with commas between thousands. */
export const counted = (value: number): string => value.toLocaleString('en');

export const bold = { weight: 600 } as const;

/** An arrow in the colour of text. */
export const pointTo = (pen: Pen, points: readonly Point[]): void =>
  pen.arrow(points, { colour: palette.ink, width: 2 });

/** A line of text that begins at a place. */
export const say = (pen: Pen, text: string, at: Point, colour: string = palette.muted): void =>
  pen.text(text, at, { align: 'left', colour });
