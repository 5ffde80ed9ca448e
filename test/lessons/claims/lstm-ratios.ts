/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { gruWeights, lstmWeights, rnnWeights, sigmoid, unitsFor } from './formulas.ts';

const stateWeights = (units: number): number => rnnWeights(units, 0, 0);
const inputWeights = (units: number): number => rnnWeights(units, 28, 0) - stateWeights(units);

export const ratios: Claim[] = [
  ['{Four} times the parameters and arithmetic', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['An LSTM has exactly {four} times the weights', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['{four} times the weights and arithmetic', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['take a GRU ({three quarters})', gruWeights(64, 28) / lstmWeights(64, 28)],
  ['So a sum of 0 means {half} open', sigmoid(0)],
  ['About {a third} is lost', 1 - 0.98 ** 20],
  ['{Half} open means bias 0', sigmoid(0)],
  ['f starts near 0.5: {half} of everything is lost', 1 - sigmoid(0)],
  ['With 0.5 {half} of the value and of its gradient is lost', 1 - sigmoid(0)],
  ['At 0.9 {a tenth} is lost at that step, at 0.5 {half}', 1 - 0.9, 1 - 0.5],
  ['and {half} of everything is lost at each step', 1 - sigmoid(0)],
  ['the nearer it comes to {four} times', lstmWeights(20_000, 28) / lstmWeights(10_000, 28)],
  [
    'a plain RNN needs roughly {twice} the units',
    unitsFor(lstmWeights(64, 28), (units) => rnnWeights(units, 28)) / 64,
  ],
  ['Doubling h {quadruples} the recurrent part', stateWeights(128) / stateWeights(64)],
  ['text: It grows {fourfold} right: true', stateWeights(128) / stateWeights(64)],
  [
    'text: It {doubles} remark: That is true of the weights from the input',
    inputWeights(128) / inputWeights(64),
  ],
  ['It grows {eightfold} remark: The matrix has two sides', 2 ** 3],
  [
    'is h · h and {quadruples}; the part from the input is h · d and {doubles}',
    stateWeights(128) / stateWeights(64),
    inputWeights(128) / inputWeights(64),
  ],
];
