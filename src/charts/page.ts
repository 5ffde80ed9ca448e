/** A picture of one or more panels under a title, all as wide as the card's inner width. */
import type { TopLevelSpec } from 'vega-lite';
import type { NonNormalizedSpec } from 'vega-lite/types_unstable/spec/index.js';
import { config, palette, size } from './theme.ts';
import { lines } from './words.ts';

export type Panel = NonNormalizedSpec;

/** Letters per line of the inner width, in the title's size and in the remarks' size. */
const titleLetters = 48;
const remarkLetters = 64;

/** Stacks panels under a title and smaller remarks, each of which starts a new line. */
export function page(title: string, remarks: string[], panels: Panel[]): TopLevelSpec {
  const subtitle = remarks.flatMap((remark) => lines(remark, remarkLetters));
  return {
    config,
    // Vega would leave room for an empty subtitle.
    title: { text: lines(title, titleLetters), ...(subtitle.length > 0 && { subtitle }) },
    vconcat: panels,
    // Each panel has its own legend.
    resolve: {
      scale: {
        color: 'independent',
        strokeDash: 'independent',
        strokeWidth: 'independent',
        shape: 'independent',
      },
    },
  };
}

/** A small heading above a panel. */
export const heading = (text: string) => ({
  text,
  fontSize: size.heading,
  fontWeight: 400 as const,
  color: palette.muted,
  offset: 6,
});
