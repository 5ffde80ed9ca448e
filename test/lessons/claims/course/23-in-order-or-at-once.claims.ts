import type { Claim } from '../check.ts';

const step = 5;

export const claims: Claim[] = [
  ['Step 5 of an RNN needs the state of step {4}, and that needs step {3}', step - 1, step - 1 - 1],
];
