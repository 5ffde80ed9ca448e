import { expect, test } from 'vitest';
import { createRandom, sample } from '../../src/ml/engine/random.ts';

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

test('the same seed and stream give the same numbers, any other gives others', () => {
  const first = (seed: number, stream?: string) => many(4, createRandom(seed, stream).next);
  expect(first(1)).toEqual(first(1));
  expect(new Set([first(1), first(2), first(2 ** 32 + 1), first(1, 'a'), first(1, 'b')].flat()).size).toBe(
    20,
  );
});

test('next is uniform: its mean and variance are those of the uniform distribution', () => {
  const values = many(20_000, createRandom(7).next);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(mean).toBeCloseTo(1 / 2, 2);
  expect(variance).toBeCloseTo(1 / 12, 2);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values)).toBeLessThan(1);
});

test('normal has the moments of the standard normal distribution', () => {
  const values = many(20_000, createRandom(7).normal);
  const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
  expect(Math.abs(moment(1))).toBeLessThan(0.03);
  expect(moment(2)).toBeCloseTo(1, 1);
  expect(Math.abs(moment(4) - 3)).toBeLessThan(0.2);
});

test('below reaches every number under its limit about as often', () => {
  const random = createRandom(3);
  const drawn = many(10_000, () => random.below(5));
  for (const number of [0, 1, 2, 3, 4])
    expect(Math.abs(drawn.filter((value) => value === number).length - 2_000)).toBeLessThan(150);
  expect(drawn.every((value) => Number.isInteger(value) && value < 5)).toBe(true);
});

test('a sample has no number twice, and a full one is a permutation', () => {
  expect(new Set(sample(createRandom(1), 1_000, 100)).size).toBe(100);
  expect([...sample(createRandom(1), 50)].sort((a, b) => a - b)).toEqual([...Array(50).keys()]);
});
