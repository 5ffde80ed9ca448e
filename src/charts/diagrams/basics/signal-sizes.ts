/** How large a signal is behind each of several ReLU layers, by the spread of their random weights. */
import { normals } from '../seeded.ts';

export interface SignalPlan {
  units: number;
  layers: number;
  /** Standard deviation of the weights. */
  spread: number;
  seed: number;
}

/** √(mean square) before the first layer, which is 1, and behind each, each divided by the one at the start. */
export function signalSizes({ units, layers, spread, seed }: SignalPlan): number[] {
  const normal = normals(seed);
  let values = Array.from({ length: units }, () => normal());
  const size = () => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / units);
  const start = size();
  const sizes = [1];
  for (let i = 0; i < layers; i++) {
    values = Array.from({ length: units }, () => {
      let sum = 0;
      for (const value of values) sum += spread * normal() * value;
      return Math.max(0, sum);
    });
    sizes.push(size() / start);
  }
  return sizes;
}

/** The median over several draws, seeds 1 … `draws`. */
export function medianSizes({ draws, ...plan }: Omit<SignalPlan, 'seed'> & { draws: number }): number[] {
  const all = Array.from({ length: draws }, (_, i) => signalSizes({ ...plan, seed: i + 1 }));
  return Array.from({ length: plan.layers + 1 }, (_, at) => {
    const sorted = all.map((sizes) => sizes[at] ?? 0).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  });
}

/** Spreads after Glorot and He for as many inputs as outputs. */
export const spreads = {
  glorot: (units: number) => Math.sqrt(1 / units),
  he: (units: number) => Math.sqrt(2 / units),
};
