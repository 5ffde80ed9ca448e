/** The pictures of the inside of a network as data: what each cell shows, and that brightness alone tells it. */
import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/charts/colours.ts';
import { leaders } from '../../src/charts/inside/answers.ts';
import { lookedAt } from '../../src/charts/inside/attention.ts';
import { insideChart, viewsOf } from '../../src/charts/inside/chart.ts';
import { strongest } from '../../src/charts/inside/filters.ts';
import { formingChart } from '../../src/charts/inside/forming.ts';
import { levelColour } from '../../src/charts/sheet/scales.ts';
import type { Chart } from '../../src/types/chart.ts';
import type { Inspection } from '../../src/types/inspection.ts';
import type { SheetMap, SheetPiece } from '../../src/types/sheet.ts';
import { inspectionOf, wave } from './inspections.ts';
import { recordingOf } from './recordings.ts';
import { options } from './samples.ts';

function piecesOf({ drawing }: Chart): SheetPiece[] {
  if (drawing.kind !== 'sheet') throw new Error('not a sheet');
  return drawing.sheet.pieces;
}
const mapsOf = (chart: Chart): SheetMap[] => piecesOf(chart).filter((piece) => piece.kind === 'map');
const textsOf = (chart: Chart): string[] =>
  piecesOf(chart).flatMap((piece) => (piece.kind === 'text' ? [piece.text] : []));
const levelsOf = ({ levels }: SheetMap): number[] => [...Buffer.from(levels, 'base64')];

describe('the scales', () => {
  it.each(['light', 'diverging', 'warm'] as const)('%s: the higher, the brighter', (scale) => {
    const onBlack = [0, 64, 128, 192, 255].map((level) => contrast(levelColour(scale, level), '#000000'));
    expect(onBlack).toEqual(onBlack.toSorted((a, b) => a - b));
    expect(new Set(onBlack).size).toBe(5);
  });
});

