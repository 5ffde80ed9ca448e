/** More numbers of the lesson on experiments: the naive forecast, error bars and fair comparisons. */
import type { Claim } from './check.ts';
import {
  bellWithin,
  convWeights,
  fits,
  lstmWeights,
  meanOf,
  rnnWeights,
  spreadOf,
  standardError,
  studentShare,
  studentWithin,
  unitsFor,
} from './formulas.ts';

const after = [10, 12, 11, 16];
const temperatures = [10, 12, 11, 15];
const predicted = temperatures.slice(0, -1);
const misses = predicted.map((value, i) => Math.abs((temperatures[i + 1] ?? 0) - value));
/** Standard error of an accuracy of one half on 500 days, in points. */
const guessed = standardError(0.5, 500);

const naive: Claim[] = [
  ['text: {16} °C', meanOf([14, 18])],
  ['text: {22} °C', 18 + (18 - 14)],
  ['text: {18} °C right: true', [14, 18].at(-1) ?? 0],
  ['tomorrow will be like today, so {18} °C', [14, 18].at(-1) ?? 0],
  ['After 5, 7, 6 it predicts {6}', [5, 7, 6].at(-1) ?? 0],
  [
    'its three predictions are {10}, {12} and {11}, off by {2}, {1} and {4}, so its mean error is {7} / 3',
    ...predicted,
    ...misses,
    3 * meanOf(misses),
  ],
  ['{7%} of the error is gone', 1 - 2.6 / 2.8],
  [
    'they predict {16} (naive), {12.25} (mean) and 16 + {6}/{3} = {18} (drift)',
    after.at(-1) ?? 0,
    meanOf(after),
    16 - 10,
    after.length - 1,
    16 + (16 - 10) / (after.length - 1),
  ],
  ['2.1 °C for your network, MASE is {0.75}', 2.1 / 2.8],
  ['or {2.2} points, so 53% lies only {1.3} of them above 50%', guessed, 3 / guessed],
  ['you need about {1,100} days for two standard errors', 0.5 * 0.5 * (2 / 0.03) ** 2],
];

const runs = [91.2, 90.4, 92.1, 90.9, 91.4];
const error = spreadOf(runs) / Math.sqrt(runs.length);
const squares = runs.map((run) => (run - meanOf(runs)) ** 2);
const differences = [0.4, 0.9, -0.2, 0.7, 0.5];
const [lead, spread] = [meanOf(differences), spreadOf(differences)];
const leadError = spread / Math.sqrt(differences.length);
/** Standard errors to either side that hold the mean of some runs in 95% of cases. */
const t = (count: number): number => studentWithin(0.95, count - 1);
const exam = (examples: number): number => standardError(0.91, examples);

const bars: Claim[] = [
  ['1.0 / √5 ≈ {0.447}', 1 / Math.sqrt(5)],
  ['mean m = {91.2}', meanOf(runs)],
  ['s = √( Σ (x − m)² / (n − 1) ) = {0.63}', spreadOf(runs)],
  ['s / √n = {0.28}', error],
  ['where t = {2.8} for five runs and {4.3} for three', t(5), t(3)],
  ['with 1,000 test examples and 91% some ± {0.9} percentage points', exam(1_000)],
  ['mean {0.46} s {0.42} error of the mean {0.19}', lead, spread, leadError],
  ['95%: {0.46} ± {0.52}, not settled', lead, t(5) * leadError],
  ['91.4 give a mean of {91.2} with a standard deviation of {0.63}', meanOf(runs), spreadOf(runs)],
  ['is ± {4.3} standard errors, with five ± {2.8}, with ten ± {2.3}', t(3), t(5), t(10)],
  ['Their mean is {91.2}', meanOf(runs)],
  [
    'differences {0}, {0.64}, {0.81}, {0.09}, {0.04} add up to {1.58}, divided by 4 that is {0.395}, and its root is {0.63}',
    ...squares,
    4 * spreadOf(runs) ** 2,
    spreadOf(runs) ** 2,
    spreadOf(runs),
  ],
  [
    'With s = 0.63 it is {0.28} after five runs and {0.14} after twenty',
    0.63 / Math.sqrt(5),
    0.63 / Math.sqrt(20),
  ],
  ['with t = {2.78} for five runs', t(5)],
  [
    'that is 91.2 ± {2.78} · {0.28}, so about {90.4} to {92.0}',
    t(5),
    error,
    91.2 - t(5) * error,
    91.2 + t(5) * error,
  ],
  ['With three runs t is {4.30}', t(3)],
  ['as well: ± {4.30} · 0.63 / √3 = ± {1.6}', t(3), (t(3) * 0.63) / Math.sqrt(3)],
  ['on 1,000 examples that is {0.9} percentage points, on 100 examples {2.9}', exam(1_000), exam(100)],
  ['the test set alone leaves about ± {6} points (95%)', bellWithin(0.95) * exam(100)],
  ['has mean {0.46}, spread {0.42} and standard error {0.19}', lead, spread, leadError],
  [
    'The 95% interval is {0.46} ± {2.78} · {0.19}, from {−0.06} to {0.98}',
    lead,
    t(5),
    leadError,
    lead - t(5) * leadError,
    lead + t(5) * leadError,
  ],
  // Both bars have the length 1, so the difference is 2 and its own standard error √2.
  ['correspond to a difference of about {1.4} standard errors', 2 / Math.hypot(1, 1)],
  ['The second gains {0.3} points', 91.6 - 91.3],
  ['What is the standard error of their mean? kind: number answer: {0.447}', 1 / Math.sqrt(5)],
  ['add up to 1.58, divided by {4} that is', runs.length - 1],
  ['text: It is a {quarter} remark: It falls with the square root', 5 / 20],
  ['s / √n. {Four} times as many runs', 20 / 5],
  ['With s = {0.63} it is', spreadOf(runs)],
  ['For a mean of {91.2} and s = {0.63} that is {91.2} ±', meanOf(runs), spreadOf(runs), meanOf(runs)],
  ['On 1,000 test examples, 0.3 points are just {3} examples', (1_000 * 0.3) / 100],
  ['With 24 repeats that makes {6} groups of 4 per variant, so only {6} values', 24 / 4, 24 / 4],
];

