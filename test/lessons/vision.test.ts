/** Worked numbers of the lessons on vision, computed again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Library } from '../../src/types/lessons.ts';
import { loadLessons } from '../support/lessons.ts';

let library: Library;
beforeAll(async () => {
  library = await loadLessons();
});
afterAll(() => library.close());

const deep = (id: string) => library.topics.get(id)?.text.deep ?? '';
/** With one space wherever a lesson has several. */
const spaced = (id: string) => deep(id).replaceAll(/ +/g, ' ');
const written = (value: number, decimals: number) => value.toFixed(decimals).replace('-', '−');
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const spread = (values: number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};
const normalised = (values: number[]) => values.map((value) => (value - mean(values)) / spread(values));

describe('normalisation', () => {
  test('of a batch of four', () => {
    const x = [2, 4, 6, 8];
    const row = (values: number[]) => values.map((value) => written(value, 3)).join(' ');
    const text = spaced('normalisation');
    expect(text).toContain(
      `μ = ${mean(x)} σ² = ${(spread(x) ** 2).toFixed(0)} √σ² = ${spread(x).toFixed(3)}`,
    );
    expect(text).toContain(row(normalised(x)));
    expect(text).toContain(row(normalised(x).map((value) => 2 * value + 1)));
    expect(text).toContain(`32 · 13 · 13 = ${(32 * 13 * 13).toLocaleString('en')}`);
  });

  test('with running averages', () => {
    const text = spaced('running-averages');
    let stored = 0;
    const line = [5, 7, 6].map((value) => {
      stored = 0.9 * stored + 0.1 * value;
      return Number(stored.toFixed(3));
    });
    expect(text).toContain(`s ${line.join(' ')}`);
    const covered = [10, 22, 44].map((n) => `${Math.round(100 * (1 - 0.9 ** n))}%`);
    expect(text).toContain(`of 5 ${covered.join(' ')}`);
    expect(text).toContain(`${Math.ceil(Math.log(0.01) / Math.log(0.99))} steps to 99%`);
    expect(1 - 0.99 ** 15).toBeCloseTo(0.14, 2);
  });

  test('folded into a weight', () => {
    const [scale, shift, weight, average, variance, x] = [2, 1, 3, 5, 16, 4];
    const factor = scale / Math.sqrt(variance);
    const [folded, bias] = [weight * factor, shift - factor * average];
    const text = spaced('running-averages');
    expect(text).toContain(`w′ = ${folded} b′ = ${written(bias, 1)}`);
    const direct = factor * (weight * x - average) + shift;
    expect(folded * x + bias).toBe(direct);
    expect(text).toContain(`· (12 − 5) / 4 + 1 = ${direct}`);
  });

  test('by layer, by batch and by the root mean square', () => {
    const [a, b] = [
      [1, 3, 5, 7],
      [10, 30, 50, 70],
    ];
    const text = spaced('layer-normalisation');
    for (const [name, values] of Object.entries({ A: a, B: b })) {
      expect(text).toContain(
        `${name} ${normalised(values)
          .map((value) => written(value, 3))
          .join(' ')}`,
      );
      expect(text).toContain(`${name}: μ ${mean(values)}, spread ${Number(spread(values).toPrecision(4))}`);
    }
    expect(a.map((value, i) => normalised([value, b[i] ?? 0]))).toEqual(Array(4).fill([-1, 1]));
    const root = Math.sqrt(mean(a.map((value) => value ** 2)));
    expect(text).toContain(`√${root ** 2 > 20.99 ? 21 : 0} = ${root.toFixed(3)}`);
    expect(text).toContain(`A ${a.map((value) => (value / root).toFixed(3)).join(' ')}`);
  });
});
