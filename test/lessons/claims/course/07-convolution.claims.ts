import type { Claim } from '../check.ts';

const even = [5, 5, 5];
const answer = even.reduce((sum, pixel, i) => sum + ([-1, 0, 1][i] ?? 0) * pixel, 0);

export const claims: Claim[] = [
  ['for the whole photo?" kind: single options: - text: "{9}" right: true', 3 * 3],
  ['There minus and plus cancel: the answer is {0}.', answer],
  ['That is an even spot as well, so the answer is {0}.', answer],

  // Wrong options and their remarks.
  ['{9} for each place', 3 * 3],
  ['text: "{3}" remark: "It has three rows', 9 / 3],
];
