/** The numbers of the lesson about the loss. */
import type { Claim } from './check.ts';
import { meanOf, softmax } from './formulas.ts';

const cost = (p: number): number => -Math.log(p);
const guessing = (classes: number): number => Math.log(classes);
const belief = [0.7, 0.2, 0.1];
const gradient = belief.map((p, i) => p - (i === 1 ? 1 : 0));
const values = [1, 2, 30];
/** The constant forecast among 0, 0.01, … 30 with the least error. */
const best = (error: (miss: number) => number): number => {
  const tries = Array.from({ length: 3_001 }, (_, i) => i / 100);
  const errors = tries.map((guess) => meanOf(values.map((value) => error(guess - value))));
  return tries[errors.indexOf(Math.min(...errors))] ?? Number.NaN;
};
/** The cross-entropy of raw outputs where the right one lies `distance` behind the largest. */
const behind = (distance: number): number => distance + Math.log1p(Math.exp(-distance));
const [right, other] = [1 - 0.1 + 0.1 / 10, 0.1 / 10];
const entropy = right * cost(right) + 9 * other * cost(other);
const weightOf = (examples: number): number => 1_000 / (2 * examples);
const focal = (p: number): number => (1 - p) ** 2;
const wrong = 0.01;
const covariance = (outputs: readonly number[], truth: readonly number[]): number =>
  meanOf(outputs.map((x, i) => (x - meanOf(outputs)) * ((truth[i] ?? 0) - meanOf(truth))));
/** The concordance of the lesson, of outputs that are all alike. */
const concordance = (outputs: readonly number[], truth: readonly number[]): number => {
  const [mx, my] = [meanOf(outputs), meanOf(truth)];
  const spread = meanOf(outputs.map((x) => (x - mx) ** 2)) + meanOf(truth.map((y) => (y - my) ** 2));
  return (2 * covariance(outputs, truth)) / (spread + (mx - my) ** 2);
};

/** The share for the cat that costs most, of those that a question offers. */
const surest = [0.5, 0.02, 0.9, 0.25].reduce((worst, share) =>
  -Math.log(share) > -Math.log(worst) ? share : worst,
);

