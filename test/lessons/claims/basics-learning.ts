/** Gradient, learning step, training and testing of the first lessons. */
import type { Claim } from './check.ts';

const [w, b, x, y] = [10, -10, 3, 26];
export const guess = (weight: number, bias = b, hours = x): number => weight * hours + bias;
export const loss = (weight: number, bias = b, hours = x, truth = y): number =>
  (guess(weight, bias, hours) - truth) ** 2;
export const nudge = 1e-6;
const toGuess = 2 * (guess(w) - y);
export const toWeight = (loss(w + nudge) - loss(w - nudge)) / (2 * nudge);
export const toBias = (loss(w, b + nudge) - loss(w, b - nudge)) / (2 * nudge);
export const rate = 0.01;
export const [w2, b2] = [w - rate * toWeight, b - rate * toBias];
/** What is left of the miss after one step at this learning rate. */
export const kept = (eta: number): number =>
  (guess(w - eta * toWeight, b - eta * toBias) - y) / (guess(w) - y);

export const miss5 = guess(w, b, 5) - 38;
export const [slope5, bias5] = [2 * miss5 * 5, 2 * miss5];
export const known = [2, 26, 38, 62];
export const byHeart = known.reduce((sum, sold) => sum + sold, 0) / known.length;
export const steps = Math.ceil(2_000 / 32);

export const learning: Claim[] = [
  // gradient
  [
    '10 {20} {36} 10.1 {20.3} {32.49} 10.01 {20.03} {35.6409}',
    guess(w),
    loss(w),
    guess(10.1),
    loss(10.1),
    guess(10.01),
    loss(10.01),
  ],
  ['ever smaller steps → {−36}', toWeight],
  ['The limit {−36} is the derivative', toWeight],
  ['L reacts to ŷ: 2 (ŷ − y) = {−12}', toGuess],
  ['ŷ reacts to b: {1}', guess(w, b + 1) - guess(w, b)],
  [
    'How many numbers does its gradient consist of? kind: single difficulty: 1 quote: "For each weight it holds one number" options: - text: "{9}"',
    2 * (2 + 1) + (2 + 1),
  ],
  ['- text: "{−3}" right: true', (7.7 - 8) / (2.1 - 2)],
  ['- text: "{−0.3}" remark: That is the change of the loss; it must be divided by {0.1}.', 7.7 - 8, 2.1 - 2],
  ['The loss changes by {−0.3} for a change of {0.1}, and', 7.7 - 8, 2.1 - 2],
  ['The guess is {8}, so 2(ŷ − y) = {6}.', 2 * 4, 2 * (2 * 4 - 5)],
  [
    'subtracting 0.01 · (−36) adds {0.36} to it. If it is +36, the same rule takes {0.36} away.',
    -rate * toWeight,
    -rate * toWeight,
  ],
  // learning step
  ['**Measure:** {6} too few. Squared, the [loss](#loss) is {36}.', y - guess(w), loss(w)],
  ['the [gradient](#gradient) is {−36} for the weight and {−12} for the bias', toWeight, toBias],
  ['the miss shrinks to {0.8} of itself', kept(rate)],
  ['multiplied by 1 − {20}η at each step, since x² + 1 = {10} and', 1 - kept(1), x ** 2 + 1],
  ['The neuron says {40}, so the miss is {2}:', guess(w, b, 5), miss5],
  ['3 h {−6} {−36} {−12} 5 h {2} {20} {4}', guess(w) - y, toWeight, toBias, miss5, slope5, bias5],
  ['- text: "{4.2}" remark: The step goes against the gradient', 4 + 0.1 * 2],
  ['- text: "{2}" remark: The gradient is scaled by the learning rate before.', 4 - 2],
  ['- text: "{3.9}" remark: The learning rate is multiplied by the gradient', 4 - 0.1],
  ['The guess is {6}, so the gradient is', 3 * 2],
  ['That happens with η = 0.05, where the factor is {0}.', kept(0.05)],
  ['For that the factor must be {−2}, as with η = 0.15.', kept(0.15)],
  ['a gradient of −36 and a learning rate of 0.01 the new weight is 10 + {0.36} = 10.36', w2 - w],
  ['The gradient is 2 · (−6) · 3 = −36 for the weight and {−12} for the bias.', toBias],
  [
    'With learning rate 0.01 the weight becomes {10.36} and the bias {−9.88}. The new guess is {21.2} and the loss {23.04}',
    w2,
    b2,
    guess(w2, b2),
    loss(w2, b2),
  ],
  [
    'The miss is multiplied by 1 − {20} times the learning rate: with 0.01 by {0.8}, with 0.05 by {0}, with 0.1 by {−1}, so that it swings for ever, and with 0.15 by {−2}',
    1 - kept(1),
    kept(0.01),
    kept(0.05),
    kept(0.1),
    kept(0.15),
  ],
  ['batches of 32 and 5 epochs that is {63} · 5 = {315} steps', steps, 5 * steps],
  // training and testing
  ['list test 2 {32} {400} 6 {32} {484}', byHeart, (byHeart - 12) ** 2, byHeart, (byHeart - 54) ** 2],
  [
    'The misses are {−2} and {−4}, squared {4} and {16}, and',
    10 - 12,
    50 - 54,
    (10 - 12) ** 2,
    (50 - 54) ** 2,
  ],
  [
    'is uncertain by about ±{3} points (one standard error), with 1,000 by about ±{1}',
    100 * Math.sqrt((0.9 * 0.1) / 100),
    100 * Math.sqrt((0.9 * 0.1) / 1_000),
  ],
  ['text: "{18}" remark: Each weight has one slope', 2 * 9],
  ['text: "+{3}" remark: The loss falls', Math.abs((7.7 - 8) / (2.1 - 2))],
];
