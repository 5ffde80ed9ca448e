import type { Claim } from './check.ts';
import { lstmStates, softmax, sumOf } from './formulas.ts';

/** A sentence of two words by its probabilities, as a product and as a sum of logarithms. */
const product = (...words: number[]): number => words.reduce((a, b) => a * b, 1);
const score = (...words: number[]): number => words.reduce((sum, word) => sum + Math.log(word), 0);
const [cat, bird] = [
  [0.6, 0.4],
  [0.4, 0.9],
] as const;
/** All sentences of two words that a beam of two compares. */
const continued = [0.4, 0.35, 0.25].map((next) => [0.6, next]).concat([0.9, 0.1].map((next) => [0.4, next]));
const products = continued.map((words) => product(...words));

const machine = 'the cat is on the mat'.split(' ');
const reference = 'the small cat is on the mat'.split(' ');
const runs = (words: readonly string[], n: number): string[] =>
  words.slice(n - 1).map((_, i) => words.slice(i, i + n).join(' '));
/** How many runs of n words stand in the reference, each counted at most as often as there. */
function found(words: readonly string[], n: number): number {
  const times = (all: readonly string[], run: string) => all.filter((each) => each === run).length;
  const [own, right] = [runs(words, n), runs(reference, n)];
  return [...new Set(own)].reduce((sum, run) => sum + Math.min(times(own, run), times(right, run)), 0);
}
const countsOf = (words: readonly string[]) =>
  [1, 2, 3, 4].map((n) => [found(words, n), runs(words, n).length] as const);
const meanOf = (words: readonly string[]): number =>
  product(...countsOf(words).map(([right, all]) => right / all)) ** (1 / 4);
const penaltyOf = ({ length }: readonly string[]): number =>
  length < reference.length ? Math.exp(1 - reference.length / length) : 1;
const bleu = (words: readonly string[]): number => meanOf(words) * penaltyOf(words);
const [counts, mean, penalty] = [countsOf(machine), meanOf(machine), penaltyOf(machine)];
const shares = counts.map(([right, all]) => right / all);
const only = Array<string>(6).fill('the');
const unclipped = only.filter((word) => reference.includes(word)).length;

/** The probability of the sentence that beams of 0, 1 and 2 end with. */
const beams = [0, 1, 2].map((width) => {
  const kept = [0.6, 0.4].slice(0, width);
  return Math.max(0, ...products.filter((_, i) => kept.includes(continued[i]?.[0] ?? 0)));
});
/** The width of the beam that ends where the likeliest word is taken at each step. */
const asGreedy = beams.indexOf(product(...cat));

