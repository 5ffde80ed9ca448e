/** Outputs of the new layer, and how much smaller rates are. */
import type { Claim } from './check.ts';
import { softmax } from './formulas.ts';

/** Each output has a weight for each feature, and a bias. */
const outputs = 10_245 / (2_048 + 1);
const [likely = 0] = softmax([40, 0, 0]);
/** Red, green and blue in place of the one grey channel. */
const channels = ['red', 'green', 'blue'].length / ['grey'].length;

export const further: Claim[] = [
  ['With {five} classes of your own and a fixed backbone', outputs],
  ['a new one with {five} outputs', outputs],
  ['add `Dense({5}, activation="softmax")`', outputs],
  ['`net.fc = nn.Linear(2048, {5})`', outputs],
  ['even to nearly {0}; new photos', -Math.log(likely)],
  ['with a learning rate {ten} times smaller or less', 0.001 / 0.0001],
  ['a rate {ten} or {a hundred} times smaller', 0.001 / 0.0001, 0.001 / 0.00001],
  ['with a rate {ten} to a hundred times smaller', 0.001 / 0.0001],
  ['For old layers {0.00001} to {0.0001} is usual', 0.001 / 100, 0.001 / 10],
  ['pixels of 0…{255} where', 2 ** 8 - 1],
  ['repeat the grey channel {three} times', channels],
];
