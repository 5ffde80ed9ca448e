/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { lstmWeights, rnnWeights, sigmoid, slope } from './formulas.ts';

export const ratios: Claim[] = [
  ['has {four} times the parameters', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['gates and {four} times the weights', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['cuts the gradient to {a quarter} or less', slope(sigmoid, 0)],
  ['but takes {twice} the memory', 64 / 32],
  ['floats need {four} times the space', 32 / 8],
];
