/** Halves that the lesson states as results. */
import type { Claim } from './check.ts';
import { fits } from './formulas.ts';

export const doublings: Claim[] = [
  ['A stride of 2 {halves} height and width', fits(28, 3, { padding: 1, stride: 2 }) / 28],
  ['Eight bits a number instead of sixteen {halve} it', 8 / 16],
];
