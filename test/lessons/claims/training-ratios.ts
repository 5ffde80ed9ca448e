/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { bellWithin, lstmWeights, rnnWeights, standardError } from './formulas.ts';

const noise = (examples: number): number => standardError(0.5, examples);
/** Adam's step at a steady gradient, in learning rates. */
const adamStep = (gradient: number, epsilon: number): number => gradient / (gradient + epsilon);
/** Adam's mean of squares behind one gradient, where those before it were 1. */
const meanSquare = (gradient: number): number => 0.999 * 1 + (1 - 0.999) * gradient ** 2;
const updates = (examples: number, batch: number): number => Math.ceil(examples / batch);

export const ratios: Claim[] = [
  ['makes the steps up to {ten} times as long', 1 / (1 - 0.9)],
  ['you need about {ten} times as many steps', 1 / 0.1],
  ['you would need roughly {a hundred} times as many epochs', 0.001 / 0.00001],
  ['so {three} times the memory of the weights', (1 + 2) / 1],
  ['would move the first {a thousand} times as far', 10 / 0.01],
  ['therefore about {three} times as large as the model', (1 + 2) / 1],
  ['A rough 95% range is {twice} as wide', bellWithin(0.95)],
  ['To halve the uncertainty you need {four} times', 2 ** 2],
  ['units mean up to {four} times the arithmetic', rnnWeights(20_000, 28) / rnnWeights(10_000, 28)],
  ['each of its epochs takes more than {twice} as long', 5 / 2],
  ['The recurrent matrix then has {four} times as many weights', (2 * 64) ** 2 / 64 ** 2],
  ['is at most about {a quarter}', 1 - (3 * 64 * (64 + 28)) / (4 * 64 * (64 + 28))],
  ['but the LSTM is seldom {four} times slower', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['four times as many examples only {halve} the noise', noise(4 * 50) / noise(50)],
  ['four times the batch size {halves} this wiggle', noise(4 * 50) / noise(50)],
  ['shrink the rate a {hundredfold} within a few dozen epochs', 1 / 0.1 ** Math.floor(24 / 10)],
  ['With gradients around 10⁻⁸ it {halves} the step', adamStep(1e-8, 1e-8) / adamStep(0.01, 1e-8)],
  ['looks tiny, but it {halves} the errors', (100 - 99) / (100 - 98)],
  ['raises that mean about {a thousand}fold', meanSquare(1_000)],
  ['but {halves} the number of updates', updates(2_000, 100) / updates(2_000, 50)],
];
