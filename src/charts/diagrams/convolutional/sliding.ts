/** Small grids of numbers, and a filter that slides over them. */

export type Numbers = readonly (readonly number[])[];

/** A drawing in letters as pixels: 1 where a # stands. */
export const pixelsOf = (rows: readonly string[]): number[][] =>
  rows.map((row) => [...row].map((letter) => (letter === '#' ? 1 : 0)));

/** A seven in 7 × 7 pixels: 1 is white. */
export const pixelSeven: Numbers = pixelsOf([
  '.......',
  '.......',
  '.#####.',
  '.....#.',
  '....#..',
  '...#...',
  '...#...',
]);

/** The edge filters and the spot filter of the lesson, by their names there. */
export const lessonFilters = {
  'horizontal edge': [
    [-1, -1, -1],
    [0, 0, 0],
    [1, 1, 1],
  ],
  'vertical edge': [
    [-1, 0, 1],
    [-1, 0, 1],
    [-1, 0, 1],
  ],
  spot: [
    [-1, -1, -1],
    [-1, 8, -1],
    [-1, -1, -1],
  ],
} as const satisfies Record<string, Numbers>;

/** The rows with a ring of zeros around them, `ring` cells wide. */
export function withRing(rows: Numbers, ring: number): number[][] {
  const wide = (rows[0]?.length ?? 0) + 2 * ring;
  const empty = Array.from({ length: ring }, () => Array<number>(wide).fill(0));
  const sides = Array<number>(ring).fill(0);
  return [...empty, ...rows.map((row) => [...sides, ...row, ...sides]), ...empty];
}

/** How many positions a filter has: ⌊(n + 2p − k) / s⌋ + 1. */
export const positionsOf = (n: number, k: number, p = 0, s = 1): number =>
  Math.floor((n + 2 * p - k) / s) + 1;

/** The convolution of neural networks (cross-correlation: the filter is not flipped), stride 1, without padding. */
export function slide(rows: Numbers, weights: Numbers): number[][] {
  const high = positionsOf(rows.length, weights.length);
  const wide = positionsOf(rows[0]?.length ?? 0, weights[0]?.length ?? 0);
  return Array.from({ length: high }, (_, i) =>
    Array.from({ length: wide }, (_, j) =>
      weights.reduce(
        (sum, line, di) => sum + line.reduce((part, w, dj) => part + w * (rows[i + di]?.[j + dj] ?? 0), 0),
        0,
      ),
    ),
  );
}

/** Rows as an alternative text spells them. */
export const spelt = (rows: Numbers): string => rows.map((row) => row.join(' ')).join(' / ');
