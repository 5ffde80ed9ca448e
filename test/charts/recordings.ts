/** Made-up recordings of a training, and the boards that are drawn of them. */
import { characterNames } from '../../src/ml/datasets/alphabet.ts';
import { describeDataset } from '../../src/ml/datasets/index.ts';
import type { DatasetInfo } from '../../src/ml/datasets/types.ts';
import type { Board } from '../../src/types/board.ts';
import type { Chart } from '../../src/types/chart.ts';
import type { Recording, Sample } from '../../src/types/recording.ts';
import type { DatasetName } from '../../src/types/training.ts';
import { fashion } from './samples.ts';

const words = ['unbelievable', '#', 'opportunities', 'for', 'you', '!', 'internationalisation'];
const samplesOf: Record<Sample['kind'], (at: number) => Sample> = {
  image: (at) => ({ kind: 'image', pixels: Buffer.alloc(784, at * 20).toString('base64') }),
  words: (at) => ({ kind: 'words', words: Array.from({ length: 120 }, (_, n) => words[(n + at) % 7] ?? '') }),
  sequence: (at) => ({ kind: 'sequence', symbols: [...'ABCDEFGHABCDEFGHABCDEFGHABC'], marked: at * 3 }),
  text: (at) => ({
    kind: 'text',
    text: `${words[at % 7]}, the whale swam\nround the ship; "wwwwwwww", said ahab `.slice(-64),
  }),
  day: (at) => ({ kind: 'day', date: `2015-01-${String(at + 10)}`, before: at * 4 - 17 }),
};

function sampleOf({ kind, shape }: DatasetInfo, at: number): Sample {
  if (kind === 'forecast') return samplesOf.day(at);
  return samplesOf[shape.kind === 'text' ? 'words' : shape.kind === 'language' ? 'text' : shape.kind](at);
}

function labelsOf({ name, kind, shape }: DatasetInfo): string[] {
  if (kind === 'forecast') return [];
  if (kind === 'language') return [...characterNames];
  const known: Partial<Record<DatasetName, string[]>> = {
    fashion,
    spam: ['ham', 'spam'],
    recall: [...'ABCDEFGH'],
  };
  return known[name] ?? Array.from({ length: shape.outputs }, (_, at) => String(at));
}

/** Eight examples in seven frames: nothing is right at first, everything at the end. */
export function recordingOf(dataset: DatasetName): Recording {
  const info = describeDataset(dataset);
  const labels = labelsOf(info);
  const isForecast = labels.length === 0;
  const samples = Array.from({ length: 8 }, (_, at) => sampleOf(info, at));
  const truths = samples.map((_, at) => (isForecast ? at * 5 - 19.5 : at % labels.length));
  const isImage = info.shape.kind === 'image';
  const frames = [0, 0.1, 0.3, 1, 2, 3, 5].map((epoch) => ({
    epoch,
    ...(isImage && {
      filters: Array.from({ length: 8 }, (_, filter) =>
        Array.from({ length: 9 }, (_, place) => Math.sin(filter + place + epoch / 10)),
      ),
    }),
    ...(!isForecast &&
      dataset !== 'text' &&
      Number.isInteger(epoch) && {
        confusion: labels.map((_, row) => labels.map((_, column) => (row === column ? 10 * epoch : 5))),
      }),
    ...(dataset === 'text' && { written: 'mmmmmmmm wwwwwwwwww the whale, and "there" was' }),
    guesses: truths.map((truth) => {
      if (isForecast) return [truth + 5 - epoch];
      const right = Math.min(0.05, 0.5 / labels.length) + (0.9 * epoch) / 5;
      return labels.map((_, label) => (label === truth ? right : (1 - right) / (labels.length - 1)));
    }),
  }));
  const mistakes = Array.from({ length: 20 }, (_, at) => {
    const sample = sampleOf(info, at % 8);
    return isForecast
      ? { sample, truth: -12.5, guess: 31.4 - at }
      : { sample, truth: at % labels.length, guess: (at + 1) % labels.length, confidence: 0.999 - at / 100 };
  });
  const watched = { samples, truths, labels, ...(isForecast && { unit: '°C' }) };
  return { watched, frames, mistakes, mistakeCount: 20 };
}

export function boardsOf({ drawing }: Chart): Board[] {
  if (drawing.kind === 'board') return [drawing.board];
  if (drawing.kind === 'animation') return drawing.boards;
  throw new Error('not a board');
}
