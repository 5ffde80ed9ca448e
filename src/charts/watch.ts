/** Charts of what a run guesses: the watched examples now, over time as a GIF, and the mistakes. */
import { figure, plural } from '../text/format.ts';
import type { Board, BoardItem } from '../types/board.ts';
import type { Chart } from '../types/chart.ts';
import type { Frame, Recording, Watched } from '../types/recording.ts';
import type { DatasetName, TrainingOptions } from '../types/training.ts';
import { visibleText } from './board/parts.ts';
import { boardLayout, itemWords } from './board/words.ts';
import { networkColour } from './theme.ts';
import { altText } from './words.ts';

const watchRemarks: Record<DatasetName, string> = {
  digits: 'Eight digits it never trains on: its guess, and how sure it is.',
  fashion: 'Eight pictures it never trains on: its guess, and how sure it is.',
  weather: 'Highest temperature in New York, on days it never trains on.',
  spam: 'Mail it never trains on (ham: mail one wants), and its guess.',
  recall: 'It has to remember the marked letter until the end.',
  text: 'What comes next? Text it never trains on, and its guess.',
};

/** The watched examples with the guesses of one moment. */
export const guessesChart = (options: TrainingOptions, watched: Watched, frame: Frame): Chart => {
  const board = boardOf(options, watched, frame);
  return {
    name: 'guesses.png',
    alt: altText(`${board.title}. ${board.remark} ${itemWords(board)}`),
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
    remark: frame.written === undefined ? watchRemarks[dataset] : writes(frame.written),
    colour: networkColour[network],
    progress: Math.min(1, frame.epoch / epochs),
    layout: boardLayout(dataset),
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

/** How many mistakes a picture shows. */
const perPage: Record<DatasetName, number> = {
  ...{ digits: 8, fashion: 8, weather: 6, spam: 4, recall: 8, text: 8 },
};

const mistakeLayouts: Record<DatasetName, Board['layout']> = {
  ...{ digits: 'grid', fashion: 'grid', weather: 'days', spam: 'texts', recall: 'rows', text: 'rows' },
};

export const mistakePages = (dataset: DatasetName, { mistakes }: Recording): number =>
  Math.ceil(mistakes.length / perPage[dataset]);

/** One page of the mistakes, counted from 1, the worst first. */
export function mistakesChart(options: TrainingOptions, recording: Recording, page: number): Chart {
  const { network, dataset } = options;
  const { mistakes, watched } = recording;
  const { samples: _, truths: __, ...names } = watched;
  const from = (page - 1) * perPage[dataset];
  const items: BoardItem[] = mistakes.slice(from, from + perPage[dataset]);
  const range = `${from + 1} to ${from + items.length}`;
  const isForecast = names.labels.length === 0;
  const board: Board = {
    title: isForecast ? `The worst days: ${range}` : `Mistakes ${range}, the surest first`,
    remark: isForecast
      ? 'Days it never trained on, and how far off the forecast was.'
      : 'What it said, how sure it was, and what is right.',
    colour: networkColour[network],
    layout: mistakeLayouts[dataset],
    items,
    ...names,
  };
  return {
    name: 'mistakes.png',
    alt: altText(`${board.title}. ${itemWords(board)}`),
    drawing: { kind: 'board', board },
  };
}

/** Examples of a data set with their right answers. */
export const examplesChart = (dataset: DatasetName, what: string): Chart => ({
  name: 'examples.png',
  alt: altText(`Examples of the data set ${dataset}: ${what}`),
  drawing: { kind: 'examples', dataset },
});
