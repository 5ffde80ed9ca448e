/** Seeded random numbers: the same seed makes the same quiz. */
import type { Random } from '../types/quiz.ts';

/** Mulberry32 by Tommy Ettinger: 32 bits of state, enough to shuffle questions with. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number in `low` … `high`, both included. */
export const integer = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1));

/** @throws RangeError where there is nothing to pick from. */
export function pick<T>(random: Random, items: readonly T[]): T {
  if (items.length === 0) throw new RangeError('There is nothing to pick from');
  return items[integer(random, 0, items.length - 1)] as T;
}

/** Fisher and Yates: every order is equally likely. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = integer(random, 0, last);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** Draws up to `count` items without putting back, each with a chance in proportion to its weight (0 is never drawn). */
export function draw<T>(
  random: Random,
  items: readonly T[],
  count: number,
  weight: (item: T) => number,
): T[] {
  // Efraimidis and Spirakis (2006): the largest of u^(1/w) are a weighted sample.
  return items
    .map((item) => ({ item, weight: weight(item) }))
    .filter((entry) => entry.weight > 0)
    .map((entry) => ({ item: entry.item, key: Math.log(random() || Number.MIN_VALUE) / entry.weight }))
    .sort((a, b) => b.key - a.key)
    .slice(0, count)
    .map(({ item }) => item);
}
