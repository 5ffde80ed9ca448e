import type { Claim } from '../check.ts';

/** How many steps the network of the claim “vanishing” reads. */
const read = 100;

export const claims: Claim[] = [
  ['How much of the gradient arrives {99} steps back?', read - 1],
  ['Take 0.9 a step. After 10 steps {35%} is left', 0.9 ** 10],
  ['- text: "{6.25%}" right: true', 0.5 ** 4],
  ['- text: "{12.5%}" remark: "That is left after 3 steps."', 0.5 ** 3],
  ['- text: "{50%}" remark: "That is left after the first step', 0.5 ** 1],
  ['- text: "{200%}" remark: "That would be 4 · 0.5.', 4 * 0.5],
  ['= 0.0625, and that is {6.25%}.', 0.5 ** 4],
  ['after 50 steps {half} a percent', 100 * 0.9 ** 50],

  // Wrong options and their remarks.
  ['That is left after {3} steps', Math.log(0.125) / Math.log(0.5)],
];
