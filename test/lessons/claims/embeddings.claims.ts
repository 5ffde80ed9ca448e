import type { Claim } from './check.ts';
import { denseWeights, dot, sigmoid } from './formulas.ts';

const spam = 'free money now'.split(' ');
const [cat, dog, car] = [
  [4, 3],
  [3, 4],
  [4, -3],
] as const;
const size = (vector: readonly number[]): number => Math.sqrt(dot(vector, vector));
const cosine = (a: readonly number[], b: readonly number[]): number => dot(a, b) / (size(a) * size(b));

/** What negative sampling costs for a true neighbour and for a drawn word, by their products. */
const [near, drawn] = [2, -1];
const costs = [-Math.log(sigmoid(near)), -Math.log(sigmoid(-drawn))] as const;
const king = [5, 1].map((each, i) => each - ([1, 1][i] ?? 0) + ([1, 3][i] ?? 0));

/** Words beside each word, by a window of 1. */
const neighbours = 'we drink tea'
  .split(' ')
  .flatMap((_, i, all) => [i - 1, i + 1].filter((other) => all[other] !== undefined));

/** Words in pieces, and how often each occurs. */
type Counted = readonly (readonly [pieces: readonly string[], count: number])[];
const words: Counted = [
  [[...'cold'], 5],
  [[...'colder'], 2],
  [[...'oldest'], 4],
  [[...'hardest'], 3],
];
/** How often two pieces stand side by side, in all words that hold them. */
const counts = (text: Counted, pair: string): number[] =>
  text.flatMap(([pieces, count]) => {
    const times = pieces.slice(1).filter((piece, i) => `${pieces[i]} ${piece}` === pair).length;
    return times > 0 ? [times * count] : [];
  });
const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const pairsOf = (text: Counted): string[] =>
  text.flatMap(([pieces]) => pieces.slice(1).map((piece, i) => `${pieces[i]} ${piece}`));
/** Pieces after the two of a pair have been joined wherever they stand side by side. */
const join = (pieces: readonly string[], pair: string): string[] =>
  ` ${pieces.join(' ')} `
    .replaceAll(` ${pair} `, ` ${pair.replace(' ', '')} `)
    .trim()
    .split(' ');
/** The rules in their order; in a tie the pair met first is taken. */
function learn(text: Counted, rules: number): [pair: string, times: number][] {
  if (rules === 0) return [];
  const most = Math.max(...pairsOf(text).map((pair) => total(counts(text, pair))));
  const pair = pairsOf(text).find((each) => total(counts(text, each)) === most) ?? '';
  const joined = text.map(([pieces, count]) => [join(pieces, pair), count] as const);
  return [[pair, most], ...learn(joined, rules - 1)];
}
const rules = learn(words, 5);
const times = rules.map(([, count]) => count);
const letters = new Set(words.flatMap(([pieces]) => pieces));
const coldest = rules.reduce<readonly string[]>((pieces, [pair]) => join(pieces, pair), [...'coldest']);

/** Rows of the table that word numbers select, and each row found by its one-hot product. */
const table = Array.from({ length: 2_000 }, (_, word) => Array.from({ length: 32 }, (_, k) => word + k));
const oneHot = (id: number): number[] => table.map((_, word) => (word === id ? 1 : 0));
const selected = [214, 87, 31].map((id) => {
  const place = dot(
    oneHot(id),
    table.map((_, row) => row),
  );
  return { place, row: table[place] ?? [] };
});
/** The shape of a batch of texts behind a table with rows of so many numbers. */
const rowsOf = (texts: number, length: number, size: number): [number, number, number] => {
  const batch = Array.from({ length: texts }, () =>
    Array.from({ length }, () => Array.from({ length: size }, () => 0)),
  );
  return [batch.length, batch[0]?.length ?? 0, batch[0]?.[0]?.length ?? 0];
};
const texts = rowsOf(64, 500, 32);
const man = [1, 1] as const;
const woman = [1, 3] as const;

