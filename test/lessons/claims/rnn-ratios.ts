/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { lstmWeights, rnnWeights } from './formulas.ts';

const stateWeights = (units: number): number => rnnWeights(units, 0, 0);
const inputWeights = (units: number): number => rnnWeights(units, 28, 0) - stateWeights(units);
/** Forwards and backwards. */
const bothDirections = (weights: number): number => weights + weights;

export const ratios: Claim[] = [
  ['so the output is {twice} as wide', 128 / 64],
  ['exactly {twice} the parameters', (lstmWeights(64, 28) + lstmWeights(64, 28)) / lstmWeights(64, 28)],
  [
    'bidirectional layer does {twice} the arithmetic',
    (28 * 2 * lstmWeights(64, 28)) / (28 * lstmWeights(64, 28)),
  ],
  [
    '{Twice} the weights are the other drawback',
    (lstmWeights(64, 28) + lstmWeights(64, 28)) / lstmWeights(64, 28),
  ],
  [
    'A two-layer RNN does about {twice} the work',
    (rnnWeights(64, 28) + rnnWeights(64, 64)) / rnnWeights(64, 28),
  ],
  ['would give {a tenth} of the mean', 5 / 50],
  ['a recurrent layer between two and {four} times as big', rnnWeights(20_000, 28) / rnnWeights(10_000, 28)],
  ['To keep {half} of a value over 1,000 steps', 0.9993 ** 1_000],
  ['to 128 more than {triples} the layer for 28 features', rnnWeights(128, 28) / rnnWeights(64, 28)],
  ['The input weights only {double}, while', inputWeights(128) / inputWeights(64)],
  ['Parameters and calculations {double}.', bothDirections(rnnWeights(64, 28)) / rnnWeights(64, 28)],
  ['A second direction {doubles} the recurrent weights', bothDirections(stateWeights(64)) / stateWeights(64)],
  ['text: It {doubles} right: true', bothDirections(stateWeights(64)) / stateWeights(64)],
  ["It grows {fourfold} remark: Four blocks are an LSTM's", lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['on one CPU core the time simply {doubles}', (100 * 2) / 100],
  ['on one CPU core expect nearly {double}', bothDirections(rnnWeights(64, 28)) / rnnWeights(64, 28)],
];
