import type { Claim } from '../check.ts';

const sold = 26;
const miss = sold - 20;

export const claims: Claim[] = [
  [
    '26 were sold: {6} too few, and squared this is {36}. Had it said 25, the loss would be {1}.',
    miss,
    miss ** 2,
    (sold - 25) ** 2,
  ],
  ['What is the squared loss?" kind: single options: - text: "{9}" right: true', (23 - 20) ** 2],
  ['- text: "{3}" remark: "That is the mistake itself', 23 - 20],
  ['- text: "{6}" remark: "Squared means 3 · 3, and not 3 + 3."', 3 + 3],
  ['- text: "{46}" remark: "That is twice the truth', 2 * 23],
  ['That one left {45%} for the right answer, and the first only {10%}.', 1 - 0.55, 1 - 0.9],
  ['The loss asks how much was left for the right answer: {10%} against {45%}.', 1 - 0.9, 1 - 0.55],
  ['A mistake twice as large counts {four} times', 2 ** 2],
  ['Squared means {3} · {3}, and not {3} + {3}', 23 - 20, 23 - 20, 23 - 20, 23 - 20],
  ['That is {twice} the truth', 46 / 23],
  ['A mistake {twice} as large counts', 4 / 2],

  // Wrong options and their remarks.
  ['Its one square is {16}, as much', 4 * 4],
  ['A perfect guess would have loss {0}', -Math.log(1)],
  ['It is {0} for both, as it counts right answers', [0.9, 0.55].filter((sure) => sure < 0.5).length],
];
