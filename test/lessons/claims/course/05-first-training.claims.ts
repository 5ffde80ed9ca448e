import type { Claim } from '../check.ts';
import { constant } from '../program.ts';
import { setting } from './settings.ts';

const tested = constant('digits', 'testIndices = Int32Array.from\\(');

export const claims: Claim[] = [
  ['It goes through all of them {three} times', setting('05-first-training', 'epochs')],
  ['measured on {2,000} other digits', tested],
];
