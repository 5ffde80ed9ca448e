import { describe, expect, it } from 'vitest';
import { meanInterval, pairedTest, shareWithin, tQuantile } from '../../../src/training/duel/statistics.ts';

describe("Student's t", () => {
  // Tables of the two-sided 95% and 99% points.
  it.each([
    [1, 12.7062, 63.6567],
    [2, 4.3027, 9.9248],
    [3, 3.1824, 5.8409],
    [4, 2.7764, 4.6041],
    [5, 2.5706, 4.0321],
    [7, 2.3646, 3.4995],
    [10, 2.2281, 3.1693],
    [30, 2.0423, 2.75],
  ])('has the points of the tables with %i degrees of freedom', (freedom, at95, at99) => {
    expect(tQuantile(0.95, freedom)).toBeCloseTo(at95, 4);
    expect(tQuantile(0.99, freedom)).toBeCloseTo(at99, 4);
  });

  it('is the Cauchy distribution with one degree of freedom, and has a closed form with two', () => {
    for (const t of [0, 0.5, 1, 3, 20]) {
      expect(shareWithin(t, 1)).toBeCloseTo((2 / Math.PI) * Math.atan(t), 12);
      expect(shareWithin(t, 2)).toBeCloseTo(t / Math.sqrt(2 + t * t), 12);
    }
  });

  it('has no other degrees of freedom than whole ones', () => {
    expect(() => shareWithin(1, 0)).toThrow(RangeError);
    expect(() => tQuantile(0.95, 1.5)).toThrow(RangeError);
  });
});

it('gives the mean with its interval', () => {
  // Standard deviation 1, three values: 4.3027 / √3.
  const { mean, low, high } = meanInterval([1, 2, 3]);
  expect(mean).toBe(2);
  expect(high - mean).toBeCloseTo(4.3027 / Math.sqrt(3), 4);
  expect(mean - low).toBeCloseTo(high - mean, 12);
  expect(() => meanInterval([1])).toThrow(RangeError);
});

it('tests pairs as the textbook does', () => {
  // Mean 2, standard error 1 / √3: t = 3.4641, p = 1 − t / √(2 + t²).
  const { t, p, freedom } = pairedTest([1, 2, 3]);
  expect(t).toBeCloseTo(2 * Math.sqrt(3), 10);
  expect(freedom).toBe(2);
  expect(p).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 12);
  expect(pairedTest([0.5, 0.5, 0.5])).toMatchObject({ mean: 0.5, low: 0.5, high: 0.5, p: 0 });
  expect(pairedTest([0, 0, 0])).toMatchObject({ t: 0, p: 1 });
});
