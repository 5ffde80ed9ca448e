import { parameterCount } from '../../../src/training/parameter-count.ts';
import type { Claim } from './check.ts';
import { further } from './comparison-further.ts';
import { ratios } from './comparison-ratios.ts';
import {
  convWeights,
  denseWeights,
  doubling,
  gruWeights,
  lstmWeights,
  placesOf,
  pooled,
  rnnWeights,
  sumOf,
} from './formulas.ts';

const all = [rnnWeights(64, 28), gruWeights(64, 28), lstmWeights(64, 28)] as const;
/** Steps in a row of recurrent layers that overlap. */
const chain = (steps: number, layers: number) => steps + layers - 1;
/** Steps that a stack of this many layers of this width sees. */
const seen = (layers: number, width: number) => 1 + layers * (width - 1);
const dilated = (layers: number, width: number) => 1 + (width - 1) * (2 ** layers - 1);
/** How many layers see this far. */
const layersFor = (steps: number, sees: (layers: number, width: number) => number) => {
  let layers = 1;
  while (sees(layers, 3) < steps) layers++;
  return layers;
};
/** The side of a map behind a filter without padding, and behind a pooling. */
const filtered = (side: number) => placesOf(side, 3);
const sides = [filtered, pooled, filtered, pooled].map((_, i, steps) =>
  steps.slice(0, i + 1).reduce((side, step) => step(side), 28),
) as [number, number, number, number];
const [first, firstPooled, second, secondPooled] = sides;
/** The weights of the CNN of the bot whose last convolution has this many filters and the first one half of them. */
const small = (filters: number) =>
  convWeights(3 * 3, 1, filters / 2) +
  convWeights(3 * 3, filters / 2, filters) +
  denseWeights(secondPooled ** 2 * filters, 10);
const filters = [4, 8, 16, 32].find((count) => small(count) === parameterCount('cnn', 'digits', 64)) ?? 0;

