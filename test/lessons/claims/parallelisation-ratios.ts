/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

export const ratios: Claim[] = [
  ['Three times as many steps take {three} times as long', 120 / 40],
  ['does about {half} an operation per byte', 2 / 4],
  ['so at batch 8 it is about {a third} of that', 1 / Math.sqrt(8)],
  ['so take {a quarter}, 0.1 instead of 0.4', 128 / 512],
  ['so there are {four} times as many updates', 512 / 128],
  ['take the square root, here {a half}', Math.sqrt(128 / 512)],
  ['The {half}-way point lies at B', (100 / (10 + 100 * 0.1)) * 0.1],
  ['{Half} of the maximum is reached at B', (100 / (10 + 100 * 0.1)) * 0.1],
];
