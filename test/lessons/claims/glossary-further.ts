/** Zeros, ones and sizes that the terms of the glossary come out at. */
import type { Claim } from './check.ts';
import { oneHot, shapeOf, zeros } from './code-formulas.ts';
import { bellAbove, meanOf } from './formulas.ts';

/** Below this factor repeated multiplication vanishes, above it explodes: by halving an interval. */
function border(): number {
  let [low, high] = [0, 4];
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (middle ** 500 < middle) low = middle;
    else high = middle;
  }
  return low;
}
const spread = (values: readonly number[]): number =>
  Math.sqrt(meanOf(values.map((value) => (value - meanOf(values)) ** 2)));
const raw = [3, 8, 9, 14];
const scaled = raw.map((value) => (value - meanOf(raw)) / spread(raw));
const gelu = (x: number): number => x * bellAbove(-x);
const cases = [1, 2, 3, 4, 5, 6, 7, 8];
const median = meanOf([cases[3] ?? 0, cases[4] ?? 0]);

const label = oneHot(3, 10);
const image = shapeOf(zeros([28, 28, 1]));

export const further: Claim[] = [
  ['has {28} rows, {28} columns and {1} channel', ...image],
  ['that is {1} in one place and {0} everywhere else', Math.max(...label), Math.min(...label)],
  ['for {32} grey images', shapeOf(zeros([32, 28, 28, 1]))[0] ?? Number.NaN],
  ['below {1} in size vanish and those above {1} explode', border(), border()],
  ['groups of channels to mean {0} and spread {1}', meanOf(scaled), spread(scaled)],
  ['each input to mean {0} and spread {1}', meanOf(scaled), spread(scaled)],
  ['presses negative ones towards {0}', gelu(-6)],
  ['the median is the {50%} quantile', cases.filter((value) => value < median).length / cases.length],
  [
    'A single number has none, a vector {one}, a matrix {two}',
    shapeOf(zeros([3])).length,
    shapeOf(zeros([3, 3])).length,
  ],
  ['a batch of colour images {four}', shapeOf(zeros([2, 4, 4, 3])).length],
];
