/** Counts that a given size is handed on to: shapes, steps, layers, passes, folds and years. */
import type { Claim } from './check.ts';

/** One entry for each step of a sequence. */
const stepsOf = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
/** How many steps back a gradient gets that is cut. */
const reach = (length: number, cut: number): number =>
  stepsOf(length).filter((step) => step > length - cut).length;
/** Stored values of a layer with 64 units. */
const stored = (batch: number, steps: number): number => batch * steps * 64;
const updates = (examples: number, batch: number): number => Math.ceil(examples / batch);
const values = 312 * 18_000 * 3;
/** How often one example is met. */
const met = (epochs: number): number => stepsOf(epochs).flatMap(() => ['example']).length;
/** What remains when two shares are taken off. */
const rest = (...shares: number[]): number => shares.reduce((left, share) => left - share, 1);
const streams = ['weights', 'order', 'dropout', 'data'];
const ten = stepsOf(10);
const after = (years: number): number => ten.filter((year) => year > years)[0] ?? Number.NaN;

export const counted: Claim[] = [
  ['therefore means a path about {100} steps long', reach(100, 100)],
  [
    'are {312} examples of shape ({18000}, {3})',
    values / (18_000 * 3),
    values / (312 * 3),
    values / (312 * 18_000),
  ],
  ['for 10,000 weights {10,000} predictions, for a billion a billion', stepsOf(10_000).length],
  ['half the batch needs about {half} the memory for stored values', stored(16, 28) / stored(32, 28)],
  ['so a weight that is used at 30 steps gets {30} shares', reach(30, 30)],
  ['The gradient ends {20} steps back', reach(100, 20)],
  ['looks like a network with {28} layers that all share', reach(28, 28)],
  ['twice the steps need about {twice} of each', stored(32, 2 * 28) / stored(32, 28)],
  ['the blame at step 9 needs that at step {10}.', 9 + 1],
  ['The chain itself stays: 100 steps forwards and {100} back', reach(100, 100)],
  ['The error of a step reaches at most the {20} steps before it', reach(100, 20)],
  ['never corrected for a link longer than {10} steps', reach(95, 10)],
  ['the network sees each training example {ten} times', met(10)],
  ['runs all {1,000} epochs unless', met(1_000)],
  ['+ {1}` gives its number', 1 - [0.2, 0.4].indexOf(0.2)],
  ['in 50 epochs the network meets each of them {50} times', met(50)],
  ['70 / 15 / {15%} in time order', rest(0.7, 0.15)],
  ['70 / 15 / {15%} or 80 / 10 / {10%} for', rest(0.7, 0.15), rest(0.8, 0.1)],
  ['An 80 / {20} split without', 100 * rest(0.8)],
  ['train on year 1, check year {2}, then train on years 1 and 2, check year {3}.', after(1), after(2)],
  ['Years 1–7 training, {8} validation, {9}–{10} test', after(7), after(8), ten.length],
  ['spawn({4})` gives {four} independent seeds', streams.length, streams.length],
  ['it would have to be a {thousand} times smaller', 0.001 / (0.001 / 1_000)],
  ['With 500 time steps an RNN makes {500} small calculations', reach(500, 500)],
  ['With 1,000 steps {a thousand} small calculations', reach(1_000, 1_000)],
  ['twice as many time steps or examples take about {twice} as long', stored(1, 2 * 28) / stored(1, 28)],
  ['One set, used at all {50} steps', reach(50, 50)],
  ['Each of the {30} steps contributes a share', reach(30, 30)],
  [
    'If your task needs 100 steps, choose k above {100}, or',
    stepsOf(200).find((k) => reach(200, k) >= 100) ?? Number.NaN,
  ],
  ['hold something for longer than {20} steps, if', reach(100, 20)],
  [
    '{five} times the training and {five} times the computing for each answer',
    met(5) / met(1),
    met(5) / met(1),
  ],

  // Wrong options and their remarks.
  ['text: {50} sets, with one for each step', reach(50, 50)],
  ['text: {30} times, after every single step', reach(30, 30)],
  ['text: {Twice}, once on the way and back', ['forwards', 'back'].length],
  ['Same direction, {half} as long', 0.1 / (2 * 0.1)],
  ['Other direction, {twice} as long', (2 * 0.1) / 0.1],
  ['The first is {100} times longer', 1 / 0.01],
  ['It has {half} as many updates', updates(2_000, 64) / updates(2_000, 32)],
  ['Years 1–2 test, {3} validation, {4}–{10} training', after(2), after(3), ten.length],
  ['read each sequence {twice}, from both ends', ['first', 'last'].length],
];
