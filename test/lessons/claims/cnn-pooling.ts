/** The topics “pooling”, “feature map” and “receptive field”. */

import type { Claim } from './check.ts';
import { conv3, digits, dilated, pool2, type Reaching, reach, sizes } from './cnn-formulas.ts';
import { convWeights, doubling, fits, meanOf, pooled, relu, sumOf } from './formulas.ts';

const twice = (n: number): [number, number] => [n, n];
/** The largest of each pair of neighbours. */
const pairs = (row: readonly number[]): number[] =>
  row.flatMap((value, i) => (i % 2 === 0 ? [Math.max(value, row[i + 1] ?? 0)] : []));
/** What reaches each cell of a square through max pooling. */
const toWinner = (square: readonly number[], gradient: number): number[] =>
  square.map((value) => (value === Math.max(...square) ? gradient : 0));

const squares = [
  [1, 3, 2, 0],
  [2, 0, 1, 5],
  [0, 4, 1, 2],
  [1, 1, 3, 3],
] as const;
const [max1, max2, max3, max4] = squares.map((square) => Math.max(...square)) as [
  number,
  number,
  number,
  number,
];
const [mean1, mean2, mean3, mean4] = squares.map(meanOf) as [number, number, number, number];

/** How many of the eight shifts keep a cell inside its square. */
const kept = (width: number, y: number, x: number): number =>
  [-1, 0, 1]
    .flatMap((dy) => [-1, 0, 1].map((dx) => [y + dy, x + dx] as const))
    .filter(([toY, toX]) => [toY, toX].every((to) => to >= 0 && to < width)).length - 1;

const withoutPools = sizes(28, 3, 3, 3).at(-1) ?? 0;
const withPools = sizes(28, 3, 'p2', 3, 'p2', 3).at(-1) ?? 0;
const [channel1, channel2] = [
  [1, 4, 3, 2],
  [2, 6, 7, 2],
] as const;
const [back1, back2] = [toWinner(channel1, 1), toWinner(channel2, 2)];
const chain = sizes(128, 5, 'p4', 5, 'p2');
const blocks = sizes(28, 3, 'p2', 3, 'p2', 3, 'p2');

