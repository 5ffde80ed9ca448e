/**
 * The look of all pictures. Sizes are logical pixels: a picture is 400 wide and drawn at double resolution. Discord's
 * desktop fits a picture of an embed into 400 × 300 pixels, so a higher one is shown smaller than it was drawn.
 */
import type { Config } from 'vega-lite';
import type { Network } from '../types/training.ts';

export const width = 400;
export const maxHeight = 300;
export const margin = 16;
/** Above and below the content. */
export const edge = 12;
/** Width between the margins. */
export const inner = width - 2 * margin;
export const pixelRatio = 2;

export const font = 'Inter';
/** Font sizes. Text smaller than 11 is hard to read on a phone. */
export const size = { title: 15, heading: 12, text: 11 } as const;

/** A dark card, which suits Discord's dark mode and stands out in the light mode. */
export const palette = {
  card: '#1f2229',
  edge: '#3a3f4a',
  raised: '#2a2e37',
  grid: '#343943',
  ink: '#eceef2',
  muted: '#a6adba',
  alarm: '#ff7b62',
  white: '#ffffff',
  black: '#000000',
} as const;

/**
 * The colour of each network, the same in all pictures and messages. In normal vision and in simulated protanopia,
 * deuteranopia and tritanopia all pairs differ by at least 25 (CIE 1976 ΔE), and each colour is readable as text.
 */
export const networkColour: Record<Network, string> = {
  cnn: '#f7be45',
  rnn: '#3d97f7',
  lstm: '#d8629f',
  gru: '#3bdda0',
  attention: '#889040',
};

export const config: Config = {
  font,
  background: 'transparent',
  padding: { left: margin, right: margin, top: edge, bottom: edge },
  view: { stroke: null },
  concat: { spacing: 14 },
  title: {
    anchor: 'start',
    align: 'left',
    frame: 'bounds',
    color: palette.ink,
    fontSize: size.title,
    fontWeight: 600,
    lineHeight: 20,
    offset: 10,
    subtitleColor: palette.muted,
    subtitleFontSize: size.text,
    subtitleLineHeight: 15,
    subtitlePadding: 4,
  },
  axis: {
    labelColor: palette.muted,
    labelFontSize: size.text,
    titleColor: palette.muted,
    titleFontSize: size.text,
    titleFontWeight: 400,
    titlePadding: 4,
    labelPadding: 5,
    gridColor: palette.grid,
    domainColor: palette.edge,
    tickColor: palette.edge,
    tickSize: 4,
  },
  legend: {
    orient: 'top',
    direction: 'horizontal',
    title: null,
    offset: 4,
    labelColor: palette.ink,
    labelFontSize: size.text,
    symbolStrokeWidth: 2,
    columnPadding: 16,
  },
  line: { strokeWidth: 2, strokeCap: 'round', strokeJoin: 'round' },
  point: { filled: true, opacity: 1 },
};
