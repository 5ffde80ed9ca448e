/** Every sum that a lesson writes out, in whatever part of it, is worked out again. */
import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { agrees, sumsIn } from './sums/find.ts';

describe('the finder', () => {
  test.each([
    ['5 · 3 − 10 = 5', 5],
    ['so 0.8·1 + 0.5·0 = 0.8, and', 0.8],
    ['2(0.159 − 1) = −1.682', -1.682],
    ['tanh(0.8) = 0.664', Math.tanh(0.8)],
    ['σ(−1) ≈ 0.27', 1 / (1 + Math.E)],
    ['−ln(1/10) = 2.303', Math.log(10)],
    ['ln 40 / ln 2 = 5.3', Math.log2(40)],
    ['√(36 + 64) = 10', 10],
    ['e^(1 − 7/6) = 0.846', Math.exp(-1 / 6)],
    ['e⁻¹ = 0.37', Math.exp(-1)],
    ['0.25²⁰ ≈ 9 · 10⁻¹³', 0.25 ** 20],
    ['⌊(28 − 3) / 2⌋ + 1 = 13', 13],
    ['1/3 = 33 %', 1 / 3],
    ['100 · 1/4 = 25 %', 25],
    ['9 · 96 · 96 · 50,176 = 4.2 billion', 9 * 96 * 96 * 50_176],
    ['8 filters · 9 weights = 72 weights', 72],
    ['28 · 5,888 ≈ 165,000', 28 * 5_888],
    ['3 · 0.333 ≈ 1.00', 0.999],
    ['(3 · 4 = 12)', 12],
    ['- Step 1: 3 · 4\n  = 12', 12],
    ['sum 1 = 3 ·\n4 = 12', 12],
    ['x = 10 − 0.01 · (−36) = 10.36', 10.36],
    ['2 · 3 = 7 − 1', 6],
    ['Together it takes 5 · 8 = 40 s.', 40],
    ['40 = 5 · 8.', 40],
    ['6 · 50 s = 300 s', 300],
    ['1,568 = 8 · 14 · 14', 1568],
    ['11 = 2·1 + 3·3', 11],
    ['12,800,000 bytes = 12.8 MB', 12_800_000],
    ['40 ms = 0.04 s', 0.04],
    ['ReLU(−3) = 0', 0],
    ['max(0, 2 − 5) + 1 = 1', 1],
  ])('finds that %j is right', (text, made) => {
    const found = sumsIn(text);
    expect(found).toHaveLength(1);
    expect(found.filter(agrees)).toHaveLength(1);
    expect(found[0]?.made).toBeCloseTo(made, 9);
  });

  test.each([
    '5 · 3 − 10 = 4',
    '0.5 · 0.3 = 0.16',
    'tanh(0.8) = 0.665',
    '2(0.159 − 1) = −1.69',
    'ln 10 = 2.302',
    '√(36 + 64) = 14',
    '3 · 0.333 = 1.000',
    '0.25²⁰ ≈ 9 · 10⁻¹²',
    '1/3 = 34 %',
    '28 · 5,888 ≈ 164,000',
    '28 · 5,888 = 165,000',
    '26 · 26 · 8 = 5,048',
    '9 · 96 = 0.8 million',
    '2 · 3 = 7 + 1',
    '0.5 − 0.7 = 0.2',
    'Together it takes 5 · 8 = 41 s.',
    '41 = 5 · 8.',
    '6 · 50 s = 301 s',
    '1,568 = 8 · 14 · 13',
    '12 = 2·1 + 3·3',
    '12,800,000 bytes = 12.9 MB',
    '40 ms = 0.4 s',
    'ReLU(−3) = 3',
    'max(0, 2 − 5) + 1 = −2',
  ])('finds that %j is wrong', (text) => {
    const found = sumsIn(text);
    expect(found).toHaveLength(1);
    expect(found.filter(agrees)).toEqual([]);
  });

  test.each([
    'x · 3 = 6',
    'f(3 + 4) = 5',
    'h − 0.5 = 0.2',
    '2 · 3 = 6 x',
    '2 · 3 = 6x + 1',
    '1 + 2 + … + 100 = 5,050',
    'an entry = 3',
    '1001 × 64 = 999 × 62',
    '0.5–0.7 · 2 = 1',
    '(1, 2) · (3, 4) = 11',
    'step 2 = 3 · 4',
    '1 = 3 weights',
  ])('finds no whole sum in %j', (text) => expect(sumsIn(text)).toEqual([]));

  test('finds each step of a row of sums', () => {
    const found = sumsIn('Slope = 1 − h² = 1 − 0.8² = 1 − 0.64 = 0.36. So −ln(1/10) = ln 10 ≈ 2.303');
    expect(found.map(({ text }) => text)).toEqual([
      '1 − 0.8² = 1 − 0.64',
      '1 − 0.64 = 0.36',
      '−ln(1/10) = ln 10',
      'ln 10 ≈ 2.303',
    ]);
  });
});

/** How many sums each document has at least; a folder counts as one. */
const atLeast: Record<string, number> = {
  'applications.md': 28,
  'attention.md': 21,
  'basics.md': 52,
  'by-hand.md': 87,
  'cnn-families.md': 46,
  'cnn.md': 132,
  'code.md': 43,
  'comparison.md': 20,
  'cost.md': 22,
  'detection-segmentation.md': 38,
  'documents/course': 15,
  'embeddings.md': 17,
  'experiments.md': 35,
  'failure-modes.md': 31,
  'forecasting.md': 16,
  'gru.md': 24,
  'history.md': 3,
  'initialisation.md': 38,
  'language-models.md': 42,
  'lstm.md': 87,
  'memory.md': 25,
  'normalisation.md': 13,
  'parallelisation.md': 33,
  'recurrence-today.md': 11,
  'regularisation.md': 27,
  'rnn.md': 35,
  'saliency.md': 11,
  'seq2seq.md': 24,
  'training.md': 82,
  'transfer-learning.md': 9,
  'transformer.md': 6,
  'vanishing-gradients.md': 27,
};
/** How many sums stand in each kind of text at least. */
const atLeastIn = { prose: 98, formulas: 204, quiz: 384, answers: 414 };

const parts = globSync('documents/**/*.md').flatMap((file) => {
  const document = dirname(file) === 'documents' ? file.replace('documents/', '') : dirname(file);
  const text = readFileSync(file, 'utf8');
  const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;
  const blocks = [...text.matchAll(fence)].map(([, name = '', content = '']) => ({
    ...{ document, text: content },
    kind: name === 'quiz' || name === 'answers' ? name : ('formulas' as const),
  }));
  return [{ document, kind: 'prose' as const, text: text.replaceAll(fence, ';') }, ...blocks];
});

describe('the documents', () => {
  const found = parts.flatMap(({ text, ...where }) => sumsIn(text).map((sum) => ({ ...where, ...sum })));

  test.each(Object.entries(atLeast))('sums in %s are right', (document, count) => {
    const here = found.filter((sum) => sum.document === document);
    expect(here.filter((sum) => !agrees(sum))).toEqual([]);
    expect(here.length).toBeGreaterThanOrEqual(count);
  });

  test.each(Object.entries(atLeastIn))('%s holds sums', (kind, count) => {
    expect(found.filter((sum) => sum.kind === kind).length).toBeGreaterThanOrEqual(count);
  });

  test('are all looked into', () => {
    const documents = new Set(found.map(({ document }) => document));
    expect(documents).toEqual(new Set(Object.keys(atLeast)));
  });
});
