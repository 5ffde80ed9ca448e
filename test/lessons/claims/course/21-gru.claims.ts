import type { Claim } from '../check.ts';
import { gruWeights, lstmWeights } from '../formulas.ts';

export const claims: Claim[] = [
  ['80% of the old note and {20%} of the new one', 1 - 0.8],
  ['That is {three quarters} of the', gruWeights(64, 28) / lstmWeights(64, 28)],
];
