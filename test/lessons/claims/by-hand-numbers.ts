/** Tables and answers of the worked examples that the other tables of this lesson leave out. */
import type { Claim } from './check.ts';
import { windowsOn } from './cnn-formulas.ts';
import { dot, fits, placesOf, sigmoid, slope, sumOf } from './formulas.ts';

const range = [Math.tanh(-50), Math.tanh(50)] as const;
const grid = Array.from({ length: 401 }, (_, i) => (i - 200) / 100);
const steepest = Math.max(...grid.map((x) => slope(Math.tanh, x)));

/** Sum and state at each step of one unit that reads 1, 0, 0. */
export function rung(w: number, u: number): number[][] {
  let state = 0;
  return [1, 0, 0].map((x) => {
    const sum = w * x + u * state;
    state = Math.tanh(sum);
    return [sum, state];
  });
}
export const [[, first = 0] = [], [, second = 0] = []] = rung(0.8, 0.5);
const lossOf = (w: number, u: number): number => ((rung(w, u)[2]?.[1] ?? 0) - 1) ** 2;
/** How the loss reacts to a state, through the steps behind it. */
const toLast = slope((h) => (h - 1) ** 2, Math.tanh(0.5 * second));
const toSum3 = slope((sum) => (Math.tanh(sum) - 1) ** 2, 0.5 * second);
const toSecond = slope((h) => (Math.tanh(0.5 * h) - 1) ** 2, second);

/** The states of two units that read 1 and then 0. */
export const U = [
  [0.5, 0.3],
  [-0.2, 0.6],
];
const pair = (x: number, old: readonly number[]): number[] =>
  U.map((row, unit) => Math.tanh(([0.8, -0.5][unit] ?? 0) * x + dot(row, old) + ([0, 0.1][unit] ?? 0)));
const pairs = [pair(1, [0, 0]), pair(0, pair(1, [0, 0]))];

/** A step of the GRU with the input 1; its parts may use an old state of their own. */
function gru(old: number, { kept = old, candidate = old, reset = old, update = old } = {}): number {
  const z = sigmoid(-1 + 0.5 * update + 1);
  const r = sigmoid(1 - 2 * reset);
  return z * kept + (1 - z) * Math.tanh(0.6 + 0.8 * r * candidate);
}
const ways = (['kept', 'candidate', 'reset', 'update'] as const).map((way) =>
  slope((old) => gru(0.5, { [way]: old }), 0.5),
);
export const mixed = (z: number, old: number, candidate: number): number => z * old + (1 - z) * candidate;
export const proposal = Math.tanh(0.6 + 0.8 * sigmoid(1 - 2 * 0.5) * 0.5);

/** The results of a square filter without padding. */
const slid = (image: readonly number[][], filter: readonly number[][]): number[] => {
  const places = [...Array(fits(image.length, filter.length)).keys()];
  const window = (top: number, left: number): number =>
    sumOf(filter.map((row, i) => dot(row, image[top + i]?.slice(left) ?? [])));
  return places.flatMap((top) => places.map((left) => window(top, left)));
};
export const image = [
  [1, 2, 0],
  [0, 1, 3],
  [2, 1, 1],
];
export const filter = [
  [1, 0],
  [2, -1],
];
const reports = [1, 0, -1, 2];
const judged = (x: readonly number[][], w: readonly number[][]): number => dot(slid(x, w), reports);
/** How the loss reacts to each number of a table. */
const gradients = (table: readonly number[][], lossWith: (table: readonly number[][]) => number): number[] =>
  table.flatMap((row, i) =>
    row.map((value, j) => slope((changed) => lossWith(table.with(i, row.with(j, changed))), value)),
  );
const [toWeights, toPixels] = [
  gradients(filter, (w) => judged(image, w)),
  gradients(image, (x) => judged(x, filter)),
];
const [flipped1 = 0, flipped2 = 0] = [1, -1].reverse();
const most = windowsOn(9, 28, 3);
/** How far three layers of 3 × 3 see. */
const seen = 7 - placesOf(placesOf(placesOf(7, 3), 3), 3) + 1;

