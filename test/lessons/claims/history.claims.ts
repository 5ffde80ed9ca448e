/** How much larger AlexNet was, cells that look for a bar, and a Hopfield network. */
import type { Claim } from './check.ts';
import { bellAbove, denseWeights, dot, slope, sumOf } from './formulas.ts';

const places = [1, 2, 3];
const bars: Claim[] = places.map((place) => {
  const simple = places.map((cell) => (cell === place ? 9 : 0));
  return [`place ${place} {${simple.join('} {')}} {9}`, ...simple, Math.max(...simple)];
});

const stored = [1, -1, 1, -1];
const start = [1, 1, 1, -1];
/** What the other units send to unit 2, by the weights of the stored pattern. */
const sent = [0, 2, 3].map((other) => (stored[1] ?? 0) * (stored[other] ?? 0) * (start[other] ?? 0));
/** One unit after the other takes the sign of what the others send. */
const repaired = [...start];
for (const [unit, own] of stored.entries()) {
  const weights = stored.map((each, other) => (other === unit ? 0 : own * each));
  repaired[unit] = Math.sign(dot(weights, repaired));
}

/**
 * Random patterns for each unit that a large Hopfield network keeps. It keeps them while the equation
 * y (√(2α) + 2/√π · exp(−y²)) = erf(y) has a solution (Amit, Gutfreund and Sompolinsky, 1985).
 */
const capacity = Math.max(
  ...Array.from({ length: 300 }, (_, i) => {
    const y = 0.5 + i / 100;
    const erf = 1 - 2 * bellAbove(y * Math.SQRT2);
    return (erf / y - (2 / Math.sqrt(Math.PI)) * Math.exp(-y * y)) ** 2 / 2;
  }),
);

const [parameters, examples] = [60e6 / 9_760, 1.2e6 / 7_291];

/** Steps that a word's trace takes to the last of some words, if one step reaches so many words. */
const stepsTo = (words: number, reach: number): number => Math.ceil((words - 1) / reach);
/** What an old cell value does to the new one where nothing is forgotten. */
const carousel = slope((old) => old + 0.5, 3);
/**
 * LeCun's network of 1989: 12 maps of 8 × 8, 12 of 4 × 4 that read 8 maps each, 30 units and 10 outputs. Maps share
 * their weights, but not their biases.
 */
const zipCodes =
  12 * (25 + 8 ** 2) + 12 * (8 * 25 + 4 ** 2) + denseWeights(12 * 4 ** 2, 30) + denseWeights(30, 10);
const [vgg19, resNet152] = [
  [2, 2, 4, 4, 4],
  [3, 8, 36, 3],
];

const further: Claim[] = [
  ['unit 2: w₂₁·{1} + w₂₃·{1} + w₂₄·({−1})', start[0] ?? 0, start[2] ?? 0, start[3] ?? 0],
  ['Units with values +{1} and {−1}, each', Math.max(...repaired), Math.min(...repaired)],
  ['Its values are +{1} and {−1};', Math.max(...repaired), Math.min(...repaired)],
  ['transformer {1} step ', stepsTo(20, 20 - 1)],
  ['The factor along its cell was {1}, so the error lasted', carousel],
  ['A cell with the factor {1} along time', carousel],
  ['With the factor {1} along time everything', carousel],
  ['parameters {9,760} 60 million', zipCodes],
  ['than in size: {9,760} parameters', zipCodes],
  ['three hidden layers, {9,760} free weights', zipCodes],
  ['VGG (2014) with up to {19} layers', sumOf(vgg19) + 3],
  ['ResNet (2015) with {152} by skip connections', 2 + 3 * sumOf(resNet152)],
];

export const claims: Claim[] = [
  ['That is some {6,000} times the parameters', parameters],
  ['AlexNet had some {160} times the examples and about {6,000} times', examples, parameters],
  ...bars,
  ...further,
  ['= 0.416, so about {42%} fewer mistakes', (26.2 - 15.3) / 26.2],
  ['= {−1} − {1} − {1} = {−3}', ...sent.map((each, i) => (i === 0 ? each : -each)), sumOf(sent)],
  ['RNN {19} steps in a row', 20 - 1],
  ['It stores few patterns, about {14} for 100 units', capacity * 100],
  ['times the parameters and about {160} times the examples', examples],
  ['→ {−1} result', Math.sign(sumOf(sent))],
  ['result +{1} {−1} +{1} {−1}', ...repaired],
  ['answer: {41.6} tolerance: 0.6', (100 * (26.2 - 15.3)) / 26.2],
  ["by back-propagation, {two} years before LeCun's paper", 1989 - 1987],
];
