/** What sizes that are given make of each other: shapes, ranges, windows and one-hot rows. */
import { most, shapes, tested, usual } from './applications-more.ts';
import {
  combinations,
  conv1,
  dense,
  flatten,
  last,
  pool1,
  type Shape,
  through,
} from './applications-shapes.ts';
import type { Claim } from './check.ts';
import { bitsOf, doubling, meanOf, placesOf, relu, rnnWeights, sigmoid } from './formulas.ts';
import { constant } from './program.ts';

const { digits, fashion, weather } = shapes;

/** Steps and features of a picture that is read row by row. */
const byRow = (height: number, width: number, values = 1): [number, number] => [height, width * values];
const photo = byRow(1000, 1000);
const row = digits.features;

/** Rows that a table of words gives for their numbers. */
const looked = (ids: readonly number[], words: number, size: number): Shape => {
  const table = Array.from({ length: words }, (_, word) => Array.from({ length: size }, (_, k) => word + k));
  const rows = ids.map((id) => table[id] ?? []);
  return [rows.length, rows[0]?.length ?? 0];
};
const message = looked([214, 87, 31], 2000, 32);
const oneHot = (id: number, words: number): number[] =>
  Array.from({ length: words }, (_, i) => (i === id ? 1 : 0));

/** Samples of so many seconds at 16 kHz. */
const samples = (seconds: number): number => seconds * 16 * 1000;
/** What is left for the last axis of so many numbers. */
const leftOf = (all: number, ...sizes: readonly number[]): number => sizes.reduce((a, b) => a / b, all);
const bands = leftOf(3 * 100 * 80, 3 * 100);
/** The width of a filter that leaves one place. */
const covering = [3, 10, 13, 16].find((width) => placesOf(13, width) === 1) ?? Number.NaN;

const images: Claim[] = [
  ['Take the {28} rows of a digit as {28} time steps of {28} numbers', digits.steps, digits.steps, row],
  ['It has to wait:* {28} steps instead', digits.steps],
  ['rows have {1,000} features and the sequence {1,000} steps', photo[1], photo[0]],
  ['The rows keep their {28} numbers', row],
  [
    'digit of {28} × {28} pixels row by row, as {28} time steps of {28} numbers',
    digits.steps,
    row,
    digits.steps,
    row,
  ],
  ['pixels are {1,000} steps, and every row is seen only as {1,000} separate', ...photo],
  ['because its {28} steps wait', digits.steps],
  [
    'pixels are {1,000} steps of {1,000} numbers, with {1,000} · h input weights',
    ...photo,
    rnnWeights(1, photo[1], 0) - rnnWeights(1, 0, 0),
  ],
  ['MobileNetV2 makes {−1}…{1} of 0…255', ...[0, 255].map((value) => value / (255 / 2) - 1)],
];

const windowed = 56 - placesOf(56, 5);

/** How often a bag of words counts a word. */
const counted = (word: string, text: string): number =>
  text.split(/\W+/).filter((each) => each === word).length;

const words: Claim[] = [
  ['but they are counted {twice}.', counted('win', 'win now, win now') / counted('win', 'win now')],
  ['The {2} stands for these two ends', (64 - 56) / 4],
  ['rows 3 × {32}', last(message)],
  ['and then 3 × {32} numbers with', last(message)],
  ['becomes 3 vectors of {32} numbers', last(message)],
  ['that word 214 is close to {215} and larger', 214 + 1],
  ['with 2,000 words each has {2,000} entries', oneHot(214, 2000).length],
  ['k give n − k + {1} positions', 5 - windowed],
  ['window of n − k + {1} covers', 5 - windowed],
  ['= 4 before and {4} behind', 5 - 1],
  ['sentence length − filter width + {1})', 5 - windowed],
  ['has n − k + {1} positions in', 5 - windowed],
  ['leaves (n − k + {1}) − 3 + {1} =', 5 - windowed, 3 - (56 - placesOf(56, 3))],
  ['pooled, [-1, (n - k - {1}) * num_filters]', 56 - 5 - placesOf(placesOf(56, 5), 3)],
];

const speech: Claim[] = [
  ['The raw wave of one second has {16,000} steps', samples(1)],
  ['has 100 steps of {80} numbers', bands],
  ['RNN cannot learn over {16,000} steps', samples(1)],
  ['{half} of the numbers behind each caption', 64 / (64 + 64)],
  ['and each frame has {80} numbers: 300', bands],
  ['reads 300 steps of {80} features', bands],
  ['one second has {16,000} samples at', samples(1)],
  ['only about 100 frames of {80} numbers. On the wave an RNN would take {16,000} steps', bands, samples(1)],
  ['with the input (frames, bands, {1})', leftOf(100 * 80, 100, 80)],
  ['about 100 frames × {80} bands', bands],
  [
    'a single file has {1} there or none, and {32} appears',
    leftOf(13 * 2998, 13, 2998),
    leftOf(32 * 13 * 2998, 13, 2998),
  ],
  ['dilations {1}, {2}, {4}, … 512 make', ...doubling(3)],
  ['the one before: {16,000} steps for each second', samples(1)],
  ['row by row: {28} steps of {28} numbers are much like {28} frames', digits.steps, row, digits.steps],
  ['even if it is written as a 2-D one of height {13}', covering],
  ['here {1,152}, is the number of filters', last(through([2998, 13], conv1(1152, 3, 1)))],
];

