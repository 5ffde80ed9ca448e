/** How much each pixel, word, character, letter or measurement counts for the answer. */
import type { Inspection } from '../../types/inspection.ts';
import type { Sheet, SheetPiece } from '../../types/sheet.ts';
import { area, heatMap, largest, numberAt, picture, textPiece } from './pieces.ts';
import { across0, stepLabels } from './timeline.ts';

export function saliencySheet(inspection: Inspection): Sheet {
  const { sample } = inspection;
  if (sample.kind === 'image') return ofPixels(inspection, sample.pixels);
  if (sample.kind === 'words') return ofWords(inspection, sample.words);
  if (sample.kind === 'text') return ofCharacters(inspection);
  return ofSteps(inspection);
}

const chosenName = ({ labels, chosen }: Inspection): string => labels[chosen] ?? 'forecast';

function ofPixels(inspection: Inspection, pixels: string): Sheet {
  const { saliency } = inspection;
  const peak = largest(saliency.values);
  const side = 116;
  const x = (at: number) => area.left + at * (side + 10);
  const y = area.top + 36;
  const counts = (at: number, scale: 'light' | 'warm'): SheetPiece =>
    heatMap({
      ...{ at: [x(at), y], size: [side, side], rows: 28, columns: 28, scale },
      ...(scale === 'warm' && { over: pixels }),
      value: (row, column) => saliency.values[row * 28 + column] ?? 0,
      range: [0, peak],
    });
  const head = (text: string, at: number) =>
    textPiece(text, [x(at) + side / 2, y - 12], { align: 'center', tone: 'strong' });
  return {
    title: `Which pixels count for its answer: ${chosenName(inspection)}`,
    remark: 'Change a bright pixel a little, and the answer moves most.',
    pieces: [
      head('the image', 0),
      picture(pixels, [x(0), y], side),
      head('what counts', 1),
      counts(1, 'light'),
      head('both', 2),
      counts(2, 'warm'),
      {
        kind: 'legend',
        at: [area.left, y + side + 24],
        scale: 'light',
        low: 'counts little',
        high: 'counts much',
      },
    ],
  };
}

function ofWords(inspection: Inspection, all: string[]): Sheet {
  const { saliency, steps } = inspection;
  const shown = all.slice(0, steps);
  const peak = largest(saliency.values.subarray(0, steps)) || 1;
  return {
    title: `Which words count for its answer: ${chosenName(inspection)}`,
    remark: 'The brighter the background, the more the word counts.',
    pieces: [
      {
        kind: 'words',
        at: [area.left, area.top],
        size: [area.right - area.left, area.bottom - area.top],
        words: shown,
        levels: shown.map((_, at) => Math.round((255 * (saliency.values[at] ?? 0)) / peak)),
      },
    ],
  };
}

/** A bar for each character: the higher, the more it counts. */
function ofCharacters(inspection: Inspection): Sheet {
  const { saliency, steps } = inspection;
  const peak = largest(saliency.values) || 1;
  const [top, bottom] = [area.top + 24, 262];
  const step = (area.right - across0) / steps;
  return {
    title: `Which characters count for its answer: ${chosenName(inspection)}`,
    remark: 'The higher the bar, the more the character above it counts.',
    pieces: [
      ...stepLabels(inspection, area.top + 8),
      textPiece('counts', [area.left, top + 6], { tone: 'strong' }),
      textPiece('much', [area.left, top + 21], { tone: 'muted' }),
      textPiece('little', [area.left, bottom - 6], { tone: 'muted' }),
      ...Array.from({ length: steps }, (_, at): SheetPiece => {
        const high = Math.max(1, ((saliency.values[at] ?? 0) / peak) * (bottom - top));
        return {
          kind: 'bar',
          at: [across0 + (at + 1 / 16) * step, bottom - high],
          size: [(step * 7) / 8, high],
          colour: '#ffe48f',
        };
      }),
      textPiece('time →', [across0, 276], { tone: 'muted' }),
    ],
  };
}

/** Features by steps, with the letters of the sequence above. */
function ofSteps(inspection: Inspection): Sheet {
  const { saliency, featureNames = [], labels } = inspection;
  const [steps = 1, features = 1] = saliency.shape;
  const top = area.top + 18;
  const rowHeight = Math.min(30, (266 - top) / features);
  const answer = labels.length > 0 ? `its answer: ${chosenName(inspection)}` : 'its forecast';
  return {
    title: `What counts for ${answer}`,
    remark: 'Bright: a small change here moves the answer most.',
    pieces: [
      ...stepLabels(inspection, area.top + 7),
      ...featureNames.map((name, row) =>
        textPiece(name, [area.left, top + (row + 0.5) * rowHeight], { tone: 'muted' }),
      ),
      heatMap({
        ...{ at: [across0, top], size: [area.right - across0, features * rowHeight] },
        ...{ rows: features, columns: steps, scale: 'light' },
        value: (row, column) => numberAt(saliency, column, row),
        range: [0, largest(saliency.values)],
      }),
      { kind: 'legend', at: [across0, 283], scale: 'light', low: 'counts little', high: 'counts much' },
    ],
  };
}
