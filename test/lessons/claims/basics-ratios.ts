/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

export const ratios: Claim[] = [
  ['at {half} an hour for w = 20', 10 / 20],
  ['take {one hundredth} of each', (10.36 - 10) / 36],
  ['About {a third} of the work', 1 / (1 + 2)],
];
