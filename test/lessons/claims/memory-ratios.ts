/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { lstmWeights, rnnWeights } from './formulas.ts';

export const ratios: Claim[] = [
  ['at up to {four} times the weights', rnnWeights(20_000, 28) / rnnWeights(10_000, 28)],
  ['At ten steps {a tenth} arrives', 0.8 ** 10],
  ['at {four} times the weights', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['per step {a tenth} is left after ten steps', 0.8 ** 10],
  ['at 0.99 {a tenth} is left after 229 steps', 0.99 ** 229],
  ['in the plain form {four} times the memory', 2 ** 2],
  ['So about {a third} of a gradient passes', 1 - 0.8 ** 2],
  ['own time span; {half} of a value is gone', 1 - 0.99 ** (0.69 / (1 - 0.99))],
  ['{Half} of a value is gone after about 0.69 / (1 − f) steps: 7', 1 - 0.99 ** (0.69 / (1 - 0.99))],
  ['if at least {half} is to arrive', 0.97 ** 20],
  ['at 0.8 per step has {half} after 3', 0.8 ** 3],
  ["with about {a quarter} of the LSTM's weights", rnnWeights(64, 28) / lstmWeights(64, 28)],
  ['at twenty about {a hundredth}', 10 ** Math.round(20 * Math.log10(0.8))],
  ['and about {a hundredth} after twenty', 10 ** Math.round(20 * Math.log10(0.8))],
  ['0.8 per step about {a hundredth}. The share', 10 ** Math.round(20 * Math.log10(0.8))],
];
