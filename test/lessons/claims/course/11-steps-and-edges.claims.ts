import type { Claim } from '../check.ts';

const places = (size: number, frame: number): number => size + 2 * frame - 3 + 1;

export const claims: Claim[] = [
  ['over 28 × 28 pixels fits at {26} × {26} places', places(28, 0), places(28, 0)],
  ['With a frame of one zero it fits at {28} × {28}.', places(28, 1), places(28, 1)],
  ['{a quarter} of these places are left', 14 ** 2 / 28 ** 2],
];
