/** The steps that the lessons work out by hand, computed again in another way, and the same in their pictures. */
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
  (library.topics.get(id)?.text[level] ?? '').replaceAll(/\s+/g, ' ');
const said = (value: number, digits = 4) =>
  Math.abs(value) < 1e-12 ? '0' : value.toFixed(digits).replace('-', '−');
/** By central differences. */
const slope = (f: (value: number) => number, at: number) => (f(at + 1e-5) - f(at - 1e-5)) / 2e-5;
const sigmoid = (sum: number) => 1 / (1 + Math.exp(-sum));

/** States of the bell with the inputs 1, 0, 0. */
function bell(w: number, u: number): number[] {
  const h1 = Math.tanh(w);
  const h2 = Math.tanh(u * h1);
  return [h1, h2, Math.tanh(u * h2)];
}
const [h1 = 0, h2 = 0, h3 = 0] = bell(0.8, 0.5);
const loss = (w: number, u: number) => ((bell(w, u)[2] ?? 0) - 1) ** 2;

describe('one RNN step', () => {
  test('of one unit, three times', () => {
    const [first, deep] = [read('rnn-by-hand', 'first'), read('rnn-by-hand')];
    for (const [t, x, sum, h] of [
      [1, 1, 0.8, h1],
      [2, 0, 0.5 * h1, h2],
      [3, 0, 0.5 * h2, h3],
    ] as const) {
      expect(deep).toContain(`${t} ${x} ${said(sum)} ${said(h)}`);
      expect(first).toContain(`${h.toFixed(2)}**`);
      expect(diagram('rnn-by-hand').alt).toContain(`= ${sum.toFixed(2)}, tanh gives ${h.toFixed(2)}`);
    }
    expect(0.8 * 0.5 ** 10).toBeCloseTo(0.0008, 4);
  });

  test('of two units, twice', () => {
    const deep = read('rnn-by-hand');
    const [a, b] = [Math.tanh(0.8), Math.tanh(-0.5 + 0.1)];
    expect(deep).toContain(`h₁ = (${said(a)}, ${said(b)})`);
    const [sum1, sum2] = [0.5 * a + 0.3 * b, -0.2 * a + 0.6 * b + 0.1];
    expect(deep).toContain(`= ${said(sum1)} sum 2`);
    expect(deep).toContain(`+ 0.1 ≈ ${said(sum2)}`);
    const [c, d] = [Math.tanh(sum1), Math.tanh(sum2)];
    expect(deep).toContain(`h₂ = (${said(c)}, ${said(d)})`);
    expect(c - d).toBeCloseTo(0.4696, 3);
  });
});

test('back-propagation through time equals what trying gives', () => {
  const deep = read('bptt-by-hand');
  const toW = slope((w) => loss(w, 0.5), 0.8);
  const toU = slope((u) => loss(0.8, u), 0.5);
  expect(deep).toContain(`L = (h₃ − 1)² = ${said(loss(0.8, 0.5))}`);
  expect(deep).toContain(`sum ${said(toW)} ${said(toU)}`);
  // The blame at each sum, by adding a little to the sum of that step.
  const nudged = (step: number, by: number) => {
    const first = Math.tanh(0.8 + (step === 1 ? by : 0));
    const second = Math.tanh(0.5 * first + (step === 2 ? by : 0));
    return (Math.tanh(0.5 * second + (step === 3 ? by : 0)) - 1) ** 2;
  };
  for (const [t, h, before] of [
    [3, h3, h2],
    [2, h2, h1],
    [1, h1, 0],
  ] as const) {
    const delta = slope((by) => nudged(t, by), 0);
    const arriving = delta / (1 - h * h);
    expect(deep).toContain(`${t} ${said(arriving)} ${said(1 - h * h)} ${said(delta)}`);
    expect(deep).toContain(`${t} ${said(t === 1 ? delta : 0)} ${said(delta * before)}`);
    expect(read('bptt-by-hand', 'first')).toContain(`${said(delta, 2)} at step ${t}`);
    expect(diagram('bptt-by-hand').alt).toContain(said(delta, 2));
  }
  const [w, u] = [0.8 - 0.1 * toW, 0.5 - 0.1 * toU];
  expect(deep).toContain(`= ${said(w)} u = 0.5 + ${said(-0.1 * toU)} = ${said(u)}`);
  expect(deep).toContain(`L: ${said(loss(0.8, 0.5))} → ${said(loss(w, u))}`);
  expect(deep).toContain(`the loss falls by ${(loss(0.8, 0.5) - loss(0.8, 0.501)).toFixed(5)}`);
  expect([0.5 * (1 - h2 * h2), 0.5 * (1 - h1 * h1)].map((factor) => factor.toFixed(2))).toEqual([
    '0.45',
    '0.28',
  ]);
  expect((0.45 ** 27).toExponential(0)).toBe('4e-10');
});