export const numbers: Claim[] = [
  // rnn-by-hand
  ['squeezes the sum into the range from {−1} to +{1}', ...range],
  ['1 1 {0.8000} {0.6640} 2 0 {0.3320} {0.3203} 3 0 {0.1602} {0.1588}', ...rung(0.8, 0.5).flat()],
  ['h₁ = ({0.6640}, {−0.3799})', ...(pairs[0] ?? [])],
  ['h₂ = ({0.2146}, {−0.2550})', ...(pairs[1] ?? [])],
  ['text: "{0}" right: true', Math.tanh(0.8 * 0 + 0.5 * 0)],
  ['besides, tanh stays below {1}', range[1]],
  ['with u = 0.5 about {half}.', second / first],
  ['answer: {0.3} tolerance', 0.8 * 1 + 0.5 * -1],
  ['it holds the state within {−1} and +{1}', ...range],
  // bptt-by-hand
  ['by the slope of tanh, which is at most {1}', steepest],
  ['Each further e is {half} of the δ above it', toSecond / toSum3],
  ['sum {−0.2057} {−1.0139}', slope((w) => lossOf(w, 0.5), 0.8), slope((u) => lossOf(0.8, u), 0.5)],
  ['e = 2(0.159 − 1) = {−1.682}', toLast],
  ['answer: -{0.9} tolerance', Math.abs(-2 * 0.5 * 0.9)],
  ['each passage, {27} passages would leave', 28 - 1],
  // gru-by-hand
  ['With z = 1 it would still be {0.5}, untouched', mixed(1, 0.5, proposal)],
  [
    'directly: z {0.5622} through the candidate {0.0979} through the reset gate {−0.0490} through the update gate {−0.0202}',
    ...ways,
  ],
  ['text: "{0.6}" right: true', mixed(0.5, 0.2, 1)],
  ['text: Between 0.5 and {0.66} right', proposal],
  ['text: Between {0.66} and {1.16}', proposal, 0.5 + proposal],
  ['text: "{0.25}" right: true', 0.5 * 0.5],
  ['answer: {0.2} tolerance', mixed(0.75, 0.4, -0.4)],
  // backward through a convolution
  ['flipped w {−1} {1}', flipped1, flipped2],
  ['y = {0} {1} top left: 1·1 + 0·2 {3} {2} + 2·0', ...slid(image, filter)],
  [
    '∂L/∂w = {3} {7} ∂L/∂x = {1} {0} {0} {0} {2} {1} {1} {0} {−2} {5} {−2}',
    ...toWeights.slice(0, 2),
    ...toPixels.slice(0, 3),
    ...toWeights.slice(2),
    ...toPixels.slice(3),
  ],
  ['text: "{8}" right: true', dot([2, 0, 3], [1, 5, 2])],
  ['text: "{1}" right: true', dot([3, 4], [-1, 1])],
  ['answer: {1} tolerance', dot([1, 0], [1, 1])],
  [
    'A 2 × 2 filter lies on a middle pixel in {four} windows, on a corner pixel in {one}.',
    windowsOn(1, 3, 2) ** 2,
    windowsOn(0, 3, 2) ** 2,
  ],
  ['text: About {3} ms right', sumOf([1, 1, 1])],
  // im2col
  ['A pixel lies in up to {nine} windows of 3 × 3, so it stands', most ** 2],
  ['it stands in the table up to {nine} times."', most ** 2],
  ['text: Up to {nine} times right', most ** 2],
  ['text: Up to {three} times remark', most],
  ['answer: {28800} tolerance', 100 * 3 ** 2 * 4 * 8],
  ['layers of 3 × 3 see as much as one of {7} × {7}', seen, seen],
  ['Both cover {7} × {7} pixels', seen, seen],
  ['The reset gate {halves} the old state', (sigmoid(1 - 2 * 0.5) * 0.5) / 0.5],
  ['The reset gate of 0.5 {halves} it first', (0.5 * 0.5) / 0.5],
];
