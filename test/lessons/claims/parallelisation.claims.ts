import { parseTrainingOptions, trainingLimits } from '../../../src/training/options.ts';
import type { Claim } from './check.ts';
import { gruWeights, lstmWeights, rnnWeights } from './formulas.ts';
import { bound, chain, intensity, noise, step, throughput, updates } from './parallelisation-formulas.ts';
import { further } from './parallelisation-further.ts';
import { numbers } from './parallelisation-numbers.ts';
import { ratios } from './parallelisation-ratios.ts';

const microseconds = 1e-6;
const operations = (units: number, batch: number) => 2 * units * (2 * units) * batch;
const peak = 10e12;
const computing = operations(64, 32) / peak / microseconds;
const start = 5;
const starts = 5 * 28 * 2;
type Step = readonly [a: number, b: number];
const join = ([a1, b1]: Step, [a2, b2]: Step): Step => [a2 * a1, a2 * b1 + b2];
const inputs = [1, 3, 0, 2] as const;
const states: number[] = [];
for (const b of inputs) states.push(2 * (states.at(-1) ?? 0) + b);
const left = join([2, inputs[0]], [2, inputs[1]]);
const right = join([2, inputs[2]], [2, inputs[3]]);
const both = join(left, right);
const dilated = (width: number, layers: number) =>
  1 + Array.from({ length: layers }, (_, i) => (width - 1) * 2 ** i).reduce((a, b) => a + b);
/** What training stores of a layer with 64 units over 28 steps. */
const storedValues = (examples: number): number => examples * 28 * 64;
/** How often neighbours are joined in pairs until one step is left. */
const rounds = (steps: number): number => (steps > 1 ? 1 + rounds(Math.ceil(steps / 2)) : 0);

const usual = parseTrainingOptions({ network: 'rnn', dataset: 'digits' });
const { batch } = trainingLimits;

