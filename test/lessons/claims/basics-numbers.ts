/** Tables, answers and ranges of the first lessons. */
import {
  b2,
  bias5,
  byHeart,
  guess,
  kept,
  known,
  loss,
  miss5,
  nudge,
  rate,
  slope5,
  steps,
  toBias,
  toWeight,
  w2,
} from './basics-learning.ts';
import type { Claim } from './check.ts';
import { denseWeights, dot, meanOf, relu, sigmoid, slope } from './formulas.ts';

/** The ice-cream stand. */
export const stand = (hours: number, weekend: number): [number, number] => {
  const sum = dot([10, 20], [hours, weekend]) - 10;
  return [sum, relu(sum)];
};
const hill = (x: number): number => relu(10 * x - 10) - 4 * relu(4 * x - 28);
const line = (w: number, b: number): number[] => [0, 1, 2, 3].map((x) => w * x + b);
/** A neuron with made-up weights whose inputs are all 0. */
export const silent = (bias: number): number => dot([3, -7, 5], [0, 0, 0]) + bias;
/** The ends of a function's range. */
const range = (f: (x: number) => number): [number, number] => [f(-50), f(50)];
const grid = Array.from({ length: 401 }, (_, i) => (i - 200) / 100);
/** Where a function climbs most. */
const steepestAt = (f: (x: number) => number): number =>
  grid.reduce((best, x) => (slope(f, x) > slope(f, best) ? x : best));

/** The loss of three hours of sun on a Monday, by the weight for the weekend. */
const monday = (weekendWeight: number): number => (10 * 3 + weekendWeight * 0 - 10 - 26) ** 2;
/** The loss by the weight where it is w. */
export const slopeAt = (w: number): number => (loss(w + nudge) - loss(w - nudge)) / (2 * nudge);

/** Guess, miss and loss behind so many steps on the same day. */
function repeated(count: number): [number, number, number] {
  let [w, b] = [10, -10];
  for (let step = 0; step < count; step++) {
    const towards = 2 * (w * 3 + b - 26);
    [w, b] = [w - rate * towards * 3, b - rate * towards];
  }
  const miss = w * 3 + b - 26;
  return [miss + 26, miss, miss ** 2];
}

/** A step on two days at once. */
const [toBoth, biasOfBoth] = [meanOf([toWeight, slope5]), meanOf([toBias, bias5])];
const [w3, b3] = [10 - rate * toBoth, -10 - rate * biasOfBoth];
const [before3, after3] = [loss(10), loss(w3, b3)];
const [before5, after5] = [miss5 ** 2, loss(w3, b3, 5, 38)];

/** What the line says for days, and its squared misses. */
const judged = (days: readonly Day[]): number[] =>
  days.flatMap(([x, sold]) => [guess(10, -10, x), loss(10, -10, x, sold)]);
const error = (days: readonly Day[], says: (day: Day) => number): number =>
  meanOf(days.map((day) => (says(day) - day[1]) ** 2));
type Day = readonly [hours: number, sold: number];
const days: Day[] = [1, 3, 5, 7].map((x, i) => [x, known[i] ?? Number.NaN]);
const tested: Day[] = [
  [2, 12],
  [6, 54],
];
const byLine = ([x]: Day): number => guess(10, -10, x);
/** It knows the days of training by heart and has a mean for all others. */
const byList = (day: Day): number => (days.includes(day) ? day[1] : byHeart);

