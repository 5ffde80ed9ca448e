/** The topics “fully connected layer”, “weight sharing”, “shift equivariance” and “1-D convolution”. */
import { cnnArchitecture } from '../../../src/ml/architectures/cnn.ts';
import { greyDigits } from '../../support/digits.ts';
import type { Claim } from './check.ts';
import { digits, dilated, type Reaching, reach, sizes, slices } from './cnn-formulas.ts';
import { denseWeights, dot, doubling, fits, pooled, rnnWeights, softmax, sumOf } from './formulas.ts';

const twice = (n: number): [number, number] => [n, n];
const { first, half, flat, weights } = digits;
const [conv1, conv2, last] = weights;
const shares = softmax([2, 1, 0]);
const powers = [2, 1, 0].map((score) => Math.exp(score));
const lenet = sizes(32, 5, 'p2', 5, 'p2');
const narrow = sizes(32, 3, 'p2', 3, 'p2');

const dense: Claim[] = [
  ['400 → 10: {4,010}', denseWeights(400, 10)],
  ['pᵢ {0.665}, {0.245}, {0.090}', ...shares],
  ['is laid out as {400} numbers', flat],
  ['`nn.Linear({3136}, 512)`', 7 * 7 * 64],
  ['`nn.Linear(16 * {6} * {6}, 120)`', ...twice(narrow.at(-1) ?? 0)],
  ['`nn.Linear(16 * {5} * {5}, 120)`', ...twice(lenet.at(-1) ?? 0)],
  ['because {400} weights per class fit {400} numbers', ...twice(flat)],
  ['16 instead of {400}, hence {170} parameters instead of {4,010}', flat, denseWeights(16, 10), last],
  ['- text: {784}, one for each pixel', 28 ** 2],
  ['= 400 numbers and need {4,010}', denseWeights(flat, 10)],
  ['From 400 inputs to 10 classes that is {4,000} + 10', 400 * 10],
  ['a flattened map of 16 × 16 × 64 has {16,384}, and', 16 * 16 * 64],
  ['which leaves 64 inputs and {8,320} parameters', denseWeights(64, 128)],
  ['the powers are {7.389}, {2.718} and {1}, their sum is {11.107}', ...powers, sumOf(powers)],
  ['and the results are {0.665}, {0.245} and {0.090}', ...shares],
  ['with a single output it is always exactly {1.0}', ...softmax([2])],
  ['A stack of 5 × 5 × 16 becomes {400} numbers', flat],
  ['becomes 16 numbers and not {400}. For ten classes', flat],
  ['needs {170} parameters instead of {4,010}', denseWeights(16, 10), last],
  ['on 784 pixels need {101,770} weights', denseWeights(784, 128) + denseWeights(128, 10)],
  ['with 8 and 16 filters of 3 × 3 has {5,258}', conv1 + conv2 + last],
  ['32 → {30} → {15} → {13} → {6}, so `nn.Linear(16 * {6} * {6}, 120)`', ...narrow, ...twice(narrow[3] ?? 0)],
  ['120)`, with {576} inputs', 16 * (narrow[3] ?? 0) ** 2],
  ['32 → {28} → {14} → {10} → {5}, so `nn.Linear(16 * {5} * {5}, 120)`', ...lenet, ...twice(lenet[3] ?? 0)],
  ['120)`, with {400} inputs', 16 * (lenet[3] ?? 0) ** 2],
  ['goes 32 → {28} → {14} → {10} → {5}, and', ...lenet],
  ['it is 28 → {26} → {24} → {12}, and', ...sizes(28, 3, 3, 'p2')],
  ['it is 28 → {14} → {7}, so 64', ...sizes(28, 'p2', 'p2')],
  ['7 × 7 × 64 as a list of {3,136} numbers', 7 * 7 * 64],
  ['connected with all {3,136} numbers', 7 * 7 * 64],
  ['So 28 × 28 becomes {14} × {14} and then {7} × {7}', ...twice(pooled(28)), ...twice(pooled(14))],
  ['32 × 32 becomes {16} and then {8}', ...sizes(32, 'p2', 'p2')],
  [
    'such a network works on {14} × {14} and keeps that; only its pooling gives {7} × {7}',
    ...twice(pooled(28)),
    ...twice(pooled(14)),
  ],
  [
    '28 would shrink to {26} → {13} → {11} → {5}, hence {5} × {5}',
    ...sizes(28, 3, 'p2', 3, 'p2'),
    ...twice(digits.last),
  ],
];

const [places, outputs] = [first ** 2, first ** 2 * 8];
const shared = [0.1, 0.3, -0.2, 0.4, 0.2];

const sharing: Claim[] = [
  ['leaves 0.9⁵⁰ ≈ {0.005} after', 0.9 ** 50],
  ['both layers multiply {5,408} · {9} times', outputs, 3 ** 2],
  ['From a 28 × 28 image to {26} × {26} × 8 values', ...twice(first)],
  ['only {9} connections per output (locality)', 3 ** 2],
  ['- text: It grows by {450}', 500 - 50],
  ['about {53,000} times fewer weights', denseWeights(784, outputs) / conv1],
  ['looks at {9} pixels instead of {784} (a factor of {87})', 3 ** 2, 28 ** 2, 28 ** 2 / 3 ** 2],
  ['all {676} positions share the same 9 weights (a factor of {676})', ...twice(places)],
  ['the convolution keeps its {80}', conv1],
  ['to one map of {26} × {26} and', ...twice(first)],
  ['9 connections for each of {676} outputs, {6,084} remain', places, places * 9],
  ['(PyTorch counts a second bias, {64} more)', rnnWeights(64, 28, 2) - rnnWeights(64, 28)],
  ['one cell costs 64 · (28 + 64 + 1) = {5,952}', rnnWeights(64, 28)],
  ['shows the same {5,952}', rnnWeights(64, 28)],
  ['with 8 filters has {80} parameters, yet', conv1],
  ['{9} connections per output instead of {784}', 3 ** 2, 28 ** 2],
  ['that is {80,000} weights against {40}', 100 * 100 * 8, 5 * 8],
  ['Biases add B · C_out = {800}', 100 * 8],
  ['the sum is {0.8}', sumOf(shared)],
  ['the weight falls by {0.08}', 0.1 * sumOf(shared)],
  ['the shared form {160}, plus', 5 * 32],
  ['the gradients of all {676} places', places],
  ['same {9} weights per input channel', 3 ** 2],
  ['to 10 classes that makes {13,520}', half ** 2 * 8 * 10],
];

