/** Epochs and overfitting. */
import { validationSize } from '../../../src/ml/datasets/splits.ts';
import type { Claim } from './check.ts';
import { denseWeights, standardError } from './formulas.ts';

const updates = (examples: number, batch: number, epochs = 1): number => epochs * Math.ceil(examples / batch);
const cost = (p: number): number => -Math.log(p);

/** Normally distributed numbers: the share of them below x. */
const below = (x: number): number => {
  let sum = 0;
  for (let z = -8; z < x; z += 0.001) sum += Math.exp(-(z ** 2) / 2) * 0.001;
  return sum / Math.sqrt(2 * Math.PI);
};
/** How far the largest of n such numbers lies above their mean, on average. */
function luckiest(n: number): number {
  let mean = -6;
  for (let x = -6; x < 6; x += 0.05) mean += (1 - below(x + 0.025) ** n) * 0.05;
  return mean;
}

export const epochsAndOverfitting: Claim[] = [
  ['multiplied by 1 / 0.7 ≈ {1.43}', 1 / (1 - 0.3)],
  // epoch
  ['{63} per epoch, {189} in 3 epochs', updates(2_000, 32), updates(2_000, 32, 3)],
  [
    '3 epochs with batch 8 are {750} updates, 3 epochs with batch 128 are {48}.',
    updates(2_000, 8, 3),
    updates(2_000, 128, 3),
  ],
  ['- text: After {20} batches right: true', 2_000 / 100],
  ['After 100 batches remark: That would be {10,000} examples', 100 * 100],
  ['After 2,000 batches remark: That would be {200,000} examples', 2_000 * 100],
  ['So with 2,000 examples in batches of 32 one epoch makes {63} changes.', updates(2_000, 32)],
  ['an epoch has {20} iterations, and 10 epochs have {200}', updates(1_000, 50), updates(1_000, 50, 10)],
  ['so {157} updates per epoch and {785} in all', updates(10_000, 64), updates(10_000, 64, 5)],
  [
    'The last batch of each epoch is smaller here, {16} examples. If your program drops incomplete batches, round down instead: {156} per epoch.',
    10_000 % 64,
    Math.floor(10_000 / 64),
  ],
  [
    '50,000 examples give {1,563} batches and 2,000 give {63}, rounded up',
    updates(50_000, 32),
    updates(2_000, 32),
  ],
  ['`batch_size=128`, the bar shows {469} for 60,000', updates(60_000, 128)],
  ['With `validation_split=0.2` only the remaining {80%} are counted', 1 - 0.2],
  [
    'With 2,000 examples, 3 epochs are {750} updates with batch size 8, but only {48} with batch size 128.',
    updates(2_000, 8, 3),
    updates(2_000, 128, 3),
  ],
  ['at 40 seconds, 50 epochs take {2,000} seconds, about {33} minutes', 40 * 50, (40 * 50) / 60],
  ['157 batches of 0.05 s make about {8} s', 157 * 0.05],
  ['2,000 examples in batches of 32 give {63}.', updates(2_000, 32)],
  ['One batch of 100 examples is off by about {4} points through chance alone', standardError(0.75, 100)],
  [
    'for epoch 10 therefore belongs to the weights after epoch {9}, and `evaluate` should give about the number that epoch {11} would print',
    10 - 1,
    10 + 1,
  ],
  // overfitting
  ['- text: {70%} of its units are off', 1 - 0.3],
  ['100,000 weights are {200} for each message', 100_000 / 500],
  [
    'with 8 filters of 3 × 3 on a grey image has {80} parameters, however big the image is; a dense layer from 28 × 28 pixels to 100 units has {78,500}',
    8 * (3 * 3 + 1),
    denseWeights(28 * 28, 100),
  ],
  [
    'chance alone makes about ±{2} points, and the luckiest of a hundred equally good settings may lie up to about {5} points too high',
    standardError(0.9, 200),
    luckiest(100) * standardError(0.9, 200),
  ],
  [
    'Of the 500 examples {50} are put aside for validation, so the LSTM learns from only {450} messages.',
    validationSize(500),
    500 - validationSize(500),
  ],
  ['With only {50} validation examples the curve', validationSize(500)],
  ['on 100 validation examples 93% is uncertain by about ±{2.6} points', standardError(0.93, 100)],
  ['validation at pure guessing ({50%} with two classes, {8.3%} with twelve)', 1 / 2, 1 / 12],
  ['and about ±{3} points at 90% are mere chance', standardError(0.9, 100)],
  ['a dense layer with 50 units on them has {1.6 million} weights', denseWeights(32 * 256 * 4, 50)],
  ['a typical size of 0.02 with λ = 0.01 make 0.01 · 1,000,000 · {0.0004} = 4', 0.02 ** 2],
  ['with 10,000 test pictures chance makes only ±{0.3} points', standardError(0.87, 10_000)],
  [
    'the loss of an example is {0.51} if the right class gets a probability of 0.6, and {0.01} at 0.99',
    cost(0.6),
    cost(0.99),
  ],
  ['On 300 validation examples 98% is uncertain by ±{0.8} points', standardError(0.98, 300)],
  ['That would be {10,000} examples, {five} epochs', 100 * 100, (100 * 100) / 2_000],
  ['That would be {200,000} examples, {a hundred} epochs', 2_000 * 100, (2_000 * 100) / 2_000],
];
