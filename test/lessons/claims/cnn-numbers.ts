/** Further numbers of the lesson on CNNs, topic by topic. */
import { cnnArchitecture } from '../../../src/ml/architectures/cnn.ts';
import type { Dataset } from '../../../src/ml/datasets/types.ts';
import { greyDigits } from '../../support/digits.ts';
import type { Claim } from './check.ts';
import { conv3, digits, dilated, pool2, reach, same, slices, slid } from './cnn-formulas.ts';
import {
  bellAbove,
  convWeights,
  denseWeights,
  dot,
  doubling,
  fits,
  pooled,
  relu,
  sigmoid,
  slope,
  softmax,
  sumOf,
} from './formulas.ts';
import { flattenWeights, poolingWeights } from './program-layers.ts';

const prewitt = [-1, 0, 1, -1, 0, 1, -1, 0, 1];
const flatPatch = (value: number): number[] => prewitt.map(() => value);
/** How many times the channels on each side make up for a map of half the height and width. */
const sameWork = Math.sqrt(1 / 0.5 ** 2);
const blocks = doubling(5).map((times) => 16 * times);

const whole: Claim[] = [
  ['max pool 2×2 13 × 13 × 8 {0}', poolingWeights],
  ['max pool 2×2 5 × 5 × 16 {0} flatten 400 {0}', poolingWeights, flattenWeights],
  ['answer: {80} tolerance: 0 explanation: Parameters', convWeights(3 * 3, 1, 8)],
  ['multiplications as one from {2}C to {2}C on the halved map', sameWork, sameWork],
  ['five blocks with 16, {32}, {64}, {128} and {256} filters', ...blocks.slice(1)],
];

const perFilter = 12 / 3;
const bias = -2;
/** The size that a transposed convolution gives in PyTorch. */
const transposed = (n: number, width: number, stride: number, padding: number): number =>
  (n - 1) * stride - 2 * padding + width;

const convolutions: Claim[] = [
  ['Both sides are equal and cancel out, which gives {0}', dot([-1, 0, 1], [1, 1, 1])],
  ['answer: {750} tolerance: 0', slices(5 * 5, 3, 10)],
  ['The result is the {2} × {2} map `0 -1`', fits(3, 2), fits(3, 2)],
  [
    'A ReLU behind the layer would set such answers to {0}',
    relu(Math.min(...slid([1, 1, 0, 0], [-1, 0, 1]))),
  ],
  ['filter from 28 × 28 to {26} × {26} this matrix', fits(28, 3), fits(28, 3)],
  ['layer from 13 × 13 × 8 to {11} × {11} × 16 needs', fits(13, 3), fits(13, 3)],
  ['an empty patch of zeros always gives {0}', dot(prewitt, flatPatch(0))],
  ['scores more than {2}, so weak likenesses', -bias],
  ['The slope of a sigmoid is at most {0.25}', slope(sigmoid, 0)],
  ['padded by {2} it is', 3 - 1],
  ['To double 7 to {14} take', 2 * 7],
  ['`output_padding={1}` adds the missing row', 2 * 7 - transposed(7, 3, 2, 1)],
  ['would the second be (20, {1}, 100)', 20 / 20],
  ['Filters 0–{3} read only input channel 0', perFilter - 1],
  ['filters 4–7 channel {1}, filters 8–11 channel {2}', Math.floor(4 / perFilter), Math.floor(8 / perFilter)],
  ['put side by side to {12} channels', 3 * perFilter],
  ['The factor, here {4}, is the depth multiplier', perFilter],
  ['`DepthwiseConv2D(3, depth_multiplier={4})`). It has', perFilter],
  ['a uniform patch, however bright, gives {0}', dot(prewitt, flatPatch(5))],
  ['text: "{0}" right: true - text: "5"', dot(prewitt, flatPatch(5))],
  [
    'the middle {0} and the right column 3 · 5 = 15, together 0. The weights add up to {0}, so a uniform patch gives {0}',
    ...[dot([0, 0, 0], [5, 5, 5]), sumOf(prewitt), dot(prewitt, flatPatch(5))],
  ],
  ['Each 3 × 3 filter has {9} weights, so two', 3 * 3],
  ['an evenly bright area gives {0}, however', dot(prewitt, flatPatch(5))],
  ['the maps are off by {half} a pixel', (4 - 1) / 2 - Math.floor((4 - 1) / 2)],
  ['Where ReLU gives {0} its slope is {0}', relu(-1), slope(relu, -1)],
];

const strided = [{ width: 3, stride: 2 }];

const sizes: Claim[] = [
  ['so it covers the columns {3}, 4 and 5', 1 + 2],
  ['text: About {a quarter} as many', (same(28, 2) / 28) ** 2],
  [
    'About {half} as many remark: {Half} the rows are left, and {half} the columns',
    ...Array<number>(3).fill(same(28, 2) / 28),
  ],
  ['text: Stride 1, padding {1} right: true', (3 - 1) / 2],
  ['answer: {16} tolerance: 0', fits(32, 4, { padding: 1, stride: 2 })],
  ['at every second step: {half} as many photos', same(28, 2) / 28],
  ['neighbours in the small map lie {2} pixels apart', reach([...strided, { width: 2 }]) - reach(strided)],
  ['text: {28} × {28} remark: That may be', ...Array<number>(2).fill(fits(28, 3, { padding: 1 }))],
  ['covers t − {2}, t − {1} and t. This', 3 - 1, 3 - 2],
  ['answer: {2} tolerance: 0 explanation: Padding', (5 - 1) / 2],
  ['in PyTorch it is `padding={1}` for 3 × 3', (3 - 1) / 2],
  ['needs 3 in total, so {1} on one side', Math.floor((4 - 1) / 2)],
  ['`ZeroPadding2D({1})`', ((same(64, 2) - 1) * 2 + 4 - 64) / 2],
];