export const loss: Claim[] = [
  ['−ln 0.02 ≈ {3.9}', cost(0.02)],
  ['L = −ln 0.7 ≈ {0.36}', cost(0.7)],
  ['L = −ln 0.2 ≈ {1.61}', cost(0.2)],
  [
    'p = 0.9 {0.11} p = 0.5 {0.69} p = 0.1 {2.30} p = 0.01 {4.61}',
    cost(0.9),
    cost(0.5),
    cost(0.1),
    cost(0.01),
  ],
  ['the loss is ln C, {2.303} for ten digits and {0.693} for spam or not', guessing(10), guessing(2)],
  ['Being undecided costs −ln 0.5, about {0.69}.', cost(0.5)],
  ['This is nearly right and costs −ln 0.9, about {0.11}.', cost(0.9)],
  ['−ln 0.25, about {1.39}.', cost(0.25)],
  ['Neither, since both miss by {4} °C in all', 4 * 1],
  ['A miss at 40% costs {0.9}, a miss at 0.1% costs {6.9}.', cost(0.4), cost(0.001)],
  [
    'good with ten classes (guessing: {2.30}) and a modest start with two (guessing: {0.69})',
    guessing(10),
    guessing(2),
  ],
  ['their cross-entropy losses are {0.67} and {0.01}', cost(0.51), cost(0.99)],
  ['from 0.50 to 0.51 lowers the loss from {0.693} to {0.673}', cost(0.5), cost(0.51)],
  ['is divided by ten, the cross-entropy grows by the same {2.30}', cost(0.05) - cost(0.5)],
  ['At 50% the loss is {0.69}, at 10% {2.30}, at 1% {4.61}', cost(0.5), cost(0.1), cost(0.01)],
  ['as much as {44} examples at 90%, which cost {0.105} each', cost(0.01) / cost(0.9), cost(0.9)],
  ['With ten classes a fresh network should start at a loss of about {2.30}.', guessing(10)],
  [
    'for C classes: {0.69} for two, {1.39} for four, {4.61} for a hundred',
    guessing(2),
    guessing(4),
    guessing(100),
  ],
  ['A loss that stays at {0.69} with two classes, or at {2.30} with ten', guessing(2), guessing(10)],
  ['for example 14 instead of {2.30} with ten classes', guessing(10)],
  ['with three classes a value of 1.9 instead of {1.10}', guessing(3)],
  [
    'for the values 1, 2 and 30, the best constant forecast is {11} with MSE and {2} with MAE',
    best((miss) => miss ** 2),
    best(Math.abs),
  ],
  ['an error of +5 and one of −5 would add up to {0}', 5 + -5],
  [
    'the second class right, the gradient is {0.7} / {−0.8} / {0.1}',
    ...(gradient as [number, number, number]),
  ],
  ['a mistake made at 1% for the right class costs {4.61} instead of {1.61} at 20%', cost(0.01), cost(0.2)],
  [
    'with ten classes the loss cannot fall below {1.46}',
    cost(softmax([1, ...Array<number>(9).fill(0)])[0] ?? 0),
  ],
  ['cross-entropy sends back p − y = {−0.99}', wrong - 1],
  ['which is about {−0.02}, so the worst mistakes', 2 * (wrong - 1) * wrong * (1 - wrong)],
  ['a distance of 50,000 costs {50,000} for that one example', behind(50_000)],
  ['with a single output: it always gives {1}, so', softmax([-3])[0] ?? 0],
  ['choose among {5} characters each time', Math.exp(1.6)],
  ['of about 0.1 each the penalty is 0.5 · 1,000 · {0.01} = 5', 0.1 ** 2],
  ['In half precision everything above {65,504} is infinite.', (2 - 2 ** -10) * 2 ** 15],
  ['With ten classes and 0.1 the right class gets {0.91} and each of the others {0.01}.', right, other],
  ['So a training loss near {0.5} means a perfect fit', entropy],
  ['with 900 and 100 examples that is {0.56} and {5.0}', weightOf(900), weightOf(100)],
  ['0: {0.56}, 1: {5.0}', weightOf(900), weightOf(100)],
  [
    'for everybody has a loss of {0.13} instead of {0.69}, {97%} accuracy',
    0.03 * cost(0.03) + 0.97 * cost(0.97),
    cost(0.5),
    1 - 0.03,
  ],
  ['with 20 possible labels and 1 present on average, answering "none" scores {95%}', 19 / 20],
  ['if on average 1 of 20 labels is right, saying no to everything already scores {95%}', 19 / 20],
  ['0: {0.53}, 1: {10.0}', weightOf(950), weightOf(50)],
  ['weight=torch.tensor([{0.53}, {10.0}])', weightOf(950), weightOf(50)],
  ['pos_weight=torch.tensor([{19.0}])` (950 / 50)', 950 / 50],
  ['= 0.01, a hundredth, while one at p = 0.1 keeps {0.81} of its weight', focal(0.1)],
  ['`L = 0 + ln C = −ln(1/C)`; for ten classes {2.303}', guessing(10)],
  ['With s = 0.3 that is {2.35} instead of {2.30}.', guessing(10) + 0.3 ** 2 / 2, guessing(10)],
  ['An odd accuracy such as {0.0625} is 1/16: one hit in a batch of 16 (or {4} of 64)', 1 / 16, 64 / 16],
  ['{0.30} at a loss of 1.2 and {0.45} at 0.8', Math.exp(-1.2), Math.exp(-0.8)],
  ['stays near {2.30} (nothing is learned), if it starts far above {2.30}', guessing(10), guessing(10)],
  [
    'constant outputs have a covariance of {0} and so give exactly {1}',
    covariance([3, 3, 3], values),
    1 - concordance([3, 3, 3], values),
  ],
  ['{2%} cat and {98%} dog', surest, 1 - surest],
  ['counts 0.1² = 0.01, {a hundredth}', (1 - 0.9) ** 2],
];
