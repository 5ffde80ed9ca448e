/** How much larger AlexNet was, cells that look for a bar, and a Hopfield network. */
import type { Claim } from './check.ts';
import { bellAbove, dot, sumOf } from './formulas.ts';

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

export const claims: Claim[] = [
  ['That is some {6,000} times the parameters', parameters],
  ['AlexNet had some {160} times the examples and about {6,000} times', examples, parameters],
  ...bars,
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
