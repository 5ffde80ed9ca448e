/** What a recurrent network holds over time. An image is read downwards beside its rows, everything else from left to right. */
import type { Inspection, MapBlock } from '../../types/inspection.ts';
import type { MapScale, SheetPiece } from '../../types/sheet.ts';
import { singleCharacter } from '../board/parts.ts';
import { roughWidth } from '../words.ts';
import { endOf, startOf } from './feature-maps.ts';
import { area, heatMap, numberAt, picture, textPiece } from './pieces.ts';

export interface Strip {
  label: string;
  /** A second line of the label. */
  note?: string;
  /** [steps, units]. */
  block: MapBlock;
}

export interface Timeline {
  strips: Strip[];
  scale: MapScale;
  range: readonly [low: number, high: number];
  legend: readonly [low: string, high: string];
}

/** Where an image stands, and what is right of it with the same rows. */
export const beside = { top: area.top + 34, row: 6, left: area.left + 28 * 6 + 14 } as const;

const legendY = 283;

export function timelinePieces(inspection: Inspection, timeline: Timeline): SheetPiece[] {
  const { scale, legend } = timeline;
  const [low, high] = legend;
  const strips =
    inspection.sample.kind === 'image' ? downwards(inspection, timeline) : across(inspection, timeline);
  return [
    ...strips,
    { kind: 'legend', at: [area.left, legendY], scale, low, high },
    ...markKey(inspection, legendY),
  ];
}

/** What the bold letter of a sequence is. */
export const markKey = ({ sample }: Inspection, y: number): SheetPiece[] =>
  sample.kind === 'sequence'
    ? [textPiece('bold: the marked letter', [area.right, y], { align: 'right', tone: 'muted' })]
    : [];

function downwards(inspection: Inspection, { strips, scale, range }: Timeline): SheetPiece[] {
  const pitch = (area.right - beside.left + 6) / strips.length;
  return [
    ...imagePieces(inspection),
    ...strips.flatMap(({ label, note, block }, at): SheetPiece[] => {
      const [steps = 1, units = 1] = block.shape;
      const x = beside.left + at * pitch;
      const middle = x + (pitch - 6) / 2;
      return [
        textPiece(label, [middle, area.top + 8], { align: 'center', tone: 'strong' }),
        ...(note ? [textPiece(note, [middle, area.top + 23], { align: 'center', tone: 'muted' })] : []),
        heatMap({
          ...{
            at: [x, beside.top],
            size: [pitch - 6, steps * beside.row],
            rows: steps,
            columns: units,
            scale,
          },
          value: (row, column) => numberAt(block, row, column),
          range,
        }),
      ];
    }),
  ];
}

/** The image with the direction in which it is read. */
export function imagePieces({ sample }: Inspection): SheetPiece[] {
  if (sample.kind !== 'image') return [];
  return [
    textPiece('the image, read row by row', [area.left, area.top + 8], { tone: 'strong' }),
    textPiece('first row at the top', [area.left, area.top + 23], { tone: 'muted' }),
    picture(sample.pixels, [area.left, beside.top], 28 * beside.row),
  ];
}

/** The places of the steps of a sequence or a text, which all strips share. */
export const across0 = area.left + 66;

function across(inspection: Inspection, { strips, scale, range }: Timeline): SheetPiece[] {
  const { steps } = inspection;
  const top = area.top + 16;
  const pitch = (268 - top + 6) / strips.length;
  return [
    ...stepLabels(inspection, area.top + 6),
    ...strips.flatMap(({ label, note, block }, at): SheetPiece[] => {
      const y = top + at * pitch;
      return [
        textPiece(label, [area.left, y + 8], { tone: 'strong' }),
        ...(note ? [textPiece(note, [area.left, y + 22], { tone: 'muted' })] : []),
        heatMap({
          ...{ at: [across0, y], size: [area.right - across0, pitch - 6], columns: steps, scale },
          rows: block.shape[1] ?? 1,
          value: (row, column) => numberAt(block, column, row),
          range,
        }),
      ];
    }),
  ];
}

/** Letters over their steps and “?” over the question, the words of a text where there is room, and the ends of a row of days. */
export function stepLabels(inspection: Inspection, y: number): SheetPiece[] {
  const { sample, steps } = inspection;
  const step = (area.right - across0) / steps;
  if (sample.kind === 'sequence')
    return [...sample.symbols, ...(steps > sample.symbols.length ? ['?'] : [])].map((letter, at) =>
      textPiece(letter, [across0 + (at + 0.5) * step, y], {
        align: 'center',
        tone: at === sample.marked ? 'strong' : 'muted',
      }),
    );
  if (sample.kind === 'text')
    return [...sample.text].map((letter, at) =>
      textPiece(singleCharacter(letter), [across0 + (at + 0.5) * step, y], { align: 'center' }),
    );
  if (sample.kind !== 'words')
    return [
      textPiece(startOf(inspection), [across0, y], { tone: 'muted' }),
      textPiece(endOf(inspection), [area.right, y], { align: 'right', tone: 'muted' }),
    ];
  const labels: SheetPiece[] = [];
  let free = 0;
  for (const [at, word] of sample.words.slice(0, steps).entries()) {
    const x = across0 + at * step;
    const wide = roughWidth(word) * 1.1;
    if (x < free || x + wide > area.right) continue;
    labels.push(textPiece(word, [x, y], { tone: 'muted' }));
    free = x + wide + 8;
  }
  return labels;
}
