import type { Claim } from '../check.ts';

export const claims: Claim[] = [['80% of the old note and {20%} of the new one', 1 - 0.8]];
