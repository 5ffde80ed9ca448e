/** A second reading of the lesson on CNNs: stride, padding and pooling. */
import type { Claim } from './check.ts';
import { dilated, same, sizes, slices } from './cnn-formulas.ts';
import {
  convolved,
  flatAnswer,
  flattened,
  globally,
  kerasKernel,
  passedBack,
  pooledTo,
  shifted,
  smallestCarried,
} from './cnn-shapes.ts';
import { fits, lstmStates, relu } from './formulas.ts';

const channels = (shape: readonly number[]): number => shape.at(-1) ?? Number.NaN;
const h1 = convolved([16, 16, 1], 12, 5, { padding: 2, stride: 2 });

/** What a stride of 2 with padding leaves of 28 × 28. */
const strided = convolved([28, 28, 8], 16, 3, { padding: 1, stride: 2 });

const strides: Claim[] = [
  ['first covers the columns 1 to {3}. Which', 1 + (3 - 1)],
  ['text: About {twice} as many remark: Longer', 1 / (same(28, 2) / 28)],
  ['The windows cover the columns 1–{2}, 4–5', 1 + (2 - 1)],
  ['the windows cover pixels 1–{2}, 4–5', 1 + (2 - 1)],
  ['only shifts by multiples of {2} carry over exactly. For', smallestCarried(1)],
  ['125,450 weights, from {14} × {14} × {16} only', ...strided],
  ['3, stride=2, padding={1})` turns 28 into', (3 - 1) / 2],
  ['H2 repeats the step: {8} × {8} becomes', ...h1.slice(0, 2)],
];

/** The share of all zeros that “same” puts in front. */
const inFront = (n: number, width: number, stride: number): number => {
  const zeros = (same(n, stride) - 1) * stride + width - n;
  return Math.floor(zeros / 2) / zeros;
};

const paddings: Claim[] = [
  ['*same:* {half} before, {half} after', inFront(28, 3, 1), 1 - inFront(28, 3, 1)],
  ['PyTorch has `padding={0}` as its default', (fits(28, 3) - 28 + 3 - 1) / 2],
  ['*Same* puts {half} of the zeros before and {half} behind', inFront(28, 3, 1), 1 - inFront(28, 3, 1)],
  [
    'With 16 channels, {28} × {28} gives it 12,544 inputs and {26} × {26} gives',
    ...convolved([28, 28, 1], 16, 3, { padding: 1 }).slice(0, 2),
    ...convolved([28, 28, 1], 16, 3).slice(0, 2),
  ],
  ['`F.pad(x, ((k - 1) * d, {0}))`', dilated(2, [8]) - 1 - (2 - 1) * 8],
  ['per axis, {half} on each side', inFront(64, 4, 2)],
];

const map = [
  [1, 3, 2, 0],
  [2, 0, 1, 5],
  [0, 4, 1, 1],
  [1, 2, 3, 3],
];
/** The square of 2 × 2 numbers that starts there, row by row. */
const square = (top: number, left: number): number[] =>
  map.slice(top, top + 2).flatMap((row) => row.slice(left, left + 2));
const spike = [0, 9, 0, 0];
const others = (square: readonly number[]): number[] => passedBack(square, 1).filter((share) => share !== 1);
/** Maps in front of the dense layer of a network for video. */
const [inputs, maps] = [8_192, 512];

const poolings: Claim[] = [
  ['That is the mean, 10 / {4}, which', flattened([2, 2])],
  ['text: "{4}" remark: That is the first', [4, -1, 0, 7][0] ?? Number.NaN],
  ['text: "{16}" remark: A channel needs', slices(1, 16, 1)],
  ['text: 12 × 12 × {16} right', channels(pooledTo([24, 24, 16]))],
  ['text: 6 × 6 × {16} remark', channels(pooledTo([24, 24, 16], 4))],
  ['The {16} channels are pooled one by one', channels(pooledTo([24, 24, 16]))],
  ['- top left {1}, {3}, {2}, {0}:', ...square(0, 0)],
  ['- top right {2}, {0}, {1}, {5}:', ...square(0, 2)],
  ['- bottom left {0}, {4}, {1}, {2}:', ...square(2, 0)],
  ['- bottom right {1}, {1}, {3}, {3}:', ...square(2, 2)],
  ['So {26} × {26} × {8} becomes 13', ...convolved([28, 28, 1], 8, 3)],
  ['becomes 13 × 13 × {8}, from 5,408', channels(pooledTo([26, 26, 8]))],
  ['why 8 channels remain {8}.', channels(pooledTo([26, 26, 8]))],
  ['shifted by one pixel, {0} {0} | {9} {0} gives', ...shifted(spike, 1)],
  ['the cell that won, and the others get {0}.', Math.max(...others([1, 3, 2, 0]))],
  ['becomes {512} numbers, while `Flatten`', globally([7, 7, 512])],
  [
    'because 512 maps give {512} numbers whether they are 7 × 7 or 20 × 30',
    (globally([7, 7, 512]) + globally([20, 30, 512])) / 2,
  ],
  ['In the last step {27} is odd', sizes(128, 5, 'p4', 5)[2] ?? Number.NaN],
  ['and all other cells get {0}.', Math.max(...others([1, 4, 3, 2]), ...others([2, 6, 7, 2]))],
  ['that is 16 = {1} × 4 × 4', inputs / maps / fits(7 + 2, 2, { stride: 2 }) ** 2],
];

const spread = convolved([28, 28, 1], 8, 3);
const prewitt = [-1, 0, 1, -1, 0, 1, -1, 0, 1];
const colours = kerasKernel([3, 3], 3, 16);
/** What the 16 filters make of a batch of colour pictures, in PyTorch's order. */
const batch = [32, channels(convolved([28, 28, 3], 16, 3, { padding: 1 }))] as const;
const byte = 2 ** 8 - 1;

const featureMaps: Claim[] = [
  ['8 filters without padding it is 26 × 26 × {8}: 5,408', channels(spread)],
  ['ReLU: "absent" becomes {0}', relu(-1)],
  ['After ReLU many entries are exactly {0}', relu(-1)],
  ['evenly bright areas may give {0}', flatAnswer(prewitt, 1)],
  ['ReLU replaces each negative sum by {0} and', relu(-1)],
  ['and there are {8} maps: 26 · 26', channels(spread)],
  ['for example {26} × {26} numbers, and is new', ...spread.slice(0, 2)],
  ['a layer with 64 filters there are {64} channels', channels(convolved([28, 28, 1], 64, 3))],
  ['the last number of the shape ({26}, {26}, {64})', ...convolved([28, 28, 1], 64, 3)],
  ['ReLU replaces every negative number by {0} and', relu(-1)],
  ['with shape (steps, {64}) per example', lstmStates(64, 28, 2).h.length],
  ['7 × 7 × 512 becomes {512} numbers. And', globally([7, 7, 512])],
  ['expects values from 0 to {255}, and', byte],
  ['(m * {255}).astype', byte],
  ['64 and 64 channels give {64} by adding', Array.from({ length: 64 }, (_, i) => i + i).length],
  ['28, 28) into ({32}, {16}, 28, 28)', ...batch],
  ['The next layer sees {16} channels', batch[1]],
  ['Flatten then makes ({32}, 12544)', batch[0]],
  [
    '`conv.weight` has the shape ({16}, {3}, {3}, {3})',
    channels(colours),
    colours[2] ?? Number.NaN,
    ...colours.slice(0, 2),
  ],
];

export const furtherSizes: Claim[] = [...strides, ...paddings, ...poolings, ...featureMaps];
