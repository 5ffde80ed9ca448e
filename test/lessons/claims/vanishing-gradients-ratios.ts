/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

export const ratios: Claim[] = [
  ['leaves {half} a per cent', 100 * 0.9 ** 50],
  ['{a hundredth} is left after log 0.01 / log 0.52', 0.52 ** 7],
  ['an update more than {a hundred} times too big', 10 ** Math.round(50 * Math.log10(1.1))],
  ['enlarges it by only {a tenth}, it is', 1.1 - 1],
];
