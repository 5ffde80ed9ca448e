/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { bellAbove } from './formulas.ts';

export const ratios: Claim[] = [['Class A now loses almost {a third}', bellAbove(1.5 - 1)]];
