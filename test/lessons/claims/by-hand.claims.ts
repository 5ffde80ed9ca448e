/** The worked examples of one unit, and what their answers and quizzes say of them. */
import { further } from './by-hand-further.ts';
import { numbers } from './by-hand-numbers.ts';
import { ratios } from './by-hand-ratios.ts';
import type { Claim } from './check.ts';
import { sigmoid, slope, sumOf } from './formulas.ts';

/** The bell: one tanh unit that reads 1, 0, 0. Each step may be pushed a little. */
function bell(w: number, u: number, pushes: readonly number[] = []): [number, number, number] {
  const h1 = Math.tanh(w + (pushes[0] ?? 0));
  const h2 = Math.tanh(u * h1 + (pushes[1] ?? 0));
  return [h1, h2, Math.tanh(u * h2 + (pushes[2] ?? 0))];
}
const [read1, read2, read3, before] = [1, 0, 0, 0];
const [h1, h2, h3] = bell(0.8, 0.5);
const loss = (w: number, u: number, pushes?: readonly number[]): number => (bell(w, u, pushes)[2] - 1) ** 2;
const toW = slope((w) => loss(w, 0.5), 0.8);
const toU = slope((u) => loss(0.8, u), 0.5);
/** The gradients at the sums of the three steps. */
const [blame1, blame2, blame3] = [
  slope((push) => loss(0.8, 0.5, [push]), 0),
  slope((push) => loss(0.8, 0.5, [0, push]), 0),
  slope((push) => loss(0.8, 0.5, [0, 0, push]), 0),
];
const [slope1, slope2, slope3] = [1 - h1 ** 2, 1 - h2 ** 2, 1 - h3 ** 2];
const saved = loss(0.8, 0.5) - loss(0.8, 0.501);

const cell = (units: number, features: number): number => units * (units + features + 1);
const second = [Math.tanh(0.8), Math.tanh(-0.5 + 0.1)] as const;
const read =
  Math.tanh(0.5 * second[0] + 0.3 * second[1]) - Math.tanh(-0.2 * second[0] + 0.6 * second[1] + 0.1);

function gru(x: number, old: number): { z: number; r: number; candidate: number; next: number } {
  const z = sigmoid(-x + 0.5 * old + 1);
  const r = sigmoid(x - 2 * old);
  const candidate = Math.tanh(0.6 * x + 0.8 * r * old);
  return { z, r, candidate, next: z * old + (1 - z) * candidate };
}
const one = gru(1, 0.5);
const two = gru(0, one.next);

/** The results of a filter without padding. */
const slid = (row: readonly number[], filter: readonly number[]): number[] =>
  row
    .slice(filter.length - 1)
    .map((_, i) => filter.reduce((sum, weight, k) => sum + weight * (row[i + k] ?? 0), 0));
const reports = [1, 0, 2];
const judged = (row: readonly number[]): number =>
  slid(row, [1, -1]).reduce((sum, y, i) => sum + y * (reports[i] ?? 0), 0);
const pixels = [1, 2, 0, 3];
const toPixels = pixels.map((_, at) => slope((value) => judged(pixels.with(at, value)), pixels[at] ?? 0));

const [side, channels, k] = [28, 8, 3];
const windows = (side - k + 1) ** 2;
const inWindow = k * k * channels;
/** Multiplications for m results of a filter of r weights, by sliding and by Winograd's method. */
const [sliding, winograd] = [(m: number, r: number) => m * r, (m: number, r: number) => m + r - 1];
/** How far n layers of 3 × 3 see, and with how many weights for each pair of channels. */
const see = (layers: number): number => 1 + layers * (3 - 1);
const weights = (layers: number, width = 3): number => layers * width ** 2;

const twice = (value: number): [number, number] => [value, value];

const steps: Claim[] = [
  ['at most 0.8 · 0.5¹⁰ ≈ {0.0008} of it', 0.8 * 0.5 ** 10],
  ['tanh makes it **{0.66}**', h1],
  ['which becomes **{0.32}**', h2],
  ['which stays **{0.16}**', h3],
  ['0.4696 ≈ {0.47} after step 2', read],
  ['2 + 4 + 2 = {8} parameters in its recurrent layer', cell(2, 1)],
  ['- text: "{0.66}" remark: That is the state after an input of 1', h1],
  ['With input 1 the sum is {0.8}, and tanh makes it {0.66}', 0.8 * 1, h1],
  ['the state becomes {0.32}. So part', h2],
  ['0.5 · 0.664 = 0.332, and tanh gives {0.320}', h2],
  ['0.5 · 0.320 = 0.160, and tanh gives {0.159}', h3],
  ['the first stroke becomes 0.8, {0.4}, {0.2} and so on', 0.8 * 0.5, 0.8 * 0.5 ** 2],
];

