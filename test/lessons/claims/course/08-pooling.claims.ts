import { compileNetwork } from '../../../support/digits.ts';
import type { Claim } from '../check.ts';
import { pooled, sumOf } from '../formulas.ts';

const square = [1, 7, 3, 2];
const sum = square.reduce((all, each) => all + each, 0);
const side = 24;

/** Weights of all poolings of the bot's network for digits. */
const poolings = compileNetwork('cnn', 64).layers.filter(({ name }) => name.startsWith('pool'));
const poolingWeights = poolings.length === 0 ? Number.NaN : sumOf(poolings.map(({ params }) => params));

export const claims: Claim[] = [
  ['What does max pooling keep of it?" kind: single options: - text: "{7}"', Math.max(...square)],
  ['- text: "{13}" remark: "That is the sum of all four."', sum],
  ['- text: "{3.25}" remark: "That is the mean', sum / square.length],
  ['- text: "{12} × {12}" right: true', side / 2, side / 2],
  [
    '- text: "{22} × {22}" remark: "That would be a window of 3 × 3 that moves by one."',
    side - 3 + 1,
    side - 3 + 1,
  ],
  ['- text: "{6} × {6}" remark: "That would be squares of 4 × 4."', side / 4, side / 4],
  ['- text: "{4}" remark: "So many numbers are in a square', 2 * 2],
  ['- text: "{5}" remark: "A filter of 2 × 2 with a bias would have these."', 2 * 2 + 1],
  ['- text: "{144}" remark: "So many squares there are', (side / 2) ** 2],
  ['the largest number of each square, here {7}', Math.max(...square)],
  ['- text: "24 × {12}" remark', side / 2],
  ['are left, so {a quarter} of the numbers', 0.5 * 0.5],
  ['So {a quarter} of the numbers is left', 12 ** 2 / side ** 2],
  ['{Half} the height and {half} the width are left', side / 2 / side, side / 2 / side],
  ['a window of {3} × {3} that moves by one', side - 22 + 1, side - 22 + 1],
  ['squares of {4} × {4}', side / 6, side / 6],
  ['remark: "Both sides are {halved}."', pooled(side) / side],
  ['explanation: "Each side is {halved}: 24 / 2', pooled(side) / side],
  ['text: "{1}" remark: "The first number', square[0] ?? 0],
  ['text: "{24} × 12"', 2 * pooled(side)],
  ['text: "{0}" right: true', poolingWeights],
  ['A filter of {2} × {2} with a bias', Math.sqrt(5 - 1), Math.sqrt(5 - 1)],
];
