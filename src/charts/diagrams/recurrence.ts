/** Gradient norms of a small, seeded recurrent layer, for diagrams. */
import { normals } from './seeded.ts';

export interface Recurrence {
  /** Expected spectral radius of the random recurrent matrix (Girko's circular law; exact for many units). */
  radius: number;
  units: number;
  steps: number;
  seed: number;
}

/** Small inputs keep tanh near its steepest slope, so that the matrix decides the gradients. */
const inputScale = 0.1;

/**
 * ‖∂L/∂h_{T−k}‖ for k = 0 … steps, given a unit gradient at the last state of h_t = tanh(U h_{t−1} + x_t): the product
 * of the layer's own Jacobians, U entries normal with deviation radius / √units, x_t normal.
 */
export function gradientNorms({ radius, units, steps, seed }: Recurrence): number[] {
  const normal = normals(seed);
  const vector = (deviation: number) => Array.from({ length: units }, () => deviation * normal());
  const weights = Array.from({ length: units }, () => vector(radius / Math.sqrt(units)));
  let state = vector(0);
  const slopes = Array.from({ length: steps }, () => {
    const input = vector(inputScale);
    state = weights.map((row, i) => Math.tanh(dot(row, state) + (input[i] ?? 0)));
    return state.map((h) => 1 - h * h);
  });
  let gradient = vector(1);
  const length = Math.hypot(...gradient);
  gradient = gradient.map((g) => g / length);
  const norms = [1];
  for (const slope of slopes.reverse()) {
    const through = gradient.map((g, i) => g * (slope[i] ?? 0));
    gradient = gradient.map((_, j) =>
      weights.reduce((sum, row, i) => sum + (row[j] ?? 0) * (through[i] ?? 0), 0),
    );
    norms.push(Math.hypot(...gradient));
  }
  return norms;
}

/** Norms for k = 0 … steps over several random layers: median, smallest and largest. */
export interface NormSeries {
  median: number[];
  low: number[];
  high: number[];
}

/** `gradientNorms` of `draws` layers, seeds 1 … `draws`. */
export function gradientCourse({
  draws,
  ...layer
}: Omit<Recurrence, 'seed'> & { draws: number }): NormSeries {
  const all = Array.from({ length: draws }, (_, i) => gradientNorms({ ...layer, seed: i + 1 }));
  const sorted = Array.from({ length: layer.steps + 1 }, (_, k) =>
    all.map((norms) => norms[k] ?? 0).sort((a, b) => a - b),
  );
  return {
    median: sorted.map(middleOf),
    low: sorted.map((norms) => norms[0] ?? 0),
    high: sorted.map((norms) => norms.at(-1) ?? 0),
  };
}

/** The median; for an even number of values the mean of the two in the middle. */
const middleOf = (sorted: number[]): number =>
  ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
  2;

const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
