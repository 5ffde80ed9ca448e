/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

export const ratios: Claim[] = [
  ['"{half} the side, {twice} the channels"', 112 / 224, 128 / 64],
  ['the branch needs {a tenth} of the weights', (192 * 16 + 25 * 16 * 32) / (25 * 192 * 32)],
  ['nearly the same, at about {an eighth} of the cost', 1 / 9 + 1 / 128],
  ['fall to about {an eighth} or {a ninth}', 1 / 9 + 1 / 128, 1 / 9 + 1 / 1024],
  ['about {an eighth} of the weights and multiplications', 1 / 9 + 1 / 128],
  ['each further step costs {twice} as much', 1.2 * 1.1 ** 2 * 1.15 ** 2],
  ['but about {a thousand} times the parameters', 10 ** Math.round(Math.log10(61 / 0.06))],
];
