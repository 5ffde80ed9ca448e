/** The numbers of boxes: what a detector gives, overlaps, and what non-maximum suppression strikes out. */
import type { Claim } from './check.ts';

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
const square = (left: number, top: number, side: number): Box => box(left, top, left + side, top + side);

const area = ({ left, top, right, bottom }: Box): number => (right - left) * (bottom - top);
/** How far two ranges lie in each other. */
const shared = (from: number, to: number, otherFrom: number, otherTo: number): number =>
  Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
const overlap = (a: Box, b: Box): number =>
  shared(a.left, a.right, b.left, b.right) * shared(a.top, a.bottom, b.top, b.bottom);
const union = (a: Box, b: Box): number => area(a) + area(b) - overlap(a, b);
const iou = (a: Box, b: Box): number => overlap(a, b) / union(a, b);
const dice = (a: Box, b: Box): number => (2 * overlap(a, b)) / (area(a) + area(b));

const [a, b] = [box(0, 0, 4, 4), box(2, 1, 6, 5)];
/** A box of side 1 and the same moved by half of it. */
const half = [square(0, 0, 1), box(0.5, 0, 1.5, 1)] as const;
/** Boxes of a side, and the same 2 pixels aside. */
const moved = (side: number) => [square(0, 0, side), square(2, 0, side)] as const;
const bar = (length: number) => [box(0, 0, length, 1), box(2, 0, length + 2, 1)] as const;

const kept = [square(0, 0, 10), square(2, 0, 10), square(20, 0, 10), square(21, 1, 10)] as const;
const [best, second, third, last] = kept;

const found = { objects: 5, boxes: 4, right: 3 };

/** The overlap of a box of width 1 with the same, moved by a part of it. */
const movedBy = (part: number): number => iou(square(0, 0, 1), box(part, 0, 1 + part, 1));
/** By which part to move it, for an overlap of so much. */
const moveFor = (wanted: number): number => (1 - wanted) / (1 + wanted);

/** Which boxes are left, the surest first, by how far each overlaps the ones before it. */
function keptOf(overlaps: readonly (readonly number[])[], limit: number): number[] {
  const left: number[] = [];
  for (const [at, row] of overlaps.entries())
    if (left.every((other) => (row[other] ?? 0) <= limit)) left.push(at);
  return left;
}
/** IoU limits of COCO, a twentieth apart. */
const limits = Array.from({ length: 20 }, (_, i) => i / 20).filter((limit) => limit >= 0.5 && limit <= 0.95);

export const boxClaims: Claim[] = [
  ['judges {9} anchors at each place: 3 sizes, 3 shapes', 3 * 3],
  ['precision is {3}/{4} and recall {3}/{5}', ...[found.right, found.boxes, found.right, found.objects]],
  [
    'It is {1} if both frames are the same, and {0} if they do not touch. With',
    iou(a, a),
    iou(a, square(5, 5, 1)),
  ],
  ['It is {1} for equal boxes and {0} for boxes that do not touch', iou(b, b), iou(b, square(7, 0, 1))],
  ['areas A {16}, B {16} union {16} + {16} − {6}', area(a), area(b), area(a), area(b), overlap(a, b)],
  ['IoU {6} / {26} = {0.23}', overlap(a, b), union(a, b), iou(a, b)],
  [
    'the overlap is {0.5}, the union {1.5}, so 0.5 / 1.5 = {0.333}',
    overlap(...half),
    union(...half),
    iou(...half),
  ],
  [
    'side 10 {80} / {120} = {0.667} side 100 {9,800} / {10,200} = {0.961}',
    ...[10, 100].flatMap((side) => [overlap(...moved(side)), union(...moved(side)), iou(...moved(side))]),
  ],
  ['Dice = 2 · {6} / ({16} + {16}) = {0.375}', overlap(a, b), area(a), area(b), dice(a, b)],
  ['if the boxes do not touch, IoU is {0} whatever the distance', iou(a, square(90, 90, 1))],
  ['The area in which both lie is {0}, and 0 divided by anything is 0', overlap(a, square(5, 5, 1))],
  [
    'Of 10 pixels, {8} overlap and the union is {12}, so {0.667}. Of 100, {98} overlap and the union is {102}, so {0.961}.',
    ...[10, 100].flatMap((length) => [overlap(...bar(length)), union(...bar(length)), iou(...bar(length))]),
  ],
  [
    'overlap 2 · 3 = {6}, union {16} + {16} − {6} = {26}, IoU {0.23}. In Python',
    ...[overlap(a, b), area(a), area(b), overlap(a, b), union(a, b), iou(a, b)],
  ],
  ['For example IoU {0.231} is Dice {0.375}.', iou(a, b), dice(a, b)],
  [
    'a box of 10 × 10 pixels a third, since {80} / {120} = {0.67}',
    overlap(...moved(10)),
    union(...moved(10)),
    iou(...moved(10)),
  ],
  [
    'B 0.8 (2, 0) A {0.667} C 0.7 (20, 0) A {0} D 0.6 (21, 1) C {0.681}',
    ...[iou(best, second), iou(best, third), iou(third, last)],
  ],
  ['B overlaps it by {80} / {120} = {0.667}', overlap(best, second), union(best, second), iou(best, second)],
  ['D overlaps it by {81} / {119} = {0.681}', overlap(third, last), union(third, last), iou(third, last)],
  ['averages over {ten} IoU limits from {0.50} to {0.95}', limits.length, limits[0] ?? 0, limits.at(-1) ?? 0],
  ['mAP@0.5:0.95 averages {ten} limits', limits.length],
  ['What is its recall, in per cent? kind: number difficulty: 3 answer: {60}', (100 * 6) / 10],
  ['What is their IoU? kind: number difficulty: 3 answer: {0.25}', 10 / (20 + 30 - 10)],
  [
    'left with a limit of 0.5? kind: number difficulty: 3 answer: {2}',
    keptOf([[], [0.6], [0.2, 0.6]], 0.5).length,
  ],
  ['text: "{0}" right: true', iou(a, square(90, 90, 1))],
  ['text: "{1}" remark: That is the IoU of two equal boxes', iou(a, a)],
  ['text: {One third} right: true', movedBy(0.5)],
  [
    'text: {One half} remark: {Half} of the box overlaps, but the union is one and a {half} boxes',
    ...[overlap(...half), overlap(...half), union(...half) - 1],
  ],
  [
    'text: {One quarter} remark: The overlap is {half} a box and the union one and a {half}',
    ...[overlap(...half) / (area(half[0]) + area(half[1])), overlap(...half), union(...half) - 1],
  ],
  ['{Two thirds} would need a smaller shift, {one fifth} of the width', movedBy(1 / 5), moveFor(2 / 3)],
  ['The overlap is {half} a box, the union one and a {half} boxes', overlap(...half), union(...half) - 1],
  ['{One half} divided by three', overlap(...half)],
  ['divided by {three halves} is {one third}', union(...half), iou(...half)],
  ['B then goes on with 0.8 · (1 − {0.667}) = {0.27}', iou(best, second), 0.8 * (1 - iou(best, second))],
];
