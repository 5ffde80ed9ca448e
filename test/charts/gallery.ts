/** Every kind of picture that the bot draws, with ordinary and with extreme content. */
import { comparisonChart } from '../../src/charts/comparison.ts';
import { progressChart } from '../../src/charts/curve.ts';
import { diagram, diagramNames } from '../../src/charts/diagrams/index.ts';
import { type AnswerCount, distributionChart } from '../../src/charts/distribution.ts';
import { gradientNormChart } from '../../src/charts/gradient-norm.ts';
import { insideChart, viewsOf } from '../../src/charts/inside/chart.ts';
import { formingChart } from '../../src/charts/inside/forming.ts';
import { memoryMapChart } from '../../src/charts/memory-map.ts';
import { metricOf } from '../../src/charts/metric.ts';
import { runComparisonChart } from '../../src/charts/run-comparison.ts';
import { curvesChart, matrixChart, outcomeChart } from '../../src/charts/summary.ts';
import { plainMetric, unlabelledCurvesChart } from '../../src/charts/unlabelled-curves.ts';
import { examplesChart, guessesChart, learningChart, mistakesChart } from '../../src/charts/watch.ts';
import { comparable, compare } from '../../src/lessons/compare.ts';
import { comparisonReply } from '../../src/lessons/views/comparison.ts';
import type { Chart } from '../../src/types/chart.ts';
import type { Library } from '../../src/types/lessons.ts';
import {
  type ClassificationOutcome,
  datasets,
  type EpochRecord,
  networks,
} from '../../src/types/training.ts';
import { duelPictures } from './gallery-duels.ts';
import { probePictures } from './gallery-probes.ts';
import { inspectionOf } from './inspections.ts';
import { predictions } from './predictions.ts';
import { boardsOf, recordingOf } from './recordings.ts';
import { classified, epoch, fashion, fiveEpochs, forecast, language, options, result } from './samples.ts';

/** Pictures of the same epochs as training makes them: in steps, long, short, hopeless and broken. */
const courses: Record<string, EpochRecord[]> = {
  five: fiveEpochs,
  one: [epoch(1, 0.8)],
  ten: Array.from({ length: 10 }, (_, i) => epoch(i + 1, 0.1 + 0.08 * i)),
  thirty: Array.from({ length: 30 }, (_, i) => epoch(i + 1, 0.97 + 0.0004 * i, 0.001 / (i + 1))),
  hundred: Array.from({ length: 100 }, (_, i) => epoch(i + 1, 0.5 + 0.004 * i, 5000 / (i + 1))),
  guessing: Array.from({ length: 8 }, (_, i) => epoch(i + 1, 0.1 + 0.001 * i, 2.3)),
  diverged: [epoch(1, 0.5), { ...epoch(2, Number.NaN), loss: Number.NaN, valLoss: Number.POSITIVE_INFINITY }],
};

const labelled = (labels: string[]): ClassificationOutcome => ({
  kind: 'classification',
  labels,
  confusion: labels.map((_, row) =>
    labels.map((_, column) => (row === column ? 4321 : (row * 7 + column * 3) % 5 === 0 ? 120 + row : 0)),
  ),
  accuracy: 0.9,
});

/** Shares from 0 to all of a row, to see digits on every colour. */
const shaded: ClassificationOutcome = {
  ...classified,
  labels: [...'0123456789'],
  confusion: Array.from({ length: 10 }, (_, row) =>
    Array.from({ length: 10 }, (_, column) => (column === 0 ? 10 * row : column === 1 ? 100 - 10 * row : 0)),
  ),
};

const long = 'Because the hidden state of a recurrent network is passed on from step to step';
const answers = (count: number, voters: number, label: string): AnswerCount[] =>
  Array.from({ length: count }, (_, i) => ({
    label: `${String.fromCharCode(65 + i)}. ${label}`,
    count: i === 0 ? voters : 0,
    right: i === 0,
  }));

const concepts = ['Back-propagation through time', 'Gates', 'Vanishing gradient', 'Fully connected layer'];
const weeks = ['18 Oct', '25 Oct', '1 Nov', '8 Nov', '15 Nov', 'this week'];
const remembered = (rows: number) =>
  Array.from({ length: rows }, (_, i) => ({
    concept: concepts[i % concepts.length] + ' '.repeat(Math.floor(i / concepts.length)),
    weeks: weeks.map((_, week) => ((i + week) % 3 === 0 ? null : ((i * 3 + week * 5) % 11) / 10)),
  }));

