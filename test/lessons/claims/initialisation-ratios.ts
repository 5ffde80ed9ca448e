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
  ['the rule of He give its weights {twice} the variance', 1 / keptByRelu],
  ['text: ReLU removes {half} of the signal', 1 - keptByRelu],
  ['Negative sums become 0, and they are {half} of all', bellAbove(0)],
  ['does not make up for the {half} that ReLU removes', 1 - keptByRelu],
  ['ReLU sets {half} of the sums to 0. With it', bellAbove(0)],
  ["He's rule has about {twice} the variance of Glorot's", 2 / 64 / (2 / (64 + 64))],
  ['because ReLU drops the negative {half}', bellAbove(0)],
  ['ReLU, which sets {half} of the sums to 0', bellAbove(0)],
  ['A gate that is {half} shut', 1 - sigmoid(0)],
  ['and so {halves} the mean square; [He]', keptByRelu],
  ['So He {doubles} the *variance* of the weights', 1 / keptByRelu],
  ['Each layer {halves} the mean square, so', keptByRelu],
  ['and so {halves} the mean square of the signal', keptByRelu],
  ['every note is {halved} at each step', sigmoid(0)],
  ['text: They are {halved} at each step', sigmoid(0)],
];
