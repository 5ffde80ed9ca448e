/** Learning rate and Adam. */
import { parseTrainingOptions, trainingLimits } from '../../../src/training/options.ts';
import type { Claim } from './check.ts';
import { slope } from './formulas.ts';

/** By what a step multiplies w on the parabola a·w²/2. */
const factor = (a: number, rate: number): number => 1 - rate * slope((w) => (a * w ** 2) / 2, 1);
const smallest = 2 ** -126;
const meanSquare = (n: number): number =>
  Array.from({ length: n }, (_, i) => (i + 1) ** 2).reduce((sum, x) => sum + x, 0) / n;
const limit = (n: number): number => 2 / (2 * meanSquare(n));
const undecided = (p: number): number => p * (1 - p);

const [b1, b2] = [0.9, 0.999];
/** One step of Adam with a rows of gradients: the last of them. */
function adam(gradients: readonly number[], rate = 0.001, epsilon = 1e-8): number {
  let [m, v] = [0, 0];
  for (const g of gradients) [m, v] = [b1 * m + (1 - b1) * g, b2 * v + (1 - b2) * g ** 2];
  const t = gradients.length;
  return (rate * (m / (1 - b1 ** t))) / (Math.sqrt(v / (1 - b2 ** t)) + epsilon);
}

const usual = parseTrainingOptions({ network: 'lstm', dataset: 'digits' });
const onText = parseTrainingOptions({ network: 'lstm', dataset: 'text' });
const { learningRate } = trainingLimits;

export const rates: Claim[] = [
  ['0.001 / 3 ≈ {0.0003}', 0.001 / 3],
  ['and 0.003 · 3 ≈ {0.01}', 0.003 * 3],
  [
    'The bot uses a learning rate of {0.003} with Adam if you say nothing, and {0.01} on `text`',
    usual.learningRate,
    onText.learningRate,
  ],
  ['You can set any value from {0.00001} to {1}, for', learningRate.min, learningRate.max],
  // learning rate
  [
    'With a slope of 6 and a learning rate of 0.1 plain gradient descent changes the weight by {0.6}.',
    0.1 * 6,
  ],
  [
    'With a = 4 and η = 0.1 the factor is {0.6}, and w shrinks. With η = 0.4 it is {−0.6}: w swings, but still shrinks. With η = 0.6 it is {−1.4}',
    factor(4, 0.1),
    factor(4, 0.4),
    factor(4, 0.6),
  ],
  ['A loss that is constant at {87.3365} means', -Math.log(smallest)],
  [
    'the smallest normal 32-bit number, about {1.18 · 10⁻³⁸}, and its negative logarithm is {87.3365}',
    smallest,
    -Math.log(smallest),
  ],
  ['a grid of 3 × 3 × 3 spends {27} runs', 3 ** 3],
  ['adds up {16} times as many inputs', 512 / 32],
  ['near ln C, that is {2.30} for ten classes. With SGD', Math.log(10)],
  ['{0.25} for an undecided p = 0.5 but {0.0099} for a sure p = 0.99', undecided(0.5), undecided(0.99)],
  ['With x = 1 … 5 the limit is about {0.09}', limit(5)],
  ['With x = 1 … 40 the mean of x² is {554}, the limit falls to about {0.002}', meanSquare(40), limit(40)],
  // Adam
  [
    'By how much does Adam change the weight in its very first step? kind: number answer: {0.001}',
    adam([50]),
  ],
  ['- text: The second is {100} times longer', 1 / 0.01],
  [
    'With β₁ = 0.9 the direction is averaged over about the last {10} steps, with β₂ = 0.999 the typical size over about the last {1,000}.',
    1 / (1 - b1),
    1 / (1 - b2),
  ],
  ['`m ← 0.9·m + {0.1}·g` and `v ← 0.999·v + {0.001}·g²`', 1 - b1, 1 - b2],
  ['from m = v = 0: m = {0.4} and v = {0.016}.', (1 - b1) * 4, (1 - b2) * 4 ** 2],
  [
    'the mean gradient is only {10%} of the gradient, and the mean square only {0.1%} of its square',
    1 - b1,
    1 - b2,
  ],
  ['({0.1} and {0.001} at step 1) makes both', 1 - b1 ** 1, 1 - b2 ** 1],
  [
    'Without the correction the first step would be {0.1}·g / √({0.001}·g²), about {3.2} times the learning rate',
    1 - b1,
    1 - b2,
    (1 - b1) / Math.sqrt(1 - b2),
  ],
  ['whatever the size of its gradient: {0.001} with the usual setting', adam([0.01])],
  [
    'For a million weights of 4 bytes that is {4 MB} for the weights and {8 MB} for Adam.',
    1e6 * 4,
    2 * 1e6 * 4,
  ],
  ['with β₂ = 0.999 it covers about {1,000} steps', 1 / (1 - b2)],
  [
    'the first step can be about {3} times the learning rate',
    adam([...Array.from({ length: 20_000 }, (_, i) => (i % 2 ? 1 : -1)), 100]) / 0.001,
  ],
  ['weights and averages together take {three} times the memory of the weights', (1 + 2) / 1],
];
