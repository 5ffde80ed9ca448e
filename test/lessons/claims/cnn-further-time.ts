/** A second reading of the lesson on CNNs: receptive field, dense layer, sharing, shifts and time. */
import { greyDigits } from '../../support/digits.ts';
import type { Claim } from './check.ts';
import { digits, dilated, reach, sizes, slices } from './cnn-formulas.ts';
import {
  convolved,
  flattened,
  globally,
  kerasKernel,
  pooledTo,
  reordered,
  shifted,
  smallestCarried,
  torchKernel,
  windowsOf,
  withAxis,
} from './cnn-shapes.ts';
import {
  convWeights,
  denseWeights,
  doubling,
  fits,
  relu,
  sigmoid,
  slope,
  softmax,
  sumOf,
} from './formulas.ts';

const channels = (shape: readonly number[]): number => shape.at(-1) ?? Number.NaN;
const classes = 'labels' in greyDigits.task ? greyDigits.task.labels.length : Number.NaN;
/** The distance between neighbours in front of the first layer. */
const distance = reach([{ width: 2 }]) - reach([]);
const dilations = (count: number): number[] => doubling(count).slice(1);

const fields: Claim[] = [
  ['start r = {1} j = {1}', reach([]), distance],
  ['a value {10} steps back might as well', 9 + 1],
  ['dilations 1, {2}, {4}, {8}, {16} see 63 steps', ...dilations(5)],
  ['The left one sees pixels {1}–3,', (windowsOf([1, 2, 3, 4, 5], 3)[0] ?? [])[0] ?? Number.NaN],
  ['and the dilations 1, {2}, {4}, … 512, whose', ...dilations(3)],
  ['together that is {1}–5, five', Math.min(...(windowsOf([1, 2, 3, 4, 5], 3)[0] ?? []))],
  ['Start with r = {1} and j = {1}.', reach([]), distance],
  ['some pixels inside may also show {0})', slope(relu, -1)],
  ['double from layer to layer, 1, {2}, {4}, the reach', ...dilations(3)],
];

const last = [digits.last, digits.last, 16];
/** Arrivals at the dense layer of two networks that people mix up. */
const [arrives, expected] = [
  flattened([...Array<number>(2).fill(sizes(28, 3, 3, 'p2').at(-1) ?? 0), 64]),
  flattened([...Array<number>(2).fill(sizes(32, 5, 'p2', 5, 'p2').at(-1) ?? 0), 16]),
];
const seven = pooledTo(pooledTo([28, 28, 64]));

const dense: Claim[] = [
  ['{400} → {10}: 4,010', digits.flat, classes],
  ['A map of {5} × {5} × {16} is laid out', ...last],
  ['one number per channel, {16} instead of 400', globally(last)],
  ['as the scores do not add up to {1} remark: Softmax', sumOf(softmax([-4, 1, 2]))],
  ['From {400} inputs to {10} classes that is', digits.flat, classes],
  ['Pooling leaves {16} numbers', globally([5, 5, 16])],
  ['`nn.Linear({400}, {10})` wants it stated', digits.flat, classes],
  ['so ten for digits: `Dense({10}, activation', classes],
  ['which leaves {64} inputs and 8,320', globally([16, 16, 64])],
  ['since they must add up to {1} over the known', sumOf(softmax([2, 1, 0]))],
  ['and lets them add up to {1}; with a single', sumOf(softmax([2, 1, 0]))],
  ['A sigmoid would confine the result to {0}…{1} and', sigmoid(-40), sigmoid(40)],
  ['`torch.flatten(x, {1})`, which leave the batch', ['batch', 'height'].indexOf('height')],
  ['so 5 × 5 × 16 becomes {16} numbers and not 400', globally([5, 5, 16])],
  ['{9,216} is what arrives, {400} is what `nn.Linear({400}, 120)` expects', arrives, expected, expected],
  ['Correct the layer to `nn.Linear({9216}, 120)`', arrives],
  ['and `Dense({10})` on {784} pixels need', classes, flattened([28, 28, 1])],
  ['the network can get stuck at {0}: once', relu(-1)],
  ['A sigmoid cannot leave {0}…{1}, a tanh not', sigmoid(-40), sigmoid(40)],
  ['a tanh not {−1}…{1}, and both', Math.tanh(-40), Math.tanh(40)],
  ['If a drawing writes {7} × {7} beside', ...seven.slice(0, 2)],
];

