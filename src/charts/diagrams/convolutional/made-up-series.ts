/** A made-up series of daily temperatures, as the sum of its parts. The same each time. */

/** Numbers of a normal distribution, nearly: sums of twelve even ones. */
function normals(seed: number): () => number {
  let state = seed;
  const even = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  return () => Array.from({ length: 12 }, even).reduce((sum, value) => sum + value, -6);
}

export interface Parts {
  trend: number[];
  rhythm: number[];
  dependence: number[];
  noise: number[];
}

/** Level and trend, a rhythm of 14 days, what depends on the last values (0.7 of it is left each day), and noise; in °C. */
export function seriesParts(days: number): Parts {
  const normal = normals(11);
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