export const claims: Claim[] = [
  ['10 words {25.6} numbers a word 50 words {5.1} numbers a word', 256 / 10, 256 / 50],
  ['four layers of 1,000 LSTM cells, which is {8,000} numbers', 4 * 1_000 * 2],
  ['a sentence of 10 words has {25.6} numbers per word, one of 50 words only {5.1}', 256 / 10, 256 / 50],

  ['{0.98}^50 = {0.364}', 1 - 2 / 100, (1 - 2 / 100) ** 50],
  ['{36%} remain without a mistake', (1 - 2 / 100) ** 50],
  ['so the share is {0.9} · {0.9} = {0.81}', 1 - 0.1, 1 - 0.1, (1 - 0.1) ** 2],

  ['then *cat*: 0.6 · 0.40 = {0.24}', product(...cat)],
  [
    'the cat 0.6 · 0.40 = {0.24} the dog 0.6 · 0.35 = {0.21} the cow 0.6 · 0.25 = {0.15}',
    ...products.slice(0, 3),
  ],
  ['a bird 0.4 · 0.90 = {0.36} a cow 0.4 · 0.10 = {0.04}', ...products.slice(3)],
  ['*a bird* wins with {0.36} although', Math.max(...products)],
  [
    'ln 0.4 + ln 0.9 = {−0.916} − {0.105} = {−1.02}, and {−1.43} for *the cat*',
    ...[Math.log(0.4), -Math.log(0.9), score(...bird), score(...cat)],
  ],
  ['2 words {−1.02} / 2 = {−0.51}', score(...bird), score(...bird) / 2],
  ['4 words −1.60 / 4 = {−0.40}', -1.6 / 4],
  ['with k = 5 and 10,000 words {50,000}.', 5 * 10_000],
  [
    'After "the" the best word has 0.4, product {0.24}; after "a" it has 0.9, product {0.36}',
    product(...cat),
    product(...bird),
  ],

  ['A translation equal to the reference gets {100}', 100 * bleu(reference)],
  ['without a common run of four it is {0}.', bleu('the cat is the mat'.split(' '))],
  ['The translation has {6} words, the reference {7}:', machine.length, reference.length],
  [
    'words {6} of {6} {1.000} pairs {4} of {5} {0.800}',
    ...counts.slice(0, 2).flatMap(([a, b]) => [a, b, a / b]),
  ],
  [
    'runs of 3 {3} of {4} {0.750} runs of 4 {2} of {3} {0.667}',
    ...counts.slice(2).flatMap(([a, b]) => [a, b, a / b]),
  ],
  ['{1} · {0.8} · {0.75} · {0.667} = {0.400} 0.400^(1/4) = {0.795}', ...shares, product(...shares), mean],
  ['with the lengths c = {6} and r = {7}', machine.length, reference.length],
  ['e^(1 − {7}/{6}) = {0.846} BLEU', reference.length, machine.length, penalty],
  [
    'BLEU = {0.795} · {0.846} = {0.673} ``` That is {67.3} in points',
    mean,
    penalty,
    bleu(machine),
    100 * bleu(machine),
  ],
  [
    'would have {6} of {6} words right. With clipping it has {2} of {6}',
    unclipped,
    only.length,
    found(only, 1),
    only.length,
  ],
  ['remark: Without clipping it would be {6}', unclipped],
  ['- text: "{2}" right: true - text: "1" remark: The reference has the word twice', found(only, 1)],
  ['two of the six are found, and the share is {2}/{6}', found(only, 1), only.length],
  [
    'Found are {6} of {6} words, {4} of {5} pairs, {3} of {4} runs of three, {2} of {3} runs of four',
    ...counts.flat(),
  ],
  ['is ({1} · {0.8} · {0.75} · {0.667})^(1/4) = {0.795}. The machine wrote', ...shares, mean],
  [
    'The machine wrote {6} words, the reference has {7}, so the penalty is e^(1 − {7}/{6}) = {0.846}',
    ...[machine, reference, reference, machine].map((text) => text.length),
    penalty,
  ],
  ['BLEU = {0.795} · {0.846} = {0.673}. - questions', mean, penalty, bleu(machine)],
  [
    'text: "{6}" remark: Without clipping it would be {6}',
    ...[1, 2].map(() => 'the the the the the the'.match(/the/g)?.length ?? 0),
  ],
  ['answer: {5} tolerance: 0', 300 / 60],
  ['answer: {0.81} tolerance: 0.001', (1 - 0.1) ** 2],
  ['answer: {0.24} tolerance: 0.001', Math.max(product(0.5, 0.4), product(0.3, 0.8))],
  ['answer: {0.75} tolerance: 0.001', 6 / 8],
  ['The reference has the word {twice}, so two', reference.filter((word) => word === 'the').length],

  // What the lesson says in passing.
  ['With 256 units each sentence becomes {256} numbers', lstmStates(256, 1, 10).h.length],
  ['The state has {300} numbers whatever the length', lstmStates(300, 1, 60).h.length],
  ['because its hidden state of step 5 needs that of step {4}.', 5 - 1],
  ['With k = {1} beam search is greedy search.', asGreedy],
  ['text: "{1}" right: true - text: "0" remark: With no', asGreedy],
  ['text: "{0}" remark: With no beginning kept', beams.indexOf(0)],
  ['text: "{2}" remark: Two beginnings are kept', beams.findIndex((best) => best > product(...cat))],
  ['With a width of {1} only the likeliest', asGreedy],
  ['The one nearer to {0} is the likelier', score(1)],
  ['{2} words −1.02 / 2 = −0.51', bird.length],
  ['Logarithms of probabilities are negative or {0}.', score(1)],
  ['Every word multiplies by a probability below {1}, so', sumOf(softmax([1, 2, 3]))],
  [
    'The result lies between {0} and {1}, often written as {0} to {100}.',
    ...[bleu(only), bleu(reference), 100 * bleu(only), 100 * bleu(reference)],
  ],
  ['{1} (or {100}) means equal to the reference', bleu(reference), 100 * bleu(reference)],
  ['so that none may be {0}:', meanOf('the cat is the mat'.split(' '))],
  ['A sentence has BLEU {0} when one of', bleu('the cat is the mat'.split(' '))],
  ['and a product with a 0 is {0}.', product(0.8, 0.75, 0)],
  ['text: "{1}" remark: The reference has the word twice', new Set(only).size],
  ['if the reference has “the” {twice}?', machine.filter((word) => word === 'the').length],
];