/** What follows from given sizes and words, and what is said again. */
const further: Claim[] = [
  ['→ rows {214}, {87} and {31} →', ...selected.map(({ place }) => place)],
  ['→ 3 vectors of {32} numbers', selected[0]?.row.length ?? 0],
  ['A one-hot vector has {2,000} entries, and a single one is {1}.', oneHot(214).length, total(oneHot(214))],
  ['It would suggest that 214 is close to {215}', 214 + 1],
  ['word numbers from {0} to 4,999', Math.min(...Array.from({ length: 5_000 }, (_, id) => id))],
  ['500 words becomes {500} × {32} numbers, and', ...texts.slice(1)],
  ['a batch of 64 texts {64} × {500} × {32}.', ...texts],
  ['If all vectors are scaled to length {1}', size(car.map((each) => each / size(car)))],
  ['(X/100)^0.75, at most {1} ', (100 / 100) ** 0.75],
  [
    '= ({5}−{1}+{1}, {1}−{1}+{3})',
    ...[0, 1].flatMap((at) => [[5, 1][at] ?? 0, man[at] ?? 0, woman[at] ?? 0]),
  ],
  [
    'the pair “e s” occurs {7} times, “o l” {11} times and “e r” {2} times',
    ...['e s', 'o l', 'e r'].map((pair) => total(counts(words, pair))),
  ],
  ['every pair would need {50,000} products', denseWeights(0, 50_000)],
];

export const claims: Claim[] = [
  ...further,
  ['→ {3} vectors of 32 numbers', spam.length],
  ['has 2,000 · 32 = {64,000} weights. In small', 2_000 * 32],
  ['all lengths {5}', size(cat)],
  ['lengths {5} cos(cat, dog)', size(dog)],
  ['cat·dog = 4·3 + 3·4 = {24} cat·car = 4·4 + 3·(−3) = {7}', dot(cat, dog), dot(cat, car)],
  ['cos(cat, dog) = {24}/25 = {0.96} cos(cat, car)', dot(cat, dog), cosine(cat, dog)],
  ['cos(cat, car) = {7}/25 = {0.28}', dot(cat, car), cosine(cat, car)],
  ['{1} means the same direction, {0} a right angle', cosine(cat, [8, 6]), cosine(cat, [-3, 4])],
  ['word {428} is twice word 214', 2 * 214],
  ['from 0 to {4,999}, and each number is replaced', 5_000 - 1],
  [
    'and dog (3, 4) that is ({12} + {12}) / ({5} · {5}) = {0.96}',
    ...[4 * 3, 3 * 4, size(cat), size(dog), cosine(cat, dog)],
  ],
  [
    'and car (4, −3) it is ({16} − {9}) / {25} = {0.28}',
    4 * 4,
    3 * 3,
    size(cat) * size(car),
    cosine(cat, car),
  ],
  ['−ln σ(2) = {0.127} −ln σ(1) = {0.313} loss = {0.440}', ...costs, total(costs)],
  ['With products 2 and −1 that is {0.127} + {0.313} = {0.440}', ...costs, total(costs)],
  ['aims at ln 10 = {2.30} and has the weight {0.1}^0.75 = {0.178}', Math.log(10), 10 / 100, 0.1 ** 0.75],
  ['= (5−1+1, 1−1+3) = ({5}, {3})', ...king],
  ['If queen lies at ({5}, {3})', ...king],
  [
    '*o l* and *l d* occur {5} + {2} + {4} = {11} times each',
    ...counts(words, 'o l'),
    total(counts(words, 'l d')),
  ],
  ['o + l → ol {11} times 2 ol + d → old {11} times 3 c + old → cold {7} times', ...times.slice(0, 3)],
  ['4 e + s → es {7} times 5 es + t → est {7} times', ...times.slice(3)],
  ['The box now has {10} letters and {5} pieces', letters.size, new Set(rules).size],
  ['{7} letters became {2} tokens', 'coldest'.length, coldest.length],
  ['begin with the {256} possible *bytes*', 2 ** 8],
  ['the joins are ol ({11} times), old ({11}), cold ({7}), es ({7}), est ({7})', ...times],
  ['answer: {100000} tolerance: 0', 5_000 * 20],
  ['word 428 is {twice} word 214', 428 / 214],
  ['answer: {4} tolerance: 0', neighbours.length],
  ['answer: {526} tolerance: 0', 26 + 500],
];
