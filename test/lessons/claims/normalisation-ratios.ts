/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

export const ratios: Claim[] = [
  ['the stored mean s moves {a tenth} of the way', 1 - 0.9],
  ['B is {ten} times A', 50 / 5],
];
