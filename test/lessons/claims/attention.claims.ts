import { further } from './attention-further.ts';
import type { Claim } from './check.ts';
import { dot, softmax, sumOf } from './formulas.ts';

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

const twelve = Array.from({ length: 12 }, (_, i) => i + 1);
/** The words that one of twelve may ask where words behind it are hidden. */
const seenBy = (place: number) => twelve.filter((word) => word <= place);
const ends = (words: readonly number[]) => [words[0] ?? 0, words.at(-1) ?? 0];
const seen = seenBy(5);
/** The fifth word and its neighbours. */
const around = twelve.filter((word) => Math.abs(word - 5) <= 1);

/** Scores of “the dog ate”, and the shares of a row where later words are hidden. */
const table = [
  [1, 0, 0],
  [1, 2, 0],
  [0, 2, 1],
];
const masked = (row: readonly number[], word: number) =>
  softmax(row.map((score, at) => (at > word ? Number.NEGATIVE_INFINITY : score)));
const [, hidden = Number.NaN] = masked([1, 2], 0);

/** The shares of scores that lie one spread apart. */
const [sure = 0, unlikely = 1] = softmax([spread, 0, -spread]);

/** The encoding of width 4. */
const pairsOfWaves = Array.from({ length: 4 / 2 }, (_, i) => i);
const waves = (p: number) =>
  pairsOfWaves.flatMap((i) => [Math.sin(p / slowness(i)), Math.cos(p / slowness(i))]);
const anywhere = Array.from({ length: 1_000 }, (_, p) => waves(p)).flat();
const highest = [Math.min(...anywhere), Math.max(...anywhere)];

export const claims: Claim[] = [
  ...further,
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
  ['Words {1} to {5}', ...ends(seen)],
  ['It turns the scores into shares that add up to {1}.', sumOf(shares)],
  [
    'score {4} {2} {0} divided {2} {1} {0} share {0.665} {0.245} {0.090}',
    ...[...scores, ...divided, ...shares],
  ],
  ['becomes a share between {0} and {1}.', ...softmax([-100, 100])],
  ['What does attention return? kind: number difficulty: 2 answer: {9}', dot([0.5, 0.3, 0.2], [10, 0, 20])],
  ['The softmax makes them add up to {1} in any case.', sumOf(softmax(scores))],
  ['the shares must still add up to {1}.', sumOf(softmax([5, 1, 0]))],
  ['The softmax makes all shares add up to {1}.', sumOf(softmax([5, 1, 0]))],
  ['the weights are positive and add up to {1}.', sumOf(shares)],
  ['turns the fit into shares that add up to {1}, and', sumOf(shares)],
  ['Yes, they add up to {1}, and none is negative', sumOf(shares)],
  ['e⁰ = 1, together {11.11}.', sumOf(divided.map(Math.exp))],
  ['the 5 shares of each target word add up to {1}.', sumOf(softmax([0, 3, 1, 2, 5]))],
  [
    'nearly {1} to the largest and {0} to the rest, and its slope is then nearly {0}.',
    ...[sure, unlikely, sure * (1 - sure)],
  ],
  ['so that their shares are {0}: ```text', hidden],
  ['set to −∞, so that their shares are {0}.', hidden],
  [
    'the {1.000} {0} {0} dog {0.269} {0.731} {0} ate {0.090} {0.665} {0.245}',
    ...table.flatMap((row, word) => masked(row, word)),
  ],
  ['row 3 knows words {1} to {3} only, just as if word {4}', ...ends(seenBy(3)), 3 + 1],
  ['position 5 knows words {1} to {5} only', ...ends(seen)],
  ['the first word sees {one} word and the tenth sees {ten}', seenBy(1).length, seenBy(10).length],
  ['computed for one head? kind: number difficulty: 2 answer: {144}', twelve.flatMap(() => twelve).length],
  ['has, without biases, {3}d² weights for query, key and value', 16_384 / 64 ** 2 - 1],
  ['→ matrix → {64}', heads * each],
  ['the query of one head have? kind: number difficulty: 2 answer: {16}', 96 / 6],
  ['for i = {0} and i = {1}:', ...pairsOfWaves],
  ['p = 0 {0.000} {1.000} {0.000} {1.000} p = 1 {0.841} {0.540} {0.010} {1.000}', ...[0, 1].flatMap(waves)],
  ['p = 2 {0.909} {−0.416} {0.020} {1.000}', ...waves(2)],
  ['All values stay between {−1} and {1}, and', ...highest],
  ['Sines and cosines stay between {−1} and {1}, while', ...highest],
  [
    'A softmax over 300 scores adds up to {1} as well.',
    sumOf(softmax(Array.from({ length: 300 }, (_, i) => i))),
  ],
  ['to two decimals? kind: number difficulty: 3 answer: {0.02}', Math.sin(2 / slowness(1))],

  // Wrong options and their remarks.
  ['The first {44} tokens are no longer seen', 300 - 256],
  ['Words {1} to {4} remark: A word takes part in its own', ...ends(seen.filter((word) => word < 5))],
  ['Words {4} to {6} remark', ...ends(around)],
  [
    'Word {6} is still to come and is hidden; words {1} to {3} are not.',
    ...[
      ...around.filter((word) => !seen.includes(word)),
      ...ends(seen.filter((word) => !around.includes(word))),
    ],
  ],
  ['Two heads of {half} the length cost about the same', width / 2 / width],
  [
    'It becomes {eight} times as large remark: Each head is only {an eighth} as wide.',
    (8 * width) / width,
    width / 8 / width,
  ],
  ['It becomes {an eighth} of it', width / 8 / width],
];
