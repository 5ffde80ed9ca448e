/** Numbers of the lesson on first weights, from their formulas; what was measured is measured again in test/ml. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { medianSizes, spreads } from '../../src/charts/diagrams/basics/signal-sizes.ts';
import { diagram } from '../../src/charts/diagrams/index.ts';
import type { Library } from '../../src/types/lessons.ts';
import { loadLessons } from '../support/lessons.ts';

let library: Library;
beforeAll(async () => {
  library = await loadLessons();
});
afterAll(() => library.close());

const read = (id: string, level: 'first' | 'deep' = 'deep') =>
  (library.topics.get(id)?.text[level] ?? '').replaceAll(/\s+/g, ' ');
const sigmoid = (sum: number) => 1 / (1 + Math.exp(-sum));
const said = (value: number, digits: number) => value.toFixed(digits).replace('-', '−');

test('a wrong knob, ten layers long', () => {
  const text = read('initialisation');
  const factor = (spread: number) => Math.sqrt(256) * spread;
  expect(text).toContain(`n = 256: 1/16 = ${1 / Math.sqrt(256)}`);
  expect(text).toContain(`0.01 ${factor(0.01).toFixed(2)} ${(factor(0.01) ** 10).toFixed(8)}`);
  expect(text).toContain(`0.1 ${factor(0.1)} ${Math.round(factor(0.1) ** 10 / 10) * 10}`);
});

test('Glorot and He as ranges, and through ten layers of ReLU', () => {
  const text = read('glorot-and-he');
  const [inputs, outputs] = [9 * 8, 9 * 16];
  expect(text).toContain(`√(6/${inputs + outputs}) = ${Math.sqrt(6 / (inputs + outputs)).toFixed(3)}`);
  expect(text).toContain(`√(6/${inputs}) = ${Math.sqrt(6 / inputs).toFixed(3)}`);
  expect(text).toContain(`√½ = ${Math.sqrt(0.5).toFixed(2)} ${(0.5 ** 5).toFixed(3)}`);
  // The variance of an even draw, and the half that ReLU leaves, by counting.
  const even = Array.from({ length: 2_001 }, (_, i) => (i - 1_000) / 1_000);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean(even.map((value) => value ** 2))).toBeCloseTo(1 / 3, 2);
  expect(
    mean(even.map((value) => Math.max(0, value) ** 2)) / mean(even.map((value) => value ** 2)),
  ).toBeCloseTo(0.5, 6);
  // Random matrices do what the rules promise, within the luck of the draw.
  const plan = { units: 256, layers: 10, draws: 15 };
  const glorot = medianSizes({ ...plan, spread: spreads.glorot(256) }).at(-1) ?? 0;
  const he = medianSizes({ ...plan, spread: spreads.he(256) }).at(-1) ?? 0;
  expect(glorot / he).toBeCloseTo(0.5 ** 5, 3);
  expect(he).toBeGreaterThan(0.7);
  expect(he).toBeLessThan(1.4);
  expect(diagram('glorot-and-he').alt).toContain(`${glorot.toPrecision(2)} behind the tenth`);
});

test('an orthogonal matrix turns, and is made of any two rows', () => {
  const text = read('orthogonal-start');
  let [x, y] = [1, 0];
  const row = (value: number) =>
    said(Number(value.toFixed(4)), 4)
      .replace(/0+$/, '')
      .replace(/\.$/, '');
  for (let step = 1; step <= 4; step++) {
    [x, y] = [0.6 * x - 0.8 * y, 0.8 * x + 0.6 * y];
    expect(text).toMatch(new RegExp(`${step} ${row(x)},? ${row(y)} 1`));
    expect(Math.hypot(x, y)).toBeCloseTo(1, 12);
  }
  expect(text).toContain(`0.9¹⁰⁰ = ${(0.9 ** 100).toFixed(5)}`);
  expect(text).toContain(`1.1¹⁰⁰ = ${Math.round(1.1 ** 100).toLocaleString('en')}`);
  const first = [1 / Math.sqrt(5), 2 / Math.sqrt(5)] as const;
  const along = 3 * first[0] + 1 * first[1];
  expect(text).toContain(`≈ ${along.toFixed(3)}`);
  const rest = [3 - along * first[0], 1 - along * first[1]] as const;
  expect(rest.map((value) => said(value, 0)).join(', ')).toBe('2, −1');
  const second = rest.map((value) => value / Math.hypot(...rest));
  expect(text).toContain(`(${second.map((value) => said(value, 3)).join(', ')})`);
  expect(first[0] * (second[0] ?? 0) + first[1] * (second[1] ?? 0)).toBeCloseTo(0, 12);
});

test('twins get the same gradient', () => {
  const text = read('bad-starts');
  const loss = (w: number[]) => {
    const h = [w[0] ?? 0, w[2] ?? 0].map((first, i) => Math.max(0, first * 1 + (w[2 * i + 1] ?? 0) * 2));
    return (0.5 * (h[0] ?? 0) + 0.5 * (h[1] ?? 0) - 3) ** 2;
  };
  const start = [0.5, 0.5, 0.5, 0.5];
  const slopes = start.map((_, at) => {
    const moved = (by: number) => loss(start.map((w, i) => (i === at ? w + by : w)));
    return (moved(1e-5) - moved(-1e-5)) / 2e-5;
  });
  expect(text).toContain(`weights in front of h₁: ${said(slopes[0] ?? 0, 1)}, ${said(slopes[1] ?? 0, 0)}`);
  expect(text).toContain(`weights in front of h₂: ${said(slopes[2] ?? 0, 1)}, ${said(slopes[3] ?? 0, 0)}`);
  expect(text).toContain(`the weights ${(0.5 + 0.15).toFixed(2)} and ${(0.5 + 0.3).toFixed(1)}`);
  expect(diagram('twins').alt).toContain('weights after one step 0.65, 0.8');
});

test('forget gates by their bias', () => {
  const text = read('forget-bias');
  const power = (value: number) =>
    value < 1e-3
      ? value
          .toExponential(0)
          .replace(
            /e-(\d+)/,
            (_, digits: string) =>
              ` · 10⁻${[...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`,
          )
      : value.toFixed(3);
  for (const b of [0, 1, 3, 5]) {
    const gate = sigmoid(b);
    expect(text).toContain(`${b} ${gate.toFixed(3)} ${(gate ** 10).toFixed(3)} ${power(gate ** 49)}`);
  }
  for (const T of [10, 100, 784]) expect(text).toContain(`T = ${T} b = ${Math.log(T - 1).toFixed(1)}`);
  expect((1 - 1 / 100) ** 100).toBeCloseTo(0.37, 2);
  expect(read('forget-bias', 'first')).toContain(
    `with 1 a note is down to ${Math.round(100 * sigmoid(1) ** 10)}%`,
  );
});
