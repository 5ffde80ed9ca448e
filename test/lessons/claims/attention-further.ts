/** What a second reading found: sizes that are handed on, and ranges that follow from the softmax. */
import type { Claim } from './check.ts';
import { softmax, sumOf } from './formulas.ts';

const [width, heads] = [64, 4];
const each = width / heads;
/** The numbers that so many heads hold together, which share a width of 64. */
const together = (count: number): number =>
  Array.from({ length: count }, () => width / count).reduce((a, b) => a + b);
/** Source and target words, and the scores between them. */
const pairs = Array.from({ length: 3 }, () => Array.from({ length: 5 }, () => 1));
const positions = Array.from({ length: 256 }, (_, row) => row + 1);

export const further: Claim[] = [
  [
    'go from 64 to {4} · 16 numbers, and so does the last one from {64} to {64}:',
    width / each,
    heads * each,
    together(1),
  ],
  ['That is as many as with a single head of {64} numbers', together(1)],
  ['so the cost is about that of one head of {64}.', together(1)],
  ['have queries, keys and values of 64 numbers, as one head of {64} has.', together(1)],
  [
    'So the matrices have {4} · {64} · {64} weights in both cases',
    16_384 / width ** 2,
    together(8),
    together(1),
  ],
  ['key_dim=16)` fits a width of {64}.', 4 * 16],
  ['`MultiHeadAttention(num_heads={4}, key_dim=16)` fits', width / 16],
  ['Multiplied with the {5} values and added', sumOf(pairs.flat()) / pairs.length],
  ['A table of 256 rows ends at position {256}, and', Math.max(...positions)],
  ['That is the backward {half} of a bidirectional RNN.', 1 / ['forward', 'backward'].length],
  ['each query is compared with the keys of all {12} words', 144 / 12],
  [
    '`MultiHeadAttention(num_heads={4}, key_dim=16)` in Keras and `nn.MultiheadAttention(64, {4})`',
    width / each,
    width / each,
  ],

  // Wrong options and their remarks.
  ['A softmax only accepts scores between {0} and {1}', ...softmax([-100, 100])],
  ['Otherwise the shares would not add up to {1}', sumOf(softmax([4, 2, 0]))],
  ['The shares of attention no longer add up to {1}', sumOf(softmax(positions))],
];
