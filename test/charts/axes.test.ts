import fc from 'fast-check';
import { expect, it } from 'vitest';
import { epochTicks, fromZero } from '../../src/charts/axes.ts';

it.each([
  [1, [1]],
  [5, [1, 2, 3, 4, 5]],
  [8, [1, 4, 6, 8]],
  [30, [1, 10, 20, 30]],
  [60, [1, 20, 40, 60]],
  [100, [1, 25, 50, 75, 100]],
])('ticks %d epochs', (total, ticks) => {
  expect(epochTicks(total)).toEqual(ticks);
});

it('has first and last epoch and few ticks for any number of epochs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (total) => {
      const ticks = epochTicks(total);
      expect(ticks[0]).toBe(1);
      expect(ticks.at(-1)).toBe(total);
      expect(ticks.length).toBeLessThanOrEqual(6);
      const distances = ticks.slice(1).map((tick, i) => (tick - (ticks[i] ?? 0)) / (total - 1));
      expect(Math.min(1, ...distances)).toBeGreaterThanOrEqual(0.2);
      expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
    }),
  );
});

it('rounds domains outwards, and copes with one value or none', () => {
  expect(fromZero([2.3, 0.4])).toEqual({ domain: [0, 3], ticks: [0, 1, 2, 3], format: '.0f' });
  expect(fromZero([0.13])).toEqual({ domain: [0, 0.15], ticks: [0, 0.05, 0.1, 0.15], format: '.2f' });
  expect(fromZero([5000]).format).toBe('~s');
  expect(fromZero([]).domain).toEqual([0, 1]);
  expect(fromZero([Number.NaN]).domain).toEqual([0, 1]);
});

it('holds every finite value inside the domain', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1 }), (values) => {
      const { domain, ticks } = fromZero(values);
      const [low, high] = domain;
      expect(low).toBe(0);
      expect(high).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(values.every((value) => value <= high * (1 + 1e-9))).toBe(true);
    }),
  );
});
