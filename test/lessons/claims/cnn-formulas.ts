/** Sizes, weights and reaches of convolutions, counted and not by the formulas that the lesson gives. */
import { convWeights, dot, fits, pooled } from './formulas.ts';

/** Sizes of the map behind each layer: a convolution of width k, or “p2” for pooling by 2. */
export function sizes(start: number, ...layers: readonly (number | `p${number}`)[]): number[] {
  const found = [start];
  for (const layer of layers) {
    const n = found.at(-1) ?? start;
    found.push(typeof layer === 'number' ? fits(n, layer) : pooled(n, Number(layer.slice(1))));
  }
  return found.slice(1);
}
/** The output length of “same”: places that a filter of any width starts from. */
export const same = (n: number, stride: number): number =>
  Array.from({ length: n }).filter((_, i) => i % stride === 0).length;

/** Weights of a convolution, by the number of weights in one slice of a filter. */
export const slices = (slice: number, channels: number, filters: number): number =>
  slice * channels * filters;

export interface Reaching {
  width: number;
  stride?: number;
  dilation?: number;
}
/** The receptive field, from the last layer back to the input. */
export const reach = (layers: readonly Reaching[]): number =>
  layers.reduceRight(
    (seen, { width, stride = 1, dilation = 1 }) => (seen - 1) * stride + dilation * (width - 1) + 1,
    1,
  );
export const conv3: Reaching = { width: 3 };
export const pool2: Reaching = { width: 2, stride: 2 };
/** A stack of convolutions of one width with these dilations. */
export const dilated = (width: number, dilations: readonly number[]): number =>
  reach(dilations.map((dilation) => ({ width, dilation })));

/** The results of a filter along a row, without padding. */
export const slid = (row: readonly number[], filter: readonly number[]): number[] =>
  row.slice(filter.length - 1).map((_, i) => dot(filter, row.slice(i)));
/** How many windows of this width contain the place, along one direction. */
export const windowsOn = (place: number, n: number, width: number, padding = 0): number =>
  Array.from({ length: fits(n, width, { padding }) }, (_, i) => i - padding).filter(
    (first) => first <= place && place < first + width,
  ).length;

/** The worked example of the lesson: digits, two convolutions with pooling, one dense layer. */
export const digits = (() => {
  const [first = 0, half = 0, second = 0, last = 0] = sizes(28, 3, 'p2', 3, 'p2');
  const weights = [convWeights(3 ** 2, 1, 8), convWeights(3 ** 2, 8, 16), (last ** 2 * 16 + 1) * 10] as const;
  const products = [
    first ** 2 * slices(9, 1, 8),
    second ** 2 * slices(9, 8, 16),
    last ** 2 * 16 * 10,
  ] as const;
  return { first, half, second, last, flat: last ** 2 * 16, weights, products };
})();
