/** The topics “stride” and “padding”. */
import type { Claim } from './check.ts';
import { conv3, dilated, reach, same, sizes, slices, windowsOn } from './cnn-formulas.ts';
import { convWeights, denseWeights, fits, placesOf } from './formulas.ts';

const twice = (n: number): [number, number] => [n, n];
const halves = fits(28, 3, { padding: 1, stride: 2 });
/** LeCun's network of 1989: 5 × 5 with stride 2 and two places of frame, 16 × 16 pixels. */
const [h1, h2] = [fits(16, 5, { padding: 2, stride: 2 }), fits(8, 5, { padding: 2, stride: 2 })];
/** What a layer behind adds to the receptive field after this many layers of stride 2. */
const added = (before: number): number => {
  const strided = Array(before).fill({ width: 3, stride: 2 });
  return reach([...strided, conv3]) - reach(strided);
};

/** Columns that no window of width 2 and stride 3 covers. */
const [gap1, gap2, gap3] = Array.from({ length: 9 }, (_, i) => i + 1).filter(
  (column) => ![0, 1, 2].some((window) => [1, 2].includes(column - 3 * window)),
) as [number, number, number];

const strides: Claim[] = [
  ['with width 3, step t sees t − {1}, t and t + {1}', ...twice((3 - 1) / 2)],
  ['so it covers the columns 3, {4} and {5}', 3 + 1, 3 + 2],
  ['Columns {3}, {6}, {9} … lie in no window', gap1, gap2, gap3],
  ['1–2, {4}–{5}, {7}–{8}, while {3}, {6} and {9} are skipped', 1 + 3, 2 + 3, 1 + 6, 2 + 6, gap1, gap2, gap3],
  ['k = 3 p = 0 s = 1 → {26}', fits(28, 3)],
  ['k = 3 p = 1 s = 2 → {14}', halves],
  ['k = 5 p = 2 s = 2 → {14}', fits(28, 5, { padding: 2, stride: 2 })],
  ['- text: Columns {3} to {5} right: true', 1 + 2, 1 + 2 + (3 - 1)],
  ['Columns {2} to {4} remark: That would be stride 1', 1 + 1, 1 + 1 + (3 - 1)],
  ['Columns {4} to {6} remark: That would be stride 3', 1 + 3, 1 + 3 + (3 - 1)],
  ['Columns {5} to {7} remark: "That would be stride 4', 1 + 4, 1 + 4 + (3 - 1)],
  ['fits 28 − 3 + 1 = 26 times: {26} × {26}.', ...twice(fits(28, 3))],
  ['Every other position is skipped: {14} × {14}', ...twice(halves)],
  ['⌊(28 − 3) / 2⌋ + 1 = 13: {13} × {13}.', ...twice(fits(28, 3, { stride: 2 }))],
  ['cover the columns 1–2, {4}–{5}, {7}–{8} and so on', 1 + 3, 2 + 3, 1 + 6, 2 + 6],
  ['starts at one place and moves on {15} times', fits(32, 4, { padding: 1, stride: 2 }) - 1],
  ['stride 1 gives {26} × {26} answers', ...twice(fits(28, 3))],
  ['and stride 2 gives {13} × {13}.', ...twice(fits(28, 3, { stride: 2 }))],
  ['is applied at {784} positions with stride 1', fits(28, 3, { padding: 1 }) ** 2],
  ['and at {196} with stride 2', halves ** 2],
  ['p = 0, s = 1: {25} + 1', 28 - 3],
  ['p = 1, s = 2: ⌊{27} / 2⌋', 28 + 2 * 1 - 3],
  ['s = 4 (AlexNet): {54} + 1', (227 - 11) / 4],
  ['12.5 becomes {12}, plus 1 is {13}', Math.floor(12.5), fits(28, 3, { stride: 2 })],
  ['{13.5} becomes {13} too', (28 - 3) / 2 + 1, Math.floor((28 - 3) / 2 + 1)],
  ['with p = 1 the output is ⌊{27} / 2⌋ + 1', 28 + 2 * 1 - 3],
  ['from 64 to 64 channels has {36,928}. You', convWeights(3 ** 2, 64, 64)],
  ['one layer leaves {8} × {8} places', ...twice(same(32, 4))],
  ['{4}/{9} of the pixels count and {5}/{9} do not', 2 ** 2, 3 ** 2, 3 ** 2 - 2 ** 2, 3 ** 2],
  ['each further 3 × 3 layer adds {4} pixels', added(1)],
  ['instead of {2}. After two strides of 2 it adds {8}', added(0), added(2)],
  ['with stride 1 in both layers it is {5}', reach([conv3, conv3])],
  ['on 8 channels has {1,168} with any stride', convWeights(3 ** 2, 8, 16)],
  ['to 10 classes it has {125,450} weights', denseWeights(28 * 28 * 16, 10)],
  ['from 14 × 14 × 16 only {31,370}', denseWeights(halves * halves * 16, 10)],
  ['stride=2, padding=1)` turns 28 into {14}', halves],
  ['28 becomes {14}, 27 becomes {14} too', same(28, 2), same(27, 2)],
  ['The {8} × {8} maps come from a stride of 2', h1, h1],
  ['would give {6} ({6.5} rounded down)', fits(16, 5, { stride: 2 }), (16 - 5) / 2 + 1],
  ['and stride 1 gives {12} × {12}', ...twice(fits(16, 5))],
  ['{1,068} parameters in all', 12 * h1 ** 2 + slices(25, 1, 12)],
  ['8 × 8 becomes 12 maps of {4} × {4}', h2, h2],
  ['on 28 × 28, stride 1 gives {28} × {28}', ...twice(fits(28, 3, { padding: 1 }))],
  ['a 2 × 2 pooling then makes {14} × {14}', ...twice(sizes(28, 'p2')[0] ?? 0)],
  ['stride 2 gives {14} × {14} at once', ...twice(halves)],
  [
    'so the output has {half} as many rows and {half} as many columns: {a quarter} of the values',
    placesOf(28, 2, 2) / 28,
    placesOf(28, 2, 2) / 28,
    (placesOf(28, 2, 2) / 28) ** 2,
  ],
  [
    '{a quarter} of the values is left and about {three quarters} of the work is saved',
    (1 / 2) ** 2,
    1 - (1 / 2) ** 2,
  ],
  ['text: {7} × {7} remark: "The first position', 10 - 3, 10 - 3],
  ['text: {12} × {12} remark: The map', 10 + 2, 10 + 2],
];

