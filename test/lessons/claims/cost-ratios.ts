/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

export const ratios: Claim[] = [
  ['Training costs about {three} times the forward pass', 1 + 2],
  ['that is about {twice} as many FLOPs', (121 * (72 + 72) * 16) / (121 * 72 * 16)],
  ['so it leaves {a quarter} of the work', 0.5 ** 2],
  ['FLOPs are about {twice} the MACs', (1 + 1) / 1],
  ['for the activations: {half} of the memory', 16 / 32],
  ['which costs {a third} of training', 1 / (1 + 2)],
  ['at about {a third} of the time per example', 1 / (1 + 2)],
  ['does nearly {three} times its work', (121 * 1_152) / (784 * 64)],
];