const throughTime: Claim[] = [
  ['but only {0.16} is left', h3],
  ['{−1.64} at step 3, {−0.74} at step 2, {−0.21} at step 1. In the end', blame3, blame2, blame1],
  ['one number for w, {−0.21}, and one for u, {−1.01}', toW, toU],
  ['states {0.6640}, {0.3203}, {0.1588}. The last', h1, h2, h3],
  ['L = (h₃ − 1)² = {0.7076}', loss(0.8, 0.5)],
  ['3 {−1.6824} {0.9748} {−1.6399}', blame3 / slope3, slope3, blame3],
  ['2 {−0.8200} {0.8974} {−0.7358}', blame2 / slope2, slope2, blame2],
  ['1 {−0.3679} {0.5591} {−0.2057}', blame1 / slope1, slope1, blame1],
  ['is 2(h₃ − 1) = {−1.6824}', 2 * (h3 - 1)],
  [
    '3 {0} {−0.5253} 2 {0} {−0.4886} 1 {−0.2057} {0}',
    ...[blame3 * read3, blame3 * h2, blame2 * read2, blame2 * h1, blame1 * read1, blame1 * before],
  ],
  ['w = 0.8 + {0.0206} = 0.8206 u = 0.5 + {0.1014} = 0.6014', -0.1 * toW, -0.1 * toU],
  ['L: {0.7076} → {0.5966}', loss(0.8, 0.5), loss(0.8 - 0.1 * toW, 0.5 - 0.1 * toU)],
  ['the loss falls by {0.00101}. The ratio is {−1.01}', saved, -saved / 0.001],
  ['by u · (1 − h²), here {0.45} and {0.28}', 0.5 * slope2, 0.5 * slope1],
  ['Over {27} passages with a factor of 0.45 about {4 · 10⁻¹⁰}', 28 - 1, 0.45 ** 27],
  ['The gradient at the sum is {−1.64} at step 3 and {−0.21} at step 1', blame3, blame1],
  ['and answers {0.16} where 1 is right', h3],
  ['the sum is {−1.64} at step 3, {−0.74} at step 2 and {−0.21} at', blame3, blame2, blame1],
  ['which is {−0.21} for w and {−1.01} for u', toW, toU],
  ['The states are {0.664}, {0.320} and {0.159}', h1, h2, h3],
  ['the loss (h₃ − 1)² = {0.708}', loss(0.8, 0.5)],
  ['times the slope {0.975} gives δ = {−1.640}', slope3, blame3],
  ['e = 0.5 · δ = {−0.820}, times {0.897} gives {−0.736}', blame2 / slope2, slope2, blame2],
  ['e = {−0.368}, times {0.559} gives {−0.206}', blame1 / slope1, slope1, blame1],
  ['the sum of δ · x, here {−0.206}', toW],
  ['0.736 · 0.664 = {−1.014}', toU],
  ['slopes of {0.90} and {0.56}', slope2, slope1],
  ['from {−1.64} at step 3 to {−0.74} and {−0.21}', blame3, blame2, blame1],
  ['With the same factor of {0.45} at each passage', 0.5 * slope2],
  ['the loss falls by {0.00101}, so the gradient is about {−1.01}', saved, -saved / 0.001],
  ['it has shrunk to {an eighth}', blame1 / blame3],
  ['−0.21: {an eighth} after two steps', blame1 / blame3],
];

const gates: Claim[] = [
  ['remark: Half of the old is {0.1}', 0.5 * 0.2],
  ['The **update gate** z = {0.56}', one.z],
  ['The **reset gate** r = {0.5}', one.r],
  ['The **candidate** {0.66}', one.candidate],
  ['Keep {56%} of the old, take the other {44%}', one.z, 1 - one.z],
  ['The new state is {0.57}, between the old 0.5 and the candidate {0.66}', one.next, one.candidate],
  ['with z = 0 it would be {0.66}', one.candidate],
  ['= {0.2811} + {0.2907} = {0.5718}', one.z * 0.5, (1 - one.z) * one.candidate, one.next],
  ['z rises to σ({1.2859}) = {0.7835}', 0.5 * one.next + 1, two.z],
  ['r = {0.2417}, the candidate is {0.1101}', two.r, two.candidate],
  ['+ {0.2165} · 0.1101 = {0.4718}', 1 - two.z, two.next],
  ['tanh({0.286}) = {0.28}', 0.5 * one.next, Math.tanh(0.5 * one.next)],
  ['∂h₁/∂h₀ {0.5909}', slope((old) => gru(1, old).next, 0.5)],
  ['{9} parameters, as 3h(h + d + 1)', 3 * cell(1, 1)],
  ["A GRU's old state is 0.5 and its candidate is {0.66}", one.candidate],
  ['z = {0.56} and the proposal is {0.66}', one.z, one.candidate],
  ['So {56%} of the old state was kept', one.z],
  ['with r = 0.5 it is {0.664}', one.candidate],
  ['z = {0.56} keeps {56%} of it', one.z, one.z],
  ['the same network would have z = {0.44}', 1 - one.z],
  ['z goes from {0.56} to {0.78}', one.z, two.z],
  ['falls only from {0.57} to {0.47}', one.next, two.next],
  ['would have fallen to {0.28}', Math.tanh(0.5 * one.next)],
  ['text: "{1.3}" remark: Weights count', 0.8 + 0.5],
  ['text: "{1.2}" remark: The two', 0.2 + 1],
  ['text: "{0.1}" remark: Half of the old is {0.1}', 0.5 * 0.2, 0.5 * 0.2],
  ['Between 0.66 and {1.16}', 0.5 + 0.66],
  ['text: "{0.2}" remark: That would take', 1 * 0.2 + (1 - 1) * 1],
  ['text: "{1}" remark: Gate and state', 0.5 + 0.5],
];

