/** A second reading of the lesson on CNNs: shapes that are handed on, zeros and answers, up to filters. */
import { greyDigits } from '../../support/digits.ts';
import type { Claim } from './check.ts';
import { slices, slid } from './cnn-formulas.ts';
import {
  convolved,
  flatAnswer,
  flattened,
  kerasKernel,
  pooledTo,
  reordered,
  torchKernel,
  windowsOf,
  withAxis,
} from './cnn-shapes.ts';
import { convWeights, fits, relu, sigmoid, slope } from './formulas.ts';

const first = convolved([28, 28, 1], 8, 3);
const half = pooledTo(first);
const second = convolved(half, 16, 3);
const last = pooledTo(second);
/** Outputs of the bot's network on digits. */
const classes = 'labels' in greyDigits.task ? greyDigits.task.labels.length : Number.NaN;
const channels = (shape: readonly number[]): number => shape.at(-1) ?? Number.NaN;

const whole: Claim[] = [
  ['8 filters 3×3 26 × 26 × {8} 80', channels(first)],
  ['max pool 2×2 13 × 13 × {8} 0', channels(half)],
  ['16 filters 3×3 11 × 11 × {16} 1,168', channels(second)],
  ['max pool 2×2 5 × 5 × {16} 0', channels(last)],
  ['dense {10} 4,010', classes],
  ['A 3 × 3 filter that gives a map of {26} × {26} uses', fits(28, 3), fits(28, 3)],
  ['behind it replaces every negative answer by {0}', relu(-1)],
  [
    '26 × 26 × {8}, 13 × 13 × {8}, 11 × 11 × {16}, 5 × 5 × {16}, 400, {10}. Add',
    ...[first, half, second, last].map(channels),
    classes,
  ],
  ['In a layer with {26} × {26} positions and {8} filters', ...first],
];

const row = [0, 0, 0, 1, 1, 1];
const [window1 = [], window2 = []] = windowsOf(row, 3);
const steps = windowsOf([2, 2, 5, 5], 3);
/** The axes of a batch of pictures in Keras, and where PyTorch wants them. */
const keras = ['batch', 'height', 'width', 'channels'];
const torch = ['batch', 'channels', 'height', 'width'];
const grouped = kerasKernel([3, 3], 6, 32, 2);
/** The gradient of an input of 5 × 5 × 3 behind 16 filters of 3 × 3: it reads the padded error. */
const error = convolved([5, 5, 3], 16, 3);
const back = convolved(error, 3, 3, { padding: 3 - 1 });

