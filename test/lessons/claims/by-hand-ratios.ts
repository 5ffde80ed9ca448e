/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { windowsOn } from './cnn-formulas.ts';

export const ratios: Claim[] = [
  ['about {a quarter} of what it was', Math.tanh(0.5 * Math.tanh(0.5 * Math.tanh(0.8))) / Math.tanh(0.8)],
  ['costs about {three} times a forward pass', 1 + 2],
  ['in the table up to {nine} times. Good', windowsOn(9, 28, 3) ** 2],
  ['holds each pixel up to {nine} times', windowsOn(9, 28, 3) ** 2],
];
