/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { fits } from './formulas.ts';

export const ratios: Claim[] = [
  ['Training costs about {three} times the forward pass', 1 + 2],
  ['that is about {twice} as many FLOPs', (121 * (72 + 72) * 16) / (121 * 72 * 16)],
  ['so it leaves {a quarter} of the work', 0.5 ** 2],
  ['FLOPs are about {twice} the MACs', (1 + 1) / 1],
  ['for the activations: {half} of the memory', 16 / 32],
  ['which costs {a third} of training', 1 / (1 + 2)],
  ['at about {a third} of the time per example', 1 / (1 + 2)],
  ['does nearly {three} times its work', (121 * 1_152) / (784 * 64)],
  ['A stride of 2 {halves} height and width', fits(28, 3, { padding: 1, stride: 2 }) / 28],
  ['Eight bits a number instead of sixteen {halve} it', 8 / 16],
];
