/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

export const ratios: Claim[] = [['One bit less means {half} the sides', 2 ** 2 / 2 ** 3]];
