/** Worked numbers of the first lessons, computed again from what the lessons say, and the same in their pictures. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagram } from '../../src/charts/diagrams/index.ts';
import type { Library } from '../../src/types/lessons.ts';
import { loadLessons } from '../support/lessons.ts';

let library: Library;
beforeAll(async () => {
  library = await loadLessons();
});
afterAll(() => library.close());

/** The text of a topic with one space wherever it has several. */
const read = (id: string, level: 'first' | 'deep' = 'deep') =>
  (library.topics.get(id)?.text[level] ?? '').replaceAll(/ +/g, ' ');
const said = (value: number, digits = 0) => value.toFixed(digits).replace('-', '−');
const relu = (sum: number) => Math.max(sum, 0);

describe('the ice-cream stand', () => {
  test('one neuron on four days', () => {
    const text = read('neuron');
    for (const [day, x1, x2] of [
      ['rain, Monday', 0, 0],
      ['3 h, Monday', 3, 0],
      ['3 h, Sunday', 3, 1],
      ['9 h, Sunday', 9, 1],
    ] as const) {
      const sum = 10 * x1 + 20 * x2 - 10;
      expect(text).toContain(`${day} ${x1} ${x2} ${said(sum)} ${said(relu(sum))}`);
    }
    expect(read('neuron', 'first')).toContain(`10 · 3 + 20 · 1 − 10 = ${10 * 3 + 20 * 1 - 10}`);
  });

  test('lines with other weights and biases', () => {
    const text = read('weight');
    for (const [w, b, name] of [
      [10, -10, 'w = 10, b = −10'],
      [20, -10, 'w = 20, b = −10'],
      [10, 0, 'w = 10, b = 0'],
      [-5, 30, 'w = −5, b = 30'],
    ] as const)
      expect(text).toContain(`${name} ${[0, 1, 2, 3].map((x) => said(w * x + b)).join(' ')}`);
    expect(text).toContain(`10/60 = ${(10 / 60).toFixed(3)}`);
    for (const [n, m] of [
      [2, 2],
      [28, 64],
      [784, 10],
    ] as const)
      expect(text).toContain(`${n}·${m} + ${m} = ${(n * m + m).toLocaleString('en')}`);
  });

  test('two layers: the whole network, by rows and by parts', () => {
    const h = [relu(10 * 9 + 20 * 0 - 10), relu(4 * 9 + 0 * 0 - 28)] as const;
    const guess = 1 * h[0] - 4 * h[1] + 0;
    for (const id of ['neural-network', 'layer'])
      expect(read(id)).toContain(`1·${h[0]} − 4·${h[1]} + 0 = ${guess}`);
    expect(diagram('network').alt).toContain(`the guess ŷ = ${guess} ices`);
    expect(diagram('layer').alt).toContain(`h = ${h[0]}, ${h[1]}`);
    const hill = (x: number) => relu(10 * x - 10) - 4 * relu(4 * x - 28);
    expect(read('activation-function')).toContain(`ŷ ${[1, 4, 7, 9, 10].map((x) => hill(x)).join(' ')}`);
    expect(hill(9)).toBe(guess);
    expect(hill(10) - hill(9)).toBe(-6);
  });
});

test('values and slopes of the activation functions', () => {
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
  const text = read('activation-function');
  const row = (f: (z: number) => number) =>
    [-2, 0, 1, 2].map((z) => (f(z) === 0 ? '0' : said(f(z), 2))).join(' ');
  expect(text).toContain(`σ ${row(sigmoid)}`);
  expect(text).toContain(`tanh ${row(Math.tanh)}`);
  for (const z of [-2, 0.3, 1]) expect(2 * sigmoid(2 * z) - 1).toBeCloseTo(Math.tanh(z), 12);
  expect(text).toContain(`the slope of tanh is only ${(1 - Math.tanh(2) ** 2).toFixed(2)}`);
  for (const x of [0, 1, 2]) expect(2 * (10 * x - 10) + 5).toBe(20 * x - 15);
});

