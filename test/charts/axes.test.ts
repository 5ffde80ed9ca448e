import fc from 'fast-check';
import { expect, it } from 'vitest';
import { epochTicks, fromZero, shares } from '../../src/charts/axes.ts';

it.each([
  [1, [1]],
  [5, [1, 2, 3, 4, 5]],
  [8, [1, 2, 4, 6, 8]],
  [60, [1, 10, 20, 30, 40, 50, 60]],
])('ticks %d epochs', (total, ticks) => {
  expect(epochTicks(total)).toEqual(ticks);
});

it('has first and last epoch and few ticks for any number of epochs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (total) => {
      const ticks = epochTicks(total);
      expect(ticks[0]).toBe(1);
      expect(ticks.at(-1)).toBe(total);
      expect(ticks.length).toBeLessThanOrEqual(8);
      expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
    }),
  );
});

it('rounds domains outwards, and copes with one value or none', () => {
  expect(fromZero([2.3, 0.4])).toEqual({ domain: [0, 3], format: '~g' });
  expect(fromZero([]).domain).toEqual([0, 1]);
  expect(fromZero([Number.NaN]).domain).toEqual([0, 1]);
  expect(shares([]).domain).toEqual([0, 1]);
  expect(shares([1]).domain[1]).toBe(1);
});

it('holds every finite value inside the domain', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(share, { minLength: 1 }), (values) => {
      const [low, high] = shares(values).domain;
      expect(low).toBeLessThan(high);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(values.every((value) => value >= low && value <= high)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1 }), (values) => {
      const [low, high] = fromZero(values).domain;
      expect(low).toBe(0);
      expect(high).toBeGreaterThan(0);
      expect(values.every((value) => value <= high * (1 + 1e-9))).toBe(true);
    }),
  );
});
