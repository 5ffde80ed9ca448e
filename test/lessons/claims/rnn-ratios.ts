/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { lstmWeights, rnnWeights } from './formulas.ts';

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
];
