import type { Claim } from '../check.ts';
import { sigmoid } from '../formulas.ts';

const [shut, open] = [sigmoid(-40), sigmoid(40)];
/** The gate that leaves so much of a value. */
const gateFor = (left: number, value: number): number => left / value;

export const claims: Claim[] = [
  ['A gate is a list of numbers between {0} and {1}.', shut, open],
  ['Multiplied by {1}, a value passes. Multiplied by {0}, it is gone', gateFor(0.6, 0.6), gateFor(0, 0.6)],
  ['a forget gate near {1} *keeps*', gateFor(0.6, 0.6)],
];
