/** What the filters of a CNN found in a text: for each the words on which its answer is strongest, and what they count for. */
import type { InspectedLayer, Inspection } from '../../types/inspection.ts';
import type { Sheet, SheetPiece } from '../../types/sheet.ts';
import { roughWidth } from '../words.ts';
import { area, largest, layerOf, numberAt, textPiece } from './pieces.ts';

interface Found {
  /** The middle of the words. */
  step: number;
  /** The words that the filter saw at its strongest place. */
  phrase: string;
  /** How far it moves the answer from the first class to the second. */
  push: number;
}

const shownFilters = 8;
const rowHeight = 27;
const phraseWidth = 232;
/** The middle of the bars. */
const middle = 320;
const barWidth = 58;

/** @throws Error where the sample is no text of two classes */
export function foundSheet(inspection: Inspection, layer: InspectedLayer): Sheet {
  const found = foundIn(inspection, layer);
  const [first = '', second = ''] = inspection.labels;
  const most = largest(found.map(({ push }) => push)) || 1;
  return {
    title: 'The words that its filters found',
    remark: 'Each filter reads five words at a time. Bars: what they count for.',
    pieces: [
      textPiece(`← ${first}`, [middle - 6, area.top + 7], { align: 'right', tone: 'strong' }),
      textPiece(`${second} →`, [middle + 6, area.top + 7], { tone: 'strong' }),
      ...found.flatMap(({ phrase, push }, at): SheetPiece[] => {
        const y = area.top + 28 + at * rowHeight;
        const long = (Math.abs(push) / most) * barWidth;
        return [
          textPiece(shortened(phrase), [area.left, y]),
          {
            kind: 'bar',
            at: [push < 0 ? middle - long : middle, y - 6],
            size: [long, 12],
            colour: push < 0 ? '#7fa8ff' : '#ffe48f',
          },
        ];
      }),
      { kind: 'line', from: [middle, area.top + 16], to: [middle, area.bottom - 2] },
    ],
  };
}

/** The filters that count most, those for the second class first. */
function foundIn(inspection: Inspection, { filters, output }: InspectedLayer): Found[] {
  const { sample, steps } = inspection;
  const kernel = layerOf(inspection, 'kernel')?.kernel;
  if (sample.kind !== 'words' || !kernel || inspection.labels.length !== 2)
    throw new Error('only a text of two classes has found words');
  const reach = Math.floor(((filters?.shape[0] ?? 1) - 1) / 2);
  const all = Array.from({ length: output.shape[1] ?? 0 }, (_, filter): Found => {
    let best = 0;
    for (let step = 1; step < steps; step++)
      if (numberAt(output, step, filter) > numberAt(output, best, filter)) best = step;
    const strength = numberAt(output, best, filter);
    return {
      step: best,
      phrase: sample.words.slice(Math.max(0, best - reach), best + reach + 1).join(' '),
      push: strength * (numberAt(kernel, filter, 1) - numberAt(kernel, filter, 0)),
    };
  });
  const ranked = all.filter(({ push }) => push !== 0).sort((a, b) => Math.abs(b.push) - Math.abs(a.push));
  // Several filters may find the same words; the one that counts most stands for them.
  const different = ranked.filter(
    ({ step }, at) => !ranked.slice(0, at).some((other) => Math.abs(other.step - step) <= reach),
  );
  return different.slice(0, shownFilters).sort((a, b) => b.push - a.push);
}

/** Cut at its end to the width of the column. */
function shortened(phrase: string): string {
  let text = phrase;
  while (roughWidth(`${text}…`) > phraseWidth) text = text.slice(0, -1);
  return text === phrase ? text : `${text.trimEnd()}…`;
}

/** The found words, for the alternative text. */
export const foundWords = (inspection: Inspection, layer: InspectedLayer): string =>
  foundIn(inspection, layer)
    .map(({ phrase, push }) => `“${phrase}” for ${inspection.labels[push > 0 ? 1 : 0]}`)
    .join('; ');
