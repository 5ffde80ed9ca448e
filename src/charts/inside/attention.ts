/** Where an attention network looks: from each step at each step, or, of a text, at each word in all. */
import { percent } from '../../text/format.ts';
import type { Inspection, MapBlock } from '../../types/inspection.ts';
import type { Sheet } from '../../types/sheet.ts';
import { area, largest, numberAt } from './pieces.ts';
import { stepNoun } from './recurrent.ts';
import { timelinePieces } from './timeline.ts';

/** @param heads the attention weights of each head, [steps that look, steps looked at] */
export const attentionSheet = (inspection: Inspection, heads: readonly MapBlock[]): Sheet =>
  inspection.sample.kind === 'words'
    ? ofWords(inspection, inspection.sample.words, heads)
    : ofSteps(inspection, heads);

function ofSteps(inspection: Inspection, heads: readonly MapBlock[]): Sheet {
  const noun = stepNoun(inspection);
  const { steps } = inspection;
  const isImage = inspection.sample.kind === 'image';
  return {
    title: `At which ${noun}s each ${noun} looks`,
    remark: isImage
      ? 'Across: the row it looks at, first at the left. Bright: it looks there.'
      : `Each line: a ${noun} that looks, first at the top. Bright: it looks there.`,
    pieces: timelinePieces(inspection, {
      strips: heads.map((weights, head) => ({
        label: `head ${head + 1}`,
        ...(isImage && { note: `rows 1 to ${steps}` }),
        block: brightest(isImage ? weights : turned(weights)),
      })),
      scale: 'light',
      range: [0, 1],
      legend: ['looks away', 'looks there'],
    }),
  };
}

/** Divided by the largest weight: a head that looks everywhere a little would be dark beside one that looks at one step. */
function brightest({ shape, values }: MapBlock): MapBlock {
  const most = largest(values) || 1;
  return { shape, values: values.map((weight) => weight / most) };
}

/** Columns of a picture are the steps looked at, so these come first. */
function turned({ shape: [rows = 0, columns = 0], values }: MapBlock): MapBlock {
  const all = Float32Array.from(
    values,
    (_, at) => values[(at % rows) * columns + Math.floor(at / rows)] ?? 0,
  );
  return { shape: [columns, rows], values: all };
}

function ofWords(inspection: Inspection, all: readonly string[], heads: readonly MapBlock[]): Sheet {
  const shown = all.slice(0, inspection.steps);
  const shares = lookedAt(inspection, heads);
  const peak = largest(shares) || 1;
  return {
    title: 'At which words the others look',
    remark: 'The brighter the background, the more all words look at it.',
    pieces: [
      {
        kind: 'words',
        at: [area.left, area.top],
        size: [area.right - area.left, area.bottom - area.top],
        words: shown,
        levels: shown.map((_, at) => Math.round((255 * (shares[at] ?? 0)) / peak)),
      },
    ],
  };
}

/** The mean weight with which a step is looked at, over all steps that are shown and all heads. */
export function lookedAt({ steps }: Pick<Inspection, 'steps'>, heads: readonly MapBlock[]): number[] {
  return Array.from({ length: steps }, (_, seen) => {
    let total = 0;
    for (const head of heads)
      for (let looking = 0; looking < steps; looking++) total += numberAt(head, looking, seen);
    return total / (steps * heads.length);
  });
}

/** The step that is looked at most. */
export function attentionWords(inspection: Inspection, heads: readonly MapBlock[]): string {
  const shares = lookedAt(inspection, heads);
  const most = shares.indexOf(Math.max(...shares));
  const { sample } = inspection;
  const word =
    sample.kind === 'words'
      ? ` (“${sample.words[most] ?? ''}”)`
      : sample.kind === 'sequence'
        ? ` (${sample.symbols[most] ?? 'the question'})`
        : '';
  return `${heads.length} heads. Most is looked at ${stepNoun(inspection)} ${most + 1} of ${shares.length}${word}: ${percent(shares[most] ?? 0)} of all weights, where ${percent(1 / shares.length)} would be even.`;
}
