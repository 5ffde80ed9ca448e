/** Curves of more and more freedom, fitted to eight made-up points of one rule. */
import { normals } from '../seeded.ts';

export interface NoisyPoint {
  x: number;
  y: number;
}

/** The rule behind the points: a gentle bow, with x from −1 to 1. */
const rule = (x: number): number => 0.9 * x - 0.9 * x ** 2 + 0.6;
const noise = normals(5);
const sample = (x: number): NoisyPoint => ({ x, y: rule(x) + 0.22 * noise() });

export const trainingPoints: NoisyPoint[] = [-0.95, -0.7, -0.4, -0.15, 0.15, 0.45, 0.7, 0.95].map(sample);
export const freshPoints: NoisyPoint[] = [-0.83, -0.55, -0.28, 0, 0.3, 0.57, 0.83].map(sample);

/** The polynomial of a degree with the least squared error on the training points. */
export function fittedPolynomial(degree: number): (x: number) => number {
  const size = degree + 1;
  const rows = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (_, j) => trainingPoints.reduce((sum, { x }) => sum + x ** (i + j), 0)),
    trainingPoints.reduce((sum, { x, y }) => sum + y * x ** i, 0),
  ]);
  const weights = solved(rows);
  return (x) => weights.reduce((sum, weight, i) => sum + weight * x ** i, 0);
}

/** The mean squared error of a curve on some points. */
export const errorOf = (curve: (x: number) => number, points: readonly NoisyPoint[]): number =>
  points.reduce((sum, { x, y }) => sum + (curve(x) - y) ** 2, 0) / points.length;

/** Solves linear equations, each row its coefficients and its right side, by Gauss and Jordan. */
function solved(rows: number[][]): number[] {
  rows.forEach((_, column) => {
    const rest = rows.slice(column).map((row) => Math.abs(row[column] ?? 0));
    const best = column + rest.indexOf(Math.max(...rest));
    [rows[column], rows[best]] = [rows[best] ?? [], rows[column] ?? []];
    const pivot = rows[column] ?? [];
    const by = pivot[column] ?? 1;
    rows[column] = pivot.map((value) => value / by);
    rows.forEach((row, i) => {
      const times = row[column] ?? 0;
      if (i !== column) rows[i] = row.map((value, j) => value - times * (rows[column]?.[j] ?? 0));
    });
  });
  return rows.map((row) => row.at(-1) ?? 0);
}
