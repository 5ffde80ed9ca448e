/** Boxes of object detection. */

/** Left, upper, right and lower edge. */
export type ObjectBox = readonly [x1: number, y1: number, x2: number, y2: number];

export const areaOf = ([x1, y1, x2, y2]: ObjectBox): number => (x2 - x1) * (y2 - y1);

/** The area in which both boxes lie; 0 where they do not touch. */
export function intersectionOf(a: ObjectBox, b: ObjectBox): number {
  const wide = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const high = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/** Intersection over union, 0…1. */
export function iouOf(a: ObjectBox, b: ObjectBox): number {
  const overlap = intersectionOf(a, b);
  return overlap / (areaOf(a) + areaOf(b) - overlap);
}

export interface ScoredBox {
  name: string;
  score: number;
  box: ObjectBox;
}

/** Non-maximum suppression: the boxes that are kept, the surest first. */
export function keptBoxes(boxes: readonly ScoredBox[], limit: number): ScoredBox[] {
  const kept: ScoredBox[] = [];
  for (const one of boxes.toSorted((a, b) => b.score - a.score))
    if (kept.every((other) => iouOf(one.box, other.box) <= limit)) kept.push(one);
  return kept;
}
