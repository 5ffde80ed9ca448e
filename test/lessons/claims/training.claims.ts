/** Training itself; its parts are in files of their own. */

import type { Claim } from './check.ts';
import { clippingAndSpeed } from './training-clipping.ts';
import { descent } from './training-descent.ts';
import { epochsAndOverfitting } from './training-epochs.ts';
import { further } from './training-further.ts';
import { validationAndSeed } from './training-held-out.ts';
import { loss } from './training-loss.ts';
import { numbers } from './training-numbers.ts';
import { rates } from './training-rates.ts';
import { ratios } from './training-ratios.ts';

export const claims: Claim[] = [
  ...ratios,
  ['- text: About {10%} right: true', 1 / 10],
  ['- text: About {50%} remark: That would be chance with two classes.', 1 / 2],
  ['in batches of 32, gone through three times, make {189} of them', 3 * Math.ceil(2_000 / 32)],
  ['with a factor of 0.9 per step only about {0.5%} is left after 50 steps', 0.9 ** 50],
  ['= 72 weights and 8 biases, so {80}.', 8 * (3 * 3 * 1 + 1)],
  ['Guessing among six equal classes gives {17%}.', 1 / 6],
  ...loss,
  ...descent,
  ...rates,
  ...epochsAndOverfitting,
  ...validationAndSeed,
  ...clippingAndSpeed,
  ...numbers,
  ...further,
];
