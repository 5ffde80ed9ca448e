/** Halves and multiples that the lesson states as results. */
import type { Claim } from './check.ts';
import { standardError } from './formulas.ts';

const noise = (examples: number): number => standardError(0.5, examples);
/** Adam's step at a steady gradient, in learning rates. */
const adamStep = (gradient: number, epsilon: number): number => gradient / (gradient + epsilon);
/** Adam's mean of squares behind one gradient, where those before it were 1. */
const meanSquare = (gradient: number): number => 0.999 * 1 + (1 - 0.999) * gradient ** 2;
const updates = (examples: number, batch: number): number => Math.ceil(examples / batch);

export const doublings: Claim[] = [
  ['four times as many examples only {halve} the noise', noise(4 * 50) / noise(50)],
  ['four times the batch size {halves} this wiggle', noise(4 * 50) / noise(50)],
  ['shrink the rate a {hundredfold} within a few dozen epochs', 1 / 0.1 ** Math.floor(24 / 10)],
  ['With gradients around 10⁻⁸ it {halves} the step', adamStep(1e-8, 1e-8) / adamStep(0.01, 1e-8)],
  ['looks tiny, but it {halves} the errors', (100 - 99) / (100 - 98)],
  ['raises that mean about {a thousand}fold', meanSquare(1_000)],
  ['but {halves} the number of updates', updates(2_000, 100) / updates(2_000, 50)],
];
