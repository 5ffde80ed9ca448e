/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { vggSides } from './cnn-families-more.ts';
import { pooled } from './formulas.ts';

/** Channels of VGG's maps of this side: the convolutions that begin a block. */
const channels = (side: number): number =>
  vggSides[[0, 2, 4, 7, 10][Math.log2(224 / side)] ?? -1] ?? Number.NaN;

export const ratios: Claim[] = [
  ['"{half} the side, {twice} the channels"', 112 / 224, 128 / 64],
  ['the branch needs {a tenth} of the weights', (192 * 16 + 25 * 16 * 32) / (25 * 192 * 32)],
  ['nearly the same, at about {an eighth} of the cost', 1 / 9 + 1 / 128],
  ['fall to about {an eighth} or {a ninth}', 1 / 9 + 1 / 128, 1 / 9 + 1 / 1024],
  ['about {an eighth} of the weights and multiplications', 1 / 9 + 1 / 128],
  ['each further step costs {twice} as much', 1.2 * 1.1 ** 2 * 1.15 ** 2],
  ['but about {a thousand} times the parameters', 10 ** Math.round(Math.log10(61 / 0.06))],
  ['After each block a pooling {halves} the sides', pooled(224) / 224],
  ['and the channels {double} until there are {512}', channels(112) / channels(224), channels(14)],
  ['the picture is {halved} and the channels {doubled}', pooled(224) / 224, channels(28) / channels(56)],
  ['1 × 1 raises the channels {sixfold}, a depthwise 3 × 3 follows', 3_456 / 24 ** 2],
  ['A 1 × 1 convolution raises the channels {sixfold}', 3_456 / 24 ** 2],
  ['φ such steps {double} the cost φ times', 1.2 * 1.1 ** 2 * 1.15 ** 2],
  ['blocks that are wide inside, {fourfold}', 36_864 / 96 ** 2],
  ['= 1.92, about {twofold}', 1.2 * 1.1 ** 2 * 1.15 ** 2],
];
