/** Numbers of the lesson on CNNs; those of its longer topics stand in the files named “cnn-…”. */

import { cnnArchitecture } from '../../../src/ml/architectures/cnn.ts';
import { greyDigits } from '../../support/digits.ts';
import type { Claim } from './check.ts';
import { convolutionClaims } from './cnn-convolutions.ts';
import { denseClaims } from './cnn-dense.ts';
import { digits, sizes, slices } from './cnn-formulas.ts';
import { further } from './cnn-further.ts';
import { furtherSizes } from './cnn-further-sizes.ts';
import { furtherOverTime } from './cnn-further-time.ts';
import { numbers } from './cnn-numbers.ts';
import { poolingClaims } from './cnn-pooling.ts';
import { ratios } from './cnn-ratios.ts';
import { sizeClaims } from './cnn-sizes.ts';
import { sumOf } from './formulas.ts';

const { first, half, second, last, flat, weights, products } = digits;
const [conv1, conv2, dense] = weights;
const all = conv1 + conv2 + dense;
const [work1, work2, workDense] = products;

/** Filters of the bot's two convolutions on digits. */
const filtersOf = (units: number): number[] =>
  cnnArchitecture
    .featureLayers(greyDigits, units)
    .flatMap(({ keras: { config } }) => Number(config.filters) || []);
const [few = 0, more = 0] = filtersOf(64);

/** LeNet-5: pooling has a weight and a bias for each map, and the second convolution reads 3, 4 or 6 of six maps. */
const lenet = [
  6 * (25 + 1),
  6 * 2,
  6 * (3 * 25 + 1) + 9 * (4 * 25 + 1) + (6 * 25 + 1),
  16 * 2,
  120 * (16 * 25 + 1),
  84 * (120 + 1),
].reduce((sum, layer) => sum + layer);

const whole: Claim[] = [
  ['treats pixel 1 and pixel {784} as strangers', 28 ** 2],
  ['8 filters 3×3 {26} × {26} × 8 {80}', first, first, conv1],
  ['max pool 2×2 {13} × {13} × 8 0', half, half],
  ['16 filters 3×3 {11} × {11} × 16 {1,168}', second, second, conv2],
  ['max pool 2×2 {5} × {5} × 16 0', last, last],
  ['flatten {400} 0 dense 10 {4,010} sum {5,258}', flat, dense, all],
  ['two convolutions have {1,248} parameters together', conv1 + conv2],
  ['the fully connected layer at the end has {4,010}. Which', dense],
  ['The shapes are {26} × {26} × 8, {13} × {13} × 8', first, first, half, half],
  ['{11} × {11} × 16, {5} × {5} × 16, {400}, 10', second, second, last, last, flat],
  ['The example CNN for digits has {5,258} weights', all],
  ['have {80} and {1,168} weights, the last layer has {4,010}, or {76%}', conv1, conv2, dense, dense / all],
  ['the convolutions need {48,672} + {139,392}, the last layer only {4,000}', work1, work2, workDense],
  ['about {2%}. The reason', workDense / (work1 + work2 + workDense)],
  ['to 1,000 units has about {150 million} weights', 224 * 224 * 3 * 1_000],
  ['a convolution with 64 filters of 3 × 3 has {1,792}', slices(9, 3, 64) + 64],
  ['26 × 26 positions and 8 filters, {5,408} sums', first ** 2 * 8],
  ['That makes about {60,000} weights', lenet],
  ['`units:64` means {8} filters in the first convolution and {16} in the second', few, more],
  ['`units:128` {doubles} both', sumOf(filtersOf(128)) / sumOf(filtersOf(64))],
  ['it has {32,768} · 50, about {1.6 million} weights', 4 * 32 * 256, 4 * 32 * 256 * 50],
  [
    '256 filters bring them to {8} × {8}',
    ...Array<number>(2).fill(sizes(256, 'p2', 'p2', 'p2', 'p2', 'p2').at(-1) ?? 0),
  ],
  ['text: At {17} places remark', 20 - 3],
  ['text: At {6} places remark: Windows', Math.floor(20 / 3)],
  ['5,408 numbers, about {seven} times the 784 pixels', (26 * 26 * 8) / 784],
  ['poolings by 2 leave {an eighth} of the steps', (1 / 2) ** 3],
  ['height and width there are {a quarter} of the positions', (1 / 2) ** 2],
  ['means about {a quarter} of the work', (1 / 2) ** 2],
];

export const claims: Claim[] = [
  ...ratios,
  ...numbers,
  ...whole,
  ...convolutionClaims,
  ...sizeClaims,
  ...poolingClaims,
  ...denseClaims,
  ...further,
  ...furtherSizes,
  ...furtherOverTime,
  ['the largest of the four numbers, here {7}, and', Math.max(4, -1, 0, 7)],

  // Wrong options and their remarks.
  ['{25} in both cases', 5 * 5],
  ['Each of the two layers has {9} weights of its own', 3 * 3],
  ['Two layers of {9} weights make {18}', 3 * 3, 2 * (3 * 3)],
  ['Columns 2 to 4 remark: That would be stride {1}', 2 - 1],
  ['Columns 4 to 6 remark: That would be stride {3}', 4 - 1],
  ['Columns 5 to 7 remark: "That would be stride {4}', 5 - 1],
  ['"{64}" remark: A filter of 2 × 2', 2 * 2 * 16],
  ['A window of three fits only {twice} into four', 4 - 3 + 1],
  ['It would hang over the end at the last {two} words', 20 - (20 - 3 + 1)],
];
