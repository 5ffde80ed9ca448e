/** Validation and seed. */
import { validationSize } from '../../../src/ml/datasets/splits.ts';
import type { Claim } from './check.ts';
import { standardError } from './formulas.ts';

const mean = (...results: number[]): number => results.reduce((sum, x) => sum + x, 0) / results.length;
const scaled = (price: number, least: number, most: number): number => (price - least) / (most - least);
const rough = 2 * (standardError(0.9, 100) / 100);

export const validationAndSeed: Claim[] = [
  ['n = 100 ±{3.0}% n = 1,000 ±{0.95}%', standardError(0.9, 100), standardError(0.9, 1_000)],
  ['- text: {93}% remark: The mean mixes in', mean(99, 91, 89)],
  ['are copies and the network really gets 80%, it will show about {82%}', 0.1 * 1 + (1 - 0.1) * 0.8],
  [
    'At 90% accuracy 100 examples are uncertain by ±{3} points, 1,000 by about ±{0.95}.',
    standardError(0.9, 100),
    standardError(0.9, 1_000),
  ],
  ['measured on 100 examples is exact only to about ±{3} points', standardError(0.9, 100)],
  [
    'this is {3.0} points with 100 examples, {4.2} with 50, and {0.95} with 1,000',
    standardError(0.9, 100),
    standardError(0.9, 50),
    standardError(0.9, 1_000),
  ],
  ['twice as wide on each side, here about {84} to {96%}', 100 * (0.9 - rough), 0.9 + rough],
  [
    'With 5 folds and 500 examples each network learns from {400} and is checked on {100}',
    500 - 500 / 5,
    500 / 5,
  ],
  [
    'with `samples:1000` the network learns from {900} and is watched on {100}',
    1_000 - validationSize(1_000),
    validationSize(1_000),
  ],
  ['One tenth is set aside for validation, but at least {32} examples', validationSize(200)],
  ['a price of 50 becomes {1} in training and {0} in the test', scaled(50, 10, 50), scaled(50, 50, 100)],
  ['a true accuracy of 85% chance alone makes about ±{8} points', standardError(0.85, 20)],
  [
    'With 600 pictures one fold holds {120}, so 96%, for example, is uncertain by ±{1.8} points',
    600 / 5,
    standardError(0.96, 120),
  ],
  ['If LSTM gets 92, 90 and 94 and GRU 93, 91 and 92, both means are {92}', mean(92, 90, 94)],
  ['GRU 93, 91 and 92, both means are {92}', mean(93, 91, 92)],
  ['Compare with guessing, {20%} for five equal classes.', 1 / 5],
  ['with 200, chance alone makes about ± {3} points', standardError(1 / 5, 200)],
];
