/** The topics “convolution” and “filter”. */
import type { Claim } from './check.ts';
import { conv3, digits, pool2, reach, slices, slid } from './cnn-formulas.ts';
import { convWeights, dot, fits } from './formulas.ts';

const row = [0, 0, 0, 1, 1, 1];
const edge = slid(row, [-1, 0, 1]);
/** The map of a 2 × 2 filter over a 3 × 3 picture. */
const picture = [
  [1, 2, 0],
  [0, 1, 3],
  [2, 1, 1],
] as const;
const map = [0, 1].map((i) => [0, 1].map((j) => (picture[i]?.[j] ?? 0) - (picture[i + 1]?.[j + 1] ?? 0))) as [
  [number, number],
  [number, number],
];
const [two, three] = [reach([conv3, conv3]), reach([conv3, conv3, conv3])];
/** Multiplications at each position of a convolution that is split along both directions. */
const split = [slices(1, 32, 64), slices(5, 64, 64), slices(5, 64, 64)] as const;
const saved = 1 - (split[0] + split[1] + split[2]) / slices(25, 32, 64);
/** The size of what comes back through a filter: the error is framed by k − 1 zeros. */
const spread = (n: number, k: number): number => fits(n, k, { padding: k - 1 });

const byHand: Claim[] = [
  ['The first window 0 0 0 gives {0}; the next', dot([-1, 0, 1], [0, 0, 0])],
  [
    '{−1} at the opposite edge and {0} elsewhere',
    ...[Math.min(...slid(row.toReversed(), [-1, 0, 1])), Math.max(...slid(row.toReversed(), [-1, 0, 1]))],
  ],
  ['filter −1 0 +1 result {0} {1} {1} {0}', ...edge],
  ['- text: "{3} {3}" right: true', ...slid([2, 2, 5, 5], [-1, 0, 1])],
  ['give 8 new maps of {26} × {26} numbers', digits.first, digits.first],
  ['The result is the 2 × 2 map `{0} -{1}`, `-{1} {0}`', map[0][0], -map[0][1], -map[1][0], map[1][1]],
  ['would turn both {−1} into {0}', Math.min(...map.flat()), Math.max(0, Math.min(...map.flat()))],
  ['On the flat parts left and right cancel, and the result is {0}', dot([-1, 0, 1], [1, 1, 1])],
  ['at the jump the right side wins, and the result is {1}', dot([-1, 0, 1], [0, 1, 1])],
  ['So the four answers are {0} {1} {1} {0}', ...edge],
  ['So 28 × 28 becomes {26} × {26} with a 3 × 3 filter', fits(28, 3), fits(28, 3)],
  ['32 × 32 becomes {28} × {28} with 5 × 5', fits(32, 5), fits(32, 5)],
  ['text: "{7} {7}" remark: The first weight', 2 + 5, 2 + 5],
  ['text: "{45}" remark: That is the plain sum', 9 * 5],
  ['text: {36} instead of {25} remark: Two layers of 9 weights make {18}', 4 * 9, 5 * 5, 2 * 9],
  ['text: "−{3} −{3}" remark: The right', 5 - 2, 5 - 2],
  ['text: "{15}" remark: That is the right column', 3 * 5],
  ['text: "{5}" remark: The result is a weighted', (9 * 5) / 9],
  ['text: {9} instead of {25} remark', 3 * 3, 5 * 5],
];

/** The pixels under the first of 2 × 2 weights, one after the other, in a picture three pixels wide. */
const [under1, under2, under3, under4] = [0, 1].flatMap((y) => [0, 1].map((x) => 3 * y + x + 1)) as [
  number,
  number,
  number,
  number,
];