const convolutions: Claim[] = [
  ['The pixels alone add up to {5}', 2 + 0 + 3],
  ['one of 7 × 7 has {49}', weights(1, 7)],
  ['∂L/∂x {1} {−1} {2} {−2}', ...toPixels],
  ['the results are {−1}, {2}, {−3}', ...slid(pixels, [1, -1])],
  ['added over all windows: {1}, {−1}, {2}, {−2}', ...toPixels],
  ['the sum of the gradients, {3}', reports.reduce((sum, report) => sum + report)],
  ['table {676} × {72}', windows, inWindow],
  ['filters {72} × 16', inWindow],
  ['result {676} × 16 = 26·26·16', windows],
  ['48,672 {7.8} times', (windows * inWindow) / (side ** 2 * channels)],
  ['sliding needs {6} multiplications. With some additions {4} will do', sliding(2, 3), winograd(2, 3)],
  ['it takes {16} multiplications instead of {36}', winograd(2, 3) ** 2, sliding(2, 3) ** 2],
  ['{2.25} times fewer', (sliding(2, 3) / winograd(2, 3)) ** 2],
  ['[see](#receptive-field) {5} × {5} with {18} weights', see(2), see(2), weights(2)],
  ['for each pair of channels instead of {25}', weights(1, 5)],
  [
    'three see {7} × {7} with {27} instead of {49}, and there is an activation in',
    see(3),
    see(3),
    weights(3),
    weights(1, 7),
  ],
  [
    'three see {7} × {7} with {27} instead of {49}, and there is an activation between',
    see(3),
    see(3),
    weights(3),
    weights(1, 7),
  ],
  ['- text: {27} instead of {49} right: true', weights(3), weights(1, 7)],
  ['For 2 × 2 results it needs {16} multiplications', winograd(2, 3) ** 2],
  ['instead of {36}. In exchange', sliding(2, 3) ** 2],
  ['the tables are {676} × {72} and {72} × 16', windows, inWindow, inWindow],
  ['two see {5} × {5} with {18} weights instead of {25}', see(2), see(2), weights(2), weights(1, 5)],
  ['which needs {16} multiplications where sliding needs {36}', winograd(2, 3) ** 2, sliding(2, 3) ** 2],
  ['need {4} multiplications instead of {6}', winograd(2, 3), sliding(2, 3)],
  ['3 × 3 filter needs {16} instead of {36}', winograd(2, 3) ** 2, sliding(2, 3) ** 2],
  ['text: "{5}" remark: The pixels alone add up to {5}', ...twice(sumOf([2, 0, 3]))],
  ['text: "{13}" remark: Pixels and', sumOf([2, 0, 3]) + sumOf([1, 5, 2])],
  ['text: "{6}" remark: The first place adds 1', 3 * 2],
  ['text: "{7}" remark: Each gradient is', 3 + 4],
  ['text: "{12}" remark: The two shares', 3 * 4],
  ['text: "{0}" remark: The weights cancel', -1 + 1],
  ['text: {27} instead of {147}', weights(3), weights(3, 7)],
  ['text: {49} instead of {27}', weights(1, 7), weights(3)],
  ['text: {9} instead of {49}', weights(1), weights(1, 7)],
  ['text: About {2} ms remark: On the way back', 1 + 1],
];

export const claims: Claim[] = [
  ...ratios,
  ...numbers,
  ...steps,
  ...throughTime,
  ...gates,
  ...convolutions,
  ...further,

  // Wrong options and their remarks.
  ['"{0}" remark: Only a reset gate of 0', 0 * 0.5],
  ['"0.2" remark: That would take an update gate of {1}', (0.2 - 1) / (0.2 - 1)],
  ['About {9} ms remark: The number of weights of a filter', 3 * 3 * 1],
];
