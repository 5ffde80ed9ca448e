/** Charts of what a run guesses: the watched examples now, over time as a GIF, and the mistakes. */
import { describeDataset } from '../ml/datasets/index.ts';
import { asSentence, figure, plural } from '../text/format.ts';
import type { Board, BoardItem } from '../types/board.ts';
import type { Chart } from '../types/chart.ts';
import type { Frame, Mistake, Recording, Sample, Watched } from '../types/recording.ts';
import type { DatasetName, TrainingOptions } from '../types/training.ts';
import { visibleText } from './board/parts.ts';
import { boardLayout, itemWords } from './board/words.ts';
import { networkColour } from './theme.ts';
import { altText } from './words.ts';

/** The watched examples with the guesses of one moment. */
export const guessesChart = (options: TrainingOptions, watched: Watched, frame: Frame): Chart => {
  const board = boardOf(options, watched, frame);
  return {
    name: 'guesses.png',
    alt: altText(`${asSentence(board.title)} ${board.remark} ${itemWords(board)}`),
    drawing: { kind: 'board', board },
  };
};

/** All frames of a recording as a GIF that plays once. */
export function learningChart(options: TrainingOptions, { watched, frames }: Recording): Chart {
  const boards = frames.map((frame) => boardOf(options, watched, frame));
  const last = boards.at(-1);
  return {
    name: 'learning.gif',
    alt: altText(
      `Animation of ${frames.length} pictures: the same examples before, during and after training. ${boards
        .map(({ title }) => title)
        .join('. ')}. At the end: ${last ? itemWords(last) : ''}`,
    ),
    drawing: { kind: 'animation', boards },
  };
}

function boardOf({ network, dataset, epochs }: TrainingOptions, watched: Watched, frame: Frame): Board {
  const { samples, truths, ...names } = watched;
  const items = samples.map((sample, at): BoardItem => {
    const guess = frame.guesses[at] ?? [];
    const truth = truths[at] ?? Number.NaN;
    if (names.labels.length === 0) return { sample, truth, guess: guess[0] ?? Number.NaN };
    const confidence = Math.max(...guess);
    return { sample, truth, guess: guess.indexOf(confidence), confidence };
  });
  return {
    title: `${moment(frame.epoch, epochs)}: ${success(items, names)}`,
    remark: frame.written === undefined ? describeDataset(dataset).remarks.guesses : writes(frame.written),
    colour: networkColour[network],
    progress: Math.min(1, frame.epoch / epochs),
    layout: boardLayout(samples),
    items,
    ...names,
  };
}

/** A line of what a language model writes, instead of how to read the picture. */
const writes = (text: string): string => `It writes: ${visibleText(text)}`;

function moment(epoch: number, epochs: number): string {
  if (epoch === 0) return 'Before training';
  const trained = Number.isInteger(epoch) ? String(epoch) : epoch.toFixed(epoch < 0.1 ? 2 : 1);
  return `After ${trained} of ${plural(epochs, 'epoch')}`;
}

function success(items: BoardItem[], { labels, unit }: Omit<Watched, 'samples' | 'truths'>): string {
  if (labels.length > 0)
    return `${items.filter(({ truth, guess }) => truth === guess).length} of ${items.length} right`;
  const errors = items.map(({ truth, guess = Number.NaN }) => Math.abs(truth - guess));
  return `off by ${figure(errors.reduce((sum, error) => sum + error, 0) / errors.length)} ${unit} on average`;
}

/** How the mistakes of a kind are laid out, and how many a picture shows. */
const mistakeLayouts: Record<Sample['kind'], { layout: Board['layout']; perPage: number }> = {
  image: { layout: 'grid', perPage: 8 },
  day: { layout: 'days', perPage: 6 },
  words: { layout: 'texts', perPage: 4 },
  sequence: { layout: 'rows', perPage: 8 },
  text: { layout: 'rows', perPage: 8 },
};

const layoutOf = ([first]: Mistake[]) => mistakeLayouts[first?.sample.kind ?? 'image'];

export const mistakePages = ({ mistakes }: Recording): number =>
  Math.ceil(mistakes.length / layoutOf(mistakes).perPage);

/** One page of the mistakes, counted from 1, the worst first. */
export function mistakesChart(options: TrainingOptions, recording: Recording, page: number): Chart {
  const { mistakes, watched } = recording;
  const { samples: _, truths: __, ...names } = watched;
  const { layout, perPage } = layoutOf(mistakes);
  const from = (page - 1) * perPage;
  const items: BoardItem[] = mistakes.slice(from, from + perPage);
  const range = `${from + 1} to ${from + items.length}`;
  const isForecast = names.labels.length === 0;
  const board: Board = {
    title: isForecast ? `The worst days: ${range}` : `Mistakes ${range}, the surest first`,
    remark: isForecast
      ? 'Days it never trained on, and how far off the forecast was.'
      : 'What it said, how sure it was, and what is right.',
    colour: networkColour[options.network],
    layout,
    items,
    ...names,
  };
  return {
    name: 'mistakes.png',
    alt: altText(`${asSentence(board.title)} ${itemWords(board)}`),
    drawing: { kind: 'board', board },
  };
}

/** Examples of a data set with their right answers. */
export const examplesChart = (dataset: DatasetName, what: string): Chart => ({
  name: 'examples.png',
  alt: altText(`Examples of the data set ${dataset}: ${what}`),
  drawing: { kind: 'examples', dataset },
});
