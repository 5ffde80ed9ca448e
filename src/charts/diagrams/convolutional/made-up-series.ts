/** A made-up series of daily temperatures, as the sum of its parts. The same each time. */
import { normals } from '../seeded.ts';

export interface Parts {
  trend: number[];
  rhythm: number[];
  dependence: number[];
  noise: number[];
}

/** Level and trend, a rhythm of 14 days, what depends on the last values (0.7 of it is left each day), and noise; in °C. */
export function seriesParts(days: number): Parts {
  const normal = normals(21);
  let last = 0;
  return {
    trend: Array.from({ length: days }, (_, t) => 12 + 0.15 * t),
    rhythm: Array.from({ length: days }, (_, t) => 3 * Math.sin((2 * Math.PI * t) / 14)),
    dependence: Array.from({ length: days }, () => {
      last = 0.7 * last + 1.2 * normal();
      return last;
    }),
    noise: Array.from({ length: days }, () => 0.9 * normal()),
  };
}

/** The series itself: the sum of its parts, day by day. */
export const summed = ({ trend, rhythm, dependence, noise }: Parts): number[] =>
  trend.map((level, t) => level + (rhythm[t] ?? 0) + (dependence[t] ?? 0) + (noise[t] ?? 0));
