/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

export const ratios: Claim[] = [['A small step of x₁ moves y {twice} as far', 2 / 1]];
