/** What the lesson on experiments says again: yardsticks of guesses, rows of tables, and limits. */
import type { Claim } from './check.ts';
import { bellWithin, meanOf, sigmoid, softmax, spreadOf, sumOf } from './formulas.ts';

/** What always naming the largest class gets, if two classes have these shares. */
const largest = (share: number): number => Math.max(share, 1 - share);
/** Epochs of the invented run, and their validation loss. */
export const invented = [
  [1, 2.0],
  [3, 1.2],
  [5, 0.8],
  [8, 0.6],
  [12, 0.7],
  [20, 0.9],
] as const;
const losses = new Map(invented);
const [best = 0] = [...losses].reduce((low, one) => (one[1] < low[1] ? one : low));
const four = softmax([0, 0, 0, 0]);
/** Where two classes are equally likely. */
const border = sigmoid(0);

const guesses: Claim[] = [
  ['always naming it is right in {94%} too', largest(0.94)],
  [
    'reaches nearly {100%} and a loss near {0}. The test takes',
    Math.exp(Math.log(softmax([30, 0])[0] ?? 0)),
    -Math.log(softmax([30, 0])[0] ?? 0),
  ],
  ['text: Those of about epoch {8}', best],
  ['are both worse than those of epoch {8}', best],
  ['rises from epoch {8} on. Which weights', best],
  ['Up to epoch {8} the network got better', best],
  ['gives each class the probability {1}/{4}.', four.length * (four[0] ?? 0), 1 / (four[0] ?? 0)],
  ['when the training loss is nearly {0}, are', -Math.log(softmax([30, 0])[0] ?? 0)],
  ['gives a mean of nothing, {0} / {0}, for example', sumOf([]), [].length],
  ['many outputs lie near {0.5} and flip', border],
  ['crosses the decision limit, {0.5} for two classes', border],
  ['or `(p > {0.5}).sum()` for a single sigmoid', border],
];

/** A right answer among five classes, one-hot. */
const row = [0, 0, 1, 0, 0];
const zeros = row.filter((value) => value === 0);
/** True and named class of some pictures, none of them named right. */
const named = [
  ['shirt', 'pullover'],
  ['shirt', 'coat'],
  ['shirt', 'dress'],
];
const hits = named.filter(([truth, said]) => truth === said).length;
const counts = [5, 85, 10];
const found = (100 * (counts[1] ?? 0)) / sumOf(counts);
/** How often a positive example gets the higher score, ties counted half, if the scores say nothing. */
const order = meanOf(
  [0.3, 0.7].flatMap((one) => [0.3, 0.7].map((other) => (Math.sign(one - other) + 1) / 2)),
);

const tables: Claim[] = [
  ['Test `(y.sum(-1) == {1}).all()`', sumOf(row)],
  [
    '{Four} of five targets are {0}, so a network that always answers {0}',
    zeros.length,
    sumOf(zeros),
    sumOf(zeros),
  ],
  ['A class that is never recognised has a {0} on the diagonal', hits],
  ['With {0} there, all shirts were given to other classes', hits],
  ['means that {85} of 100 examples of this class', found],
  ['then each row adds up to {100%} and the diagonal', sumOf(counts.map((count) => count / sumOf(counts)))],
  ['90% from a softmax is often right in fewer than {90} of 100 cases', 0.9 * 100],
  ['An AUC well below {0.5} mostly means', order],
  ['or the ROC AUC clearly above {0.5}, the network', order],
];

const skill = (error: number, baseline: number): number => 1 - error / baseline;
const features = [3, 5, 10, 14];
const scaled = features.map((value) => (value - meanOf(features)) / spreadOf(features));
/** The error of a forecast, in errors of the naive one. */
const mase = (error: number, naive: number): number => error / naive;
const days = [14, 18];
const windowed = Array.from({ length: 24 }, (_, hour) => [hour]);

const baselines: Claim[] = [
  ['inputs scaled to mean {0} and spread {1}', meanOf(scaled), spreadOf(scaled)],
  ['0 no better below {0} worse', skill(2.8, 2.8)],
  ['Always naming the most frequent class gets {60%} without any learning', largest(0.6)],
  ['with 60% wanted mails it gets {60%}, while', largest(0.6)],
  ['So {0.5} is a fair mark for two classes only', 1 / 2],
  ['since "{half} the errors" alone', (100 - 95) / (100 - 90)],
  ['below {1}: better than naive', mase(2.8, 2.8)],
  ['Below {1} means smaller errors than the naive forecast', mase(2.8, 2.8)],
  ['makes on average, above {1} larger ones', mase(2.8, 2.8)],
  ['text: {14} °C remark: That is the value of yesterday', days.at(-2) ?? 0],
  ['shape (examples, {24}, {1})', windowed.length, windowed[0]?.length ?? 0],
  ['lies only 1.3 of them above {50%}', 1 / 2],
  ['always saying "up" gets {53%} without any network', largest(0.53)],
  ['To show that 53% is better than {50%} you need', 1 / 2],
];

const runs = [91.2, 90.4, 92.1, 90.9, 91.4];

const bars: Claim[] = [
  ['as well: ± 4.30 · {0.63} / √3', spreadOf(runs)],
  ['far short of the usual limit of {2}.', bellWithin(0.95)],
  ['a difference of {0.3} points with one seed each', 91.6 - 91.3],
  ['On 1,000 test examples, {0.3} points are just', 91.6 - 91.3],
  ['= 64. {Half} the difference takes', Math.sqrt(16 / 64)],
];

export const further: Claim[] = [...guesses, ...tables, ...baselines, ...bars];