/** Guesses and mistakes on a data set, and its examples; mails are cut. An animation is drawn frame by frame: here are its first and its last. */
const watched = (): [string, Chart][] =>
  datasets.flatMap((dataset): [string, Chart][] => {
    const [setup, recording] = [options('gru', dataset), recordingOf(dataset)];
    const [first] = recording.frames;
    const film = learningChart(setup, recording);
    const long = dataset === 'spam' ? 'long ' : '';
    const boards = boardsOf(film);
    const ends = [boards[0], boards.at(-1)].flatMap((board) => board ?? []);
    return [
      ...ends.map((board, i): [string, Chart] => [
        `${long}film of ${dataset}, ${i === 0 ? 'first' : 'last'} frame`,
        { ...film, drawing: { kind: 'board', board } },
      ]),
      ...(first
        ? [
            [`${long}guesses on ${dataset}`, guessesChart(setup, recording.watched, first)] satisfies [
              string,
              Chart,
            ],
          ]
        : []),
      [`${long}mistakes on ${dataset}`, mistakesChart(setup, recording, 1)],
      [`${long}examples of ${dataset}`, examplesChart(dataset, 'what it holds')],
    ];
  });

/** What there is to see inside networks of usual sizes; words that are found in mails are cut. Fashion has the longest labels. */
const inside = (): [string, Chart][] =>
  networks.flatMap((network) =>
    datasets
      .filter((dataset) => dataset !== 'fashion' || network === 'lstm')
      .flatMap((dataset) =>
        viewsOf(network, dataset).map((view): [string, Chart] => [
          `${dataset === 'spam' ? 'long ' : ''}inside ${network} on ${dataset}: ${view}`,
          insideChart(view, inspectionOf(network, dataset)),
        ]),
      ),
  );

/** Films of filters and of confusion matrices, by their last pictures. */
const forming = (): [string, Chart][] =>
  (['digits', 'fashion', 'spam'] as const).flatMap((dataset) =>
    [true, false].flatMap((withFilters): [string, Chart][] => {
      const { frames, ...recording } = recordingOf(dataset);
      const kept = frames.map(({ filters, ...frame }) => ({
        ...frame,
        ...(withFilters && filters && { filters }),
      }));
      const film = formingChart(options('lstm', dataset), { ...recording, frames: kept });
      const sheet = film?.drawing.kind === 'film' ? film.drawing.sheets.at(-1) : undefined;
      const name = `forming of ${dataset}, ${withFilters ? 'with' : 'without'} filters`;
      return film && sheet ? [[name, { ...film, drawing: { kind: 'sheet', sheet } }]] : [];
    }),
  );

