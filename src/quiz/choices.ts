/** Choice questions: options in random order, and distractors of similar length. */

import type { MultipleChoice, Option, Random, SingleChoice } from '../types/quiz.ts';
import { integer, shuffled } from './random.ts';

export function single(random: Random, right: Option, wrong: readonly Option[]): SingleChoice {
  const options = shuffled(random, [right, ...wrong]);
  return { kind: 'single', options, right: options.indexOf(right) };
}

export function multiple(random: Random, right: readonly Option[], wrong: readonly Option[]): MultipleChoice {
  const options = shuffled(random, [...right, ...wrong]);
  const positions = options.flatMap((option, position) => (right.includes(option) ? [position] : []));
  return { kind: 'multiple', options, right: positions };
}

/** Options that are this much longer or shorter than the right one would give it away. */
const lengthRatio = 1.8;

/**
 * Picks up to `count` wrong options from `pool`. They have a similar length where possible. How many are longer than the
 * right one is random, so that its length reveals nothing.
 */
export function pickDistractors<T>(
  random: Random,
  right: string,
  pool: readonly T[],
  count: number,
  textOf: (item: T) => string,
): T[] {
  const apart = (item: T) => Math.abs(Math.log(textOf(item).length / Math.max(1, right.length)));
  const mixed = shuffled(random, pool);
  const alike = mixed.filter((item) => apart(item) < Math.log(lengthRatio));
  const candidates =
    alike.length >= count ? alike : mixed.sort((a, b) => apart(a) - apart(b)).slice(0, count);
  const longer = candidates.filter((item) => textOf(item).length > right.length);
  const others = candidates.filter((item) => !longer.includes(item));
  const wanted = Math.min(longer.length, Math.max(integer(random, 0, count), count - others.length));
  return [...longer.slice(0, wanted), ...others.slice(0, count - wanted)];
}
