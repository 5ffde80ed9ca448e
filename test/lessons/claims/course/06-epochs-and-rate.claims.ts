import { parseTrainingOptions } from '../../../../src/training/options.ts';
import type { Claim } from '../check.ts';
import { setting } from './settings.ts';

const [examples, epochs] = [2_000, 3];
const usual = parseTrainingOptions({ network: 'cnn', dataset: 'digits' });
const slow = setting('06-epochs-and-rate', 'learning_rate');

export const claims: Claim[] = [
  [
    'How many epochs is that?" kind: single options: - text: "{3}" right: true',
    (examples * epochs) / examples,
  ],
  ['- text: "{6,000}" remark: "That is how many examples it has looked at in all."', examples * epochs],
  ['with steps {a hundred} times smaller', usual.learningRate / slow],
];