const shared = kerasKernel([5, 1], 1, 32);

const sharing: Claim[] = [
  ['From a 28 × 28 image to {26} × {26} × {8} values', ...convolved([28, 28, 1], 8, 3)],
  ['For 8 maps of {26} × {26} and windows', ...convolved([28, 28, 1], 8, 3).slice(0, 2)],
  ['is used at {676} positions of an image. How', fits(28, 3) ** 2],
  ['1,152 different weights and {16} biases', convWeights(3 * 3, 8, 16) - slices(3 * 3, 8, 16)],
  ['and C_out = {8} in the convolution', convWeights(5, 1, 8) - slices(5, 1, 8)],
  ['have the shape (k, {1}, {1}, n_filters)', ...shared.slice(1, 3)],
  ['`Reshape((n_steps, n_channels, {1}))`', channels(withAxis([100, 8], 2))],
  ['on (batch, {1}, steps, channels)', withAxis([32, 100, 8], 1)[1] ?? Number.NaN],
  ['the shared form 160, plus {32} biases each', convWeights(5, 8, 32) - slices(5, 8, 32)],
];

const shifts: Claim[] = [
  ['its pooled map is shifted by {half} a pixel', 1 / 2],
  ['shifted by one, {0} {0} {0} {9} {9} {0} gives', ...shifted([0, 0, 9, 9, 0, 0], 1)],
  ['`np.roll(x, 2, axis={2})` moves', ['n', 'height', 'width', 'channels'].indexOf('width')],
  ['Only shifts by multiples of {2} carry over exactly, after', smallestCarried(1)],
  ['only multiples of {4}. Zhang', smallestCarried(2)],
];

/** One example as a list of steps: behind it the features in Keras, in front of it in PyTorch. */
const gesture = [16, 20, 8];
const gestureMaps = convolved([20, 8], 32, 5);
const turned = reordered(gesture, 0, 2, 1);
/** Axes of the weights of a filter that is as wide as all features. */
const axes = ['F', 'one', 'k', 'd'];
const left = axes.filter((axis) => axis !== 'one');
const rows = [1_000, 20];
const word = convolved([100, 8], 32, 5);
const order = ['batch', 'steps', 'features'];

