import type { Claim } from './check.ts';

export const claims: Claim[] = [['Over 50 steps at 0.8 each, {0.001 %} of it arrives', 0.8 ** 50]];
