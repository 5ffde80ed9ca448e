/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { gruWeights, lstmWeights, rnnWeights, unitsFor } from './formulas.ts';

export const ratios: Claim[] = [
  ['A GRU has {three quarters} of the weights', gruWeights(64, 28) / lstmWeights(64, 28)],
  ['given {three} times the weights', gruWeights(64, 28) / rnnWeights(64, 28)],
  ['into one product of {three} times the size', gruWeights(64, 28) / rnnWeights(64, 28)],
  ['a GRU has {a quarter} fewer parameters', 1 - gruWeights(64, 28) / lstmWeights(64, 28)],
  [
    'it is up to {a third} more. - With few',
    unitsFor(lstmWeights(64, 10_000), (units) => gruWeights(units, 10_000)) / 64 - 1,
  ],
  [
    'it is up to {a third} more. Its blocks',
    unitsFor(lstmWeights(64, 10_000), (units) => gruWeights(units, 10_000)) / 64 - 1,
  ],
  [
    'smaller by {a quarter} and has {a quarter} less arithmetic',
    1 - gruWeights(64, 28) / lstmWeights(64, 28),
    1 - 3 / 4,
  ],
  ['about {a quarter} smaller in that layer', 1 - gruWeights(64, 28) / lstmWeights(64, 28)],
];
