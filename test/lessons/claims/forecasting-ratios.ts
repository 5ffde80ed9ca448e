/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

export const ratios: Claim[] = [
  ['Too low costs {nine} times as much as too high', 1.8 / 0.2],
  ['it is {half} the absolute error', Math.max(0.5 * 2, (0.5 - 1) * 2) / 2],
  ['An error of 5% of a large shop is {a hundred} times', (0.05 * 100) / 0.05],
];
