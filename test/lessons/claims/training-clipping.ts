/** Gradient clipping and training speed. */
import type { Claim } from './check.ts';
import { gruWeights, lstmWeights, rnnWeights } from './formulas.ts';

type Pair = [number, number];
const byNorm = ([a, b]: Pair, limit: number): Pair => {
  const factor = Math.min(1, limit / Math.hypot(a, b));
  return [a * factor, b * factor];
};
const byValue = (pair: Pair, limit: number): Pair => [Math.min(pair[0], limit), Math.min(pair[1], limit)];
const shortened = 0.24 / 0.2438;

export const clippingAndSpeed: Claim[] = [
  // gradient clipping
  ['n = {5}, g ← ({0.6}, {0.8})', Math.hypot(3, 4), ...byNorm([3, 4], 1)],
  ['(3, 4) with limit 1 becomes ({1}, {1}).', ...byValue([3, 4], 1)],
  ['- text: It is split into {100} steps of length 5 each', 500 / 5],
  [
    'the factor is {0.5}, and the result ({3}, {4}) has the length {5}',
    5 / 10,
    ...byNorm([6, 8], 5),
    Math.hypot(...byNorm([6, 8], 5)),
  ],
  ['A gradient (1, 2) with norm {2.24} would stay', Math.hypot(1, 2)],
  [
    '(3, 4) becomes ({0.6}, {0.8}) by norm, still the same direction, but ({1}, {1}) by value',
    ...byNorm([3, 4], 1),
    ...byValue([3, 4], 1),
  ],
  ['0.9⁵⁰ is about {0.005}, 1.0⁵⁰ is {1}, and 1.1⁵⁰ is about {117}', 0.9 ** 50, 1.0 ** 50, 1.1 ** 50],
  [
    'the length 0.2438 the factor is {0.984}: the direction stays, the step gets {1.6%} shorter',
    shortened,
    1 - shortened,
  ],
  ['the gradient (6, 8) becomes ({5}, {5})', ...byValue([6, 8], 5)],
  ['(6, 8) becomes ({3}, {4}).', ...byNorm([6, 8], 5)],
  // training speed
  ['50 epochs of 1 s take {50} s, while 10 epochs of 3 s take only {30} s', 50 * 1, 10 * 3],
  ['needs 30 epochs, which makes {60} s; network B takes 5 s and needs 8, which makes {40} s', 2 * 30, 5 * 8],
  [
    'that is {17,664} multiplications per step for the GRU and {23,552} for the LSTM. The measured',
    gruWeights(64, 28, 0),
    lstmWeights(64, 28, 0),
  ],
  ['28 · 28 · 32 · {144} ≈ 3.6 million', 3 * 3 * 16],
  ['10 operations per step you start {2,000} operations forwards', 200 * 10],
  ['in front, turns 3,000 steps into {300}', 3_000 / 10],
  [
    'for the plain RNN, {17,664} for the GRU and {23,552} for the LSTM',
    gruWeights(64, 28, 0),
    lstmWeights(64, 28, 0),
  ],
  ['values above {65,504} become infinite', (2 - 2 ** -10) * 2 ** 15],
  [
    'an LSTM step has {four} times the products of a plain RNN step, a GRU step {three} times',
    lstmWeights(64, 28, 0) / rnnWeights(64, 28, 0),
    gruWeights(64, 28, 0) / rnnWeights(64, 28, 0),
  ],
  [
    'only about {a quarter} of the arithmetic of an LSTM step',
    rnnWeights(64, 28, 0) / lstmWeights(64, 28, 0),
  ],
  [
    'an LSTM layer has {four} times as many weights as an RNN layer',
    lstmWeights(64, 28) / rnnWeights(64, 28),
  ],
  [
    'step needs {four} times the products of a plain RNN step and a GRU step {three} times',
    lstmWeights(64, 28, 0) / rnnWeights(64, 28, 0),
    gruWeights(64, 28, 0) / rnnWeights(64, 28, 0),
  ],
  ['and takes about {half} the memory for the maps', 16 / 32],
];
