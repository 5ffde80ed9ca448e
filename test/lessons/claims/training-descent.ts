/** Gradient descent, back-propagation, and the same through time. */
import type { Claim } from './check.ts';
import { slope } from './formulas.ts';

/** The weights on the curve w², from 1, with the learning rate 0.1. */
const walk = [1];
for (let i = 0; i < 3; i++) walk.push((walk.at(-1) ?? 0) - 0.1 * 2 * (walk.at(-1) ?? 0));
const [, w1 = 0, w2 = 0, w3 = 0] = walk;

const cube = (w: number): number => w ** 3;
const central = (f: (w: number) => number, at: number, by: number): number =>
  (f(at + by) - f(at - by)) / (2 * by);

/** The neuron: x = 2, w = 3, b = 1, target 10. */
const guess = (w: number, b: number): number => w * 2 + b;
const squared = (w: number, b: number): number => (guess(w, b) - 10) ** 2;
const toGuess = 2 * (guess(3, 1) - 10);
const [toW, toB] = [slope((w) => squared(w, 1), 3), slope((b) => squared(3, b), 1)];
const [newW, newB] = [3 - 0.01 * toW, 1 - 0.01 * toB];

const pooled = [1, 5, 2, 3];
const handed = pooled.map((each) => (each === Math.max(...pooled) ? 0.4 : 0));

/** Two steps of one unit: U = 0.5, h₁ = 0.6, h₂ = 0.8, slope 1 at h₂. */
const d2 = 1 * (1 - 0.8 ** 2);
const d1 = 0.5 * d2 * (1 - 0.6 ** 2);

const held = 32 * 256 * 5_000;

export const descent: Claim[] = [
  ['0.18 · (1 − 0.36) ≈ {0.115}', 0.18 * (1 - 0.36)],
  ['then 0.8²⁸ ≈ {0.002} is left', 0.8 ** 28],
  // gradient descent
  ['w: 1 → {0.8} → {0.64} → {0.512} → …', w1, w2, w3],
  ['1 + 0.9 + {0.81} + …', 0.9 ** 2],
  [
    'at a = 2, b = 1 the gradient is ({4}, {3})',
    slope((a) => a ** 2 + 3 * 1, 2),
    slope((b) => 2 ** 2 + 3 * b, 1),
  ],
  ['The loss falls from {1} to {0.64}, {0.41} and {0.26}.', 1 ** 2, w1 ** 2, w2 ** 2, w3 ** 2],
  ['batches of 50 you take {1,000} steps for the price of one', 50_000 / 50],
  ['the loss starts at about {2.08}, the cost of guessing among eight symbols', Math.log(8)],
  ['at 0.01 the value of b shrinks by only {1%} per step', 0.01 * slope((b) => b ** 2 / 2, 1)],
  [
    'at w = 2 and ε = 0.01 this gives {12.0001}, and the formula 3w² gives {12}',
    central(cube, 2, 0.01),
    3 * 2 ** 2,
  ],
  ['With 10,000 weights that is a matrix of {100 million} numbers', 10_000 ** 2],
  ['by ±0.0001 and compare (cost₊ − cost₋) / {0.0002} with', 2 * 0.0001],
  // back-propagation
  ['ŷ = w·x + b = {7} L = (ŷ − 10)² = {9}', guess(3, 1), squared(3, 1)],
  ['∂L/∂ŷ = 2 (ŷ − 10) = {−6} ∂L/∂w = −6 · x = {−12} ∂L/∂b = {−6}', toGuess, toW, toB],
  ['w = {3.12}, b = {1.06} check ŷ = {7.30}, L = {7.29}', newW, newB, guess(newW, newB), squared(newW, newB)],
  ['the factors are {3} and {1.5}, and the slope', 0.03 / 0.01, 0.045 / 0.03],
  ['= −12 and ∂L/∂b = {−6}.', toB],
  ['and the loss has fallen to {7.29}', squared(newW, newB)],
  [
    'an incoming gradient of 0.4 the result is {0}, {0.4}, {0}, {0}.',
    ...(handed as [number, number, number, number]),
  ],
  ['a 2 × 2 filter and blames δ at the {2} × {2} outputs', 3 - 2 + 1, 3 - 2 + 1],
  // back-propagation through time
  ['- text: {49} sets, one between two steps', 50 - 1],
  ['and ∂L/∂b ≈ {0.475}', d2 + d1],
  ['The signal for step 1 of 28 has to pass {27} steps back', 28 - 1],
  [
    'makes {41 million} numbers, {164 MB}; an LSTM stores about six such sets, so nearly {1 GB} per layer',
    held,
    4 * held,
    6 * 4 * held,
  ],
  ['with 100 units {100 million}, where BPTT needs only a few times {10,000}', 100 ** 4, 100 ** 2],
  ['with a gate of 0.98 about {57%} is left after 28 steps', 0.98 ** 28],
  ['A sum over 500 steps is {50} times as large as one over 10', 500 / 10],
  ['the step grows to {ten} times η·g', 1 / (1 - 0.9)],
  ['{four} times as many examples only halve', (1 / 0.5) ** 2],
];
