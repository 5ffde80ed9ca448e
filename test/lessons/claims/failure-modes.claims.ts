/** Means over groups, an attack on a linear classifier, bell curves, and ten ill people among a thousand. */

import type { Claim } from './check.ts';
import { further } from './failure-modes-further.ts';
import { ratios } from './failure-modes-ratios.ts';
import { bellAbove, dot, meanOf, sigmoid, standardError, sumOf } from './formulas.ts';

const weights = [2, -3, 4, -1, 3, -2];
const inputs = [0.6, 0.4, 0.5, 0.7, 0.3, 0.5];
const products = weights.map((weight, i) => weight * (inputs[i] ?? 0));
/** Of all the weights together. */
const size = sumOf(weights.map(Math.abs));
const attacked = inputs.map((input, i) => input - 0.1 * Math.sign(weights[i] ?? 0));
/** The scores of all ways to move each input up or down by 0.1. */
const scores = Array.from({ length: 2 ** inputs.length }, (_, way) =>
  dot(
    weights,
    inputs.map((input, i) => input + ((way >> i) & 1 ? 0.1 : -0.1)),
  ),
);

const attack: Claim[] = [
  ['The {97%} look fine', (0.99 * 970 + 0.4 * 30) / 1_000],
  ['a score of 1.2 gives 77%, ten times the input gives the score {12}', 10 * 1.2],
  ['s = {1.2} − {1.2} + {2.0} − {0.7} + {0.9} − {1.0} = {1.2}', ...products.map(Math.abs), sumOf(products)],
  [
    'change −ε · Σ |wᵢ| = −0.1 · {15} s′ = {1.2} − {1.5} = {−0.3}',
    size,
    sumOf(products),
    0.1 * size,
    sumOf(products) - 0.1 * size,
  ],
  ['Of the {64} ways to move all six inputs', 2 ** inputs.length],
  [
    'a score of 1.2 gives {77%}, ten times the input gives the score 12 and {99.999%}',
    sigmoid(1.2),
    sigmoid(10 * 1.2),
  ],
  ['answer: {93.2} tolerance: 0.05', (100 * (0.98 * 900 + 0.5 * 100)) / 1_000],
  ['p = {0.77} ```', sigmoid(dot(weights, inputs))],
  ['x′ {0.5} {0.5} {0.4} {0.8} {0.2} {0.6}', ...attacked],
  ['p′ = {0.43}', sigmoid(dot(weights, attacked))],
  ['by ±0.1, only {2} turn it over', scores.filter((score) => score < 0).length],
  ['For 784 pixels that is {28} times as much', 784 / Math.sqrt(784)],
  ['answer: {2} tolerance: 0.001', 0.2 * sumOf([3, -2, 5].map(Math.abs))],
];

/** What one looks up in a table of a network that finds 8 of 10 ill people, with 20 false alarms among 990 healthy ones. */
const [people, ill, found, alarms] = [1_000, 10, 8, 20];
const healthy = people - ill;

/** Shares of A and of B on the wrong side of the threshold of 1.5, before and after a shift by 1. */
const [wrongBefore, wrongAfter] = [0, 1].map((by) => [bellAbove(1.5 - by), bellAbove(3 + by - 1.5)]) as [
  number[],
  number[],
];

const shift: Claim[] = [
  ['The best threshold is {1.5}', (0 + 3) / 2],
  ['of 10,000: {500} B, {9,500} A', 0.05 * 10_000, (1 - 0.05) * 10_000],
  ['500 · {0.9332} =', 1 - bellAbove(1.5)],
  ['9,500 · {0.0668} =', bellAbove(1.5)],
  ['The accuracy is {93.3%} as before', 0.05 * (1 - bellAbove(1.5)) + 0.95 * (1 - bellAbove(1.5))],
  ['an accuracy of 93% is known to within ±{1.8} points', standardError(0.93, 200)],
  ['200 tell an accuracy of 93% to within ±{1.8} points', standardError(0.93, 200)],
  [
    'A wrong {6.7%} {30.9%} B wrong {6.7%} {0.6%} accuracy {93.3%} {84.3%}',
    ...[0, 1].flatMap((one) => [wrongBefore[one] ?? 0, wrongAfter[one] ?? 0]),
    ...[wrongBefore, wrongAfter].map((wrong) => 1 - meanOf(wrong)),
  ],
  ['where it had been one in {fifteen}', 1 / bellAbove(1.5)],
  ['answer: {50} tolerance: 0.5', (100 * 0.9 * 100) / (0.9 * 100 + 0.1 * 900)],
  ['So {90} of 180 alarms', 0.9 * 100],
  ['90 of {180} alarms are right, {50%}', 0.9 * 100 + 0.1 * 900, (0.9 * 100) / (0.9 * 100 + 0.1 * 900)],
];

