/** What the lesson says again: bounds of overlaps, wrong answers, and places that a filter paints. */
import type { Claim } from './check.ts';
import { sumOf } from './formulas.ts';

/** How far two ranges lie in each other. */
const shared = (from: number, to: number, otherFrom: number, otherTo: number): number =>
  Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
const iou = (area: number, other: number, overlap: number): number => overlap / (area + other - overlap);
const dice = (overlap: number): number => (2 * overlap) / (1 + overlap);
const apart = shared(0, 4, 5, 9);
const [same, distant] = [iou(16, 16, shared(0, 4, 0, 4) ** 2), iou(16, 16, apart ** 2)];
/** A box of width 1, moved by a part of it. */
const movedBy = (part: number): number => iou(1, 1, shared(0, 1, part, 1 + part));
/** How often two areas that overlap by 10 count the overlap, if they are added up. */
const counted = (20 + 30 - (20 - 10) - (30 - 10)) / 10;
/** Where Dice and IoU are equal. */
const equal = [0, 0.25, 0.5, 0.75, 1].filter((overlap) => dice(overlap) === overlap);

const pixels = Array.from({ length: 100 }, (_, pixel) => pixel < 2);
/** Of the pixels, those that show the tumour, and those that a coin gets right. */
const [tumour, coin] = [sumOf(pixels.map(Number)) / 100, sumOf(pixels.map(() => 0.5)) / 100];

/** How many windows cover each place of a transposed convolution's output. */
function covered(inputs: number, filter: number, stride: number): number[] {
  const places = Array<number>((inputs - 1) * stride + filter).fill(0);
  for (let at = 0; at < inputs * stride; at += stride)
    for (let i = 0; i < filter; i++) places[at + i] = (places[at + i] ?? 0) + 1;
  return places;
}
const isEven = (filter: number): boolean => new Set(covered(12, filter, 2).slice(filter, -filter)).size === 1;
const even = [2, 3, 4].filter(isEven);

export const further: Claim[] = [
  ['by half of its width has not an IoU of one {half}, but', shared(0, 1, 0.5, 1.5)],
  ['likewise for the height, and {0} if one of the two is negative', apart],
  ['if one is negative, the overlap is {0}.', apart],
  ['(except at {0} and {1})', ...equal],
  ['It is {1} if both frames are the same, and {0} if they do not touch." options', same, distant],
  ['and {0} divided by anything is {0}.', apart, distant],
  ['remark: The sum counts the overlap {twice}', counted],
  ['small things would always get values near {0}', (10 * 10) / (1_000 * 1_000)],
  ['text: {Two thirds} remark', movedBy(1 / 5)],
  ['text: As wrong, since it is below {1}', same],
  ['Nobody draws exactly the same box; {1} would be asking', same],
  ['Two people who draw the same box do not reach {1} either', same],
  ['a limit near {1} measures the labels', same],
  ['some missed objects that count as {0}', distant],
  ['text: {2%} of the pixels right, IoU of the tumour {0} remark', tumour, 0 / sumOf(pixels.map(Number))],
  ['50% of the pixels right, IoU of the tumour {0.5}', coin],
  ['place {0} {1} {2} {3} {4} {5} {6}', ...covered(3, 3, 2).keys()],
  ['With a filter of {2} or {4} it is the same nearly everywhere', ...even],
  ['a filter size divisible by the stride, such as {4} with stride 2', [3, 4].find(isEven) ?? 0],
  [
    'a transposed convolution with filter {2} and stride 2 is small',
    Math.max(...even.filter((filter) => Math.max(...covered(12, filter, 2)) === 1)),
  ],
];
