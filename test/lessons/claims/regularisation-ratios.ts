/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { slope } from './formulas.ts';

/** What dropout makes of a value that it keeps. */
const kept = (value: number, p: number): number => value / (1 - p);
/** How much of a weight one step takes away. */
const decay = (rate: number, strength: number): number => rate * strength;

export const ratios: Claim[] = [
  ['would meet {twice} as much in use', 1 / (1 - 0.5)],
  ['the sums would be {twice} as large in use', 1 / (1 - 0.5)],
  ['so pulls {twice} as hard', slope((w) => w ** 2, 1) / slope((w) => w ** 2 / 2, 1)],
  ['The same share of 4 is {four} times as much', 4 / 1],
  ['with p = 0.5 it is {doubled}. This', kept(3, 0.5) / 3],
  ['"with p = 0.5 it is {doubled}"', kept(3, 0.5) / 3],
  ['with probability 0.5 and {doubled} then', kept(3, 0.5) / 3],
  ['is divided by 1 − p, here {doubled}', kept(3, 0.5) / 3],
  ['so the rest are {doubled}: a value of 3 becomes 6', kept(3, 0.5) / 3],
  ['If you halve the learning rate, the decay is {halved} too', decay(0.05, 0.01) / decay(0.1, 0.01)],
];
