/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { slope } from './formulas.ts';

export const ratios: Claim[] = [
  ['would meet {twice} as much in use', 1 / (1 - 0.5)],
  ['the sums would be {twice} as large in use', 1 / (1 - 0.5)],
  ['so pulls {twice} as hard', slope((w) => w ** 2, 1) / slope((w) => w ** 2 / 2, 1)],
  ['The same share of 4 is {four} times as much', 4 / 1],
];
