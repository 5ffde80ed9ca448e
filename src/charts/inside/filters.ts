/** What the filters of a CNN look for: over an image with what each finds, over a sequence by themselves. */
import { plural } from '../../text/format.ts';
import type { InspectedLayer, Inspection, MapBlock } from '../../types/inspection.ts';
import type { Sheet, SheetPiece } from '../../types/sheet.ts';
import { roughWidth } from '../words.ts';
import { area, heatMap, largest, numberAt, textPiece } from './pieces.ts';

/** The filters with the strongest answers, at most so many, in their own order. Filters are the last axis of the output. */
export function strongest(output: MapBlock, most: number): number[] {
  const filters = output.shape.at(-1) ?? 0;
  const peaks = Array.from({ length: filters }, (_, filter) => {
    const own = output.values.filter((_, at) => at % filters === filter);
    return { filter, peak: largest(own) };
  });
  const kept = peaks.sort((a, b) => b.peak - a.peak || a.filter - b.filter).slice(0, most);
  return kept.map(({ filter }) => filter).sort((a, b) => a - b);
}

const howMany = (shown: number, all: number): string =>
  shown < all ? `${shown} of ${plural(all, 'filter')}` : plural(all, 'filter');

/** @throws Error for a layer without filters */
export function filterSheet(inspection: Inspection, layer: InspectedLayer): Sheet {
  if (!layer.filters) throw new Error(`${layer.name} has no filters`);
  if (inspection.sample.kind === 'image') return overImage(layer, layer.filters);
  return overSequence(inspection, layer, layer.filters);
}

/** Two columns of four: a filter, an arrow, and its feature map of this image. */
function overImage({ name, output }: InspectedLayer, filters: MapBlock): Sheet {
  const [high = 1, wide = 1] = filters.shape;
  const [mapRows = 1, mapColumns = 1, all = 0] = output.shape;
  const shown = strongest(output, 8);
  const strength = largest(filters.values);
  const peak = largest(output.values) || 1;
  const pitch = 56;
  const pieces = shown.flatMap((filter, at): SheetPiece[] => {
    const x = area.left + (at % 2) * 188;
    const y = area.top + 2 + Math.floor(at / 2) * pitch;
    return [
      heatMap({
        ...{ at: [x, y], size: [48, 48], rows: high, columns: wide, scale: 'diverging' },
        value: (row, column) => numberAt(filters, row, column, 0, filter),
        range: [-strength, strength],
      }),
      { kind: 'line', from: [x + 52, y + 24], to: [x + 68, y + 24], head: true },
      heatMap({
        ...{ at: [x + 72, y], size: [48, 48], rows: mapRows, columns: mapColumns, scale: 'light' },
        value: (row, column) => Math.sqrt(numberAt(output, row, column, filter) / peak),
        range: [0, 1],
      }),
      textPiece(`filter ${filter + 1}`, [x + 128, y + 24], { tone: 'muted' }),
    ];
  });
  return {
    title: `${howMany(shown.length, all)}, and what each finds`,
    remark: `Left: weights of ${name}. Right: where its pattern is.`,
    pieces: [
      ...pieces,
      { kind: 'legend', at: [area.left, 287], scale: 'diverging', low: 'negative weight', high: 'positive' },
    ],
  };
}

/** Each filter as a map of features by steps. */
function overSequence(
  { featureNames = [] }: Inspection,
  { output }: InspectedLayer,
  filters: MapBlock,
): Sheet {
  const [steps = 1, features = 1, all = 0] = filters.shape;
  const shown = strongest(output, 6);
  const strength = largest(filters.values);
  const left = area.left + Math.max(...featureNames.map(roughWidth), 0) + 6;
  const pitch = (area.right - left) / 6;
  const rowHeight = Math.min(26, 190 / features);
  const top = area.top + 18;
  return {
    title: `What ${howMany(shown.length, all)} look for`,
    remark: `Each looks at ${steps} steps in a row, from left to right.`,
    pieces: [
      ...featureNames.map((feature, row) =>
        textPiece(feature, [area.left, top + (row + 0.5) * rowHeight], { tone: 'muted' }),
      ),
      ...shown.flatMap((filter, at): SheetPiece[] => {
        const x = left + at * pitch;
        return [
          textPiece(`filter ${filter + 1}`, [x + (pitch - 8) / 2, area.top + 8], {
            align: 'center',
            tone: 'muted',
          }),
          heatMap({
            ...{ at: [x, top], size: [pitch - 8, features * rowHeight], rows: features, columns: steps },
            scale: 'diverging',
            value: (row, column) => numberAt(filters, column, row, filter),
            range: [-strength, strength],
          }),
        ];
      }),
      { kind: 'legend', at: [area.left, 284], scale: 'diverging', low: 'negative weight', high: 'positive' },
    ],
  };
}
