/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

export const ratios: Claim[] = [
  ['so {a tenth}, 0.001 / 10 = 0.0001', 0.0001 / 0.001],
  ['with a rate ten to {a hundred} times smaller, 0.0001 to 0.00001', 0.001 / 0.00001],
];