const countedWeights: Claim[] = [
  ['three channels give {5} × {5} × 3', spread(fits(5, 3), 3), spread(fits(5, 3), 3)],
  ['`dw1 = x{1}·δ1 + x{2}·δ2 + x{4}·δ3 + x{5}·δ4`', under1, under2, under3, under4],
  ['All {27} products at a position are added', slices(9, 3, 1)],
  ['give 10 maps, not {30}', 10 * 3],
  ['`Conv2D(64, 3)` behind 32 has {18,496}', convWeights(3 ** 2, 32, 64)],
  ['(25 · 3 + 1) · 8 = 608, not {208}', convWeights(5 ** 2, 1, 8)],
  ['this matrix has {676} rows and {784} columns', fits(28, 3) ** 2, 28 ** 2],
  ['only {9} nonzero numbers per row', 3 * 3],
  ['no more than one {5} × {5} filter', two, two],
  ['an ordinary layer has {73,728} weights without biases', slices(9, 64, 128)],
  ['a map of 7 × 7 becomes {14} × {14}', 7 * 2, 7 * 2],
  ['3 × 3 on 1001 × 64 gives {999} × {62}', fits(1001, 3), fits(64, 3)],
  ['two groups that is (3, 3, {3}, 32)', 6 / 2],
  ['The first {16} filters read channels 1–{3}, the others {4}–6', 32 / 2, 6 / 2, 6 / 2 + 1],
  ['to at most about 1/{64} through them alone', 1 / 0.25 ** 3],
  ['stays near {2.3} with ten classes', Math.log(10)],
  ['The error δ is {3} × {3} × 16', fits(5, 3), fits(5, 3)],
  ['padded by 2 it is {7} × {7} × 16', fits(5, 3) + 2 * 2, fits(5, 3) + 2 * 2],
  ['sliding a flipped 3 × 3 filter gives {5} × {5}', spread(fits(5, 3), 3), spread(fits(5, 3), 3)],
  ['plus {4} biases', 64 / 16],
  ['a 3 × 5 filter turns 28 × 28 into {26} × {24}', fits(28, 3), fits(28, 5)],
  ['gives n · s, so {14}, without any', 7 * 2],
  [
    'on a colour picture: {2,400} weights and {32} biases',
    slices(25, 3, 32),
    convWeights(5 ** 2, 3, 32) - slices(25, 3, 32),
  ],
  ['with O = 28 that is {25,088} biases', 28 * 28 * 32],
  ['4 channels give {16} maps', 4 * 4],
  ['the weight (12, {1}, 3, 3) of `nn.Conv2d(3, 12, 3, 1, 1, groups=3)`', 3 / 3],
  ['filters {4}–{7} channel 1, filters {8}–{11} channel 2', 12 / 3, 2 * (12 / 3) - 1, 2 * (12 / 3), 12 - 1],
  ['without groups it would be {324} weights', slices(9, 3, 12)],
  ['that is {32}, so the output is {32} × {32} × 12', ...Array<number>(3).fill(fits(32, 5, { padding: 2 }))],
  ['have {2,048} + {20,480} + {20,480} = 43,008', ...split],
  ['For these {16%} you pay', saved],
  ['5 × 1 and 1 × 5 need only {2,560} + {5,120}', slices(5, 32, 16), slices(5, 16, 64)],
];

const filters: Claim[] = [
  ['together {0}. The weights add up to 0', 3 * -1 * 5 + 3 * 5],
  ['Two layers of 9 weights make {18}', 2 * 9],
  ['The sum of each of these filters is {0}', 8 * -1 + 8],
  ['Two 3 × 3 layers see {5} × {5} pixels with', two, two],
  ['weights per channel pair instead of {25}', 5 ** 2],
  ['Two 3 × 3 convolutions in a row see {5} × {5} pixels', two, two],
  ['- text: {18} instead of {25}', 2 * 9, 5 ** 2],
  ['a 3 × 3 filter has three slices, {27} weights and one bias', slices(9, 3, 1)],
  ['the filter 1 2 1 gives {6} on the perfect match', dot([1, 2, 1], [1, 2, 1])],
  ['but {40} on the flat patch 10 10 10', dot([1, 2, 1], [10, 10, 10])],
  ['see the same {5} × {5} pixels', two, two],
  ['but with {18} weights per pair of channels instead of {25}', 2 * 9, 5 ** 2],
  ['Three of them replace {7} × {7} with {27} weights instead of {49}', three, three, 3 * 9, 7 ** 2],
  ['keeps the size, {1} for 3 × 3 and {2} for 5 × 5', (3 - 1) / 2, (5 - 1) / 2],
  ['the frame would have to be {1.5} wide', (4 - 1) / 2],
  ['far above the {10%} of guessing', 1 / 10],
  ['only when enough channels come in: {18} against {25}', 2 * 9, 5 ** 2],
  ['each output map reads only {16} of the 64 inputs', 4_096 / 256],
  [
    'each value sees {24} × {24} pixels',
    ...Array<number>(2).fill(reach([conv3, conv3, pool2, conv3, conv3, pool2, conv3])),
  ],
  ['An 11 × 11 filter has {121} weights per channel', 11 ** 2],
];

export const convolutionClaims: Claim[] = [...byHand, ...countedWeights, ...filters];