export const numbers: Claim[] = [
  // neural network, neuron
  ['answer: {9} tolerance: 0 explanation: Each of the two', denseWeights(2, 2) + denseWeights(2, 1)],
  ['The neuron says {0}.', relu(-10)],
  [
    'rain, Monday 0 0 {−10} {0} 3 h, Monday 3 0 {20} {20} 3 h, Sunday 3 1 {40} {40} 9 h, Sunday 9 1 {100} {100}',
    ...stand(0, 0),
    ...stand(3, 0),
    ...stand(3, 1),
    ...stand(9, 1),
  ],
  ['w₁ + w₂ + {2}b > 0', slope((b) => 10 + b + (20 + b), 1)],
  ['it is below zero and becomes {0}', relu(10 * 0 + 20 * 0 - 10)],
  ['answer: {29} tolerance', 28 + 1],
  // weight and bias
  ['each further hour of sun adds {10} ices', guess(10, -10, 4) - guess(10, -10, 3)],
  ['Each further hour of sun adds {10} to its sum', guess(10, -10, 4) - guess(10, -10, 3)],
  ['each further hour of sun adds {10} to the sum', guess(10, -10, 4) - guess(10, -10, 3)],
  ['w = 10, b = −10 {−10} {0} {10} {20}', ...line(10, -10)],
  ['w = 20, b = −10 {−10} {10} {30} {50}', ...line(20, -10)],
  ['w = 10, b = 0 {0} {10} {20} {30}', ...line(10, 0)],
  ['w = −5, b = 30 {30} {25} {20} {15}', ...line(-5, 30)],
  ['every sum would be {0} when all inputs are 0, and', silent(0)],
  ['every sum would be {0} when all inputs are 0. You', silent(0)],
  ['text: "{4}" right: true', silent(4)],
  ['text: "{0}" remark: The products are {0}', silent(0), silent(0)],
  ['It falls by {8} for each unit of rain', Math.abs(guess(-8, 0, 2) - guess(-8, 0, 1))],
  ['answer: {408} tolerance', denseWeights(50, 8)],
  ['answer: {0.2} tolerance: 0.001 explanation: Minutes', 12 / 60],
  ['stays at {0} up to an input of 1', relu(10 * 0.9 - 10)],
  // activation function
  [
    '**sigmoid** into the range from {0} to {1}, **tanh** into the range from {−1} to +{1}',
    ...range(sigmoid),
    ...range(Math.tanh),
  ],
  [
    '"sigmoid into the range from {0} to {1}, tanh into the range from {−1} to +{1}"',
    ...range(sigmoid),
    ...range(Math.tanh),
  ],
  ['which need numbers between {0} and {1}. At the output', ...range(sigmoid)],
  ['tanh goes from {−1} to +{1}', ...range(Math.tanh)],
  ['any sum into the range from {0} to {1}. Gates', ...range(sigmoid)],
  ['With tanh it stays between {−1} and +{1};', ...range(Math.tanh)],
  ['the gates need {0} to {1}, and', ...range(sigmoid)],
  ['tanh(z) = {2}σ(2z) − 1', (Math.tanh(0.7) + 1) / sigmoid(2 * 0.7)],
  [
    'σ {0.12} {0.50} {0.73} {0.88} tanh {−0.96} {0} {0.76} {0.96}',
    ...[-2, 0, 1, 2].map(sigmoid),
    ...[-2, 0, 1, 2].map(Math.tanh),
  ],
  ['ŷ {0} {30} {60} {48} {42}', ...[1, 4, 7, 9, 10].map(hill)],
  ['Up to 7 hours the second part is {0}', 4 * relu(4 * 7 - 28)],
  ['the slope of tanh is only {0.07}', slope(Math.tanh, 2)],
  ['"below zero, make it zero; otherwise, leave it alone" options: - text: "{0}" right', relu(-3)],
  ['Down to {−1} goes tanh; ReLU never gives less than {0}', Math.tanh(-50), Math.min(...grid.map(relu))],
  ['answer: {54} tolerance', hill(8)],
  ['Saturated means near {−1} or +{1}', ...range(Math.tanh)],
  ['Around a sum of {0} tanh is steepest', steepestAt(Math.tanh)],
  ['its slope is {1} where it is active', slope(relu, 1)],
  // layer
  ['answer: {37} tolerance', denseWeights(4, 6) + denseWeights(6, 1)],
  // gradient
  ['ŷ reacts to w: x = {3}', (guess(10 + nudge) - guess(10)) / nudge],
  ['one more factor, {1} for a positive sum and {0} for a negative one', slope(relu, 1), slope(relu, -1)],
  ['**The gradient is the list** ({−36}, {−12})', toWeight, toBias],
  ['has the gradient {0}: it had no part', slope(monday, 20)],
  ['At w = 11 the slope is {−18}, at w = 12 it is {0}', slopeAt(11), slopeAt(12)],
  ['There L = {0}: the best weight', loss(12)],
  ['answer: {24} tolerance', slope((w) => (w * 4 - 5) ** 2, 2)],
  ['With the input 0 it is {0}, so this day', slope(monday, 20)],
  // learning step
  ['The weight becomes {10.36}, the bias {−9.88}. Guess again', w2, b2],
  ['and the loss is {23.04}. Still', loss(w2, b2)],
  ['The {one hundredth} is the', (10.36 - 10) / -toWeight],
  [
    '0 {20.000} {−6.000} {36.00} 1 {21.200} {−4.800} {23.04} 2 {22.160} {−3.840} {14.75} 3 {22.928} {−3.072} {9.44}',
    ...[0, 1, 2, 3].flatMap(repeated),
  ],
  [
    '0.01 {0.8} closer, slowly 0.05 {0} exact at once 0.1 {−1} swings for ever 0.15 {−2} runs away',
    ...[0.01, 0.05, 0.1, 0.15].map(kept),
  ],
  ['mean {−8} {−4} w = {10.08} b = {−9.96}', toBoth, biasOfBoth, w3, b3],
  [
    '3 h: L {36} → {32.72} 5 h: L {4} → {5.95} mean {20} → {19.34}',
    before3,
    after3,
    before5,
    after5,
    meanOf([before3, before5]),
    meanOf([after3, after5]),
  ],
  ['in batches of 32 that is {63} steps', steps],
  ['text: "{3.8}" right: true', 4 - 0.1 * 2],
  ['answer: {4.6} tolerance', 3 - 0.1 * slope((w) => (w * 2 - 10) ** 2, 3)],
  // training and testing
  ['and says their mean, {32}, for any other day', byHeart],
  [
    'line training 1 {0} {4} 3 {20} {36} 5 {40} {4} 7 {60} {4} line test 2 {10} {4} 6 {50} {16}',
    ...judged(days),
    ...judged(tested),
  ],
  [
    'line {12} {10} list {0} {442}',
    error(days, byLine),
    error(tested, byLine),
    error(days, byList),
    error(tested, byList),
  ],
  ['the list wins with a perfect {0}', error(days, byList)],
  ['answer: {10} tolerance', error(tested, byLine)],
  ['The miss {doubles} at every step and runs away', Math.abs(kept(0.15))],
];