const pooledByHand: Claim[] = [
  ['2 0 | 1 5 max average ------+------ {3} {5} {1.5} {2}', max1, max2, mean1, mean2],
  ['0 4 | 1 1 {4} {3} {1.75} {2}', max3, max4, mean3, mean4],
  ['- text: "{7}" right: true - text: "2.5"', Math.max(4, -1, 0, 7)],
  ['- text: "{2.5}" remark: That is the mean, {10} / 4', meanOf([4, -1, 0, 7]), 4 - 1 + 0 + 7],
  ['- text: {12} × {12} × 16 right: true', ...twice(pooled(24))],
  ['- top left 1, 3, 2, 0: maximum {3}, mean {6}/4', max1, 4 * mean1],
  ['- top right 2, 0, 1, 5: maximum {5}, mean {8}/4', max2, 4 * mean2],
  ['- bottom left 0, 4, 1, 2: maximum {4}, mean {7}/4', max3, 4 * mean3],
  ['- bottom right 1, 1, 3, 3: maximum {3}, mean {8}/4', max4, 4 * mean4],
  ['gives the 2 × 2 map `{3} {5}`, `{4} {3}`', max1, max2, max3, max4],
  ['average pooling gives `{1.5} {2}`, `{1.75} {2}`', mean1, mean2, mean3, mean4],
  ['the maximum keeps {8}, the mean leaves {2}', Math.max(8, 0, 0, 0), meanOf([8, 0, 0, 0])],
  ['So 26 × 26 × 8 becomes {13} × {13} × 8', ...twice(pooled(26))],
  ['from {5,408} numbers to {1,352}', 26 * 26 * 8, pooled(26) ** 2 * 8],
  ['With 11 × 11 the result is {5} × {5}', ...twice(pooled(11))],
  ['a window of 3 with stride 2 makes {55} of 112', fits(112, 3, { stride: 2 })],
  ['Caffe rounds up and gets {56}', Math.ceil((112 - 3) / 2) + 1],
  ['In the row 0 9 | 0 0 the maxima are {9} and {0}', ...pairs([0, 9, 0, 0])],
  ['0 0 | 9 0 gives {0} and {9}', ...pairs([0, 0, 9, 0])],
  ['max pooling passes back {0}, {0.8}, {0}, {0}', ...toWinner([1, 3, 2, 0], 0.8)],
  ['average pooling passes back {0.2} four times', 0.8 / 4],
  ['`Flatten` would make {25,088}', 7 * 7 * 512],
  ['one value stands for a square of {8} × {8} pixels', ...twice(2 ** 3)],
  ['size 2 makes {12} × {12} of 13 × 13', ...twice(fits(13, 2))],
  ['or {13} × {13} if one row', ...twice(fits(13 + 1, 2))],
  ['a 28 × 28 picture goes {14}, {7}, {3}, {1}: four', ...sizes(28, 'p2', 'p2', 'p2', 'p2')],
  ['A 32 × 32 picture goes {16}, {8}, {4}, {2}, {1}.', ...sizes(32, 'p2', 'p2', 'p2', 'p2', 'p2')],
  ['28 → {26} → {13} → {11} → {5} → {3} → {1}, so', ...blocks],
  ['For 4, −1, 0, 7 both ways give {7}', Math.max(...[4, -1, 0, 7].map(relu))],
  ['for −3, −1, −2, −5 both give {0}', relu(Math.max(-3, -1, -2, -5))],
  [
    'ReLU first gives a mean of {2}, pooling first gives {0}',
    meanOf([4, -4].map(relu)),
    relu(meanOf([4, -4])),
  ],
  ['Three 3 × 3 convolutions in a row see {7} × {7} pixels', ...twice(reach([conv3, conv3, conv3]))],
  ['the same three see {18} × {18}', ...twice(reach([conv3, pool2, conv3, pool2, conv3]))],
  ['the last map is still {22} × {22}', ...twice(withoutPools)],
  ['a flatten makes {30,976} numbers instead of {576}', withoutPools ** 2 * 64, withPools ** 2 * 64],
  ['The {3} of 8 counts', kept(2, 0, 0)],
  ['By symmetry it is {3} for each', kept(2, 1, 1)],
  ['{3} at a corner, {5} at the middle of a side, all {8}', kept(3, 0, 0), kept(3, 0, 1), kept(3, 1, 1)],
  ['With 33 the pooling gives {16}, the way up gives {32}', pooled(33), 2 * pooled(33)],
  ['such as 250 to {256}', Math.ceil(250 / 2 ** 4) * 2 ** 4],
  ['each of them takes away {2} pixels', 28 - fits(28, 3)],
  ['4 × 4 pooling with stride 1 would give {121}', fits(124, 4)],
  ['The chain 128 → {124} → {31} → {27} → {13}', ...chain],
  ['(minus {4} each)', 128 - fits(128, 5)],
  ['three layers of width 3 see {7} steps', reach([conv3, conv3, conv3])],
  ['with dilations 1, 2, 4 they see {15}', dilated(3, doubling(3))],
  ['({960} + 1) · 50', 30 * 32],
  ['Forward gives {4} and {7}', Math.max(...channel1), Math.max(...channel2)],
  ['channel 1 gets the rows {0}, {1} and {0}, {0}', ...back1],
  ['channel 2 the rows {0}, {0} and {2}, {0}', ...back2],
  [
    '`[[[{0},{0}],[{1},{0}]], [[{0},{2}],[{0},{0}]]]`',
    ...back1.flatMap((value, i) => [value, back2[i] ?? Number.NaN]),
  ],
  ['512 maps that is {16} = 1 × {4} × {4}', 8_192 / 512, ...twice(Math.sqrt(8_192 / 512))],
  ['It gives {4} if the library rounds up', Math.ceil((7 - 2) / 2) + 1],
  ['text: "{10}" remark: That is the sum', 4 - 1 + 0 + 7],
  ['text: "{2.5}" remark: That is the mean', (4 - 1 + 0 + 7) / 4],
  ['text: {12} × {12} × {8} remark: Channels', 24 / 2, 24 / 2, 16 / 2],
  ['text: 24 × 24 × {4} remark: Pooling', 16 / (2 * 2)],
  ['text: {6} × {6} × 16 remark: Each side', 24 / 4, 24 / 4],
  ['text: "{4}" remark: The four places', 2 * 2],
];

const maps: Claim[] = [
  ['= 26 rows and {26} columns, and there', digits.first],
  ['without padding it is {26} × {26} × 8: {5,408} numbers', ...twice(digits.first), digits.first ** 2 * 8],
  ['numbers made from {784} pixels', 28 ** 2],
  ['The image itself has only {784} pixels', 28 ** 2],
  ['a 3 × 3 filter without padding give {26} × {26} answers', ...twice(digits.first)],
  ['brings the number down to {1,352}', digits.half ** 2 * 8],
  ['a second round with 16 filters leaves {400}', digits.flat],
  ['64 by adding and {128} by concatenating', 64 + 64],
  ['With batch 32 and 4 bytes each that is {411 MB}', 224 * 224 * 64 * 32 * 4],
  ['on 64 channels are only {36,928} weights', convWeights(3 ** 2, 64, 64)],
  ['not {48} maps', 16 * 3],
  ['Flatten then makes (32, {12544})', 16 * 28 * 28],
];

