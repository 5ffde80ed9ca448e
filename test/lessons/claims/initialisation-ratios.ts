/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { bellAbove, meanOf, relu, sigmoid } from './formulas.ts';

/** What ReLU leaves of the mean square of values that lie evenly around 0. */
const values = Array.from({ length: 200 }, (_, i) => i - 99.5);
const keptByRelu = meanOf(values.map((v) => relu(v) ** 2)) / meanOf(values.map((v) => v ** 2));

export const ratios: Claim[] = [
  ['makes up for it with {twice} the variance', 1 / keptByRelu],
  ['ReLU sets {half} of the sums to 0 and so halves', bellAbove(0)],
  ['about {ten} times smaller than with 10', Math.sqrt(1_000 / 10)],
  ["on average {half} of the signal's power is lost", 1 - keptByRelu],
  ['since {half} of the power is lost ten times', 1 - keptByRelu],
  ['behind it is {half} of that before', keptByRelu],
  ['{Twice} the variance of the weights makes', 1 / keptByRelu],
  ['2 / inputs, {twice} as much for equal sizes', 2 / 64 / (2 / (64 + 64))],
  ['each step shortens by {a tenth}', 1 - 0.9],
  ['in one layer takes {a tenth} away', 1 - 0.9],
  ['With a bias of 0 the gate is at {one half}', sigmoid(0)],
  ['so {half} of the state is replaced', 1 - sigmoid(0)],
];
