/** Numbers of the lessons on forecasts, combinations and the bot's data sets. */
import { readFileSync } from 'node:fs';
import { describeDataset } from '../../../src/ml/datasets/index.ts';
import { packageFile } from '../../../src/ml/datasets/packages.ts';
import { minSamples, validationSize } from '../../../src/ml/datasets/splits.ts';
import { parseDays } from '../../../src/ml/datasets/weather.ts';
import { maxExamples, parseTrainingOptions } from '../../../src/training/options.ts';
import { parameterCount } from '../../../src/training/parameter-count.ts';
import { type DatasetName, datasets } from '../../../src/types/training.ts';
import type { Claim } from './check.ts';
import { lstmWeights, meanOf, placesOf, pooled, standardError } from './formulas.ts';
import { constant } from './program.ts';

export const days = parseDays(
  readFileSync(packageFile('vega-datasets', 'data/weather.csv'), 'utf8'),
  'New York',
);
const changes = days.map(({ highest }, i) => Math.abs(highest - (days[i - 1]?.highest ?? highest)));
/** The mean error of “as today” in 2015. */
const naive = meanOf(changes.filter((_, i) => days[i]?.date.startsWith('2015')));
const series = [10, 12, 11, 15];
export const misses = series.slice(1).map((value, i) => Math.abs(value - (series[i] ?? 0)));
const pinball = (q: number, error: number) => Math.max(q * error, (q - 1) * error);
let level = 100;
const rebuilt = [2, -1, 3].map((change) => {
  level += change;
  return level;
});

/** The factor of the last change that forecasts the next one best, if both are related by 0.3. */
const best = Array.from({ length: 101 }, (_, i) => i / 100).reduce((a, b) =>
  1 - 2 * b * 0.3 + b ** 2 < 1 - 2 * a * 0.3 + a ** 2 ? b : a,
);

export const forecastClaims: Claim[] = [
  ['the best forecast under squared error is {0.3} times the last change', best],
  ['is delayed and has {30%} of the height', best],
  ['|12 − 10| = {2}, |11 − 12| = {1} and |15 − 11| = {4}', ...misses],
  ['({2} + {1} + {4}) / 3 = {7} / 3 ≈ {2.333} °C', ...misses, 3 * meanOf(misses), meanOf(misses)],
  ['[1,2,3] → {4}, [2,3,4] → {5} and [3,4,5] → {6}', 1 + 3, 2 + 3, 3 + 3],
  ['here ({3}, 3, 1)', placesOf(6 - 1, 3)],
  ['against {2.93} °C for the naive forecast, which', naive],
  ['1 January and 2 July about the same value, {0}', Math.sin((2 * Math.PI * 183) / 365.25)],
  [
    'it has about {1,000} weights, fewer than the GRU with about {3,800}',
    parameterCount('cnn', 'weather', parseTrainingOptions({ network: 'cnn', dataset: 'weather' }).units),
    parameterCount('gru', 'weather', parseTrainingOptions({ network: 'gru', dataset: 'weather' }).units),
  ],
  ['whose mean error is {2.93} °C on the test year', naive],
  [
    'a value that lies 1 above the forecast costs {0.9}, one that lies 1 below only {0.1}',
    pinball(0.9, 1),
    pinball(0.9, -1),
  ],
  ['until about {90%} of the values lie below it', pinball(0.9, 1) / (pinball(0.9, 1) + pinball(0.9, -1))],
  ['the 90% line about {80%} of the truth', 0.9 - 0.1],
  ['A truth of 0.01 and a forecast of 1 make {9,900%}', Math.abs(1 - 0.01) / 0.01],
  ['you get {102}, {101} and {104}', ...rebuilt],
  ['they lead to {0.5} a day', 5 / 10],
  [
    '√(0.5 · 0.5 / 1000) = {0.016}, or {1.6} points',
    standardError(0.5, 1000) / 100,
    standardError(0.5, 1000),
  ],
  ['stays at {0.69}, which is ln 2, says', Math.log(2)],
  ['5000 − 96 − 24 + 1 = {4,881} examples', placesOf(5000, 96 + 24)],
  ['a week of load and temperature, ({168}, 2)', 7 * 24],
  ['√2 ≈ {1.4}', Math.sqrt(2)],
  ['through up to {71} further steps', 72 - 1],
  ['is a typical error of {0.014}, 0.0007 one of {0.026}', Math.sqrt(0.0002), Math.sqrt(0.0007)],
  ['the last 7 days with all hours as input, ({168}, features)', 7 * 24],
];

export const hybridClaims: Claim[] = [
  ['800 / 2 = {400}, then 400 / 2 = {200}', pooled(800, 2), pooled(pooled(800, 2), 2)],
  ['flatten makes {2,048} features per step', 8 * 8 * 32],
  ['If the {500} frames are stored', 10 * 50],
  ['`MaxPooling1D(4)` makes ({100}, 32)', pooled(400, 4)],
  ['`LSTM(64)` reads {100} steps', pooled(400, 4)],
  ['passes two of them and the LSTM reads {200}', pooled(pooled(800, 2), 2)],
  ['the shapes are (20, {3600}) → (20, 128)', 100 * 6 * 6],
  ['Keras finds the {3,600} by', 100 * 6 * 6],
  [
    'on {3,600} inputs has {8,423,424} weights, with `GlobalAveragePooling2D` instead of `Flatten` it gets 100 inputs and has {1,255,424}',
    100 * 6 * 6,
    lstmWeights(512, 100 * 6 * 6),
    lstmWeights(512, 100),
  ],
  ['its starting value ({0.69} for two classes)', Math.log(2)],
  ['Without padding it would be {28} steps', placesOf(30, 3)],
];