describe('learning', () => {
  const [x, y] = [3, 26];
  const loss = (w: number, b: number) => (w * x + b - y) ** 2;

  test('the slope by trying and by the rule', () => {
    const text = read('gradient');
    const by = (amount: number) => (loss(10 + amount, -10) - loss(10, -10)) / amount;
    expect(text).toContain(`= ${said(by(0.1), 1)}`);
    expect(text).toContain(`= ${said(by(0.01), 2)}`);
    const slope = (w: number) => (loss(w + 1e-6, -10) - loss(w - 1e-6, -10)) / 2e-6;
    expect(text).toContain(`ever smaller steps → ${said(slope(10))}`);
    expect(text).toContain(
      `At w = 11 the slope is ${said(slope(11))}, at w = 12 it is ${Math.abs(Math.round(slope(12)))}`,
    );
    expect(diagram('slope').alt).toContain(`at w = 14 it is ${said(slope(14))}`);
    const toBias = (loss(10, -10 + 1e-6) - loss(10, -10 - 1e-6)) / 2e-6;
    expect(text).toContain(`The gradient is the list** (${said(slope(10))}, ${said(toBias)})`);
  });

  test('four guesses, one after each step', () => {
    const text = read('learning-step');
    let [w, b] = [10, -10];
    for (let step = 0; step <= 3; step++) {
      const guess = w * x + b;
      expect(text).toContain(`${step} ${said(guess, 3)} ${said(guess - y, 3)} ${said(loss(w, b), 2)}`);
      [w, b] = [w - 0.01 * 2 * (guess - y) * x, b - 0.01 * 2 * (guess - y)];
      if (step === 0) {
        const first = read('learning-step', 'first');
        expect(first).toContain(`The weight becomes ${w.toFixed(2)}, the bias ${said(b, 2)}`);
        expect(first).toContain(`= ${(w * x + b).toFixed(1)}, and the loss is ${loss(w, b).toFixed(2)}`);
      }
    }
    for (const [rate, factor] of [
      [0.01, '0.8'],
      [0.05, '0'],
      [0.1, '−1'],
      [0.15, '−2'],
    ] as const) {
      const [w2, b2] = [10 + rate * 36, -10 + rate * 12];
      expect((w2 * x + b2 - y) / -6).toBeCloseTo(Number(factor.replace('−', '-')), 9);
      expect(text).toContain(`${rate} ${factor} `);
    }
  });

  test('a step for two days at once', () => {
    const days = [
      [3, 26],
      [5, 38],
    ] as const;
    const losses = (w: number, b: number) => days.map(([sun, sold]) => (w * sun + b - sold) ** 2);
    const mean = ([one = 0, two = 0]: number[]) => (one + two) / 2;
    const miss = days.map(([sun, sold]) => 10 * sun - 10 - sold);
    const toW = mean(days.map(([sun], i) => 2 * (miss[i] ?? 0) * sun));
    const toB = mean(miss.map((each) => 2 * each));
    const [w, b] = [10 - 0.01 * toW, -10 - 0.01 * toB];
    const text = read('learning-step');
    expect(text).toContain(`mean ${said(toW)} ${said(toB)}`);
    expect(text).toContain(`w = ${w.toFixed(2)} b = ${said(b, 2)}`);
    const [before, after] = [losses(10, -10), losses(w, b)];
    expect(text).toContain(`3 h: L ${before[0]} → ${after[0]?.toFixed(2)}`);
    expect(text).toContain(`5 h: L ${before[1]} → ${after[1]?.toFixed(2)}`);
    expect(text).toContain(`mean ${mean(before)} → ${mean(after).toFixed(2)}`);
    expect(text).toContain(`that is ${Math.ceil(2000 / 32)} steps`);
  });

  test('a rule against a list learned by heart', () => {
    const training = [
      [1, 2],
      [3, 26],
      [5, 38],
      [7, 62],
    ] as const;
    const test = [
      [2, 12],
      [6, 54],
    ] as const;
    const error = (days: readonly (readonly [number, number])[], says: (sun: number) => number) =>
      days.reduce((sum, [sun, sold]) => sum + (says(sun) - sold) ** 2, 0) / days.length;
    const line = (sun: number) => 10 * sun - 10;
    const mean = (2 + 26 + 38 + 62) / 4;
    const list = (sun: number) => training.find(([known]) => known === sun)?.[1] ?? mean;
    const text = read('training-and-testing');
    expect(text).toContain(`line ${error(training, line)} ${error(test, line)}`);
    expect(text).toContain(`list ${error(training, list)} ${error(test, list)}`);
    expect(text).toContain(`says their mean, ${mean},`);
    for (const [sun, sold] of [...training, ...test])
      expect(text).toContain(`${sun} ${line(sun)} ${(line(sun) - sold) ** 2}`);
    expect(diagram('testing').alt).toContain(
      `${error(training, line)} in training, ${error(test, line)} in the test`,
    );
    expect(diagram('testing').alt).toContain(
      `${error(training, list)} in training, ${error(test, list)} in the test`,
    );
  });
});
