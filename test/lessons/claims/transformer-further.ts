/** Numbers that follow from a width or from the steps between two words. */
import type { Claim } from './check.ts';
import { denseWeights, rnnState, rnnWeights } from './formulas.ts';

/** The steps, one after the other, that lead an RNN from one place to another. */
function stepsBetween(from: number, to: number): number {
  let steps = 0;
  for (let at = from; at < to; at++) steps++;
  return steps;
}
const width = 64;
/** A dense layer for each word is a convolution so wide: 128 filters and biases over 32 channels. */
const spans = (denseWeights(32, 128) - 128) / (32 * 128);

export const further: Claim[] = [
  ['like a convolution of width {1}', spans],
  ['For an RNN {two} matrices meet each step', rnnWeights(width, width, 0) / width ** 2],
  ['For attention there are {four} matrices', (3_168 + 1_056) / denseWeights(32, 32)],
  ['Yet the RNN does its work in {1,000} steps in a row', stepsBetween(0, 1_000)],
  ['An RNN keeps {64} numbers per layer', rnnState(width, width, 3).length],
  ['in an RNN the error has to pass {500} steps', stepsBetween(1, 501)],
  ['8.2 million products in {1,000} steps in a row', stepsBetween(0, 1_000)],
];
