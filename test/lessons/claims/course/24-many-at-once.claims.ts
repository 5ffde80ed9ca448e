import type { Claim } from '../check.ts';

/** Multiplications of a product of a matrix with `rows` rows and one of 64 × 64. */
function products(rows: number): number {
  let count = 0;
  for (let row = 0; row < rows; row++) count += 64 * 64;
  return count;
}

export const claims: Claim[] = [
  ['one large product does the work of {32} small ones', products(32) / products(1)],
];
