/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

/** Additions of a scan that first joins pairs upwards and then hands the sums down again. */
function additions(steps: number): number {
  let count = 0;
  for (let width = 1; width < steps; width *= 2) count += steps / (2 * width);
  return 2 * count;
}

export const ratios: Claim[] = [
  ['about {twice} as many in good schemes', additions(1_024) / 1_023],
  ['A scan does about {twice} as many additions as a loop', additions(1_024) / 1_023],
];