const [corner, side, inner] = [
  [0, 0],
  [0, 5],
  [5, 5],
] as const;
/** Windows of 3 × 3 that contain a place of a 10 × 10 picture. */
const seen = ([y, x]: readonly [number, number], padding: number): number =>
  windowsOn(y, 10, 3, padding) * windowsOn(x, 10, 3, padding);
/** Zeros that “same” adds in total. */
const zeros = (n: number, k: number, s: number): number => Math.max((same(n, s) - 1) * s + k - n, 0);
const tenLayers = sizes(28, ...Array<number>(13).fill(3));

const paddings: Claim[] = [
  ['k = 3 → {1} k = 5 → {2} k = 7 → {3}', (3 - 1) / 2, (5 - 1) / 2, (7 - 1) / 2],
  ['lies in {1} window of a 3 × 3 filter, an inner pixel in {9}. With one', seen(corner, 0), seen(inner, 0)],
  ['With one frame of zeros the corner lies in {4}', seen(corner, 1)],
  ['- text: {30} × {30} right: true', ...twice(28 + 2 * 1)],
  ['- text: {26} × {26} remark: That is the output of a 3 × 3 filter', ...twice(fits(28, 3))],
  ['- text: {8} × {8} right: true', ...twice(fits(10, 3))],
  ['28 × 28 stays {28} × {28} instead', ...twice(fits(28, 3, { padding: 1 }))],
  ['instead of becoming {26} × {26}', ...twice(fits(28, 3))],
  ['costs {2} of each per layer, 5 × 5 costs {4}', 28 - fits(28, 3), 28 - fits(28, 5)],
  ['Ten 3 × 3 layers turn 28 × 28 into {8} × {8}', ...twice(tenLayers[9] ?? 0)],
  [
    'and after {13} of them {2} × {2} is left',
    ...[tenLayers.findIndex((n) => n < 3) + 1, ...twice(tenLayers.find((n) => n < 3) ?? 0)],
  ],
  ['A loss of {2} pixels', 28 - fits(28, 3)],
  ['valid gives {26} × {26} and same gives {28} × {28}', ...twice(fits(28, 3)), ...twice(same(28, 1))],
  ['so 28 becomes {14} with stride 2', same(28, 2)],
  ['on each side: {1} for 3 × 3, {2} for 5 × 5, {3} for 7 × 7', (3 - 1) / 2, (5 - 1) / 2, (7 - 1) / 2],
  ['`nn.Conv2d(16, 32, 5, padding={2})`', (5 - 1) / 2],
  ['for example {2} for a 3 × 3 filter with dilation 2', (dilated(3, [2]) - 1) / 2],
  ['k = 4 needs {3} in total, so 1 on one side and {2} on the other', 4 - 1, 4 - 1 - 1],
  ['a corner pixel lies in {1} window, a pixel', seen(corner, 0)],
  ['in the middle of an edge in {3}, an inner pixel in {9}', seen(side, 0), seen(inner, 0)],
  ['the numbers are {4}, {6} and {9}', seen(corner, 1), seen(side, 1), seen(inner, 1)],
  ['it is {784} instead of {676}', fits(28, 3, { padding: 1 }) ** 2, fits(28, 3) ** 2],
  ['instead of 676, {16%} more', fits(28, 3, { padding: 1 }) ** 2 / fits(28, 3) ** 2 - 1],
  ['28 × 28 gives it {12,544} inputs and 26 × 26 gives {10,816}', 28 * 28 * 16, 26 * 26 * 16],
  ['dilation 8 that is {8} zeros', (2 - 1) * 8],
  ['the filter spans {9} steps', dilated(2, [8])],
  ['and 100 steps remain {100}. The first {8} outputs', fits(100 + 8, dilated(2, [8])), (2 - 1) * 8],
  ['yields only {101} outputs, one of 5,000 yields {4,001}', fits(1_100, 1_000), fits(5_000, 1_000)],
  ['the output is {32}, and {31} · 2', same(64, 2), same(64, 2) - 1],
  [
    '`padding="valid"` give {32} × {32} and the same',
    ...twice(fits(64, 4, { padding: zeros(64, 4, 2) / 2, stride: 2 })),
  ],
  [
    's = 2 *same* gives {29} and *valid* {28}, so a listed {29}',
    same(57, 2),
    fits(57, 3, { stride: 2 }),
    same(57, 2),
  ],
  ['n = 56, k = 2, s = 2 gives {28} either way', same(56, 2)],
  ['s = 2 gives {28} either way, and there', fits(56, 2, { stride: 2 })],
  ['text: {29} × {29} remark: One row', 28 + 1, 28 + 1],
  ['text: {10} × {10} remark: For that a frame', ...twice(placesOf(10, 3, 1, 1))],
  ['Stride 3 leaves about {a ninth}', (1 / 3) ** 2],
];

export const sizeClaims: Claim[] = [...strides, ...paddings];
