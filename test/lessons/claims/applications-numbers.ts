/** Shapes, answers and shares that the other tables of this lesson leave out. */
import { validationSize } from '../../../src/ml/datasets/splits.ts';
import { days, misses, shapes, share } from './applications-more.ts';
import type { Claim } from './check.ts';
import { same } from './cnn-formulas.ts';
import { bitsOf, lstmWeights, meanOf, placesOf, pooled, sumOf } from './formulas.ts';
import { constant } from './program.ts';

const { digits, fashion, weather, recall, text } = shapes;
const ids = [214, 87, 31];
const years = days.map(({ date }) => Number(date.slice(0, 4)));
const [firstYear = 0, lastYear = 0, testYear = 0] = [
  ...[years[0], years.at(-1)],
  years.at(-constant('weather', 'testDays =')),
];
const longest = constant('text', 'longestNgram =');
const tenth = validationSize(2048) / 2048;

/** R² of a forecast. */
function rSquared(truth: readonly number[], forecast: readonly number[]): number {
  const squares = (from: readonly number[]): number =>
    sumOf(truth.map((value, i) => (value - (from[i] ?? 0)) ** 2));
  return 1 - squares(forecast) / squares(truth.map(() => meanOf(truth)));
}
const truth = [3, 8, 4, 1];
/** Ten days of which one has a sale of five pieces, and the constant with the least absolute error on them. */
const sales = [0, 0, 0, 5, 0, 0, 0, 0, 0, 0];
const absolute = (says: number): number => meanOf(sales.map((sold) => Math.abs(sold - says)));
const bestConstant = [0, 0.5, 1, 2, 5].reduce((best, says) =>
  absolute(says) < absolute(best) ? says : best,
);

export const numbers: Claim[] = [
  // images
  ['answer: {96} tolerance', 32 * 3],
  ['pixel by pixel the photo has {a million} steps', 1000 ** 2],
  // text
  ['rows {3} × 32', ids.length],
  ['and then {3} × 32 numbers', ids.length],
  ['becomes {3} vectors of 32 numbers', ids.length],
  ['answer: {64000} tolerance', 2000 * 32],
  ['− 3 + 1 = n − k − {1} numbers. For', 56 - 5 - placesOf(placesOf(56, 5), 3)],
  // speech
  ['answer: {24000} tolerance', 3 * 100 * 80],
  ['That is why 13 becomes {1}: nothing', placesOf(13, 13)],
  // forecasts
  ['answer: {2.333} tolerance', meanOf(misses)],
  ['task these are {28} days with {6} features each: the state', weather.steps, weather.features],
  ['and after day {28} a linear unit', weather.steps],
  ['task these are {28} days with {6} features each, and', weather.steps, weather.features],
  [
    'so {1} is perfect, {0} is as good as the mean',
    rSquared(truth, truth),
    rSquared(
      truth,
      truth.map(() => meanOf(truth)),
    ),
  ],
  ['{0} is the best constant answer', bestConstant],
  ['each of them some {360} examples only', placesOf(365, 7 + 1)],
  // combinations
  ['answer: {200} tolerance', pooled(pooled(800))],
  ['against about {two million} for an LSTM step', lstmWeights(512, 512, 0)],
  ['padding="same")` gives ({400}, 32)', same(400, 1)],
  ['So (1, 1), one step with one value, becomes ({1}, 16)', same(1, 1)],
  ['the shape is ({30}, 16)', same(30, 1)],
  // data sets
  ['handwritten digits, {28} × {28} pixels, ten', digits.steps, digits.features],
  ['in New York from the last {28} days', weather.steps],
  ['fashion {28} × {28} 1 of', fashion.steps, fashion.features],
  ['weather {28} days °C', weather.steps],
  ['row by row, {28} steps of {28} numbers. Fashion', digits.steps, digits.features],
  ['are daily records from {2012} to {2015}.', firstYear, lastYear],
  ['is the whole last year, {2015}, later', testYear],
  ['written in {40} characters', text.outputs],
  ['is a piece of {64} characters', text.steps],
  ['a validation part, {one tenth} of the samples', tenth],
  ['place of 28 steps of {28}. Each', digits.features],
  ['text: About {10%}, as it knows', share(fashion)],
  ['text: About {a seventh} of what', 0.13 / 0.9],
  ['are pictures of {28} × {28} pixels, `weather` is', fashion.steps, fashion.features],
  ['The CNN gets them as {28} × {28} × 1', digits.steps, digits.features],
  ['the recurrent networks as {28} rows of {28} numbers', digits.steps, digits.features],
  ['An example of `weather` is {28} days', weather.steps],
  [
    'records of New York from {2012} to {2015}, and each forecast sees the last {28} days',
    firstYear,
    lastYear,
    weather.steps,
  ],
  ['The test part is all of {2015}, later', testYear],
  ['at step {28} the network must say', recall.steps],
  ['beside a 1-, 2- and {3}-gram', longest],
  ['{0} bits would be certain', bitsOf(1)],
  ['knowing nothing about {40} characters', text.outputs],
  [
    'Hold it against the {3}-gram in the result: it only counts what followed each {two} characters',
    longest,
    longest - 1,
  ],
  ['it is the whole year {2015}', testYear],
  ['The validation part is {one tenth} of the', tenth],
  ['{One tenth} of the samples is put aside', tenth],
  ['Each pooling of size 2 {halves} the number of steps', pooled(800) / 800],
  ['Each stride or pooling of size 2 {halves} the length', pooled(800) / 800],
];
