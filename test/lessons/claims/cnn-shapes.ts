/** Shapes that the layers of a CNN hand on, one number for each axis; the channels stand last, as in Keras. */
import { fits, sumOf } from './formulas.ts';

type Shape = readonly number[];
type Sliding = Parameters<typeof fits>[2];

const channelsOf = (shape: Shape): number => shape.at(-1) ?? Number.NaN;
/** Behind a convolution: one map for each filter. */
export const convolved = (shape: Shape, filters: number, width: number, sliding?: Sliding): number[] => [
  ...shape.slice(0, -1).map((n) => fits(n, width, sliding)),
  filters,
];
export const pooledTo = (shape: Shape, window = 2): number[] => [
  ...shape.slice(0, -1).map((n) => fits(n, window, { stride: window })),
  channelsOf(shape),
];
export const flattened = (shape: Shape): number => shape.reduce((size, n) => size * n, 1);
/** Numbers behind global pooling: one for all places of a channel. */
export const globally = (shape: Shape): number => flattened(shape) / flattened(shape.slice(0, -1));
/** The shape with a new axis of one place. */
export const withAxis = (shape: Shape, at: number): number[] => shape.toSpliced(at, 0, 1);
/** Axes of an array in another order. */
export const reordered = (shape: Shape, ...axes: readonly number[]): number[] =>
  axes.map((axis) => shape[axis] ?? Number.NaN);

/** The weights of a convolution in Keras: window, channels that a filter reads, filters. */
export const kerasKernel = (window: Shape, channels: number, filters: number, groups = 1): number[] => [
  ...window,
  channels / groups,
  filters,
];
/** The same in PyTorch: filters, channels that a filter reads, window. */
export const torchKernel = (window: Shape, channels: number, filters: number, groups = 1): number[] => [
  filters,
  channels / groups,
  ...window,
];

/** All windows of a row, from left to right. */
export const windowsOf = (row: readonly number[], width: number): number[][] =>
  Array.from({ length: fits(row.length, width) }, (_, first) => row.slice(first, first + width));
/** The row moved to the right by so many places, with zeros behind it. */
export const shifted = (row: readonly number[], by: number): number[] => row.map((_, i) => row[i - by] ?? 0);
export const pairMaxima = (row: readonly number[]): number[] =>
  Array.from({ length: fits(row.length, 2, { stride: 2 }) }, (_, i) =>
    Math.max(row[2 * i] ?? 0, row[2 * i + 1] ?? 0),
  );
/** By how many places a row must move until its maxima, pooled so often in pairs, are the old ones moved. */
export function smallestCarried(poolings: number): number {
  const row = [0, 0, 0, 0, 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, ...Array<number>(16).fill(0)];
  const behind = (values: readonly number[]): number[] =>
    Array.from({ length: poolings }).reduce<number[]>(pairMaxima, [...values]);
  const same = (a: readonly number[], b: readonly number[]): boolean => a.every((value, i) => value === b[i]);
  const before = behind(row);
  let by = 1;
  while (!before.some((_, moved) => same(behind(shifted(row, by)), shifted(before, moved)))) by++;
  return by;
}
/** What max pooling passes back to each cell of a square. */
export const passedBack = (square: readonly number[], gradient: number): number[] =>
  square.map((_, i) => (i === square.indexOf(Math.max(...square)) ? gradient : 0));
/** What a weighting of a flat area leaves of its brightness. */
export const flatAnswer = (weights: readonly number[], brightness: number): number =>
  sumOf(weights.map((weight) => weight * brightness));
