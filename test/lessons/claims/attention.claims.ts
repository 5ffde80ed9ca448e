import type { Claim } from './check.ts';
import { dot, softmax } from './formulas.ts';

/** The example by hand: one query meets three steps. */
const query = [1, 1, 0, 2];
const keys = { a: [1, 1, 0, 1], b: [0, 2, 1, 0], c: [0, 0, 2, 0] };
const products = (key: readonly number[]) => key.map((each, i) => each * (query[i] ?? 0));
const scores = Object.values(keys).map((key) => dot(query, key));
const divided = scores.map((score) => score / Math.sqrt(query.length));
const shares = softmax(divided);

/** Of a sum of 64 products, whose factors are 1 or −1: their mean is 0 and their spread 1. */
const length = 64;
const squares = [-1, 1].flatMap((a) => [-1, 1].map((b) => (a * b) ** 2));
const spread = Math.sqrt((length * squares.reduce((a, b) => a + b)) / squares.length);

const [width, heads, first] = [64, 4, { heads: 8, width: 512 }];
const each = width / heads;
/** 10000^(2i/d) for the pair i of an encoding of width 4. */
const slowness = (i: number) => 10_000 ** ((2 * i) / 4);

/** What a head with equal shares makes of both pairs of values. */
const halves = [
  [10, 0],
  [5, 5],
].map((values) => dot([0.5, 0.5], values));

/** The words that the fifth of eight may ask where words behind it are hidden. */
const seen = [1, 2, 3, 4, 5, 6, 7, 8].filter((word) => word <= 5);

export const claims: Claim[] = [
  [
    'For A that is {1} + {1} + {0} + {2} = {4}, for B {0} + {2} + {0} + {0} = {2}, for C {0}.',
    ...[...products(keys.a), dot(query, keys.a), ...products(keys.b), dot(query, keys.b)],
    dot(query, keys.c),
  ],
  ['With scores such as 30 and 10 one share is {1} and the others {0}', ...softmax([30, 10])],
  ['Through the states of the {38} words between', 40 - 2],
  ['three keys of length 4. 1. Divide by √4 = {2}: the scores become {2}, {1} and {0}', 4 ** 0.5, ...divided],
  [
    'Take a query with scores {4}, {2} and {0} against three keys of length {4}.',
    ...[...scores, keys.a.length],
  ],
  ['3. Divide: the shares are {0.665}, {0.245} and {0.090}.', ...shares],
  ['4. With the values 10, 0 and 5 the answer is {0.665} · 10 + {0.245} · 0 + {0.090} · 5', ...shares],
  ['answer, second number: {0.665}·0 + {0.245}·10 + {0.090}·5 = {2.90}', ...shares, dot(shares, [0, 10, 5])],
  ['answer, first number: {0.665}·10 + {0.245}·0 + {0.090}·5 = {7.10}', ...shares, dot(shares, [10, 0, 5])],
  [
    'There are 3 · 5 = {15} scores e and {15} shares α, and the {5} shares of each target word',
    ...[3 * 5, 3 * 5, (3 * 5) / 3],
  ],
  ['Multiplied with the 5 values and added, they give {3} results', (3 * 5) / 5],
  ['its spread is √d: {8} for keys of length 64', spread],
  ['Divided by √d the scores have a spread of {1} again', spread / Math.sqrt(length)],
  ['Divided by d itself it would be {0.125}', spread / length],
  ['Each row adds up to {1}. For *ate* these are the shares', softmax([0, 2, 1]).reduce((a, b) => a + b)],
  ['With d = 64 and 4 heads each head works with {16}:', each],
  [
    'head 1 query, key, value of {16} head 2 query, key, value of {16}'.concat(
      ' head 3 query, key, value of {16} head 4 query, key, value of {16} {4} · 16 = {64}',
    ),
    ...[each, each, each, each, width / each, heads * each],
  ],
  ['go from 64 to 4 · {16} numbers', each],
  ['One head with the shares 0.5 and 0.5 returns {5}. From {5} nobody can tell', ...halves],
  ['and 0 and 1, return {10} and {0}.', dot([1, 0], [10, 0]), dot([0, 1], [10, 0])],
  ['had 8 heads of {64} numbers at a width of 512', first.width / first.heads],
  [
    '**In code** it is `MultiHeadAttention(num_heads=4, key_dim={16})` in Keras and `nn.MultiheadAttention({64}, 4)`',
    ...[each, heads * each],
  ],
  ['`MultiHeadAttention(num_heads=4, key_dim={16})` fits a width of 64', each],
  ['for a width of 64 use {2} or {4} heads', width / 32, width / 16],
  ['With width 64 and 4 heads, each head works with {16} numbers', each],
  [
    'Eight heads of {8} numbers together have queries, keys and values of {64} numbers',
    ...[width / 8, (width / 8) * 8],
  ],
  ['a table of 512 rows knows no position {513}', 512 + 1],
  ['The last {44} tokens have no position', 300 - 256],
  ['has the slowest pair sin(p/{100}), cos(p/{100})', slowness(1), slowness(1)],
  ['The sine of 2/100 = {0.02} is {0.02} to two decimals', 2 / slowness(1), Math.sin(2 / slowness(1))],
  ['Words {1} to {5}', seen[0] ?? 0, seen.at(-1) ?? 0],

  // Wrong options and their remarks.
  ['The first {44} tokens are no longer seen', 300 - 256],
];
