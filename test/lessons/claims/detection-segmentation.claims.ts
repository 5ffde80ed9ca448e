import type { Claim } from './check.ts';
import { further } from './detection-segmentation-further.ts';
import { boxClaims } from './detection-segmentation-more.ts';
import { ratios } from './detection-segmentation-ratios.ts';

const halved = (side: number, times: number): number =>
  times === 0 ? side : halved(Math.floor(side / 2), times - 1);
/** The side of a U-Net's answer: convolutions of 3 × 3 without padding, two before and two after each change of size. */
const answered = (side: number, depth: number): number =>
  depth === 0 ? side - 4 : answered((side - 4) / 2, depth - 1) * 2 - 4;
/** Height, width and channels of a small U-Net, by levels from above. */
const level = (depth: number) => [halved(128, depth), halved(128, depth), 16 * 2 ** depth] as const;
const [top, second, third, bottom] = [level(0), level(1), level(2), level(3)] as const;

const rare = 0.02;
/** A picture with so much tumour, in which nothing is found. */
const truth = Array.from({ length: 50 }, (_, pixel) => pixel < 50 * rare);
const answer = truth.map(() => false);
const share = (test: (is: boolean, said: boolean) => boolean, of = truth.length): number =>
  truth.filter((is, pixel) => test(is, answer[pixel] ?? false)).length / of;
const nothing = {
  right: share((is, said) => is === said),
  iou: share((is, said) => is && said) / share((is, said) => is || said),
};
/** A coin marks half of the pixels, whatever they show. */
const coin = { right: 0.5 * rare + 0.5 * (1 - rare), iou: (0.5 * rare) / (rare + 0.5 * (1 - rare)) };

/** The rows that the stamps of a transposed convolution paint, from place 0 on. */
const stamps = (input: number[], filter: number[], stride: number): number[][] =>
  input.map((value, i) => [...Array<number>(i * stride).fill(0), ...filter.map((weight) => value * weight)]);
const summed = (rows: number[][]): number[] =>
  Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, place) =>
    rows.reduce((sum, row) => sum + (row[place] ?? 0), 0),
  );
const rows = stamps([1, 2, 3], [1, 2, 1], 2);
const painted = rows.map((row) => row.filter((value) => value !== 0));
const places = rows.map((row) => [row.findIndex((value) => value !== 0), row.length - 1]);
const windows = summed(stamps([1, 1, 1], [1, 1, 1], 2));
const shrunk = (side: number, filter: number, stride: number): number =>
  Math.floor((side - filter) / stride) + 1;
const [from, to] = [7, shrunk(7, 3, 2)];
/** The width of a transposed convolution's output. */
const grown = (side: number, filter: number, stride: number, padding = 0): number =>
  Math.max(...summed(stamps(Array(side).fill(1), Array(filter).fill(1), stride)).keys()) + 1 - 2 * padding;

