/** What each layer of a CNN makes of one input, from the input down to the last pooling. */
import type { InspectedLayer, Inspection } from '../../types/inspection.ts';
import type { Sheet, SheetPiece } from '../../types/sheet.ts';
import { strongest } from './filters.ts';
import { answerOf, area, heatMap, largest, numberAt, picture, textPiece, truthInWords } from './pieces.ts';

const mapsLeft = area.left + 66;
const shownMaps = 8;

/** Layers that keep the places of the input: convolutions and poolings. */
const spatial = ({ layers }: Inspection, rank: number): InspectedLayer[] =>
  layers.filter(({ className, output }) => /^Conv|^Max/.test(className) && output.shape.length === rank);

export const featureMapSheet = (inspection: Inspection): Sheet =>
  inspection.sample.kind === 'image' ? ofImage(inspection, inspection.sample.pixels) : ofSequence(inspection);

function ofImage(inspection: Inspection, pixels: string): Sheet {
  const layers = spatial(inspection, 3);
  const pitch = (area.bottom - area.top) / (layers.length + 1);
  const [side, columnPitch] = [Math.min(36, pitch - 6), (area.right - mapsLeft) / shownMaps];
  let shown: number[] = [];
  const rows = layers.flatMap((layer, at): SheetPiece[] => {
    const [high = 1, wide = 1, filters = 1] = layer.output.shape;
    // A pooling shows the maps of the convolution before it, in the same columns.
    if (/^Conv/.test(layer.className)) shown = strongest(layer.output, shownMaps);
    const y = area.top + (at + 1) * pitch;
    const peak = largest(layer.output.values) || 1;
    return [
      ...rowLabel(layer.name, [`${high} × ${wide}`, ...some(shown.length, filters)], y),
      ...shown.map((filter, column) =>
        heatMap({
          ...{ at: [mapsLeft + column * columnPitch, y], size: [side, side], rows: high, columns: wide },
          scale: 'light',
          value: (row, x) => Math.sqrt(numberAt(layer.output, row, x, filter) / peak),
          range: [0, 1],
        }),
      ),
    ];
  });
  return {
    title: 'How the layers see this image',
    remark: 'Bright: the filter found its pattern there.',
    pieces: [
      ...rowLabel('input', ['28 × 28'], area.top),
      picture(pixels, [mapsLeft, area.top], side),
      textPiece(`It says ${answerOf(inspection)}.`, [mapsLeft + columnPitch + 8, area.top + 11], {
        tone: 'strong',
      }),
      textPiece(`It is ${truthInWords(inspection)}.`, [mapsLeft + columnPitch + 8, area.top + 26], {
        tone: 'muted',
      }),
      ...rows,
    ],
  };
}

const some = (shown: number, all: number): string[] => (shown < all ? [`${shown} of ${all}`] : []);

const rowLabel = (name: string, lines: string[], y: number): SheetPiece[] => [
  textPiece(name, [area.left, y + 6], { tone: 'strong' }),
  ...lines.map((line, at) => textPiece(line, [area.left, y + 19 + 13 * at], { tone: 'muted' })),
];

/** Time runs from left to right in every strip; a strip has a row for each feature or filter. */
function ofSequence(inspection: Inspection): Sheet {
  const { input, sample } = inspection;
  const layers = spatial(inspection, 2);
  const letters = sample.kind === 'sequence' ? sample.symbols : [];
  const top = area.top + (letters.length > 0 ? 14 : 0);
  const pitch = (area.bottom - top - 14) / (layers.length + 1);
  const wide = area.right - mapsLeft;
  const step = wide / (input.shape[0] ?? 1);
  const strip = (block: Inspection['input'], y: number, scale: 'light' | 'diverging'): SheetPiece => {
    const [steps = 1, rows = 1] = block.shape;
    const peak = largest(block.values);
    return heatMap({
      ...{ at: [mapsLeft, y], size: [wide, pitch - 7], rows, columns: steps, scale },
      value: (row, column) => numberAt(block, column, row),
      range: [scale === 'diverging' ? -peak : 0, peak],
    });
  };
  return {
    title: 'How the layers see this sequence',
    remark: 'Bright: the filter found its pattern at that time.',
    pieces: [
      ...letters.map((letter, at) =>
        textPiece(letter, [mapsLeft + (at + 0.5) * step, area.top + 5], {
          align: 'center',
          tone: sample.kind === 'sequence' && at === sample.marked ? 'strong' : 'muted',
        }),
      ),
      ...rowLabel('input', [`${input.shape[1]} rows`], top),
      strip(input, top, sample.kind === 'day' ? 'diverging' : 'light'),
      ...layers.flatMap((layer, at): SheetPiece[] => {
        const y = top + (at + 1) * pitch;
        return [
          ...rowLabel(layer.name, [`${layer.output.shape[1]} filters`], y),
          strip(layer.output, y, 'light'),
        ];
      }),
      textPiece(startOf(inspection), [mapsLeft, area.bottom - 5], { tone: 'muted' }),
      textPiece(endOf(inspection), [area.right, area.bottom - 5], { align: 'right', tone: 'muted' }),
    ],
  };
}

/** What stands at the beginning and at the end of the time axis. */
export const startOf = ({ sample }: Inspection): string =>
  sample.kind === 'day' ? '28 days before' : 'first';
export const endOf = ({ sample }: Inspection): string => (sample.kind === 'day' ? 'the day before' : 'last');