const naive = (past: readonly number[]): number => past.at(-1) ?? Number.NaN;
const narrowed = (values: readonly number[]): number[] => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => (value - low) / (high - low));
};
const squeezed = narrowed([10, 12, 11, 15]);
const [lowest, highest] = [Math.min(...squeezed), Math.max(...squeezed)];
const standard = (values: readonly number[]): number[] => {
  const mean = meanOf(values);
  const spread = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
  return values.map((value) => (value - mean) / spread);
};
const scaled = standard([10, 12, 11, 15]);
/** Windows of a series: so many values each, and one behind them as the target. */
const series = [1, 2, 3, 4, 5, 6];
const windows = series.slice(3).map((_, i) => series.slice(i, i + 3));
/** What a bias can still take from the misses of the training part. */
const centred = ((misses: readonly number[]) => misses.map((miss) => miss - meanOf(misses)))([3, 5, 1]);
const hours = 3 * 24;

const forecasts: Claim[] = [
  ['input {28} days × features', weather.steps],
  ['text: {15} °C right: true', naive([12, 15])],
  ['text: {12} °C remark: That was yesterday', naive([12])],
  ['so here {15} °C. It is', naive([12, 15])],
  ['So that no day has a value above {1} remark', 365 / 365],
  ['come [{1},{2},{3}] → 4, [{2},{3},{4}] → 5 and [{3},{4},{5}] → 6', ...windows.flat()],
  ['here (3, {3}, {1})', windows[0]?.length ?? 0, leftOf(windows.flat().length, windows.length, 3)],
  ['Values beyond {0}…{1} in the test', lowest, highest],
  ['data squeezed into {0}…{1} can', lowest, highest],
  ['the smallest value is exactly {0}', lowest],
  ['years 1 to 3 and test on year {4}, then train on 1 to {4} and test on {5}', 3 + 1, 3 + 1, 4 + 1],
  ['simply predicts a change of {0};', naive([100, 102]) - 102],
  [
    'mean {0} and spread {1}, as a first',
    meanOf(scaled),
    Math.sqrt(meanOf(scaled.map((value) => value ** 2))),
  ],
  ['min-max scaling to {0}…{1} works', lowest, highest],
  ['sigmoid could never leave {0}…{1}', sigmoid(-50), sigmoid(50)],
  ['it may give {0} for everything', relu(-1)],
  ['below zero may simply be set to {0}', relu(-0.3)],
  ['they give it {fifty} times as many examples', (50 * placesOf(365, 7 + 1)) / placesOf(365, 7 + 1)],
  ['back with `exp(z) − {1}`', Math.exp(Math.log(1 + 7)) - 7],
  ['and `Dense({24})` as output for the next day', 168 / 7],
  ['which is ln {2}, says', 1 / 0.5],
  [
    'which gives all {24} steps of one',
    last(through([96, 6], conv1(32, 5), pool1(2), conv1(32, 5), flatten, dense(24))),
  ],
  ['of load and temperature, (168, {2})', 'load and temperature'.split(' and ').length],
  ['with the {72} forecast temperatures', hours],
  ['of the past is repeated {72} times', hours],
  ['so a flag is always {0} there', ['real', 'real', 'real'].filter((kind) => kind === 'forecast').length],
  ['the training mean should be near {0}', meanOf(centred)],
];

const pictures = 60_000 + 10_000;
const grams = Array.from({ length: constant('text', 'longestNgram =') }, (_, i) => i + 1);

const dataSets: Claim[] = [
  ['Conclusions on {28} steps need', digits.steps],
  ['a digit of {28} × {28} pixels row by row or', digits.steps, row],
  ['text: Its steps become {28} times as large', row],
  ['one number in place of {28}."', row],
  ['text: Its state becomes {28} times as large', (28 * 28) / digits.steps],
  ['text: Its weights become {28} times as many', (28 * 28) / digits.steps],
  ['of one number in place of {28} steps of', digits.steps],
  ['The pictures have {28} × {28} pixels as well', fashion.steps, fashion.features],
  ['coat look much alike at {28} × {28} pixels', fashion.steps, fashion.features],
  ['grey pictures of {28} × {28} pixels in ten', digits.steps, row],
  ['{70,000} grey pictures of {28} × {28} in ten', pictures, fashion.steps, fashion.features],
  ['coat look alike at {28} × {28} pixels', fashion.steps, fashion.features],
  ['as 28 × 28 × {1}, the', leftOf(28 * 28, digits.steps, row)],
  ['beside a {1}-, {2}- and 3-gram', ...grams.slice(0, 2)],
  ['divided by ln {2}, as', Math.exp(-Math.log(0.3) / bitsOf(0.3))],
  ['of {2,048} the network trains', usual('digits').samples],
  ['on {2,000} test pictures', tested.digits],
  ['centred digits of {28} × {28} may', digits.steps, row],
  ['what holds for {28} steps', digits.steps],
  ['with {60,000} samples 16', most('digits')],
];

export const further: Claim[] = [...images, ...words, ...speech, ...forecasts, ...combinations, ...dataSets];