const poolings: Claim[] = [
  ['text: "{0}" right: true - text: "4"', poolingWeights],
  ['Max pooling gives the {2} × {2} map', pooled(4), pooled(4)],
  ['the summary rightly shows {0} parameters', poolingWeights],
  ['The 3 of {8} counts the shifts', 3 ** 2 - 1],
  ['the way up gives 32, and {32} does not fit', 2 * pooled(33)],
  ['so {256} or {480} work', ...[256, 480].map((n) => 2 ** 4 * pooled(n, 2 ** 4))],
  ['From 124 to 31 the stride must be {4}', (124 - 4) / (31 - 1)],
  [
    'so 7 × 7 became {4} × {4} and not {3} × {3}',
    ...[Math.sqrt(8_192 / 512), Math.sqrt(8_192 / 512), pooled(7), pooled(7)],
  ],
  ['answer: {5408} tolerance: 0', fits(28, 3) ** 2 * 8],
  ['about seven times the {784} pixels', 28 ** 2],
  ['(32, 3, 28, 28) into (32, 16, {28}, {28})', ...Array<number>(2).fill(fits(28, 3, { padding: 1 }))],
  ['text: {3} × {3} remark: It sees', reach([conv3]), reach([conv3])],
  ['answer: {8} tolerance: 0 explanation: "The first', reach([conv3, pool2, conv3])],
  ['the middle one {2}–4, the right one {3}–5', 1 + 1, 1 + 2],
  [
    'between them it is {3} + {1} + {4} = 8 × 8',
    reach([conv3]),
    reach([conv3, pool2]) - reach([conv3]),
    reach([conv3, pool2, conv3]) - reach([conv3, pool2]),
  ],
  [
    'two convolutions per dilation the sum counts {twice}',
    (dilated(2, [...doubling(3), ...doubling(3)]) - 1) / sumOf(doubling(3)),
  ],
];

const scores = new Map([
  [3, -4],
  [5, 1],
  [8, 2],
]);
/** The class whose score is best by some measure. */
const chosen = (measure: (score: number) => number): number =>
  [...scores].reduce((best, next) => (measure(next[1]) > measure(best[1]) ? next : best))[0];
const [share1 = 0, share2 = 0, share3 = 0] = softmax([2, 1, 0]);

const dense: Claim[] = [
  ['become positive numbers that add up to {1}:', sumOf(softmax([2, 1, 0]))],
  ['softmax turns them into positive numbers that add up to {1}', sumOf(softmax([2, 1, 0]))],
  ['text: “{8}”, as its score is the highest', chosen((score) => score)],
  ['text: “{3}”, as its score is the farthest from 0', chosen(Math.abs)],
  ['text: “{5}”, as its score is the closest to 1', chosen((score) => -Math.abs(score - 1))],
  ['answer: {170} tolerance: 0', denseWeights(16, 10)],
  [
    'Only differences count: 102, {101}, {100} give the same',
    102 + Math.log(share2 / share1),
    102 + Math.log(share3 / share1),
  ],
  ['the output is {0}, the slope is {0} as well', relu(-1), slope(relu, -1)],
  ['mean 0 need about {half} of the time', bellAbove(0)],
];

const steps = [0.1, 0.3, -0.2, 0.4, 0.2];

const sharing: Claim[] = [
  ['the same {9} weights for all positions (sharing)', 3 * 3],
  ['A dense layer from the {784} pixels to as many', 28 ** 2],
  ['positions share the same {9} weights', 3 * 3],
  ['alone, {9} connections for each of 676 outputs', 3 * 3],
  ['With sharing on top, {9} are left', 3 * 3],
  ['for step {51} there simply are none', 50 + 1],
  ['has nothing for word {51}, and', 50 + 1],
  ['that the loop uses {five} times', steps.length],
  ['yet only {9} different weights and one bias', digits.weights[0] / 8 - 1],
];

const { image: _, ...series } = greyDigits;
const text: Dataset = {
  ...series,
  vocabulary: 30,
  task: { kind: 'language', labels: [], alphabet: '', steps: 28, ngrams: [] },
};
/** The only value that a setting has in the bot's network on such data. */
function settingOf(dataset: Dataset, key: string): number {
  const layers = cnnArchitecture.featureLayers(dataset, 64);
  const values = layers.flatMap(({ keras: { config } }) => (key in config ? [Number(config[key])] : []));
  return new Set(values).size === 1 ? (values[0] ?? Number.NaN) : Number.NaN;
}

/** The last of the results of width 2 and dilation 2 over eight steps. */
const lastResult = fits(8, 2, { dilation: 2 }) - 1;

const overTime: Claim[] = [
  ['{4} layers see 16 steps', Math.log2(16)],
  ['… 512 {10} layers see 1,024 steps', Math.log2(512) + 1],
  ['text: At {20} places', same(20, 1)],
  ['answer: {8} tolerance: 0 explanation: Steps', dilated(2, [1, 2, 4])],
  [
    'two convolutions of width {5}, each followed by ReLU and pooling by {2}, then',
    settingOf(series, 'kernel_size'),
    settingOf(series, 'pool_size'),
  ],
  ['two causal convolutions of width {5} without pooling', settingOf(text, 'kernel_size')],
  ['gives ({64}, 64), 64 steps with', fits(64, 5, { padding: 2 })],
  ['the times 2…{7} and use nothing later', lastResult + (2 - 1) * 2],
];

export const numbers: Claim[] = [
  ...whole,
  ...convolutions,
  ...sizes,
  ...poolings,
  ...dense,
  ...sharing,
  ...overTime,
];
