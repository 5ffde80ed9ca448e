import type { Claim } from './check.ts';
import { denseWeights } from './formulas.ts';
import { further } from './transformer-further.ts';
import { ratios } from './transformer-ratios.ts';

/** Weights of a block by its width, without biases and norms. */
const attention = (d: number): number => 3 * d * d + d * d;
const network = (d: number): number => d * 4 * d + 4 * d * d;
const block = (d: number): number => attention(d) + network(d);
/** The biases of query, key, value, output and network, and scale and shift of two norms. */
const besides = (d: number): number => 4 * d + (4 * d + d) + 2 * (d + d);

/** The block of this bot on digits, of 28 rows of 28: with biases, and without scale and shift in its norms. */
const units = 64;
const width = units / 2;
const onDigits =
  denseWeights(28, width) +
  4 * denseWeights(width, width) +
  denseWeights(width, units) +
  denseWeights(units, width) +
  denseWeights(width, 10);

/** Products of a layer of width 64 over a number of steps. */
const d = 64;
const matrices = (steps: number): number => steps * 4 * d ** 2;
const pairs = (steps: number): number => 2 * steps ** 2 * d;
const ofAttention = (steps: number): number => matrices(steps) + pairs(steps);
const ofRnn = (steps: number): number => steps * 2 * d ** 2;
/** Where the pairs cost as much as the matrices: the one grows with the square, the other with the length. */
const equal = matrices(1) / pairs(1);
const millions = (products: number): number => products / 1e6;

export const claims: Claim[] = [
  ...further,
  ...ratios,
  ['network d·4d + 4d·d = {8}d² attention {4}d² together {12}d²', network(1), attention(1), block(1)],
  ['d = 64 {12} · 64² = {49,152}', block(1), block(64)],
  ['d = 768 {12} · 768² = {7,077,888}', block(1), block(768)],
  ['Twelve blocks of d = 768 have {84,934,656} weights', 12 * block(768)],
  ['With 64 units the width is {32}, and on digits there are {9,674} weights', width, onDigits],
  ['block of width d = 32 have ({12}d², without', block(1)],
  [
    'gives {12} · 32² = 12 · {1,024} = {12,288}. A third of them, {4}d²',
    block(1),
    32 ** 2,
    block(32),
    attention(1),
  ],
  [
    'About {12} · d² for each block of width d: {4}d² for attention (query, key, value and output) and {8}d²',
    ...[block(1), attention(1), network(1)],
  ],
  ['With d = 768 that is {7,077,888}, and twelve blocks have {84,934,656}.', block(768), 12 * block(768)],
  ['Biases and normalisation add only {0.14%} to that', besides(768) / block(768)],
  ['where most of the weights are: {8} of the {12} d²', network(1), block(1)],

  ['but with 30 pupils {900} questions', 30 * 30],
  ['T · {2}d² attention T · {4}d² + 2 · T² · d', ofRnn(1) / d ** 2, matrices(1) / d ** 2],
  [
    'T = 100 {0.8} {2.9} T = 1,000 {8.2} {144.4}',
    ...[100, 1_000].flatMap((steps) => [ofRnn(steps), ofAttention(steps)]).map(millions),
  ],
  ['At T = {2}d = {128} both parts of attention are equal', equal / d, equal],
  ['after 1,000 tokens 2 · 1,000 · 64 = {128,000} numbers', 1_000 * (d + d)],
  ['so the layer keeps 2 · 500 · 64 = {64,000} numbers', 500 * (d + d)],
  ['With 100 words that is {10,000}, with 1,000 words a million', 100 * 100],
  ['At a width of 64 both parts are equal at {128} words', equal],
  [
    'an RNN layer needs {8.2 million} products in 1,000 steps in a row; attention needs {144.4 million} in',
    ...[ofRnn(1_000), ofAttention(1_000)],
  ],
  ['so ten times the length costs {a hundred} times as much', 10 ** 2],
  ['the text, {four} times the pairs', 2 ** 2],
  ['biases and norms)? kind: number difficulty: 3 answer: {12288}', block(32)],
  ['a dense network of {twice} the width', units / width],
  ['attention T · 4d² + {2} · T² · d', pairs(1) / d],
  ['of 64 numbers each? kind: number difficulty: 3 answer: {64000}', 500 * (d + d)],
  ['with 1,000 words {a million}, so', 1_000 ** 2],
  ['its state of step 5 needs that of step {4}', 5 - 1],
];
