/** Means over groups, an attack on a linear classifier, bell curves, and ten ill people among a thousand. */

import type { Claim } from './check.ts';
import { ratios } from './failure-modes-ratios.ts';
import { bellAbove, standardError, sumOf } from './formulas.ts';

const weights = [2, -3, 4, -1, 3, -2];
const inputs = [0.6, 0.4, 0.5, 0.7, 0.3, 0.5];
const products = weights.map((weight, i) => weight * (inputs[i] ?? 0));
/** Of all the weights together. */
const size = sumOf(weights.map(Math.abs));

const attack: Claim[] = [
  ['The {97 %} look fine', (0.99 * 970 + 0.4 * 30) / 1_000],
  ['a score of 1.2 gives 77 %, ten times the input gives the score {12}', 10 * 1.2],
  ['s = {1.2} − {1.2} + {2.0} − {0.7} + {0.9} − {1.0} = {1.2}', ...products.map(Math.abs), sumOf(products)],
  [
    'change −ε · Σ |wᵢ| = −0.1 · {15} s′ = {1.2} − {1.5} = {−0.3}',
    size,
    sumOf(products),
    0.1 * size,
    sumOf(products) - 0.1 * size,
  ],
  ['Of the {64} ways to move all six inputs', 2 ** inputs.length],
];

/** What one looks up in a table of a network that finds 8 of 10 ill people, with 20 false alarms among 990 healthy ones. */
const [people, ill, found, alarms] = [1_000, 10, 8, 20];
const healthy = people - ill;

const shift: Claim[] = [
  ['The best threshold is {1.5}', (0 + 3) / 2],
  ['of 10,000: {500} B, {9,500} A', 0.05 * 10_000, (1 - 0.05) * 10_000],
  ['500 · {0.9332} =', 1 - bellAbove(1.5)],
  ['9,500 · {0.0668} =', bellAbove(1.5)],
  ['The accuracy is {93.3 %} as before', 0.05 * (1 - bellAbove(1.5)) + 0.95 * (1 - bellAbove(1.5))],
  ['an accuracy of 93 % is known to within ±{1.8} points', standardError(0.93, 200)],
  ['90 of {180} alarms are right, {50 %}', 0.9 * 100 + 0.1 * 900, (0.9 * 100) / (0.9 * 100 + 0.1 * 900)],
];

/** “Grass means cow”, asked about a cow on sand. */
const called = (ground: string): string => (ground === 'grass' ? 'cow' : 'camel');
const cowsFoundOnSand = Number(called('sand') === 'cow');

const shortcuts: Claim[] = [
  ['A rule that never looks at the animal is right in {95 %}', (475 + 475) / 1_000],
  ['half grass, half sand: {50 %}', (1 + 0) / 2],
  ['With equal classes that is {80 %} in all', (0.8 + (1 - 0.2)) / 2],
  ['100 + 0.9 · {400} = 460', 500 - 100],
  ['"grass means cow" is right in {95 %} and', (0.95 + 0.95) / 2],
  ['is right in 95 % and in {0 %} of the cows on sand', cowsFoundOnSand],
];

const imbalance: Claim[] = [
  ['he is right on {364} nights of 365', 365 - 1],
  ['missed {10} {2}', ill - 0, ill - found],
  ['accuracy {99.0 %} {97.8 %}', healthy / people, (found + healthy - alarms) / people],
  ['recall 0 % {80 %}', found / ill],
  ['precision – {29 %}', found / (found + alarms)],
  ['balanced acc. {50 %} {89 %}', (0 + 1) / 2, (found / ill + (healthy - alarms) / healthy) / 2],
  ['here of 8/10 and {970}/{990}', healthy - alarms, healthy],
  ['Not at 0.5, but at {2 %}', 1 / (1 + 50)],
  ['right on {995} of 1,000, so {99.5 %}', 1_000 - 5, (1_000 - 5) / 1_000],
  ['"all healthy" has {99 %} accuracy', healthy / people],
  ['that is 1 / {51} = {2 %}', 1 + 50, 1 / (1 + 50)],
  [
    'the odds are {99} times too high, so 50 % stands for a real risk of {1 %}',
    people / (2 * ill) / (people / (2 * healthy)),
    1 / (1 + healthy / ill),
  ],
  [
    'on 10 cases is uncertain by ±{13} points, on 100 cases by ±{4}',
    standardError(0.8, 10),
    standardError(0.8, 100),
  ],
  ['text: {0.5 %}, the share', 5 / 1_000],
  ['text: {50 %}, as with two classes', 1 / 2],
];

export const claims: Claim[] = [...ratios, ...attack, ...shift, ...shortcuts, ...imbalance];