const small = [conv3, pool2, conv3, pool2];
const [r1, r2, r3, r4] = small.map((_, i) => reach(small.slice(0, i + 1))) as [
  number,
  number,
  number,
  number,
];
const [j1, j2, j3, j4] = small.map((_, i) =>
  small.slice(0, i + 1).reduce((product, { stride = 1 }) => product * stride, 1),
) as [number, number, number, number];
const conv5: Reaching = { width: 5 };
/** Ways from each pixel to a unit behind two layers of width 3. */
const paths = [0, 1, 2, 3, 4].map(
  (pixel) => [0, 1, 2].filter((unit) => pixel >= unit && pixel <= unit + 2).length,
);
const wavenet = dilated(2, doubling(10));
/** What one more layer adds behind these. */
const adds = (...before: Reaching[]): number => reach([...before, conv3]) - reach(before);

const fields: Claim[] = [
  ['The first convolution sees {3} pixels, pooling adds one: {4}', r1, r2],
  ['neighbouring units lie {2} pixels apart, so', j2],
  ['together these cover {5} × {5} pixels', ...twice(reach([conv3, conv3]))],
  ['convolution 3 r = {3} j = {1} pooling 2, stride 2 r = {4} j = {2}', r1, j1, r2, j2],
  ['convolution 3 r = {8} j = {2} pooling 2, stride 2 r = {10} j = {4}', r3, j3, r4, j4],
  ['each value knows a patch of {10} × {10} pixels', ...twice(r4)],
  ['With a field of 10 steps (the present one and {9} before it)', 10 - 1],
  ['- text: {5} × {5} right: true', ...twice(reach([conv3, conv3]))],
  ['a second 3 × 3 layer sees {5} × {5} pixels', ...twice(reach([conv3, conv3]))],
  ['Two 3 × 3 layers cover {5} × {5} pixels', ...twice(reach([conv3, conv3]))],
  ['sees pixels 1–{3}, the middle one 2–{4}, the right one 3–{5}', 1 + 2, 2 + 2, 3 + 2],
  ['together that is 1–{5}, five pixels', reach([conv3, conv3])],
  ['with stride 1 adds {2} pixels: three layers see {7}', adds(conv3), reach([conv3, conv3, conv3])],
  ['three layers see 7, four see {9}', reach([conv3, conv3, conv3, conv3])],
  ['r = 1 + 2 · 1 = {3}, j = {1}', r1, j1],
  ['r = 3 + 1 · 1 = {4}, j = {2}', r2, j2],
  ['r = 4 + 2 · 2 = {8}, j = {2}', r3, j3],
  ['r = 8 + 1 · 2 = {10}, j = {4}', r4, j4],
  ['each value of the last map sees {10} × {10} pixels', ...twice(r4)],
  ['every later 3 × 3 layer adds {4} pixels instead of {2}', adds(pool2), adds()],
  ['and {8} after a second pooling', adds(pool2, pool2)],
  ['two 3 × 3 convolutions see {5} × {5} pixels', ...twice(reach([conv3, conv3]))],
  ['it is 3 + 1 + 4 = {8} × {8}', ...twice(reach([conv3, pool2, conv3]))],
  ['of the last map sees only {10} × {10} pixels', ...twice(r4)],
  ['**More layers** of 3 × 3 add only {2} pixels', adds(conv3)],
  ['and so spans {5} × {5}, still with {9} weights', ...twice(dilated(3, [2])), 3 ** 2],
  ['the five pixels have {1}, {2}, {3}, {2}, {1} paths', ...paths],
  ['Two `Conv1D` layers of width 5 see {9} steps', reach([conv5, conv5])],
  ['dilations 1, 2, 4, 8, 16 see {63} steps', dilated(3, doubling(5))],
  ['1 + 2 · {63} = 127 and not {64}', sumOf(doubling(6)), dilated(2, doubling(6))],
  ['1, 2, 4, 8 (sum {15})', sumOf(doubling(4))],
  [
    '= {316} with one convolution each',
    reach(
      Array<Reaching[]>(3)
        .fill(doubling(4).map((dilation) => ({ width: 8, dilation })))
        .flat(),
    ),
  ],
  [
    '= {631} with two',
    reach(
      Array<Reaching[]>(6)
        .fill(doubling(4).map((dilation) => ({ width: 8, dilation })))
        .flat(),
    ),
  ],
  [
    '1, 2, 4, … {512}, whose sum is {1,023}, the stack alone sees {1,024} steps',
    ...[doubling(10).at(-1) ?? 0, sumOf(doubling(10)), wavenet],
  ],
  ['with width 2 exactly {1} step: {1,025}', dilated(2, [1]) - 1, dilated(2, [1, ...doubling(10)])],
  ['it adds {31}, and the field is {1,055}', dilated(32, [1]) - 1, wavenet + dilated(32, [1]) - 1],
  ['text: {6} × {6} remark: The fields', 3 + 3, 3 + 3],
  ['text: {9} × {9} remark: Neighbouring', 3 * 3, 3 * 3],
];

export const poolingClaims: Claim[] = [...pooledByHand, ...maps, ...fields];
