/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

export const ratios: Claim[] = [
  ['One half divided by three halves is {one third}', 0.5 / (2 - 0.5)],
  ['every other place gets {twice} the ink', 2 / 1],
  ['works on {four} times as many pixels', 2 * 2],
  ['the union one and a {half} boxes', 2 - 0.5 - 1],
];
