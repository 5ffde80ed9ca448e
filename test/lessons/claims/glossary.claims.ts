import type { Claim } from './check.ts';
import { relu, sigmoid, slope, softmax, sumOf } from './formulas.ts';
import { further } from './glossary-further.ts';

const places = Array.from({ length: 801 }, (_, i) => (i - 400) / 100);
const recalls = [1, 0];

export const claims: Claim[] = [
  ...further,
  ['max(0, x): negative sums become {0}', relu(-3)],
  ['It gives {0} and its own weights', relu(-3)],
  ['positive numbers that add up to {1}, by', sumOf(softmax([2, 1, -1]))],
  ['answers given with 80%, {eight} out of ten', 0.8 * 10],
  ['The 90% quantile has {nine} of ten below', 0.9 * 10],
  ['Its slope of {1} on the positive side', slope((z) => Math.max(z, 0), 1)],
  [
    'An S-shaped function from {−1} to +{1} with slope {1} in the middle',
    Math.tanh(-20),
    Math.tanh(20),
    slope(Math.tanh, 0),
  ],
  ['with values between {0} and {1}. [Gates]', sigmoid(-40), sigmoid(40)],
  ['its slope is at most {0.25}', Math.max(...places.map((z) => slope(sigmoid, z)))],
  [
    'always names the largest of two classes gets {50%}',
    recalls.reduce((sum, each) => sum + each, 0) / recalls.length,
  ],
  [
    'With dilation 4, a filter of width 3 spans {9} steps and still has {3} weights',
    4 * (3 - 1) + 1,
    (9 - 1) / 4 + 1,
  ],
];
