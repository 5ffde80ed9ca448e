/** Further numbers of the lesson: answers of questions, steps in a row and shares. */
import { describeDatasets } from '../../../src/ml/datasets/index.ts';
import { validationSize } from '../../../src/ml/datasets/splits.ts';
import type { Claim } from './check.ts';
import { meanOf, sumOf } from './formulas.ts';
import { bound, chain, intensity, throughput, updates } from './parallelisation-formulas.ts';

const alone = bound(1000, 1, 1);
const shared = bound(1000, 1, 2);
const longer = chain(200, 1) / chain(100, 1);
const bytes = 32 / 8;
/** Equal gradients of the examples of one batch. */
const gradients = Array.from({ length: 128 }, () => 0.3);
/** Seconds for a batch where only the examples take time. */
const seconds = (batch: number): number => batch / throughput(batch, 0, 1);
const putAside = validationSize(2048) / 2048;
const lengths = describeDatasets().map(({ shape }) => shape.steps);
const usualLength = lengths.find(
  (length) => lengths.filter((other) => other === length).length > lengths.length / 2,
);

export const numbers: Claim[] = [
  ['read one novel in {a hundredth} of the time', 1 / 100],
  ['kind: number answer: {500} tolerance', bound(8000, 100, 16)],
  ['The larger of the two counts: {500}', bound(8000, 100, 16)],
  ['page 50 makes sense only after page {49}', 50 - 1],
  ['needs {1,000} steps in a row for a sequence of 1,000', chain(1000, 1)],
  ['so the chain of {100} takes over', bound(8000, 100, 200)],
  ['But the RNN takes {100} steps in a row', chain(100, 1)],
  ['Two GPUs rarely train quite {twice} as fast', alone / shared],
  ['Each card then gets {half} of the batch', shared / alone],
  ['Two cards at about {50%} each do the work of one', shared / alone],

  ['twice as many steps, {twice} the time', longer],
  ['For an RNN twice as many steps take about {twice} the time', longer],
  ['in training {twice}: once forwards and once backwards', 1 + 1],
  ['text: The state of step {9}', 10 - 1],
  ['text: The states of steps {9} and {11}', 10 - 1, 10 + 1],
  ['Step 11 comes later and needs the state of step {10}', 11 - 1],
  ['What is left of them is in the state of step {9}', 10 - 1],
  ['{Three} times as many steps take', 300 / 100],
  [
    'after word 5 is computed from the state after word {4}, which needs the state after word {3}',
    5 - 1,
    4 - 1,
  ],
  ['this small cost is paid {a thousand} times per batch', chain(1000, 1)],
  ['every data set has a fixed length ({28} steps for most)', usualLength ?? 0],

  ['since each weight of {4} bytes', bytes],
  ['2 operations (multiply, add) per {4} bytes', bytes],
  ['so the throughput rises almost {32}-fold', intensity(32) / intensity(1)],

  ['kind: number answer: {16} tolerance', updates(1000, 64)],
  ['A sequence of 100 steps still takes {100} steps one after another', chain(100, 1)],
  ['(loss / {4}).backward()', 64 / 16],
  ['The division by {4} makes a mean of the sum', 64 / 16],
  ['the last batch is a leftover of {one}, as with 257 examples and a batch of 64', 257 % 64],
  ['8,000 examples give {8,000} updates per epoch at batch 1', updates(8000, 1)],
  ['at batch 128 the learning rate is in effect {128} times as large', sumOf(gradients) / meanOf(gradients)],

  ['kind: number answer: {1000} tolerance', throughput(40, 20, 0.5)],
  ['107 answers per second (32 / {0.3})', 300 / 1000],
  ['a batch four times as large takes {four} times as long per iteration', seconds(4 * 32) / seconds(32)],
  ['{one tenth} of `samples` is put aside for validation, so count {nine tenths}', putAside, 1 - putAside],

  ['(h = d = {640}, B = {320})', 10 * 64, 10 * 32],
  ['with units, inputs and batch all {ten} times larger (640', 640 / 64],
  ['kind: number answer: {16.7} tolerance', 100 * (1 / (5 + 1))],

  ['Four people can each add up {a quarter}', 1 / 4],
  ['1,024 steps need 10 rounds instead of {1,024}', chain(1024, 1)],
  ['log₂ T rounds: 10 instead of {1,024}', chain(1024, 1)],
  ['has a chain of one per layer instead of {1,000}', chain(1000, 1)],
  ['kind: number answer: {8} tolerance', Math.log2(256)],
  ['1,000 steps make {a million} pairs, and 2,000 steps make {four million}', 1000 ** 2, 2000 ** 2],
  [
    '1,000 symbols make {a million} pairs, 10,000 make {a hundred} million',
    1000 ** 2,
    10_000 ** 2 / 1_000_000,
  ],
  ['So step 10 cannot be prepared before step {9}', 10 - 1],

  // Wrong options.
  ['Self-attention {499}, plain RNN 1', 500 - 1],
  ['Self-attention {499}, plain RNN {499}', 500 - 1, 500 - 1],
];