/** Runs of each network that find a difference of one spread with 80% chance. */
const needed = 2 * (bellWithin(0.95) + bellWithin(2 * 0.8 - 1)) ** 2;
const between = Math.sqrt(1.5 ** 2 / 20 + 1.5 ** 2 / 20);

/** Units of a plain RNN with about as many weights as an LSTM with 64. */
const like = (inputs: number): number =>
  unitsFor(lstmWeights(64, inputs), (units) => rnnWeights(units, inputs));
const [matched, onRecall] = [like(28), like(10)];

const comparisons: Claim[] = [
  ['roughly n = {16} (s/d)² runs each', needed],
  [
    'For s = 0.6 and d = 0.5 that makes {23.04}, so {24}',
    16 * (0.6 / 0.5) ** 2,
    Math.ceil(16 * (0.6 / 0.5) ** 2),
  ],
  ['by the rule n = 16 · (s / d)²? kind: number answer: {64}', 16 * (1 / 0.5) ** 2],
  ['One such interval in {twenty} misses the true value', 1 / (1 - 0.95)],
  ['text: It has {four} times as many weights', lstmWeights(64, 28) / rnnWeights(64, 28)],
  [
    'has 1,152 weights and {16} biases; at {26} × {26} positions',
    convWeights(9, 8, 16) - 9 * 8 * 16,
    fits(28, 3),
    fits(28, 3),
  ],
  ['With four settings there are {six} pairs, so divide the limit 0.05 by {six}', (4 * 3) / 2, (4 * 3) / 2],
  ['The {0.3} points lie well within the spread', 90.7 - 90.4],
  ['0.1 points of a million messages a day are {1,000} messages', (0.1 / 100) * 1e6],
  [
    'that is 16 · {1.44} = {23.04}, so {24} runs',
    (0.6 / 0.5) ** 2,
    16 * (0.6 / 0.5) ** 2,
    Math.ceil(16 * (0.6 / 0.5) ** 2),
  ],
  ['With 64 units and 28 inputs it is {23,808} against {5,952}', lstmWeights(64, 28), rnnWeights(64, 28)],
  [
    'a plain RNN with {140} units has {140} · ({140} + 28 + 1) = {23,660}, close',
    ...[matched, matched, matched, rnnWeights(matched, 28)],
  ],
  ['with 64 units and 10 inputs ({19,200} weights)', lstmWeights(64, 10)],
  [
    'a plain RNN with {133} units has {133} · ({133} + 10 + 1) = {19,152}',
    ...[onRecall, onRecall, onRecall, rnnWeights(onRecall, 10)],
  ],
  ['`/train rnn dataset:recall units:{133}`', onRecall],
  ['with 8 channels in and 16 out has {1,152} weights and 16 biases', 3 * 3 * 8 * 16],
  ['that makes {1,152} · {676} ≈', 3 * 3 * 8 * 16, 26 * 26],
  ['so over 28 rows some {32,000}', 28 * 3 * 3 * 8 * 16],
  [
    'give a difference of {1.2} ± {0.47} (p about {0.02})',
    85.2 - 84,
    between,
    1 - studentShare((85.2 - 84) / between, 20 + 20 - 2),
  ],
];

export const moreExperiments: Claim[] = [...naive, ...bars, ...comparisons];