export const claims: Claim[] = [
  ...ratios,
  ...boxClaims,
  ...further,
  [
    '{128} × {128} × {16} → {128} × {128} × {16} {64} × {64} × {32} → {64} × {64} × {32}',
    ...[...top, ...top, ...second, ...second],
  ],
  [
    '→ 64 × 64 × 32 {32} × {32} × {64} → {32} × {32} × {64} {16} × {16} × {128}',
    ...third,
    ...third,
    ...bottom,
  ],
  ['makes {32} × {32} × {64} of {16} × {16} × {128}.', ...third, ...bottom],
  [
    'laid beside it, {64} + {64} = {128} channels. A 3 × 3 convolution makes 64 of them',
    ...[third[2], third[2], bottom[2]],
  ],
  ['so 572 × 572 went in and {388} × {388} came out', answered(572, 4), answered(572, 4)],
  [
    '*nothing here* is right for {98%} of the pixels, with an IoU of {0} for the tumour',
    nothing.right,
    nothing.iou,
  ],
  ['- text: {98%} of the pixels right, IoU of the tumour {0} right: true', nothing.right, nothing.iou],
  ['The {98%} without tumour are all right', 1 - rare],
  ['- text: {50%} of the pixels right', coin.right],
  ['but its IoU is about {0.02}', coin.iou],
  ['with 2% it is right for {98%} of them', 1 - rare],
  ['for instance {7} × {7} in place of 224 × 224', halved(224, 5), halved(224, 5)],
  [
    'doubling does not bring the lost row back: 25 becomes {12} and then {24}',
    halved(25, 1),
    2 * halved(25, 1),
  ],
  [
    '1 · {1} {2} {1} 2 · {2} {4} {2} 3 · {3} {6} {3} sum {1} {2} {3} {4} {5} {6} {3}',
    ...[...painted.flat(), ...summed(rows)],
  ],
  [
    'The 1 paints {1} {2} {1} on places {0} to {2}, the 2 paints {2} {4} {2} on places {2} to {4}',
    ...[0, 1].flatMap((i) => [...(painted[i] ?? []), ...(places[i] ?? [])]),
  ],
  ['the 3 paints {3} {6} {3} on places {4} to {6}. Where', ...(painted[2] ?? []), ...(places[2] ?? [])],
  ['Where two meet, add: {1} {2} {3} {4} {5} {6} {3}.', ...summed(rows)],
  ['So three values became (3 − 1) · 2 + 3 = {7}.', grown(3, 3, 2)],
  ['n = 3, s = 2, k = 3: 2 · 2 + 3 = {7}', grown(3, 3, 2)],
  ['n = 7, s = 2, k = 2: 6 · 2 + 2 = {14}', grown(7, 2, 2)],
  ['n = 7, s = 2, k = 4, p = 1: 6 · 2 − 2 + 4 = {14}', grown(7, 4, 2, 1)],
  ['"(16 − 1) · 2 − 2 · 1 + 4 = {30} − 2 + 4 = {32}."', 15 * 2, grown(16, 4, 2, 1)],
  ['with s = 2, both 7 and 8 shrink to {3} with k = 3', shrunk(7, 3, 2)],
  ['7 and {8} shrink to 3', Math.max(...[7, 8, 9].filter((side) => shrunk(side, 3, 2) === 3))],
  ['From 7 values to {3}, with stride 2, it has {3} rows and {7} columns', to, to, from],
  [
    'Its transpose has {7} rows and {3} columns and leads back from {3} to {7}',
    ...[from, to, to, grown(to, 3, 2)],
  ],
  ['from 7 to 3 values it is {3} × {7}. The transposed one is {7} × {3}', to, from, from, to],
  ['k = 3, s = 2 {1} {1} {2} {1} {2} {1} {1}', ...windows],
  ['k = 4, s = 2 {1} {1} {2} {2} {2} {2} {1} {1}', ...summed(stamps([1, 1, 1], [1, 1, 1, 1], 2))],
  ['cover a place is {1}, {1}, {2}, {1}, {2} and so on', ...windows.slice(0, 5)],
  ['With k = 2, C = 128, F = 64: {4} · 128 · 64 + 64 = {32,832}', 2 ** 2, (2 ** 2 * 128 + 1) * 64],
  ['but only of {one third}.', 0.5 / (1 + 1 - 0.5)],
  ['A 3 × 3 convolution makes {64} of them', third[2]],
  ['A coin gets {half} of the pixels right', coin.right],
  ['The overlap with the tumour is empty, so the IoU is {0}', nothing.iou],
  ['without biases? kind: number difficulty: 3 answer: {73728}', 3 ** 2 * (64 + 64) * 64],
  ['With stride 2 a map becomes about {twice} as high and wide', grown(100, 3, 2) / 100],
  ['place 0 1 2 3 4 5 {6}', grown(3, 3, 2) - 1],
  ['both {7} and {8} shrink to 3', ...[6, 7, 8, 9].filter((side) => shrunk(side, 3, 2) === 3)],
  ['How wide is its output? kind: number difficulty: 3 answer: {32}', grown(16, 4, 2, 1)],
  ['leads from {3} values to {7}', to, grown(to, 3, 2)],
  ['from 7 to {3} values it is', to],
  ['cost a box of 10 × 10 pixels {a third}', 1 - (8 * 10) / (2 * 10 * 10 - 8 * 10)],
  ['text: {98%} of the pixels right, IoU of the tumour {0.98}', 1 - 0.02, 1 - 0.02],
  ['simple enlarging {double} height and width at each step', grown(100, 2, 2) / 100],
  ['transposed convolutions {double} the size step by step', grown(100, 2, 2) / 100],
  ['with stride 2 about {twofold} on each side', grown(100, 3, 2) / 100],
];
