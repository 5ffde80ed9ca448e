/** Losses of guesses, the luck of a small test part, tables of hits, and baselines. */

import type { Claim } from './check.ts';
import { further, invented } from './experiments-further.ts';
import { moreExperiments } from './experiments-more.ts';
import { ratios } from './experiments-ratios.ts';
import { gruWeights, lstmWeights, meanOf, rnnWeights, softmax, standardError, sumOf } from './formulas.ts';

/** What the right class costs with this probability. */
const cost = (probability: number): number => -Math.log(probability);
/** Keras clips probabilities here, in 32 bits. */
const clippedCost = cost(Math.fround(1 - Math.fround(1e-7)));
const [bestEpoch, bestLoss] = invented.reduce((best, one) => (one[1] < best[1] ? one : best));

const guessing: Claim[] = [
  ['The gap of {19} points says', 99 - 80],
  ['near ln C ({2.3} for 10 classes)', Math.log(10)],
  ['so ten equal classes should give {10%}', 1 / 10],
  ['costs −ln 0.4 = {0.9}, a miss at 1% costs {4.6}', cost(0.4), cost(0.01)],
  [
    'so two balanced classes stay at {0.5} (loss {0.69}) and ten at {0.1} (loss {2.30})',
    1 / 2,
    cost(1 / 2),
    1 / 10,
    cost(1 / 10),
  ],
  ['near ln C ({2.30} for ten classes)', cost(1 / 10)],
  ['A first value of 2.5 instead of {2.3} is', cost(1 / 10)],
  ['the loss falls from {0.51} to {0.11} and the accuracy', cost(0.6), cost(0.9)],
  ['at 10% for the right class {2.3}, at 0.1% already {6.9}', cost(0.1), cost(0.001)],
  ['A guess among two classes already has {0.69}, among ten {2.30}', cost(1 / 2), cost(1 / 10)],
  ['with guessing ({0.69} for two equal classes, {2.30} for ten)', cost(1 / 2), cost(1 / 10)],
  [
    'at 1% for its class costs {4.6}, which among 1,000 examples adds {0.005}',
    cost(0.01),
    cost(0.01) / 1_000,
  ],
  ['{1.1921}e-07 next to a low accuracy', 2 ** -23 / 1e-7],
  ['so costs at least ln 2 = {0.69}', cost(1 / 2)],
  ['with 57% wrong, for example, the mean is at least {0.395}', 0.57 * cost(1 / 2)],
  ['a loss far above {0.69} in the first epoch of a two-class task', cost(1 / 2)],
  ['does its cross-entropy loss lie? kind: number answer: {1.386}', cost(1 / 4)],
  ['{8} 0.4 {0.6} ← best', bestEpoch, bestLoss],
  ['at epochs 5, 8, 12 and 20, take epoch {8}', bestEpoch],
  ['A fall from 0.002 to {0.001} is invisible next to a start of 2.3, yet the error has halved', 0.002 / 2],
  ['A validation loss of {1.1921}e-07', clippedCost / 1e-7],
  ['every example was right with certainty, so {100%}', Math.exp(-clippedCost)],
  ['A wrong answer gives the true class at most {0.5}', Math.max(...softmax([0, 0]))],
];

const luck: Claim[] = [
  [
    'with 100 examples one more mistake is {1%}, and swings of {3} to {5} points',
    1 / 100,
    standardError(0.9, 100),
    standardError(0.5, 100),
  ],
  ['at 60% on 400 examples about ±{2.4} points', standardError(0.6, 400)],
  ['On 50 pictures an accuracy near 0.7 is exact to about ±{6} points', standardError(0.7, 50)],
  ['with 3,000 images and 88% it makes about ±{0.6} points', standardError(0.88, 3_000)],
  ['an error rate of 10% on 1,000 examples is uncertain by ±{0.95} points', standardError(0.1, 1_000)],
  ['30 patients at 70% are uncertain by ±{8} points', standardError(0.7, 30)],
  ['On 400 validation examples it can only change in steps of {0.25} points', 100 / 400],
  ['so 3 cases are known only to about ± {2}, and', Math.sqrt(3)],
  ['With 30 cases chance makes about ± {5.5}', Math.sqrt(30)],
];

