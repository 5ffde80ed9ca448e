/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

export const ratios: Claim[] = [
  ['leaves {half} a per cent', 100 * 0.9 ** 50],
  ['{a hundredth} is left after log 0.01 / log 0.52', 0.52 ** 7],
];
