/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { bellWithin, lstmWeights, rnnWeights } from './formulas.ts';

export const ratios: Claim[] = [
  ['makes the steps up to {ten} times as long', 1 / (1 - 0.9)],
  ['you need about {ten} times as many steps', 1 / 0.1],
  ['you would need roughly {a hundred} times as many epochs', 0.001 / 0.00001],
  ['so {three} times the memory of the weights', (1 + 2) / 1],
  ['would move the first {a thousand} times as far', 10 / 0.01],
  ['therefore about {three} times as large as the model', (1 + 2) / 1],
  ['A rough 95% range is {twice} as wide', bellWithin(0.95)],
  ['To halve the uncertainty you need {four} times', 2 ** 2],
  ['units mean up to {four} times the arithmetic', rnnWeights(20_000, 28) / rnnWeights(10_000, 28)],
  ['each of its epochs takes more than {twice} as long', 5 / 2],
  ['The recurrent matrix then has {four} times as many weights', (2 * 64) ** 2 / 64 ** 2],
  ['is at most about {a quarter}', 1 - (3 * 64 * (64 + 28)) / (4 * 64 * (64 + 28))],
  ['but the LSTM is seldom {four} times slower', lstmWeights(64, 28) / rnnWeights(64, 28)],
];