test('two GRU steps, and four ways back', () => {
  const gates = (x: number, h: number) => {
    const z = sigmoid(-x + 0.5 * h + 1);
    const r = sigmoid(x - 2 * h);
    const candidate = Math.tanh(0.6 * x + 0.8 * r * h);
    return { z, r, candidate, next: z * h + (1 - z) * candidate };
  };
  const deep = read('gru-by-hand');
  const one = gates(1, 0.5);
  expect(deep).toContain(`σ(0.25) = ${said(one.z)}`);
  expect(deep).toContain(`tanh(0.8) = ${said(one.candidate)}`);
  expect(deep).toContain(`= ${said(one.next)}`);
  expect(deep).toContain(`tanh(1.0) = ${said(Math.tanh(1))}`);
  expect(read('gru-by-hand', 'first')).toContain(`0.56 · 0.5 + 0.44 · 0.66 = ${one.next.toFixed(2)}`);
  expect(diagram('gru-by-hand').alt).toContain(`= ${one.next.toFixed(2)}, a point`);
  const two = gates(0, one.next);
  expect(deep).toContain(`z rises to σ(${said(0.5 * one.next + 1)}) = ${said(two.z)}`);
  expect(deep).toContain(`r = ${said(two.r)}, the candidate is ${said(two.candidate)}`);
  expect(deep).toContain(`= ${said(two.next)}`);
  expect(Math.tanh(0.5 * one.next).toFixed(2)).toBe('0.28');
  // Each way by varying the old state in one place only.
  const { z, r, candidate } = one;
  const mixed = (zz: number, old: number, proposal: number) => zz * old + (1 - zz) * proposal;
  const ways = {
    'kept directly: z': slope((h) => mixed(z, h, candidate), 0.5),
    'through the candidate': slope((h) => mixed(z, 0.5, Math.tanh(0.6 + 0.8 * r * h)), 0.5),
    'through the reset gate': slope(
      (h) => mixed(z, 0.5, Math.tanh(0.6 + 0.8 * sigmoid(1 - 2 * h) * 0.5)),
      0.5,
    ),
    'through the update gate': slope((h) => mixed(sigmoid(0.5 * h), 0.5, candidate), 0.5),
    '∂h₁/∂h₀': slope((h) => gates(1, h).next, 0.5),
  };
  for (const [name, value] of Object.entries(ways)) expect(deep).toContain(`${name} ${said(value)}`);
});

describe('a convolution', () => {
  test('backwards along a row', () => {
    const [x, w, g] = [
      [1, 2, 0, 3],
      [1, -1],
      [1, 0, 2],
    ];
    const result = (weights: number[], row: number[]) =>
      [0, 1, 2].map((i) => (weights[0] ?? 0) * (row[i] ?? 0) + (weights[1] ?? 0) * (row[i + 1] ?? 0));
    const total = (weights: number[], row: number[]) =>
      result(weights, row).reduce((sum, y, i) => sum + y * (g[i] ?? 0), 0);
    const changed = (values: number[], at: number) => values.map((value, i) => value + (i === at ? 1 : 0));
    const toW = w.map((_, at) => total(changed(w, at), x) - total(w, x));
    const toX = x.map((_, at) => total(w, changed(x, at)) - total(w, x));
    expect(toW).toEqual([1, 8]);
    expect(read('convolution-backward')).toContain(`∂L/∂x ${toX.map((each) => said(each, 0)).join(' ')}`);
    expect(diagram('convolution-backward').alt).toContain(
      `gradients of the pixels, ${toX.map((each) => said(each, 0)).join(', ')}`,
    );
  });

  test('backwards over an image', () => {
    const x = [1, 2, 0, 0, 1, 3, 2, 1, 1];
    const w = [1, 0, 2, -1];
    const g = [1, 0, -1, 2];
    const places = [0, 1, 3, 4];
    const result = (weights: number[], image: number[]) =>
      places.map((at) => places.reduce((sum, to, k) => sum + (weights[k] ?? 0) * (image[at + to] ?? 0), 0));
    const total = (weights: number[], image: number[]) =>
      result(weights, image).reduce((sum, y, i) => sum + y * (g[i] ?? 0), 0);
    const changed = (values: number[], at: number) => values.map((value, i) => value + (i === at ? 1 : 0));
    const by = (of: (at: number) => number, count: number) =>
      Array.from({ length: count }, (_, at) => said(of(at) - total(w, x), 0));
    const toW = by((at) => total(changed(w, at), x), 4);
    const toX = by((at) => total(w, changed(x, at)), 9);
    const deep = read('convolution-backward');
    const y = result(w, x);
    expect(deep).toContain(`y = ${y[0]} ${y[1]}`);
    expect(deep).toContain(`${y[2]} ${y[3]} + 2·0`);
    expect(deep).toContain(
      `∂L/∂w = ${toW.slice(0, 2).join(' ')} ∂L/∂x = ${toX.slice(0, 3).join(' ')} ${toW.slice(2).join(' ')} ${toX.slice(3).join(' ')}`,
    );
  });

  test('as a table: sizes, and Winograd against sliding', () => {
    const deep = read('fast-convolution');
    const whole = (value: number) => value.toLocaleString('en');
    expect(deep).toContain(`676·72·16 = ${whole(26 * 26 * 72 * 16)}`);
    expect(deep).toContain(`28·28·8 = ${whole(28 * 28 * 8)}`);
    expect(deep).toContain(`676·72 = ${whole(676 * 72)} ${((676 * 72) / (28 * 28 * 8)).toFixed(1)} times`);
    const [d, g] = [
      [1, 2, 0, 3],
      [1, 2, 3],
    ] as const;
    const m = [
      (d[0] - d[2]) * g[0],
      ((d[1] + d[2]) * (g[0] + g[1] + g[2])) / 2,
      ((d[2] - d[1]) * (g[0] - g[1] + g[2])) / 2,
      (d[1] - d[3]) * g[2],
    ] as const;
    const slid = [0, 1].map((i) => g.reduce((sum, weight, k) => sum + weight * (d[i + k] ?? 0), 0));
    expect([m[0] + m[1] + m[2], m[1] - m[2] - m[3]]).toEqual(slid);
    for (const [i, value] of m.entries())
      expect(deep).toMatch(new RegExp(`m${'₁₂₃₄'[i]} = [^=]*= ${said(value, 0)}`));
    expect(deep).toContain(`m₁ + m₂ + m₃ = ${slid[0]}`);
    expect(deep).toContain(`m₂ − m₃ − m₄ = ${slid[1]}`);
    expect(deep).toContain(`${(36 / 16).toFixed(2)} times fewer`);
  });
});