const overTime: Claim[] = [
  ['k = 2, d = 1, {2}, {4}, {8} 4 layers', ...dilations(4)],
  ['k = 2, d = 1, {2}, … 512 10 layers', ...dilations(2)],
  ['with 1, {2}, {4}, … 512, ten layers', ...dilations(3)],
  ['holds the words 1 to {3}, the last one the words 18 to {20}', 1 + (3 - 1), 18 + (3 - 1)],
  ['gives 96 × {32} without padding', channels(word)],
  ['or 100 × {32} with `padding', channels(word)],
  ['and dilations 1, {2}, {4}, {8}, four layers see', ...dilations(4)],
  ['1,023 layers of width 2 for {1,024} steps', dilated(2, Array<number>(1_023).fill(1))],
  ['a `Conv1D` input of ({100}, {6}), just', ...reordered([6, 100], 1, 0)],
  ['`x[..., None]` makes ({1000}, {100}, {1}) for Keras', ...withAxis([1_000, 100], 2)],
  ['`x.unsqueeze({1})` makes', withAxis([1_000, 100], 1).indexOf(1)],
  ['makes ({1000}, {1}, {100}) for PyTorch', ...withAxis([1_000, 100], 1)],
  ['use `x.transpose({1}, {2})`; a `reshape`', ...['steps', 'features'].map((axis) => order.indexOf(axis))],
  ['or `Input(({256}, {1}))` for', ...withAxis([256], 1)],
  ['With ({1}, {256}) there would', ...withAxis([256], 0)],
  ['declared without the batch: `Input(({100}, {6}))`', ...reordered([6, 100], 1, 0)],
  ['With input (time, {9}, {1}), the', ...withAxis([50, 9], 2).slice(1)],
  ['example: `Input(({90}, {59}))`', ...reordered([59, 90], 1, 0)],
  ['reads (batch, {1}, steps, d)', withAxis([32, 100, 8], 1)[1] ?? Number.NaN],
  [
    'has seen steps {0} to R − {1}, so',
    ...(windowsOf([0, 1, 2, 3, 4, 5, 6, 7], 5)[0] ?? []).flatMap((step, i) =>
      i === 0 ? [step] : i === 4 ? [5 - step] : [],
    ),
  ],
  ['Then shape each row as ({30}, {1})', ...withAxis([30], 1)],
  ['at a time and gives 28 × {64}', channels(convolved([32, 100], 64, 5))],
  ['reads {5} neighbouring words', fits(32, 1) - fits(32, 5) + 1],
  ['as wide as the embedding, such as {5} × {100}, which', ...kerasKernel([5], 100, 64).slice(0, 2)],
  ['become ({1000}, {20}, {1}), not ({1}, {1000}, {20})', ...withAxis(rows, 2), ...withAxis(rows, 0)],
  ['`Input(({20},))`', ...rows.slice(1)],
  ['gives (rows, {1971}, {1})', ...withAxis([1_971], 1)],
  ['build `Input(({1971}, {1}))`', ...withAxis([1_971], 1)],
  ['64 bytes that is ({64}, {1})', ...withAxis([64], 1)],
  [
    'gives (64, {64}), 64 steps with {64} filters',
    ...Array<number>(2).fill(channels(convolved([64, 1], 64, 5))),
  ],
  ['With `input_shape=({1}, {64})` and', ...withAxis([64], 0)],
  ['Scale the bytes to {0}…{1} by dividing by {255}', 0 / (2 ** 8 - 1), 255 / (2 ** 8 - 1), 2 ** 8 - 1],
  ['use an `Embedding({256}, 16)`', 2 ** 8],
  ['leaves an axis of size {1}, (batch, F, steps, {1})', fits(8, 8), fits(8, 8)],
  ['which `.squeeze({3})` removes', ['batch', 'F', 'steps', 'one'].indexOf('one')],
  [
    '`conv1.weight.data = conv2.weight.data.squeeze({1}).transpose({1}, {2})`',
    axes.indexOf('one'),
    left.indexOf('k'),
    left.indexOf('d'),
  ],
  ['outputs for t ≥ {5} may change', Math.min(...[0, 1].map((back) => 5 + 2 * back))],
  ['with the channels last: ({16}, {20}, {8}) →', ...gesture],
  ['→ ({16}, 16, {32}) → `GlobalAverage', gesture[0] ?? Number.NaN, channels(gestureMaps)],
  ['`GlobalAveragePooling1D()` → ({16}, {32}) →', gesture[0] ?? Number.NaN, globally(gestureMaps)],
  ['"softmax")` → ({16}, {6}). In', gesture[0] ?? Number.NaN, denseWeights(32, 6) / (32 + 1)],
  [
    'In PyTorch: ({16}, {8}, {20}) → `Conv1d({8}, 32, 5)`',
    ...turned,
    torchKernel([5], 8, 32)[1] ?? Number.NaN,
  ],
  ['→ ({16}, {32}, 16) → `x.mean', gesture[0] ?? Number.NaN, channels(gestureMaps)],
  [
    '`x.mean(-1)` → ({16}, {32}) → `Linear({32}, 6)`',
    gesture[0] ?? Number.NaN,
    ...Array<number>(2).fill(globally(gestureMaps)),
  ],
];

export const furtherOverTime: Claim[] = [...fields, ...dense, ...sharing, ...shifts, ...overTime];
