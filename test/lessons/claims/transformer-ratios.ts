/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

export const ratios: Claim[] = [
  ['{A third} of them, 4d², belongs', 4 / 12],
  ['twice the text, {four} times the pairs', 2 ** 2],
  ['so {ten} times the length costs', 1_000 / 100],
];