/** The largest of each pair of neighbours. */
const pairs = (row: readonly number[]): number[] =>
  row.flatMap((value, i) => (i % 2 === 0 ? [Math.max(value, row[i + 1] ?? 0)] : []));

const shifting: Claim[] = [
  ['max pooling in pairs gives {0} {9} {0}', ...pairs([0, 0, 9, 9, 0, 0])],
  ['0 0 0 9 9 0 gives {0} {9} {9}', ...pairs([0, 0, 0, 9, 9, 0])],
  ['after two such layers only multiples of {4}', 2 ** 2],
  ['0.05 of a full turn is {18} degrees', 0.05 * 360],
  ['`transforms.RandomRotation({18})`', 0.05 * 360],
  ['after three 2 × 2 poolings a move of {8} pixels', 2 ** 3],
];

const conv5: Reaching = { width: 5 };
const pool: Reaching = { width: 2, stride: 2 };
/** Steps that the bot's filters over words take in, and what stands for a word. */
const { image: _, ...noPictures } = greyDigits;
const [word, phrase] = cnnArchitecture
  .featureLayers({ ...noPictures, vocabulary: 2_000 }, 64)
  .map(({ keras: { config } }) => config);
const long = fits(1_971, 7, { stride: 3 });
/** Layers of width 2 without dilation that see so far. */
const layersFor = (steps: number): number => {
  let count = 0;
  while (reach(Array<Reaching>(count).fill({ width: 2 })) < steps) count++;
  return count;
};
/** The results of the weights [0, 1] with dilation 2 over 0…7. */
const behind = [0, 1, 2, 3, 4, 5].map((at) => dot([0, 1], [at, at + 2]));

const overTime: Claim[] = [
  ['Then 38,365 steps stay {38,365}', fits(38_365, 5, { padding: 2 })],
  ['gives (64, 64), {64} steps with 64 filters', fits(64, 5, { padding: 2 })],
  ['4 layers see {16} steps', dilated(2, doubling(4))],
  ['1, 2, … {512} 10 layers see {1,024} steps', doubling(10).at(-1) ?? 0, dilated(2, doubling(10))],
  ['- text: At {18} places right: true', fits(20, 3)],
  [
    'holds the words 1 to 3, the last one the words {18} to 20. The filter starts at the words 1 to {18}',
    20 - 3 + 1,
    fits(20, 3),
  ],
  ['gives {96} × 32 without padding', fits(100, 5)],
  ['or {100} × 32 with', fits(100, 5, { padding: 2 })],
  ['reads step t and step t − {4}', dilated(2, [4]) - 1],
  ['1, 2, 4, 8, four layers see {16} steps', dilated(2, doubling(4))],
  ['… {512}, ten layers see {1,024}. With k = 3', doubling(10).at(-1) ?? 0, dilated(2, doubling(10))],
  ['nine layers (1 … {256}) see {1,023}', doubling(9).at(-1) ?? 0, dilated(3, doubling(9))],
  ['you would need {1,023} layers of width 2', layersFor(1_024)],
  ['{10} layers for a reach of 1,024 steps, against some {1,000}', Math.log2(1_024), 1_024 - 1],
  ['for 64 units {128} numbers', 2 * 64],
  ['words become {32} numbers each', Number(word?.output_dim)],
  ['one convolution of width {5} follows', Number(phrase?.kernel_size)],
  ['a width of 5 covers only {0.05} seconds', 5 / 100],
  ['two layers of width 5 see {9} steps', reach([conv5, conv5])],
  ['with pooling by 2 between them {14}', reach([conv5, pool, conv5])],
  ['reads 5 neighbouring words, {500} numbers, at a time', 5 * 100],
  ['and gives {28} × 64. The embedding', fits(32, 5)],
  ['filter on 9 sensors has {27} weights', 3 * 9],
  ['the (3, 1) filter has {3} weights', slices(3 * 1, 1, 1)],
  ['one label to each block of {8} steps', 2 ** 3],
  ['`UpSampling1D({8})`', 2 ** 3],
  ['the lengths are 1971 → {655} → {163}', long, pooled(long, 4)],
  ['`Flatten` gives {2,608} numbers', pooled(long, 4) * 16],
  ['the results {2}…{7} belong to', behind[0] ?? 0, behind.at(-1) ?? 0],
  ['belong to the times {2}…7 and', dilated(2, [2]) - 1],
  ['→ `Conv1D(32, 5)` → (16, {16}, 32)', fits(20, 5)],
  ['→ `Conv1d(8, 32, 5)` → (16, 32, {16})', fits(20, 5)],
  ['the second {80}. The second', 5 * 16],
];

export const denseClaims: Claim[] = [...dense, ...sharing, ...shifting, ...overTime];
