/** Worked numbers of the lessons about attention and language models, computed again from their formulas. */
import { describe, expect, test } from 'vitest';
import { alphabet } from '../../src/ml/datasets/alphabet.ts';
import { askedIn, dot, expectLine, grouped, saidIn, shares } from './worked.ts';

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
    const found = shares(divided);
    expectLine('attention', 'score', ...scores.map(String));
    expectLine('attention', 'divided', ...divided.map(String));
    expectLine('attention', 'share', ...found.map((share) => share.toFixed(3)));
    for (const i of [0, 1])
      expectLine(
        'attention',
        '=',
        dot(
          found,
          values.map((value) => value[i] ?? 0),
        ).toFixed(2),
      );
    const answer = dot(found, [10, 0, 5]);
    expect(saidIn('attention')).toContain(`0.090 · 5 = ${answer.toFixed(2)}`);
    expect(saidIn('attention')).toContain(
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
      const found = shares((scores[i] ?? []).map((score, j) => (j > i ? Number.NEGATIVE_INFINITY : score)));
      expectLine('self-attention', word, ...found.map((share) => (share === 0 ? '0' : share.toFixed(3))));
    }
  });

  test('in heads costs as much as in one', () => {
    expectLine('attention-heads', `4 · 64 · 64 = ${grouped(4 * 64 * 64)}`);
    expect(3 * 64 * (4 * 16) + 64 * 64).toBe(4 * 64 * 64);
  });

  test('positions are waves', () => {
    for (const p of [0, 1, 2]) {
      const entries = [Math.sin(p), Math.cos(p), Math.sin(p / 100), Math.cos(p / 100)];
      expectLine('positional-encoding', `p = ${p}`, ...entries.map((entry) => grouped(entry, 3)));
    }
  });
});

describe('a transformer', () => {
  test('has 12 d² weights in a block', () => {
    for (const d of [64, 768]) expectLine('transformer', `12 · ${d}² = ${grouped(12 * d * d)}`);
    expect(saidIn('transformer')).toContain(`Twelve blocks of d = 768 have ${grouped(12 * 12 * 768 * 768)}`);
  });

  test('trained here has the weights of its parts', () => {
    const [rows, width, inside, classes] = [28, 32, 64, 10];
    const dense = (from: number, to: number) => from * to + to;
    const attention = 4 * dense(width, width);
    const network = dense(width, inside) + dense(inside, width);
    const all = dense(rows, width) + attention + network + dense(width, classes);
    expect(saidIn('transformer')).toContain(`on digits there are ${grouped(all)} weights`);
  });

  test('does more work than an RNN, growing with the square', () => {
    const d = 64;
    const rnn = (t: number) => (t * 2 * d * d) / 1e6;
    const attention = (t: number) => (t * 4 * d * d + 2 * t * t * d) / 1e6;
    for (const t of [100, 1_000])
      expectLine('attention-or-recurrence', `T = ${grouped(t)}`, rnn(t).toFixed(1), attention(t).toFixed(1));
    expect(4 * d * d * (2 * d)).toBe(2 * (2 * d) ** 2 * d);
    expect(saidIn('attention-or-recurrence')).toContain(`2 · 1,000 · 64 = ${grouped(2 * 1_000 * 64)}`);
  });
});