const [TP, FP, FN, TN] = [235, 20, 15, 230];
const [precision, recall] = [TP / (TP + FP), TP / (TP + FN)];
const f1 = (p: number, r: number): number => (2 * p * r) / (p + r);
/** Of classes with these shares. */
const entropy = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum + share * cost(share), 0);

/** How often an ill person gets a higher score than a healthy one, ties counted half. */
const auc = (ill: readonly number[], healthy: readonly number[]): number =>
  meanOf(ill.flatMap((one) => healthy.map((other) => (Math.sign(one - other) + 1) / 2)));

/** One of a hundred is ill, and the test calls everybody healthy. */
const [patients, called] = [Array.from({ length: 100 }, (_, i) => i === 0), false];

const tables: Claim[] = [
  ['If only 1% of cases are ill, "all healthy" is right in {99%}', 1 - 0.01],
  [
    'text: {99%} and {0%}',
    patients.filter((ill) => ill === called).length / patients.length,
    patients.filter((ill) => ill && called).length / patients.filter(Boolean).length,
  ],
  ['{99} of 100 answers are right, but', 100 - 1],
  ['with 85 on the diagonal means that 85 of {100} examples', 5 + 85 + 10],
  ['a network that ignores the class is still right in {99%}', 1 - 20 / 2_000],
  ['the filter calls {255} messages spam, and {235} of these are', TP + FP, TP],
  ['A filter that calls everything spam has a recall of {100%}', 250 / 250],
  [
    'that is {465} / {500} = {93%}, {235} / {255} = {92.2%} and {235} / {250} = {94%}',
    TP + TN,
    TP + FP + FN + TN,
    (TP + TN) / (TP + FP + FN + TN),
    TP,
    TP + FP,
    precision,
    TP,
    TP + FN,
    recall,
  ],
  [
    'with P = {92.2%} and R = {94.0%} it is {93.1%}, but with P = 100% and R = 10% only {18%}',
    precision,
    recall,
    f1(precision, recall),
    f1(1, 0.1),
  ],
  ['where a plain mean would say {55%}', meanOf([1, 0.1])],
  ['if 1% are ill, "all healthy" scores {99%}', 1 - 0.01],
  [
    'the recalls are {100%} and {0%}, so balanced accuracy is {50%}, exactly the value of guessing, while plain accuracy says {99%}',
    990 / 990,
    0 / 10,
    meanOf([990 / 990, 0 / 10]),
    (1_000 - 10) / 1_000,
  ],
  ['so a network that always answers 0 already gets {80%}', 4 / 5],
  ['macro is {0.585} and weighted {0.93}', meanOf([0.97, 0.2]), (95 * 0.97 + 5 * 0.2) / (95 + 5)],
  [
    '{90} true alarms meet {500} false ones, so the precision is only {15%}',
    0.9 * 100,
    0.05 * (10_100 - 100),
    (0.9 * 100) / (0.9 * 100 + 0.05 * (10_100 - 100)),
  ],
  ['with 12% positives its loss is {0.37}', entropy([0.12, 1 - 0.12])],
  ['with 8% positives, always saying no scores {92%}', 1 - 0.08],
  ['An example with {500} e-mails', TP + FP + FN + TN],
  ['What is its precision, in per cent? kind: number answer: {80}', (100 * 80) / 100],
  ['was found, in per cent? kind: number answer: {85}', (100 * 85) / (5 + 85 + 10)],
  [
    'but {0} of {1} ill person was found',
    patients.filter((ill) => ill && called).length,
    patients.filter(Boolean).length,
  ],
  ['Example with {250} spam messages', TP + FN],
  ['{0.5} is guessing, {1.0} a perfect order', auc([0.4, 0.4], [0.4, 0.4]), auc([0.9, 0.8], [0.3, 0.1])],
  ['{four} of five alarms are right, but {seven} of ten events are missed', 0.8 * 5, (1 - 0.3) * 10],
];