export const claims: Claim[] = [
  ...ratios,
  ...further,
  ...numbers,
  ['`batch`, from {8} to {512} ({32} if you leave it out)', batch.min, batch.max, usual.batch],
  ['With the standard {2,048} samples about', usual.samples],
  ['with T = 1,000, computing it directly takes {1,000} steps', chain(1000, 1)],
  ['8,000 / 16 = {500} units', bound(8000, 100, 16)],
  ['stays a chain of {1,000} steps', chain(1000, 1)],
  ['so some {2,000} per batch', 2 * chain(1000, 1)],
  ['8,000 / 16 = {500} and 100, so it takes at least {500} units', 8000 / 16, bound(8000, 100, 16)],
  ['With 200 processors the bounds are {40} and 100', 8000 / 200],
  ['{101} instead of {200} for two layers and 100 steps', chain(100, 2), 2 * 100],
  ['needs {1,228,800}, an RNN with h = d = 64 needs {819,200}', 100 * 3 * 64 * 64, 100 * step(64, 64)],
  ['64 on one GPU becomes {128} on two and {256} on four', 2 * 64, 4 * 64],
  ['four GPUs with 32 examples each act like one batch of {128}', 4 * 32],

  ['64 · (28 + 64) = {5,888} multiplications per step, far', step(64, 28)],
  ['- text: {120} ms', 300 * (40 / 100)],
  ['3 · 40 = {120} ms', 300 * (40 / 100)],
  ['- text: {100}, forwards and back', 2 * 50],
  ['- text: {2,500}, each with each', 50 * 50],
  ['50 steps lead forwards to the loss and {50} back', chain(50, 1)],
  ['300 steps need about {120} ms', 300 * (40 / 100)],
  ['some {200} for a sequence of 100', 2 * chain(100, 1)],
  ['64 · (28 + 64) = {5,888}. An LSTM needs four times as many, {23,552}', step(64, 28), 4 * step(64, 28)],
  ['A batch of 32 raises {5,888} to {188,416}', step(64, 28), 32 * step(64, 28)],
  ['3 · 32 · (32 + 6 + 1) = {3,744} weights', 3 * 32 * (32 + 6 + 1)],

  ['With a batch of 64 each fetched weight is used {64} times', intensity(64) / intensity(1)],
  ['All its {16 million} entries', 4000 * 4000],
  ['{26} · {26} · 16 = {10,816} independent', 28 - 3 + 1, 28 - 3 + 1, (28 - 3 + 1) ** 2 * 16],
  ['{500} windows of 100 steps', 50_000 / 100],
  ['it needs {20} operations per byte', peak / 500e9],
  ['about {0.5} in 32-bit numbers', intensity(1)],
  ['an intensity of {0.5}. With batch B', intensity(1)],
  ['becomes about {0.5} · B: {16} with batch 32', intensity(1), intensity(32)],
  ['5 operations × 100 steps × 5 µs are already {2.5} ms', (5 * 100 * 5) / 1000],

  ['B = 32    {313} updates per epoch', updates(10_000, 32)],
  ['B = 256    {40} updates per epoch', updates(10_000, 256)],
  [
    '⌈1,000 / 64⌉ = ⌈{15.6}⌉ = {16}. There are {15} full batches and one with {40} examples',
    1000 / 64,
    updates(1000, 64),
    Math.floor(1000 / 64),
    1000 % 64,
  ],
  ['There are {32} times as many', updates(32_000, 1) / updates(32_000, 32)],
  [
    'come {313} updates per epoch with batches of 32, and only {40} with',
    updates(10_000, 32),
    updates(10_000, 256),
  ],
  [
    'make {16} updates per epoch: {15} full batches and one of {40}',
    updates(1000, 64),
    Math.floor(1000 / 64),
    1000 % 64,
  ],
  ['100 times more examples make the gradient only {10} times', noise(100)],
  [
    'make {313} updates per epoch at batch 32, but only {40} at batch 256',
    updates(10_000, 32),
    updates(10_000, 256),
  ],
  ['(batch × 4, learning rate × {2})', Math.sqrt(4)],
  ['1600 / 64 = {25} updates per epoch, and 25 · 10 = {250} in', updates(1600, 64), 10 * updates(1600, 64)],
  ['make {313} updates per epoch at batch 32 and {40} at', updates(10_000, 32), updates(10_000, 256)],
  ['{1875} for MNIST is 60,000 / 32', updates(60_000, 32)],
  [
    'there are {15} full batches and one of {40}. When you average losses over an epoch, weight it by {40}',
    Math.floor(1000 / 64),
    1000 % 64,
    1000 % 64,
  ],
  [
    'about {1,843} are trained on, which makes {231} updates per epoch at batch 8 but only {15} at batch 128',
    0.9 * 2048,
    updates(Math.floor(0.9 * 2048), 8),
    updates(Math.floor(0.9 * 2048), 128),
  ],
  ['one update looks at 50 · 50 = {2,500}', 50 * 50],
  ['which is {10%} accuracy with ten', 1 / 10],
  ['four batches of 16 with accumulated gradients imitate one batch of {64}', 4 * 16],
  ['8,000 examples give 8,000 updates per epoch at batch 1, but {1,000}', updates(8000, 8)],
  ['60,000 examples give {469} updates instead of {60,000}', updates(60_000, 128), updates(60_000, 1)],
  ['{10,000} updates at batch 128 and {1,250} at 1,024', updates(1.28e6, 128), updates(1.28e6, 1024)],
  ['(128 → 1,024: × {8})', 1024 / 128],
  [
    '8 cards with 64 pictures are {512}; with two cards you have {128}, so take a quarter, {0.1} instead of 0.4',
    8 * 64,
    2 * 64,
    (0.4 * (2 * 64)) / (8 * 64),
  ],
  ['the gradients of {4} steps before', (8 * 64) / (2 * 64)],

  ['B =   1      {99} per second', throughput(1, 10, 0.1)],
  ['B =  32   {2,424} per second', throughput(32, 10, 0.1)],
  ['B = 256   {7,191} per second', throughput(256, 10, 0.1)],
  ['B → ∞    {10,000} per second', 1000 / 0.1],
  ['t₀ / t₁, here {100}', 10 / 0.1],
  [
    '= {40} ms = {0.04} s. So 40 / 0.04 = {1,000} examples',
    20 + 0.5 * 40,
    (20 + 20) / 1000,
    throughput(40, 20, 0.5),
  ],
  ['the 32 requests would take {640} ms', 32 * 20],
  ['rises from {50} to {107} answers per second', 1000 / 20, 32 / 0.3],
  ['a million take {1,000} seconds', 1e6 / 1000],
  ['is enough for some {28} epochs', Math.floor((8 * 3600) / (1e6 / 1000))],
  ['takes 20 + {20} = {40} ms, which is {1,000} examples', 0.5 * 40, 20 + 0.5 * 40, throughput(40, 20, 0.5)],
  [
    'that is batch {100}, at {5,000} examples per second out of at most {10,000}; batch 256 gives {7,191}',
    10 / 0.1,
    throughput(100, 10, 0.1),
    1000 / 0.1,
    throughput(256, 10, 0.1),
  ],
  [
    'in 56 s are {469} per second, 250 · 158 in 88 s are {449}, 250 · 26 in 16 s are {406}',
    (250 * 105) / 56,
    (250 * 158) / 88,
    (250 * 26) / 16,
  ],
  [
    'at batch 256 are about {39} updates per second; 4,000 per second at batch 32 are {125}',
    10_000 / 256,
    4000 / 32,
  ],
  ['1,843 · 5 / 6 = {1,536} per second', (1843 * 5) / 6],
  [
    '9 · 96 · 96 · {50,176} = {4.2 billion} multiplications per picture, and it has {4.8 million} outputs',
    224 * 224,
    9 * 96 * 96 * 224 * 224,
    96 * 224 * 224,
  ],

  ['2 · 64 · {128} · 32 = {0.5 million} operations', 64 + 64, operations(64, 32)],
  ['→ {0.05} µs of computing', computing],
  ['The card would be busy for {1%}', computing / (computing + start)],
  ['half a billion operations: {50} µs against 5 µs', 0.5e9 / peak / microseconds],
  ['(5 + 1) ≈ {0.167} = {16.7%}', 1 / (5 + 1), 1 / (5 + 1)],
  ['starting takes about {100} times longer', start / computing],
  ['2 · 64 · {128} · 32 ≈ {0.5 million}', 64 + 64, operations(64, 32)],
  ['computes that in {0.05} µs', computing],
  ['so it is busy for {1%}', computing / (computing + start)],
  ['the card work for about {1%}', computing / (computing + start)],
  ['5 · 28 · 2 = {280} starts per batch, some {1.4} ms', starts, (starts * start) / 1000],
  ['ten times larger ({640}, {640}, {320}) the work', 10 * 64, 10 * 64, 10 * 32],
  ['half a billion operations or {50} µs', 0.5e9 / peak / microseconds],
  ['each start brings {64} times the work', operations(64, 64) / operations(64, 1)],
  ['2,000 words instead of 50 make {40} times', 2000 / 50],

  ['1,024 steps need {10} rounds', Math.log2(1024)],
  ['log₂ 256 = {8}, since 2⁸ = {256}', Math.log2(256), 2 ** Math.log2(256)],
  ['Self-attention 1, plain RNN {499}', 500 - 1],
  ['log₂ T rounds: {10} instead of 1,024', Math.log2(1024)],
  ['log₂ T rounds: {10} for 1,024 steps', Math.log2(1024)],
  [
    'Join steps 1–2 to ({4}, 2·1 + 3 = {5}) and, at the same moment, steps 3–4 to ({4}, 2·0 + 2 = {2})',
    ...left,
    ...right,
  ],
  ['join both: ({16}, 4·5 + 2 = {22}), so h₄ = {22};', ...both, both[1]],
  ['step by step the states are {1}, {5}, {10}, {22}', ...states],
  ['with k = 3, five layers see {63} and eight layers {511}', dilated(3, 5), dilated(3, 8)],
  ['would see only 1 + 8 · 2 = {17}', 1 + 8 * (3 - 1)],
  ['text: {360} ms remark: The time grows', 40 * (300 / 100) ** 2],
  ['text: {13} ms remark: More steps', 40 / (300 / 100)],
  [
    'An LSTM needs {four} times as many, 23,552, a GRU {three} times',
    lstmWeights(64, 28, 0) / rnnWeights(64, 28, 0),
    gruWeights(64, 28, 0) / rnnWeights(64, 28, 0),
  ],
  ['at 64 it is {a quarter} of that', 1 / noise(64 / 4)],
  ['so at batch 4 it is {four} times that of batch 64', noise(64 / 4)],
  [
    'the work grows {a thousand}fold to {half} a billion operations',
    operations(640, 320) / operations(64, 32),
    operations(640, 320) / 1e9,
  ],
  [
    'the work per step grows {a thousand}fold, to {half} a billion',
    operations(640, 320) / operations(64, 32),
    operations(640, 320) / 1e9,
  ],
  ['so ten times the text makes {a hundred} times as many', 10 ** 2],
  ['four times the batch, {half} the noise', 1 / noise(4)],

  // Wrong options and their remarks.
  ['Step {11} comes later', 10 + 1],
  ['The inputs of steps 1 to {9}', 10 - 1],
  ['Halving the batch roughly {halves} that part', storedValues(batch.min) / storedValues(2 * batch.min)],
  ['text: It is {halved} right: true', 1 / noise(4)],
  ['text: It is {doubled} remark: A mean', noise(4)],
  ['doubling the batch nearly {doubles} the speed', throughput(2, 10, 0.1) / throughput(1, 10, 0.1)],
  ['the arithmetic grows {a thousand}fold while', operations(640, 320) / operations(64, 32)],
  ['What is joined {doubles} in each round', 256 ** (1 / rounds(256))],
  ['because the reach {doubles} with each layer', dilated(3, 8) / dilated(3, 7)],
];
