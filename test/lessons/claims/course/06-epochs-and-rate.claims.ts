import type { Claim } from '../check.ts';

const [examples, epochs] = [2_000, 3];

export const claims: Claim[] = [
  [
    'How many epochs is that?" kind: single options: - text: "{3}" right: true',
    (examples * epochs) / examples,
  ],
  ['- text: "{6,000}" remark: "That is how many examples it has looked at in all."', examples * epochs],
];