/** The names are unique. */
export function gallery(library: Library): [string, Chart][] {
  const subjects = comparable(library);
  const pairs = subjects.flatMap((a, i) =>
    subjects.slice(i + 1).flatMap((b) => {
      const shared = library.comparisons.some(({ subjects: columns }) =>
        [a, b].every((one) => columns.some(({ topic }) => topic === one.topic)),
      );
      return shared ? [[a, b] as const] : [];
    }),
  );
  return [
    ...watched(),
    ...inside(),
    ...forming(),
    ...predictions(),
    ...diagramNames.map((name): [string, Chart] => [`diagram ${name}`, diagram(name)]),
    ...pairs.flatMap(([a, b]): [string, Chart][] => {
      const { chart } = comparisonReply(library, compare(library, a, b));
      return chart ? [[`comparison ${a.topic} ${b.topic}`, chart]] : [];
    }),
    [
      'comparison of two long cells',
      comparisonChart({
        title: `${long} and ${long}`,
        subjects: [
          { title: 'Bidirectional recurrent neural network' },
          { title: 'Convolutional neural network' },
        ],
        rows: Array.from({ length: 6 }, (_, i) => ({
          attribute: long,
          cells: [long + i, `${long} ${long}`],
        })),
      }),
    ],
    [
      'comparison of four, long',
      comparisonChart({
        title: 'Four networks at a glance',
        subjects: networks.slice(0, 4).map((title) => ({ title })),
        rows: Array.from({ length: 3 }, (_, i) => ({
          attribute: `Attribute ${i}`,
          cells: networks.slice(0, 4).map((n) => `${n} ${long}`),
        })),
      }),
    ],
    ...Object.entries(courses).map(([name, epochs]): [string, Chart] => [
      `curves ${name}`,
      curvesChart({
        ...result('lstm', 'digits', classified),
        options: { ...options('lstm'), epochs: epochs.length },
        epochs,
      }),
    ]),
    [
      'runs compared',
      runComparisonChart(
        'LSTM on Digits: the same run with other random numbers',
        [courses.ten, courses.guessing, courses.five].map((epochs = [], i) => ({
          label: `${1234 + i}: seed ${900 + i}`,
          options: options('lstm'),
          epochs,
        })),
      ),
    ],
    [
      'two runs compared',
      runComparisonChart(
        'Experiments 1234 and 1235 on Weather',
        [courses.five, courses.hundred].map((epochs = [], i) => ({
          label: `${1234 + i}: LSTM, learning rate 0.0001`,
          options: options('lstm', 'weather'),
          epochs,
        })),
      ),
    ],
    ...duelPictures,
    ['curves forecast', curvesChart({ ...result('rnn', 'weather', forecast), epochs: fiveEpochs })],
    ['gradient of five', gradientNormChart(options('lstm'), fiveEpochs)],
    ['gradient of a hundred', gradientNormChart(options('cnn'), courses.hundred ?? [])],
    ['progress none', progressChart(options('gru'), [])],
    ['progress two of five', progressChart(options('gru'), fiveEpochs.slice(0, 2))],
    ['progress weather', progressChart({ ...options('gru', 'weather'), epochs: 200 }, fiveEpochs)],
    ...networks.map((network): [string, Chart] => [
      `confusion ${network}`,
      outcomeChart(result(network, 'digits', shaded)),
    ]),
    ['confusion fashion', outcomeChart(result('rnn', 'fashion', { ...labelled(fashion) }))],
    ['confusion of two', outcomeChart(result('cnn', 'spam', labelled(['ham', 'spam'])))],
    ['confusion of four', outcomeChart(result('gru', 'recall', labelled([...'ABCD'])))],
    ['confusion of twelve', outcomeChart(result('gru', 'recall', labelled([...'ABCDEFGHIJKL'])))],
    ['matrix of a quiz', matrixChart(options('lstm', 'fashion'), classified)],
    ['forecast', outcomeChart(result('gru', 'weather', forecast))],
    [
      'forecast overflowed',
      outcomeChart(
        result('gru', 'weather', {
          ...forecast,
          mae: Number.NaN,
          predicted: forecast.predicted.map(() => Number.NaN),
        }),
      ),
    ],
    ['bits per character', outcomeChart(result('lstm', 'text', language))],
    ['bits per character, behind', outcomeChart(result('cnn', 'text', { ...language, bits: 5.123 }))],
    [
      'curves of a text',
      curvesChart({
        ...result('lstm', 'text', language),
        epochs: [3.1, 2.7, 2.5, 2.4, 2.35].map((bits, at) => epoch(at + 1, bits, bits * Math.LN2)),
      }),
    ],
    ['answers true or false', distributionChart(answers(2, 1, 'True'))],
    ['answers of one', distributionChart(answers(4, 1, 'Pooling'))],
    ['answers, long', distributionChart(answers(5, 23, long))],
    ['answers, six long', distributionChart(answers(6, 1234, long))],
    ...probePictures,
    ['answers, none', distributionChart(answers(3, 0, 'x'))],
    ['memory of one', memoryMapChart(remembered(1), weeks, 'Your right answers by concept and week')],
    [
      'memory of many',
      memoryMapChart(remembered(14), weeks, 'Right answers of the class by concept and week'),
    ],
    [
      'riddle',
      unlabelledCurvesChart({
        title: 'What is left of a cell’s value when its forget gate never moves',
        step: 'step',
        metric: plainMetric('Share of the value'),
        curves: [0.98, 0.9, 0.75, 0.5].map((f) => Array.from({ length: 20 }, (_, n) => f ** (n + 1))),
      }),
    ],
    [
      'riddle of accuracies',
      unlabelledCurvesChart({
        title: 'Validation accuracy on Fashion, one curve for each of three networks',
        step: 'epoch',
        metric: metricOf('fashion'),
        curves: [
          [0.7, 0.8, 0.81, 0.82],
          [0.5, 0.6, 0.7, 0.79],
          [0.1, 0.1, 0.12, 0.11],
        ],
      }),
    ],
  ];
}