const convolutions: Claim[] = [
  ['The first window {0} {0} {0} gives 0; the next, {0} {0} {1}, gives', ...window1, ...window2],
  ['text: "{0} {3} {0}" remark: A window of three', ...slid([2, 2, 5, 5], [-1, 1])],
  ['First window ({2} {2} {5}):', ...(steps[0] ?? [])],
  ['Second window ({2} {5} {5}):', ...(steps[1] ?? [])],
  ['3 × 3 without padding give {8} new maps of 26 × 26', channels(first)],
  [
    '10 filters on 3 channels give {10} maps, not 30, and 3 filters on 16 channels give {3}.',
    channels(convolved([28, 28, 3], 10, 3)),
    channels(convolved([28, 28, 16], 3, 3)),
  ],
  [
    '`Conv2D(32, 3)` has {32} filters of {3} × {3} and gives {32} maps',
    channels(kerasKernel([3, 3], 3, 32)),
    ...kerasKernel([3, 3], 3, 32).slice(0, 2),
    channels(convolved([28, 28, 3], 32, 3)),
  ],
  [
    'takes {3} channels (a colour picture) and returns {32}.',
    torchKernel([3, 3], 3, 32)[1] ?? Number.NaN,
    channels(convolved([28, 28, 3], 32, 3)),
  ],
  ['so `nn.Conv2d({32}, 64, 3)` follows', channels(convolved([28, 28, 3], 32, 3))],
  ['For grey pictures the first `in_channels` is {1}', greyDigits.image?.channels ?? Number.NaN],
  ['layer from {13} × {13} × {8} to 11 × 11 × {16} needs', ...half, channels(second)],
  ['`x = x.unsqueeze({1})` for PyTorch. A single', torch.indexOf('channels')],
  ['use `x.permute({0}, {3}, {1}, {2})`', ...torch.map((axis) => keras.indexOf(axis))],
  ['and ReLU always cuts at {0}', Math.max(...[-2, -1, 0, 1, 2].filter((sum) => relu(sum) === 0))],
  ['so 8 filters have {8} of them and not one per pixel', convWeights(3 * 3, 1, 8) - slices(3 * 3, 1, 8)],
  ['two groups that is ({3}, {3}, 3, {32})', ...grouped.slice(0, 2), channels(grouped)],
  ['and still {32} biases', convWeights(3 * 3, 6 / 2, 32) - slices(3 * 3, 6 / 2, 32)],
  ['read channels 1–3, the others 4–{6}', 2 * (6 / 2)],
  ['If you see ({3}, {3}, {6}, {32}), the groups', ...kerasKernel([3, 3], 6, 32)],
  ['shrunk to at most about 1/{64} through', 1 / slope(sigmoid, 0) ** 3],
  ['3 × 3 × {16}; padded by 2 it is 7 × 7 × {16}', channels(error), channels(error)],
  [
    'slice c of each of the {16} filters and add the {16} results; three channels give 5 × 5 × {3}.',
    channels(kerasKernel([3, 3], 3, 16)),
    channels(error),
    channels(back),
  ],
  ['it goes from 32 channels to {2} even', channels(convolved([1, 1, 32], 2, 1))],
  ['`kernel_size=(3, 5)` covers {3} rows and {5} columns', 28 - 26 + 1, 28 - 24 + 1],
  ['Stored as (time, frequency, 1) it would be ({9}, {1})', ...reordered([1, 9], 1, 0)],
  ['25,088 biases instead of {32}', convWeights(5 * 5, 3, 32) - slices(5 * 5, 3, 32)],
  ['So 32 filters on 32 channels give {32} maps', channels(convolved([28, 28, 32], 32, 3))],
  ['`y = conv(x.reshape(n*c, {1}, h, w))`', flattened([2, 3, 5, 5]) / flattened([2 * 3, 5, 5])],
  ['`y.reshape(n, c*{4}, h, w)`', torchKernel([3, 3], 1, 4)[0] ?? Number.NaN],
  ['A spectrogram stored as (frequency, time, {1}) has', channels(withAxis([64, 100], 2))],
  ['Stored as (time, frequency, {1}) it', channels(withAxis([100, 64], 2))],
  ['3, padding={1})`, then `y.reshape', (3 - 1) / 2],
  ['`Conv2D(6, 5)` then has one {5} × {5} slice per map', ...kerasKernel([5, 5], 3, 6).slice(0, 2)],
  [
    'the PyTorch weights ({20}, {1}, 400) and ({20}, {20}, 100)',
    ...torchKernel([400], 1, 20).slice(0, 2),
    ...torchKernel([100], 20, 20).slice(0, 2),
  ],
  ['filters last, ({100}, {20}, {20})', ...reordered(torchKernel([100], 20, 20), 2, 1, 0)],
  ['would the second be ({20}, {1}, {100})', ...torchKernel([100], 20, 20, 20)],
  ['the weight ({12}, {1}, {3}, {3}) of', ...torchKernel([3, 3], 3, 12, 3)],
  ['Filters {0}–3 read only input channel {0},', 0 * 4, Math.floor(3 / 4)],
  ['the {1} says that each filter sees one', torchKernel([3, 3], 3, 12, 3)[1] ?? Number.NaN],
  ['12 · 9 = 108 weights and {12} biases', convWeights(3 * 3, 1, 12) - slices(3 * 3, 1, 12)],
  [
    'the network looks for {12} patterns, and {12} maps come out',
    channels(kerasKernel([5, 5], 3, 12)),
    channels(convolved([32, 32, 3], 12, 5, { padding: 2 })),
  ],
  ['so the output is 32 × 32 × {12}', channels(convolved([32, 32, 3], 12, 5, { padding: 2 }))],
];

const prewitt = [-1, 0, 1, -1, 0, 1, -1, 0, 1];
/** The filter for vertical edges, turned: rows become columns. */
const turned = prewitt.map((_, i) => prewitt[3 * (i % 3) + Math.floor(i / 3)] ?? Number.NaN);
const [, , , ...below] = turned;
/** What a middle weight must be so that it and so many weights of −1 around it add up to zero. */
const middle = (around: number): number => -around * -1;
const blur = Array<number>(9).fill(1 / 9);

const filters: Claim[] = [
  ['0 0 0 −1 0 +1 −1 +{8} −1', middle(3 * 3 - 1)],
  ['{0} {0} {0} −1 0 +1 −1 +8 −1 +{1} +{1} +{1} −1 0 +1 −1', ...below],
  ['Some filters die: if a ReLU unit gives {0} for', relu(-1)],
  ['make 18, not 4 · {9}', 3 * 3],
  ['`-1 -1 -1`, `{0} {0} {0}`, `{1} {1} {1}`', ...below],
  ['`-1 -1 -1`, `-1 {8} -1`, `-1 -1 -1`', middle(3 * 3 - 1)],
  ['use `-1 {2} -1` in every row', middle(2)],
  ['and b · {0} = {0}. Only', flatAnswer(prewitt, 1), flatAnswer(prewitt, 7)],
  ['its weights add up to {1}, which keeps the brightness', flatAnswer(blur, 7) / 7],
  ['A dead filter is one whose ReLU gives {0} for every input', relu(-1)],
  [
    'has {256} filters, each {64} slices deep',
    torchKernel([3, 3], 64, 256)[0] ?? Number.NaN,
    torchKernel([3, 3], 64, 256)[1] ?? Number.NaN,
  ],
];

export const further: Claim[] = [...whole, ...convolutions, ...filters];
