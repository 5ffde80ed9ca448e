/** What the pictures of the inside of a network share: places on the sheet, heat maps, and what the network answers. */
import { figure, percent } from '../../text/format.ts';
import type { InspectedLayer, Inspection, MapBlock } from '../../types/inspection.ts';
import type { SheetMap, SheetPiece, SheetText } from '../../types/sheet.ts';
import { inner, margin } from '../theme.ts';

/** The pieces of a sheet lie between these heights, and begin at `left`. */
export const area = { top: 58, bottom: 290, left: margin, right: margin + inner } as const;

interface MapOptions extends Pick<SheetMap, 'at' | 'size' | 'rows' | 'columns' | 'scale' | 'over'> {
  value(row: number, column: number): number;
  /** The values of the lowest and the highest level; values beyond them look like these. */
  range: readonly [low: number, high: number];
}

export function heatMap({ value, range: [low, high], ...map }: MapOptions): SheetMap {
  const levels = Uint8Array.from({ length: map.rows * map.columns }, (_, cell) => {
    const share = (value(Math.floor(cell / map.columns), cell % map.columns) - low) / (high - low || 1);
    return Math.round(255 * Math.min(1, Math.max(0, share)));
  });
  return { kind: 'map', ...map, levels: Buffer.from(levels).toString('base64') };
}

/** The bytes of a grey picture of 28 × 28 pixels as a map. */
export const picture = (pixels: string, at: SheetMap['at'], side: number): SheetMap => ({
  kind: 'map',
  ...{ at, size: [side, side], rows: 28, columns: 28, scale: 'light', levels: pixels },
});

export const textPiece = (
  text: string,
  at: SheetText['at'],
  style: Pick<SheetText, 'align' | 'tone'> = {},
): SheetPiece => ({ kind: 'text', text, at, ...style });

/** A number of a block by its indices. */
export const numberAt = ({ shape, values }: MapBlock, ...indices: number[]): number =>
  values[indices.reduce((place, index, axis) => place * (shape[axis] ?? 1) + index, 0)] ?? 0;

/** The largest absolute value. Thousands of numbers are too many arguments for `Math.max`. */
export const largest = (values: ArrayLike<number>): number => {
  let most = 0;
  for (let at = 0; at < values.length; at++) most = Math.max(most, Math.abs(values[at] ?? 0));
  return most;
};

export const layerOf = (
  { layers }: Pick<Inspection, 'layers'>,
  has: 'filters' | 'hidden' | 'gates' | 'kernel' | 'attention',
): InspectedLayer | undefined => layers.find((layer) => layer[has] !== undefined);

/** What the network says, such as “7 (98.2%)” or “21.4 °C”. */
export function answerOf({ guess, labels, unit }: Inspection): string {
  if (labels.length === 0) return `${figure(guess[0] ?? Number.NaN)} ${unit ?? ''}`.trim();
  const sure = Math.max(...guess);
  return `${labels[guess.indexOf(sure)] ?? ''} (${percent(sure)})`;
}

/** What it is, such as “7” or “21.4 °C”. */
export const truthInWords = ({ truth, labels, unit }: Inspection): string =>
  labels.length === 0 ? `${figure(truth)} ${unit ?? ''}`.trim() : (labels[truth] ?? '');