export const claims: Claim[] = [
  ...ratios,
  ...further,
  ['0.9⁵⁰ ≈ {0.5%} after 50', 0.9 ** 50],

  [
    'RNN    h(h + d + 1)      {5,952} GRU   3h(h + d + 1)     {17,856} LSTM  4h(h + d + 1)     {23,808}',
    ...all,
  ],
  ['= {1,168} weights, whether', convWeights(3 * 3, 8, 16)],
  ['= h · (h + d + 1) = 10 · (10 + 5 + 1) = {160}', rnnWeights(10, 5)],
  ['d = 28 that is {5,952}, {17,856} and {23,808}', ...all],
  ['3 · 64 = {192} more', 3 * 64],
  ['that is {160} for the plain RNN and {640} for the LSTM', rnnWeights(10, 5), lstmWeights(10, 5)],
  ['{17,856} instead of {23,808} for 64 units', gruWeights(64, 28), lstmWeights(64, 28)],
  ['(3 · 3 · 8 + 1) · 16 = {1,168}, for 28', convWeights(3 * 3, 8, 16)],
  ['there is {37%} left after 100 steps, with 0.9 just {0.003%}', 0.99 ** 100, 0.9 ** 100],
  ['makes {13,781} after 100 steps, a factor of 0.9 only {0.00003}', 1.1 ** 100, 0.9 ** 100],

  ['Chain = T + L − 1 = 100 + 3 − 1 = {102}', chain(100, 3)],
  ['every unit looks at {9} pixels', 3 * 3],
  ['two layers of 3 × 3 see {5} × {5}, three see {7} × {7}', seen(2, 3), seen(2, 3), seen(3, 3), seen(3, 3)],
  ['With 28 steps and one layer that is {28} against', chain(28, 1)],
  ['it is {10,000} against still 4, or {13} if dilated layers', chain(10_000, 1), layersFor(10_000, dilated)],
  [
    'The RNN has {10,000} ready at each step and must finish them before the next {10,000}',
    1e6 / 100,
    1e6 / 100,
  ],
  ['64 · 28 = {1,792} multiplications per step, the waiting part 64 · 64 = {4,096}', 64 * 28, 64 * 64],

  ['8 filters 3 × 3      {26} × {26} × 8', first, first],
  ['max pooling 2 × 2    {13} × {13} × 8', firstPooled, firstPooled],
  ['16 filters 3 × 3     {11} × {11} × 16', second, second],
  ['max pooling 2 × 2     {5} × {5} × 16', secondPooled, secondPooled],
  ['flatten              {400}', secondPooled ** 2 * 16],
  ['28 − 3 + 1 = {26}', first],
  ['- text: {13} × {13} × 8', pooled(26), pooled(26)],
  ['- text: {24} × {24} × 8', filtered(26), filtered(26)],
  ['26 / 2 = {13}', pooled(26)],
  ['of 28 × 28 × 1 becomes a vector of {400}', secondPooled ** 2 * 16],
  ['takes away {2}: 28 → {26}, with 8 filters {26} × {26} × 8', 28 - first, first, first, first],
  ['Pooling 2 × 2 halves: {13} × {13} × 8', firstPooled, firstPooled],
  [
    'with 16 filters gives {11} × {11} × 16, and pooling {5} × {5} × 16',
    second,
    second,
    secondPooled,
    secondPooled,
  ],
  ['5 · 5 · 16 = {400} values', secondPooled ** 2 * 16],
  ['400 · 10 + 10 = {4,010} weights', denseWeights(secondPooled ** 2 * 16, 10)],
  ['divides the positions by {4}, and doubling', 2 * 2],
  ['multiplies the work per position by {4}', 2 * 2],
  ['7 × 7 × 64 becomes 64 numbers instead of {3,136}', 7 * 7 * 64],
  ['64 · 10 + 10 = {650} weights instead of {31,370}', denseWeights(64, 10), denseWeights(7 * 7 * 64, 10)],
  ['the convolutions have {8} and {16} filters', filters / 2, filters],

  ['three layers of width 3 see {7} words', seen(3, 3)],
  // Frames of 10 ms, of 16 samples each.
  ['about {100} frames out of 16,000 samples', 16_000 / (10 * 16)],
  ['The whole picture has {784} values', 28 * 28],
  ['With {784} steps each step is one pixel', 28 * 28],

  ['1 + 7 · 2 = {15} steps', seen(7, 3)],
  ['1 + 50 · 2 = {101} steps', seen(50, 3)],
  ['1 + 2 · {63} = {127} steps', sumOf(doubling(6)), 1 + 2 * sumOf(doubling(6))],
  [
    '1 + 2 · (1 + 2 + … + {64}) = 1 + 2 · {127} = {255} steps',
    ...[doubling(7).at(-1) ?? 0, sumOf(doubling(7)), 1 + 2 * sumOf(doubling(7))],
  ],
  ['Without dilation each layer adds only {2}', seen(2, 3) - seen(1, 3)],
  ['3 · 16 · (16 + 3 + 1) = {960} weights', gruWeights(16, 3)],
  [
    'that means {100} plain layers ({201} steps) but only {7} dilated ones, as 1 + 2 · {127} = {255}',
    layersFor(200, seen),
    seen(layersFor(200, seen), 3),
    layersFor(200, dilated),
    sumOf(doubling(layersFor(200, dilated))),
    dilated(layersFor(200, dilated), 3),
  ],
  ['Six dilated layers see {127} steps', dilated(6, 3)],
  ['Four plain layers of width 3 see just {9} steps', seen(4, 3)],
  ['with doubling dilation seven layers see {255}', dilated(7, 3)],
  [
    '{7} layers of width 3, dilation doubling',
    [1, 2, 3, 4, 5, 6, 7, 8].find((layers) => dilated(layers, 3) >= 200) ?? 0,
  ],
  ['gives the LSTM {four} times the weights of the plain RNN', all[2] / all[0]],
  ["it needs {three quarters} of an LSTM's weights", all[1] / all[2]],
  ["it has {a quarter} of an LSTM's weights", all[0] / all[2]],
  [
    "an LSTM has {four} times a plain RNN's recurrent weights, a GRU {three} times",
    all[2] / all[0],
    all[1] / all[0],
  ],
  ['text: {13} × {13} × {4} remark', 26 / 2, 26 / 2, 8 / 2],
  ['text: 26 × 26 × {4} remark', 8 / 2],
  ['text: 28 steps of {784} values', 28 * 28],
  ['text: {784} steps of 28 values', 28 * 28],

  // Wrong options and their remarks.
  ['The state of row 10 enters row {11}', 10 + 1],
  ['Rows 1 to {9} were read before', 10 - 1],
  ['It falls by about {a third} remark: Three gates become two', 1 - 2 / 3],
  ['text: {Four} times as many remark: So many are the positions', 2 * 2],

  ['With 1,000 steps an RNN has a chain of {1,000} calculations', chain(1_000, 1)],
  ['A CNN of 100 layers therefore has a chain of {100}', chain(1, 100)],
  ['| Parameters | h(h + d + 1) | {4}h(h + d + 1) | {3}h', all[2] / all[0], all[1] / all[0]],
  ['GRU {3}h(h + d + 1) 17,856 LSTM {4}h(h + d + 1) 23,808', all[1] / all[0], all[2] / all[0]],
  ['GRU `{3}h(h + d + 1)`, LSTM `{4}h(h + d + 1)`', all[1] / all[0], all[2] / all[0]],
  ['text: It falls by about {a quarter} right: true', 1 - all[1] / all[2]],
  ['three blocks. {3}/{4} are left', all[1] / all[0], all[2] / all[0]],
  ['Up to word {5} both are the same', 6 - 1],
  ['With the dilations {1}, {2}, {4}, … {64} it sees', ...[0, 1, 2, 6].map((at) => doubling(7)[at] ?? 0)],
  ['answer: {160} tolerance: 0 explanation: Parameters =', rnnWeights(10, 5)],
  ['answer: {102} tolerance: 0 explanation: Chain =', chain(100, 3)],
  ['answer: {26} tolerance: 0 explanation: Columns =', first],
];
