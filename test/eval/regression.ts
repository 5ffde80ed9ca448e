/** Logistic regression by Newton's method with a ridge: small enough to need no library. */

export interface Example {
  /** Examples of one group are left out together in cross-validation. */
  group: string;
  features: readonly number[];
  isRight: boolean;
  weight: number;
}

const ridge = 0.02;
const steps = 15;

/** The coefficients, the constant first. */
export function fitLogistic(examples: readonly Example[]): number[] {
  const size = (examples[0]?.features.length ?? 0) + 1;
  let coefficients = new Array<number>(size).fill(0);
  for (let step = 0; step < steps; step++) {
    const gradient = coefficients.map((value, i) => (i === 0 ? 0 : -ridge * value));
    const hessian: number[][] = coefficients.map((_, i) =>
      coefficients.map((_, j) => (i !== j ? 0 : i === 0 ? 1e-9 : ridge)),
    );
    for (const { features, isRight, weight } of examples) {
      const x = [1, ...features];
      const p = probability(coefficients, features);
      for (let i = 0; i < size; i++) {
        gradient[i] = (gradient[i] ?? 0) + weight * ((isRight ? 1 : 0) - p) * (x[i] ?? 0);
        const row = hessian[i] ?? [];
        for (let j = 0; j < size; j++)
          row[j] = (row[j] ?? 0) + weight * p * (1 - p) * (x[i] ?? 0) * (x[j] ?? 0);
      }
    }
    const change = solve(hessian, gradient);
    coefficients = coefficients.map((value, i) => value + (change[i] ?? 0));
  }
  return coefficients;
}

export function probability(
  [constant = 0, ...others]: readonly number[],
  features: readonly number[],
): number {
  const odds = others.reduce((sum, value, i) => sum + value * (features[i] ?? 0), constant);
  return 1 / (1 + Math.exp(-odds));
}

/** Gaussian elimination with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let column = 0; column < rows.length; column++) {
    let pivot = column;
    for (let i = column; i < rows.length; i++)
      if (Math.abs(at(i, column)) > Math.abs(at(pivot, column))) pivot = i;
    const [own, other] = [rows[column], rows[pivot]];
    if (own && other) [rows[column], rows[pivot]] = [other, own];
    for (let i = 0; i < rows.length; i++) {
      if (i === column) continue;
      const factor = at(i, column) / at(column, column);
      rows[i] = rows[i]?.map((value, j) => value - factor * at(column, j)) ?? [];
    }
  }
  return rows.map((_, i) => at(i, rows.length) / at(i, i));
}
