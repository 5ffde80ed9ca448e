/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { lstmWeights, pooled, rnnWeights, sigmoid, slope } from './formulas.ts';

export const ratios: Claim[] = [
  ['has {four} times the parameters', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['gates and {four} times the weights', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['cuts the gradient to {a quarter} or less', slope(sigmoid, 0)],
  ['but takes {twice} the memory', 64 / 32],
  ['floats need {four} times the space', 32 / 8],
  ['and pooling {halves} them to 12', pooled(24) / 24],
  ['but it {doubles} the memory and is slower', 64 / 32],
  ['`MaxPooling1D()` {halves} them to 800', pooled(1601) / 1601],
  ['a dropout layer with the rate 0.5 {doubles} the values', 1 / (1 - 0.5)],
];
