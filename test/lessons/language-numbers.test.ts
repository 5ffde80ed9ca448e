/** Worked numbers of the lessons about language, computed again from their formulas. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/lessons/library.ts';
import { type Library, levels } from '../../src/types/lessons.ts';

let library: Library;
beforeAll(async () => {
  library = await loadLibrary('documents');
});
afterAll(() => library.close());

const textOf = (id: string) => {
  const topic = library.topics.get(id);
  if (!topic) throw new Error(`there is no topic ${id}`);
  return [...levels.map((level) => topic.text[level] ?? ''), ...topic.answers.map(({ text }) => text)].join('\n');
};
const grouped = (value: number, digits = 0) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace('-', '−');
/** Every number stands in the text of the topic, in this order within one line if there are several. */
const says = (id: string, ...numbers: string[]) =>
  expect(textOf(id).split('\n').map((line) => line.replace(/\s+/g, ' '))).toEqual(
    expect.arrayContaining([expect.stringContaining(numbers.join(' '))]),
  );
const softmax = (scores: number[]) => {
  const powers = scores.map(Math.exp);
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
};
const dot = (a: number[], b: number[]) => a.reduce((sum, each, i) => sum + each * (b[i] ?? 0), 0);

describe('attention', () => {
  test('by hand: scores, shares and the mean of the values', () => {
    const query = [1, 1, 0, 2];
    const keys = [
      [1, 1, 0, 1],
      [0, 2, 1, 0],
      [0, 0, 2, 0],
    ];
    const values = [
      [10, 0],
      [0, 10],
      [5, 5],
    ];
    const scores = keys.map((key) => dot(query, key));
    const divided = scores.map((score) => score / Math.sqrt(query.length));
    const shares = softmax(divided);
    says('attention', 'score', ...scores.map(String));
    says('attention', 'divided', ...divided.map(String));
    says('attention', 'share', ...shares.map((share) => share.toFixed(3)));
    for (const i of [0, 1])
      says(
        'attention',
        '=',
        dot(
          shares,
          values.map((value) => value[i] ?? 0),
        ).toFixed(2),
      );
    const answer = dot(shares, [10, 0, 5]);
    expect(textOf('attention')).toContain(`0.090 · 5 = ${answer.toFixed(2)}`);
    expect(textOf('attention')).toContain(
      `e² = ${Math.exp(2).toFixed(2)}, e¹ = ${Math.E.toFixed(2)}, e⁰ = 1, together ${(Math.exp(2) + Math.E + 1).toFixed(2)}`,
    );
  });

  test('with a causal mask', () => {
    const scores = [
      [1, 0, 0],
      [1, 2, 0],
      [0, 2, 1],
    ];
    for (const [i, word] of ['the', 'dog', 'ate'].entries()) {
      const shares = softmax((scores[i] ?? []).map((score, j) => (j > i ? Number.NEGATIVE_INFINITY : score)));
      says('self-attention', word, ...shares.map((share) => (share === 0 ? '0' : share.toFixed(3))));
    }
  });

  test('in heads costs as much as in one', () => {
    says('attention-heads', `4 · 64 · 64 = ${grouped(4 * 64 * 64)}`);
    expect(3 * 64 * (4 * 16) + 64 * 64).toBe(4 * 64 * 64);
  });

  test('positions are waves', () => {
    for (const p of [0, 1, 2]) {
      const entries = [Math.sin(p), Math.cos(p), Math.sin(p / 100), Math.cos(p / 100)];
      says('positional-encoding', `p = ${p}`, ...entries.map((entry) => grouped(entry, 3)));
    }
  });
});

describe('a transformer', () => {
  test('has 12 d² weights in a block', () => {
    for (const d of [64, 768]) says('transformer', `12 · ${d}² = ${grouped(12 * d * d)}`);
    expect(textOf('transformer')).toContain(`Twelve blocks of d = 768 have ${grouped(12 * 12 * 768 * 768)}`);
  });

  test('does more work than an RNN, growing with the square', () => {
    const d = 64;
    const rnn = (t: number) => (t * 2 * d * d) / 1e6;
    const attention = (t: number) => (t * 4 * d * d + 2 * t * t * d) / 1e6;
    for (const t of [100, 1_000])
      says('attention-or-recurrence', `T = ${grouped(t)}`, rnn(t).toFixed(1), attention(t).toFixed(1));
    expect(4 * d * d * (2 * d)).toBe(2 * (2 * d) ** 2 * d);
    expect(textOf('attention-or-recurrence')).toContain(`2 · 1,000 · 64 = ${grouped(2 * 1_000 * 64)}`);
  });
});