describe('the pictures', () => {
  it('show a filter and the map it makes side by side', () => {
    const inspection = inspectionOf('cnn', 'digits');
    const chart = insideChart('filters', inspection);
    const [filter, map] = mapsOf(chart);
    expect([filter?.rows, filter?.columns, map?.rows, map?.columns]).toEqual([3, 3, 26, 26]);
    const { filters, output } = inspection.layers[0] ?? {};
    const [weights = [], found = []] = [filters?.values, output?.values].map((values) => [...(values ?? [])]);
    const most = Math.max(...weights.map(Math.abs));
    // The first filter's weight in its middle: of eight filters, nine places.
    expect(levelsOf(filter as SheetMap)[4]).toBe(
      Math.round((255 * ((weights[4 * 8] ?? 0) + most)) / (2 * most)),
    );
    expect(levelsOf(map as SheetMap)[27]).toBe(
      Math.round(255 * Math.sqrt((found[27 * 8] ?? 0) / Math.max(...found))),
    );
  });

  it('choose the filters that answer most strongly', () => {
    const output = { shape: [2, 3], values: Float32Array.from([0, 5, 1, 2, 0, 9]) };
    expect(strongest(output, 2)).toEqual([1, 2]);
  });

  it('show a pooling below its convolution, in the same columns', () => {
    const maps = mapsOf(insideChart('maps', inspectionOf('cnn', 'digits')));
    expect(maps.map(({ rows }) => rows)).toEqual([
      28,
      ...Array(8).fill(26),
      ...Array(8).fill(13),
      ...Array(8).fill(11),
      ...Array(8).fill(5),
    ]);
    expect(maps[1]?.at[0]).toBe(maps[9]?.at[0]);
  });

  it('show the hidden state with a row for each row of the image', () => {
    const [image, states] = mapsOf(insideChart('states', inspectionOf('lstm', 'digits')));
    expect([image?.rows, states?.rows, states?.columns]).toEqual([28, 28, 64]);
    expect([states?.at[1], states?.size[1]]).toEqual([image?.at[1], image?.size[1]]);
  });

  it('leave out the padding of a text', () => {
    const inspection: Inspection = { ...inspectionOf('gru', 'spam'), steps: 40 };
    expect(mapsOf(insideChart('gates', inspection)).map(({ columns }) => columns)).toEqual([40, 40]);
    const words = piecesOf(insideChart('saliency', inspection)).find((piece) => piece.kind === 'words');
    expect(words?.kind === 'words' && words.words.length).toBe(40);
  });

  it('say what the network would answer after each step', () => {
    const soFar = {
      shape: [28, 10],
      values: wave([28, 10]).values.map((_, at) => (at % 10 === (at < 100 ? 3 : 7) ? 5 : 0)),
    };
    const inspection: Inspection = { ...inspectionOf('lstm', 'digits'), soFar };
    const all = leaders(inspection);
    expect(all.map(({ label }) => label)).toEqual([...Array(10).fill(3), ...Array(18).fill(7)]);
    expect(all[0]?.probability).toBeCloseTo(Math.exp(5) / (Math.exp(5) + 9), 6);
    const chart = insideChart('answers', inspection);
    expect(textsOf(chart)).toEqual(expect.arrayContaining(['3', '7']));
    expect(chart.alt).toContain('It stays with 7 from step 11 of 28 on.');
  });

  it('show where each row of an image looks, beside the image', () => {
    const inspection = inspectionOf('attention', 'digits');
    const [image, first, second] = mapsOf(insideChart('attention', inspection)) as [
      SheetMap,
      SheetMap,
      SheetMap,
    ];
    expect([image.rows, first.rows, first.columns, second.columns]).toEqual([28, 28, 28, 28]);
    expect([first.at[1], first.size[1]]).toEqual([image.at[1], image.size[1]]);
    // Row 3 looks at row 2 alone: a full cell in the line below it, to the left of the diagonal.
    expect(levelsOf(first).slice(3 * 28, 3 * 28 + 4)).toEqual([0, 0, 255, 0]);
    // Each head is as bright as its largest weight, and the second one looks at all alike.
    expect(new Set(levelsOf(second))).toEqual(new Set([255]));
  });

  it('show below each letter of a sequence which steps look at it', () => {
    const inspection = inspectionOf('attention', 'recall');
    const chart = insideChart('attention', inspection);
    const [first] = mapsOf(chart) as [SheetMap];
    expect(levelsOf(first).slice(3 * 28, 3 * 28 + 4)).toEqual([0, 0, 255, 0]);
    // Of 56 rows of weights, two whole ones and 28 shares of 1/28 fall on the first step.
    const shares = lookedAt(inspection, inspection.layers[1]?.attention ?? []);
    expect(shares[0]).toBeCloseTo((2 + 1) / 56, 6);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 6);
    expect(chart.alt).toContain('Most is looked at letter 1 of 28');
  });

  it('show at which words of a text the others look, without its padding', () => {
    const inspection: Inspection = { ...inspectionOf('attention', 'spam'), steps: 40 };
    const [words] = piecesOf(insideChart('attention', inspection));
    // Two lines of the first head look at the first word and none that is shown at the last; the second head looks at all.
    const last = Math.round((255 * (40 / 120)) / (2 + 40 / 120));
    expect(words?.kind === 'words' && [words.words.length, words.levels[0], words.levels[39]]).toEqual([
      40,
      255,
      last,
    ]);
  });

  it('are none of what a network does not have', () => {
    expect(viewsOf('rnn', 'weather')).toEqual(['states', 'saliency']);
    expect(viewsOf('cnn', 'spam')).toEqual(['filters', 'saliency']);
    expect(viewsOf('attention', 'recall')).toEqual(['attention', 'saliency']);
    expect(() => insideChart('gates', inspectionOf('rnn', 'digits'))).toThrow('no picture of its gates');
  });
});

describe('the film of a training', () => {
  it('shows the filters of a CNN in every frame, and by how much they changed', () => {
    const chart = formingChart(options('cnn', 'digits'), recordingOf('digits'));
    if (chart?.drawing.kind !== 'film') throw new Error('no film');
    const { sheets } = chart.drawing;
    expect(sheets.map(({ title }) => title)).toEqual(
      ['Before training', ...['0.1', '0.3', '1', '2', '3', '5'].map((n) => `After ${n} of 5 epochs`)].map(
        (moment) => `${moment}: 8 filters`,
      ),
    );
    const [first, ...others] = sheets.map(({ remark }) => remark);
    expect(first).toBe('They begin at random.');
    expect(others.at(-1)).toMatch(/^Their weights have changed by \d+\.\d% since the start\.$/);
  });

  it('shows the confusion matrix at the end of each epoch where there are no filters', () => {
    const { frames, ...recording } = recordingOf('spam');
    const chart = formingChart(options('gru', 'spam'), { ...recording, frames });
    if (chart?.drawing.kind !== 'film') throw new Error('no film');
    // Of ten epochs' counts on the diagonal and five beside it: 10 n of 10 n + 5.
    expect(chart.drawing.sheets.map(({ title }) => title).slice(-1)).toEqual([
      'After 5 of 5 epochs: 90.9% right',
    ]);
  });

  it('is none of a run that recorded neither', () => {
    const { frames, ...recording } = recordingOf('spam');
    const old = frames.map(({ epoch, guesses }) => ({ epoch, guesses }));
    expect(formingChart(options('gru', 'spam'), { ...recording, frames: old })).toBeUndefined();
  });
});