describe('a language model', () => {
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

  test('pays −log₂ of the probability of what comes', () => {
    const bits = [1 / 2, 1 / 4, 1 / 8, 1 / 2].map((p) => -Math.log2(p));
    expectLine('language-models', 'bits', ...bits.map(String));
    expect(saidIn('language-models')).toContain(`= ${mean(bits)} bits per character`);
    expect(saidIn('language-models')).toContain(
      `${mean(bits)} · 0.693 = ${(mean(bits) * Math.LN2).toFixed(2)}`,
    );
  });

  test('has a perplexity, the same from nats and from bits', () => {
    expectLine('perplexity', 'bits', `1.6 / 0.693 = ${(1.6 / Math.LN2).toFixed(2)}`);
    expectLine('perplexity', `e^1.6 = ${Math.exp(1.6).toFixed(2)}`);
    expectLine('perplexity', `2^2.31 = ${(2 ** 2.31).toFixed(2)}`);
    expect(saidIn('perplexity')).toContain(
      `costs ln 65 = ${Math.log(65).toFixed(2)}, that is ${Math.log2(65).toFixed(2)} bits`,
    );
    expectLine('perplexity', `5,600 · 1.5 = ${grouped(5_600 * 1.5)} bits`);
    expectLine('perplexity', `2^8.4 = ${(2 ** 8.4).toFixed(0)} per word`);
    expect(saidIn('perplexity')).toContain(`a perplexity of ${(2 ** 1.5).toFixed(2)} per character`);
    expect(askedIn('perplexity')).toContain(
      `5.6 · ${Math.log2(6).toFixed(2)} ≈ ${(5.6 * Math.log2(6)).toFixed(1)} bits per word, and the word model only ${Math.log2(120).toFixed(1)}`,
    );
    expect(askedIn('perplexity')).toContain(
      `some ${(100 * Math.round(6 ** 5.6 / 100)).toLocaleString('en')}`,
    );
  });

  test('by n-grams counts what followed', () => {
    const text = [...'abracadabra'];
    const followed = text.filter((_, i) => text[i - 1] === 'a');
    const count = (letter: string) => followed.filter((each) => each === letter).length;
    expectLine('n-grams', 'after a:', ...['b', 'c', 'd'].map((letter) => `${letter} ${count(letter)}`));
    const letters = new Set(text).size;
    for (const letter of ['b', 'c'])
      expectLine(
        'n-grams',
        `p(${letter} | a) = ${count(letter)}/4 = ${(count(letter) / followed.length).toFixed(2)}`,
      );
    for (const letter of ['b', 'r'])
      expectLine(
        'n-grams',
        `p(${letter} | a) = (${count(letter)}+1) / (4+${letters}) = ${((count(letter) + 1) / (followed.length + letters)).toFixed(3)}`,
      );
    expectLine('n-grams', `65² = ${grouped(65 ** 2)}`);
    expectLine('n-grams', `65⁴ = ${grouped(65 ** 4)}`);
  });

  test('draws at a temperature, and without its tail', () => {
    const scores = [2, 1, 0];
    for (const t of [0.5, 1, 2])
      expectLine(
        'sampling',
        `T = ${t}`,
        ...shares(scores.map((score) => score / t)).map((p) => p.toFixed(3)),
      );
    const [a = 0, b = 0] = shares(scores);
    expect(saidIn('sampling')).toContain(`the sums are ${a.toFixed(3)}, ${(a + b).toFixed(3)} and 1`);
    for (const p of [a, b])
      expectLine('sampling', `${p.toFixed(3)} / ${(a + b).toFixed(3)} = ${(p / (a + b)).toFixed(3)}`);
  });

  test('of characters has so many weights', () => {
    const cell = 4 * 128 * (128 + 60 + 1);
    const output = (128 + 1) * 60;
    expectLine('character-rnn', 'cell', `4·128·(128+60+1) = ${grouped(cell)}`);
    expectLine('character-rnn', 'output', `(128+1) · 60 = ${grouped(output)}`);
    expectLine('character-rnn', 'together', grouped(cell + output));
    expect(saidIn('character-rnn')).toContain(`ln 60 = ${Math.log(60).toFixed(2)}`);
    expect(askedIn('character-rnn')).toContain(
      `ln 40 / ln 2 = ${Math.log(40).toFixed(3)} / 0.693 = ${Math.log2(40).toFixed(2)} bits`,
    );
  });

  test('knows as many characters as the data set has', () => {
    expect(saidIn('character-rnn')).toContain(`${alphabet.length} different characters, in pieces of 64`);
    expect(saidIn('character-rnn')).toContain(`log₂ 40 = ${Math.log2(alphabet.length).toFixed(2)} bits`);
  });
});