/** Of a rise in accuracy, the share of the errors that goes away. */
const fewer = (before: number, after: number): number => (after - before) / (1 - before);
const skill = (error: number, baseline: number): number => 1 - error / baseline;
const shares = [0.5, 0.3, 0.2];
/** How often a guess by these shares is right in each class. */
const squares = shares.map((share) => share ** 2);

const baselines: Claim[] = [
  ['The gain over it is {2} points', 62 - 60],
  ['since {38%} of its answers are wrong', 1 - 0.62],
  ['text: {33%} remark', 1 / 3],
  ['guessing by the shares: {0.25} + {0.09} + {0.04}', ...shares.map((share) => share ** 2)],
  ['From 50 to 55% would be only {10%}', fewer(0.5, 0.55)],
  ['it gets 60%, while a coin gets {50%}', meanOf([0.6, 1 - 0.6])],
  ['guessing gives 1 in C ({10%} for ten digits, {12.5%} for eight letters)', 1 / 10, 1 / 8],
  ['it halves the errors, from {10%} to {5%}', 1 - 0.9, 1 - 0.95],
  ['the errors are {11%} larger than those of the simple rule', 3.1 / 2.8 - 1],
  ['is true, in {50%} of the cases. No learning', Math.max(0.5, 0.3, 0.2)],
  ['since {38%} of its answers are wrong', 1 - 0.62],
  ['text: {33%} remark: That is guessing each', 1 / shares.length],
  [
    'text: {38%} remark: "That is guessing by the shares: {0.25} + {0.09} + {0.04}',
    sumOf(squares),
    ...squares,
  ],
  ['text: {80%} remark: That counts', sumOf(shares.slice(0, 2))],
  ['From 90 to 95% is {half} the errors; from 50 to 55% {a tenth}', fewer(0.9, 0.95), fewer(0.5, 0.55)],
  ['from 50 to 55% remove only {a tenth} of the errors', fewer(0.5, 0.55)],
  ['so {a quarter} of the error is gone', 1 - 2.1 / 2.8],
  ['at batch 32 holds {eight} times as many updates as one at batch 256', 256 / 32],
  ['so {four} times the runs halve it', (1 / 0.5) ** 2],
  ['text: {1%} and {100%} remark', 1 / 100, 1 / 1],
  ['text: {99%} and {99%} remark', 99 / 100, 99 / 100],
  ['Take the GRU, with {a quarter} fewer weights', 1 - gruWeights(64, 28) / lstmWeights(64, 28)],
  ['An LSTM then has {four} times the weights', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['1 − error / baseline? kind: number answer: {0.25}', skill(2.1, 2.8)],
  ['{1} perfect {0} no better', skill(0, 2.8), skill(2.8, 2.8)],
  ['{0} means no better than the baseline, {1} means a perfect forecast', skill(2.8, 2.8), skill(0, 2.8)],
  ['It is much better than a coin, which gets {50%}', 0.5 * 0.6 + 0.5 * (1 - 0.6)],
  ['text: {50%} right: true', Math.max(...shares)],
  ['does the number of errors fall? kind: number answer: {50}', 100 * fewer(0.9, 0.95)],
  ['The errors fall from {10} to {5} of 100 cases', 100 - 90, 100 - 95],
  ['The same {5} points from 50 to 55%', 95 - 90],
  ['a change from 2 mistakes to {1}', 2 * (1 - fewer(0.9, 0.95))],
];

export const claims: Claim[] = [
  ...ratios,
  ...guessing,
  ...luck,
  ...tables,
  ...baselines,
  ...moreExperiments,
  ...further,

  // Wrong options and their remarks.
  ['{99} of 100 answers are right, and no ill', 100 - 1],
];
