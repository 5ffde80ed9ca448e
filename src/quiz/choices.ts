/** Options in a random order, with the right one where chance put it. */
import { shuffled } from './random.ts';
import type { MultipleChoice, Option, Random, SingleChoice } from './types.ts';

export function single(random: Random, right: Option, wrong: readonly Option[]): SingleChoice {
  const options = shuffled(random, [right, ...wrong]);
  return { kind: 'single', options, right: options.indexOf(right) };
}

export function multiple(random: Random, right: readonly Option[], wrong: readonly Option[]): MultipleChoice {
  const options = shuffled(random, [...right, ...wrong]);
  const positions = options.flatMap((option, position) => (right.includes(option) ? [position] : []));
  return { kind: 'multiple', options, right: positions };
}