export const most = (name: DatasetName) => describeDataset(name).maxSamples;
export const usual = (dataset: DatasetName) => parseTrainingOptions({ network: 'lstm', dataset });
export const shapes = Object.fromEntries(
  datasets.map((name) => [name, describeDataset(name).shape]),
) as Record<DatasetName, ReturnType<typeof describeDataset>['shape']>;
const { digits, weather, recall, spam, text } = shapes;
export const share = ({ outputs }: { outputs: number }) => 1 / outputs;

export const tested = {
  digits: constant('digits', 'testIndices = Int32Array.from'),
  fashion: constant('fashion', 'testPerClass =') * shapes.fashion.outputs,
  weather: constant('weather', 'testDays ='),
  spam: constant('spam', 'testPerClass =') * spam.outputs,
  recall: constant('recall', 'testSize ='),
  text: constant('text', 'testSize ='),
};

export const datasetClaims: Claim[] = [
  [
    '({2,000} pictures, {365} days, {500} messages, {1,000} recall sequences, {512} pieces of text)',
    ...[tested.digits, tested.weather, tested.spam, tested.recall, tested.text],
  ],
  [
    'holds {2,000} pictures for digits and for fashion, {365} days for the weather, {500} messages for spam, {1,000} sequences for recall and the last {512} pieces',
    ...[tested.fashion, tested.weather, tested.spam, tested.recall, tested.text],
  ],
  ['digits   {28} × {28}  1 of {10}  {10%}', digits.steps, digits.features, digits.outputs, share(digits)],
  ['fashion  28 × 28  1 of {10}  {10%}', shapes.fashion.outputs, share(shapes.fashion)],
  ['spam     words    1 of {2}   {50%}', spam.outputs, share(spam)],
  ['recall   {28} × {10}  1 of {8}   {12.5%}', recall.steps, recall.features, recall.outputs, share(recall)],
  ['text     {64} chars 1 of {40}  {2.5%}', text.steps, text.outputs, share(text)],
  ['the test part has {250} of each', tested.spam / spam.outputs],
  ['such as the {2,000} of this bot', constant('spam', 'vocabularySize =')],
  ['have {28} × {28} grey pixels', digits.steps, digits.features],
  ['the network sees {64} characters and', text.steps],
  ['spaces and punctuation make {40} characters', text.outputs],
  ['A message of {120} words costs', spam.steps],
  ['there the naive forecast is off by {2.93} °C on average.', naive],
  ['log₂ 40 = {5.3} bits. The marks', Math.log2(text.outputs)],
  [
    'at most {60,000} samples, but {17,000} for text, {2,286} for spam and {1,068} for weather; scaling',
    most('digits'),
    most('text'),
    most('spam'),
    most('weather'),
  ],
  ['Its sequence becomes {28} times as long', (28 * 28) / 28],
  ['There are {784} steps of one number', 28 * 28],
  ['1/8 = {12.5%} of the cases', share(recall)],
  ['MNIST is the classic collection of handwritten digits: {70,000} grey', 60_000 + 10_000],
  ['up to {60,000} of them, {2,048} if you say nothing', most('digits'), usual('digits').samples],
  ['is 28 days of {6} features with one number', weather.features],
  ['is {28} steps of {10} features with {8} classes', recall.steps, recall.features, recall.outputs],
  ['is up to {120} words of a message as numbers, with {2} classes', spam.steps, spam.outputs],
  ['is {64} characters as numbers, each followed by one of {40}', text.steps, text.outputs],
  ['"like today" is off by {2.93} °C there', naive],
  ['In {27} steps letters go by', recall.steps - 1],
  ['scores above {12.5%} it owes', share(recall)],
  ['2^2.3 = {4.9} equally likely', 2 ** 2.3],
  ['about 40 characters costs log₂ 40 = {5.3} bits. Hold', Math.log2(text.outputs)],
  [
    'gets {10%} on `digits` and `fashion` (ten classes), {50%} on `spam` (two classes) and {12.5%} on',
    share(digits),
    share(spam),
    share(recall),
  ],
  ['the naive forecast with {2.93} °C is the mark', naive],
  ['costs log₂ 40 = {5.3} bits per character, and', Math.log2(text.outputs)],
  [
    'ln 10 = {2.30}, ln 2 = {0.69}, ln 8 = {2.08} and ln 40 = {3.69}',
    ...[digits, spam, recall, text].map(({ outputs }) => Math.log(outputs)),
  ],
  [
    'of 2,048 the network trains on {1,843} and {205} are for',
    2048 - validationSize(2048),
    validationSize(2048),
  ],
  ['only to about ± {1.3} points', 1.96 * standardError(0.9, 2000)],
  ['By default {2,048} samples', usual('digits').samples],
  ['You can ask for more: up to {60,000} for', most('recall')],
  [
    'at most {60,000} samples for `digits`, `fashion` and `recall`, {17,000} for `text`, {2,286} for `spam` and {1,068} for `weather`, and at least {64} for',
    most('fashion'),
    most('text'),
    most('spam'),
    most('weather'),
    minSamples,
  ],
  ['may be at most {1,000,000}, so', maxExamples],
  ['with 60,000 samples {16} epochs are possible', Math.floor(maxExamples / 60_000)],
  [
    'takes {2,048} samples ({8,192} for text, {4,096} for recall, {1,068} for the weather) and {5} epochs ({4} for text, {10} for recall, {15} for the weather)',
    ...(['digits', 'text', 'recall', 'weather'] as const).map((name) => usual(name).samples),
    ...(['digits', 'text', 'recall', 'weather'] as const).map((name) => usual(name).epochs),
  ],
];
