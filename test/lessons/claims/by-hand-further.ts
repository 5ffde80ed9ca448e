/** Places, entries and limits that follow from the worked examples, and what is said of them again. */
import { filter, first, image, mixed, proposal, rung, second, U } from './by-hand-numbers.ts';
import type { Claim } from './check.ts';
import { conv3, reach, slices } from './cnn-formulas.ts';
import { dot, fits, relu, sigmoid, slope } from './formulas.ts';

const [[u11 = 0, u12 = 0] = [], [u21 = 0, u22 = 0] = []] = U;
/** How much of the first state is in the sum behind it. */
const ringing = (rung(0.8, 0.5)[1]?.[0] ?? 0) / first;
/** From which recurrent weight on a small state grows. */
const limit = 1 / slope(Math.tanh, 0);

const steps: Claim[] = [
  ['let {half} ring on', ringing],
  ['The first entry of U, {0.5}, is how', u11],
  ['the {0.3} beside it', u12],
  ['as h(h + d + 1) says with h = {2} and d = {1}', U.length, 8 / U.length - U.length - 1],
  ['With u above {1} a small state', limit],
  ['never gives a result of {0} remark: It does, for a sum of {0}.', Math.tanh(0), Math.atanh(0)],
  ['At each step {half} of the old state', ringing],
  ['That is the entry {−0.2}, in the second row', u21],
  ['That is the entry {0.6}.', u22],
  [
    'the first unit keeps {half} of itself and hears {0.3} of the second; the second keeps {0.6} of itself and hears {−0.2} of',
    ...[u11, u12, u22, u21],
  ],
  ['the first stroke becomes {0.8}, 0.4', 0.8 * 1],
  ['with u above {1} it would grow', limit],
];

const throughTime: Claim[] = [
  ['with a factor of {0.45} about', 0.5 * slope(Math.tanh, Math.atanh(second))],
  ['with u raised from 0.5 to {0.501} the', 0.5 + 0.001],
  ['divide by {twice} of it', (0.501 - 0.499) / 0.001],
];

const parts = [0, 0.25, 0.5, 0.75, 1];
const gateOpen = sigmoid(9);

const gates: Claim[] = [
  ['this share is near {1}, and', slope((old) => mixed(gateOpen, old, proposal), 0.5)],
  ['which here would be {0.5} times a slope', slope((h) => Math.tanh(0.5 * h), 0)],
  ['says with h = d = {1}.', (Math.sqrt(1 + 8 * (9 / 3)) - 1) / 4],
  ['simply added; each counts {half}.', mixed(0.5, 1, 0)],
  ['{Half} of the old is 0.1, but {half} of the candidate', 0.1 / 0.2, mixed(0.5, 0, 1)],
  ['text: Between {0.5} and 0.66', Math.min(...parts.map((z) => mixed(z, 0.5, proposal)))],
  [
    'the weights z and 1 − z add up to {1}. A mean',
    slope((old) => mixed(0.56, old, 0.66), 0.5) + slope((other) => mixed(0.56, 0.5, other), 0.66),
  ],
  ['That happens with z near {0}.', parts.find((z) => mixed(z, 0.5, proposal) === proposal) ?? Number.NaN],
  ['Only a reset gate of {0} would', parts.find((r) => r * 0.5 === 0) ?? Number.NaN],
  ['multiplied by z, which can be near {1}.', gateOpen],
  ['can learn to keep it near {1}.', gateOpen],
  ['In the example the gate gets {−1} for', -1 * 1],
];

const pixels = [1, 2, 0, 3];
const reports = [1, 0, 2];
const rim = Array.from({ length: 2 - 1 }, () => 0);
const [[topLeft = 0, topRight = 0] = [], [lowLeft = 0, lowRight = 0] = []] = filter;
const corner = image.slice(0, 2).flatMap((row) => row.slice(0, 2));
/** A filter of two weights with stride 2 over five pixels, whose last one no window sees. */
const strided = (last: number): number =>
  [0, 2].map((at) => dot([1, -1], [...pixels, last].slice(at, at + 2))).reduce((a, b) => a + b);
/** Places between the results of stride 3. */
const between = [0, 1, 2, 3].filter((place) => place % 3 !== 0).length;
/** Columns of the table of filters, and how often each number of the windows is used. */
const columns = slices(3 * 3, 8, 16) / (3 * 3 * 8);
const used = (fits(28, 3) ** 2 * slices(3 * 3, 8, 16)) / (676 * 72);

/** How far three layers of 3 × 3 see. */
const seen = reach([conv3, conv3, conv3]);

const convolutions: Claim[] = [
  ['The {7} × {7} filter is used in one layer', seen, seen],
  ['= 27 weights, one of {7} × {7} has 49', seen, seen],
  ['The first weight lay on {1}, {2} and {0}: 1', ...pixels.slice(0, reports.length)],
  ['The second lay on {2}, {0} and {3}: 1', ...pixels.slice(1)],
  ['g with zeros {0} {1} {0} {2} {0}', ...rim, ...reports, ...rim],
  [
    'top left: {1}·{1} + {0}·{2} 3 2 + {2}·{0} − {1}·{1}',
    ...[topLeft, topRight, lowLeft, -lowRight].flatMap((weight, i) => [weight, corner[i] ?? 0]),
  ],
  ['The first lay on {1}, {2}, {0} and {1}, so', ...corner],
  ['on the way back s − {1} zeros', 3 - between],
  ['sets gᵢ to {0} wherever', slope(relu, -1)],
  [
    'The first place adds {1} · {2} to the {2} · {3} of the third',
    ...[0, 2].flatMap((at) => [[1, 5, 2][at] ?? 0, [2, 0, 3][at] ?? 0]),
  ],
  ['lay on the pixels {1} and {0}. So', ...[1, 0, 2].slice(0, fits(3, 2))],
  ['no window has seen get the gradient {0}', slope(strided, 4)],
  ['With 16 filters there are {16} columns', columns],
  ['filters 72 × {16}', columns],
  ['that was loaded is used {16} times', used],
  ['and there are {8} columns', 28_800 / (100 * 36)],
  ['676 × 72 and 72 × {16}.', columns],
];

export const further: Claim[] = [...steps, ...throughTime, ...gates, ...convolutions];