/** “Grass means cow”, asked about a cow on sand. */
const called = (ground: string): string => (ground === 'grass' ? 'cow' : 'camel');
const cowsFoundOnSand = Number(called('sand') === 'cow');

const shortcuts: Claim[] = [
  ['A rule that never looks at the animal is right in {95%}', (475 + 475) / 1_000],
  ['half grass, half sand: {50%}', (1 + 0) / 2],
  ['With equal classes that is {80%} in all', (0.8 + (1 - 0.2)) / 2],
  ['100 + 0.9 · {400} = 460', 500 - 100],
  ['"grass means cow" is right in {95%} and', (0.95 + 0.95) / 2],
  ['is right in 95% and in {0%} of the cows on sand', cowsFoundOnSand],
  ['right 475 + 475 = 950 {95%}', (475 + 475) / (475 + 25 + 25 + 475)],
  ['gives the same {95%}. Only', (475 + 475) / (475 + 25 + 25 + 475)],
  [
    'cow on grass {100%} cow on sand {0%} (worst)',
    ...['grass', 'sand'].map((ground) => Number(called(ground) === 'cow')),
  ],
  ['On new messages it is {85%}', (0.88 * 1_000 - 200) / (1_000 - 200)],
  ['answer: {80} tolerance: 0.1', (100 * (0.8 + (1 - 0.2))) / 2],
  ['and of B the {80%} without a blue frame', 1 - 0.2],
  ['answer: {92} tolerance: 0.1', (100 * (100 + 0.9 * 400)) / 500],
];

const imbalance: Claim[] = [
  ['he is right on {364} nights of 365', 365 - 1],
  ['missed {10} {2}', ill - 0, ill - found],
  ['accuracy {99.0%} {97.8%}', healthy / people, (found + healthy - alarms) / people],
  ['recall 0% {80%}', found / ill],
  ['precision – {29%}', found / (found + alarms)],
  ['balanced acc. {50%} {89%}', (0 + 1) / 2, (found / ill + (healthy - alarms) / healthy) / 2],
  ['here of 8/10 and {970}/{990}', healthy - alarms, healthy],
  ['Not at 0.5, but at {2%}', 1 / (1 + 50)],
  ['right on {995} of 1,000, so {99.5%}', 1_000 - 5, (1_000 - 5) / 1_000],
  ['"all healthy" has {99%} accuracy', healthy / people],
  ['that is 1 / {51} = {2%}', 1 + 50, 1 / (1 + 50)],
  [
    'the odds are {99} times too high, so 50% stands for a real risk of {1%}',
    people / (2 * ill) / (people / (2 * healthy)),
    1 / (1 + healthy / ill),
  ],
  [
    'on 10 cases is uncertain by ±{13} points, on 100 cases by ±{4}',
    standardError(0.8, 10),
    standardError(0.8, 100),
  ],
  ['text: {0.5%}, the share', 5 / 1_000],
  ['text: {50%}, as with two classes', 1 / 2],
  ['recall {0%} 80%', (ill - 10) / ill],
  ['= ±{13} points. No method', standardError(0.8, 10)],
  ['text: {99.5%}, the share of the honest ones', 1 - 5 / 1_000],
  ['answer: {60} tolerance: 0.5', (100 * 15) / (15 + 10)],
  ['answer: {0.1} tolerance: 0.001', 1 / (1 + 9)],
];

export const claims: Claim[] = [...ratios, ...further, ...attack, ...shift, ...shortcuts, ...imbalance];
