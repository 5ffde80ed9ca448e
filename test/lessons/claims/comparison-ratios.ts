/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { gruWeights, lstmWeights } from './formulas.ts';

export const ratios: Claim[] = [
  ['about {a quarter} fewer weights than an LSTM', 1 - gruWeights(64, 28) / lstmWeights(64, 28)],
  ['and {a quarter} fewer weights', 1 - gruWeights(64, 28) / lstmWeights(64, 28)],
];
