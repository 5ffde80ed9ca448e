/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { conv3, pool2, reach, same, slices } from './cnn-formulas.ts';
import { fits, pooled, rnnWeights } from './formulas.ts';

export const ratios: Claim[] = [
  ['half the height and width is {a quarter} of the work', 0.5 ** 2],
  ['= 8,768, about {one eighth}', (slices(9, 1, 64) + slices(1, 64, 128)) / slices(9, 64, 128)],
  ['(3, 3, 3, 32): {half} the weights', slices(9, 3, 32) / slices(9, 6, 32)],
  ['and {a quarter} of the work in the layers behind', (same(28, 2) / 28) ** 2],
  ['{Half} of the rows and {half} of the columns remain', same(28, 2) / 28, same(28, 2) / 28],
  ['itself computes {a quarter} of the positions', (same(28, 2) / 28) ** 2],
  ['get a map that is {four} times smaller', (28 / same(28, 2)) ** 2],
  ['every even size into exactly {half}', fits(28, 3, { padding: 1, stride: 2 }) / 28],
  ['Both leave {a quarter} of the values', 14 ** 2 / 28 ** 2],
  ['so only {a quarter} of the values is left', (pooled(24) / 24) ** 2],
  ['so {a quarter} is left: a map of 24 × 24', (pooled(24) / 24) ** 2],
  ['have only {a quarter} of the values to work on', (pooled(24) / 24) ** 2],
  ['2 × 2 pooling {a quarter} of the data is left', (pooled(26) / 26) ** 2],
  ['passes back 0.2 {four} times', 0.8 / 0.2],
  ['goes 14, 7, 3, 1: {four} times at most', [14, 7, 3, 1].length],
  ['then works on {a quarter} of the values', (pooled(24) / 24) ** 2],
  ['half the width and height need {a quarter}', 0.5 ** 2],
  ['neighbouring units lie {twice} as many pixels apart', reach([pool2, pool2]) - reach([pool2])],
  ['spans {twice} as wide an area', (reach([pool2, conv3]) - reach([pool2])) / (reach([conv3]) - 1)],
  ['neighbouring values lie {twice} as far apart', reach([pool2, pool2]) - reach([pool2])],
  [
    'ten times as many steps take {ten} times the work',
    (280 * rnnWeights(64, 28)) / (28 * rnnWeights(64, 28)),
  ],
];
