/** Answers to be worked out, and what follows from the givens of the text. */
import { recurrentClipNorm } from '../../../src/ml/architectures/architecture.ts';
import { validationSize } from '../../../src/ml/datasets/splits.ts';
import { parseTrainingOptions, trainingLimits } from '../../../src/training/options.ts';
import type { Claim } from './check.ts';
import { convWeights, meanOf, slope, softmax } from './formulas.ts';
import { constant } from './program.ts';

const cost = (p: number): number => -Math.log(p);
const square = (x: number): number => x ** 2;
const updates = (examples: number, batch: number, epochs = 1): number => epochs * Math.ceil(examples / batch);

/** The probability that costs least on average where the network is right with this frequency. */
function bestClaim(right: number): number {
  const shares = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  const costs = shares.map((p) => right * cost(p) + (1 - right) * cost(1 - p));
  return shares[costs.indexOf(Math.min(...costs))] ?? Number.NaN;
}
/** How many rare cases are found where each gets this probability. */
const recall = (p: number): number => meanOf([p, p, p].map((each) => Number(each > 0.5)));

/** The largest product of rate and curvature at which the factor of a step is still as wanted. */
const largest = (wanted: (factor: number) => boolean): number =>
  Array.from({ length: 500 }, (_, i) => i / 100)
    .filter((product) => wanted(1 - product))
    .at(-1) ?? Number.NaN;
const steady = largest((factor) => factor >= 0);
const runsAway = largest((factor) => Math.abs(factor) <= 1);
/** The curvature of a squared error (w·x)² at x = 1. */
const curvature = slope((w) => slope(square, w), 1);
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

/** The way forward, and back to the weights and to the inputs. */
const [forward, back] = [1, 1 + 1];
const steepest = Math.max(...[-2, -1, 0, 1, 2].map((x) => slope(Math.tanh, x)));

/** That a fifth of 200 examples holds none of the 10 rare ones. */
const none = upTo(10).reduce((chance, i) => (chance * (200 - 40 - i + 1)) / (200 - i + 1), 1);

/** By how much steps are shorter behind a gradient 1,000 times as large as usual. */
const inflated = Math.sqrt(0.999 + (1 - 0.999) * 1_000 ** 2);

const usual = parseTrainingOptions({ network: 'lstm', dataset: 'digits' });

export const numbers: Claim[] = [
  // Training
  ['Step 50 needs the state of step {49}', 50 - 1],
  ['8 · 9 = 72 weights and {8} biases, so 80', convWeights(9, 1, 8) - 8 * 9],
  ['on a single sigmoid output of shape (n, 1) is always {0}.', [0.7].indexOf(Math.max(...[0.7]))],
  // Loss
  ['The **loss** is that number: {0} would be perfect', cost(1)],
  ['cross-entropy loss? kind: number answer: {2.303}', cost(1 / 10)],
  ['accuracy has the slope {0}, while', slope((w) => Number(w > 0.5), 0.3)],
  ['claiming {90%} gives it the lowest loss on average', bestClaim(9 / 10)],
  ['these are `ln {2}` and `ln {10}`', Math.exp(0.69), Math.exp(2.3)],
  ['targets around 1,000 give squared errors around {a million}', 1_000 ** 2],
  ['one miss of 10 as costly as {a hundred} misses of 1', 10 ** 2 / 1 ** 2],
  ['`{2}(ŷ − y)` is large far from the target', slope(square, 1)],
  ['`−ln p` runs from {0} to infinity', cost(1)],
  ['with one output that is e^z / e^z = {1}', ...softmax([-3])],
  ['softmax over a single output is always {1}, and', ...softmax([-3])],
  ['Softmax must share out {100%} among', softmax([2, 0, -1]).reduce((all, share) => all + share)],
  ['answers given with 90% are right in {9} of 10 cases', 0.9 * 10],
  ['97% accuracy and a recall of {0}.', recall(0.03)],
  ['every `e^0` is {1}, and', Math.exp(0)],
  // Gradient descent
  ['example L = w², ∂L/∂w = {2}w', slope(square, 1)],
  ['The loss is L = w², so its gradient is {2}w.', slope(square, 1)],
  ['the parabola `L = w²` with slope `{2}w`', slope(square, 1)],
  ['one step of gradient descent? kind: number answer: {2.4}', 3 - 0.1 * slope(square, 3)],
  ['{four} times the batch size halves this wiggle', (1 / 0.5) ** 2],
  ['the formula {3}w² gives', slope((w) => w ** 3, 1)],
  // Back-propagation
  ['∂L/∂ŷ = {2} (ŷ − 10) = −6 ∂L/∂w = {−6} · x', slope(square, 1), slope((y) => square(y - 10), 3 * 2 + 1)],
  ['What is ∂L/∂w? kind: number answer: {2}', 0.5 * slope((w) => w * 4, 1)],
  ['The way back costs about {twice} as much as the way forward', back / forward],
  ['costs about as much as {three} predictions', (forward + back) / forward],
  ['averages add {three} more numbers per weight', 1 + 2],
  ['slopes of at most {1} many times', steepest],
  ['the slope of tanh, which is at most {1} and', steepest],
  ['their sum is {2}wx', slope((w) => w * (w * 1), 1)],
  // Learning rate
  [
    '0 < η a < {1} approaches steadily {1} < η a < {2} swings, approaches η a > {2} runs away',
    ...[steady, steady, runsAway, runsAway],
  ],
  ['The steepest sets the limit, η < {2}/a_max', runsAway],
  ['does gradient descent run away? kind: number answer: {0.5}', runsAway / 4],
  ['It grows once rate · a > {2}, so', runsAway],
  ['Same direction, {twice} as long right: true', (2 * 0.1 * 6) / (0.1 * 6)],
  ['once the learning rate exceeds {2} divided by the largest curvature', runsAway],
  ['exceeds the limit of about {2} divided by the curvature', runsAway],
  ['the curvature of the cost exceeds {2} / learning rate', runsAway],
  ['when the learning rate exceeds {2} / curvature', runsAway],
  ['the curvature is about {2} · mean(x²)', curvature],
  [
    "0.01 makes the weight's error {ten} times as large at each step",
    Math.abs(1 - 0.01 * curvature * meanOf(upTo(40).map(square))),
  ],
  ['such as {0.00001} with Adam', 0.001 / 100],
  ['{27} random runs try {27} values of each', 3 ** 3, 3 ** 3],
  ['about {3.2} η here', (1 - 0.9) / Math.sqrt(1 - 0.999)],
  // Epochs
  ['twice the examples mean {twice} the updates per epoch', updates(4_000, 32) / updates(2_000, 32)],
  ['twice the data make {twice} the updates per epoch', updates(4_000, 32) / updates(2_000, 32)],
  ['twice the examples make {twice} the updates per epoch', updates(4_000, 8) / updates(2_000, 8)],
  ['How many updates are there in all? kind: number answer: {150}', updates(960, 32, 5)],
  ['It has {twice} as many updates right: true', updates(2_000, 16) / updates(2_000, 32)],
  ['divided into {twice} as many batches', updates(2_000, 16) / updates(2_000, 32)],
  // Validation and seed
  ['{One tenth} is set aside for validation', validationSize(1_000) / 1_000],
  [
    'holds {two} rare ones on average, but in about {one} case in {ten} it holds none',
    ...[10 / 5, 10 * none, 1 / none],
  ],
  ['With stratification it holds exactly {two}', (200 / 5) * (10 / 200)],
  [
    'Any whole number from {0} will do. If you leave it out, the bot takes seed {1}',
    ...[trainingLimits.seed.min, usual.seed],
  ],
  // Clipping
  ['What is its first number afterwards? kind: number answer: {3}', (6 * 5) / Math.hypot(6, 8)],
  ['a limit of 0.01 each step is {a hundred} times too short', 1 / 0.01],
  ['the steps are some {thirty} times too short', inflated],
  [
    'to a global norm of {1}; the CNN and the attention network are trained without clipping',
    recurrentClipNorm,
  ],
  ['so values above {1} are no error', recurrentClipNorm],
  // Speed
  ['take to reach the goal? kind: number answer: {40}', Math.min(2 * 30, 5 * 8)],
  ['over the {28} steps there the plain RNN does learn', constant('recall', 'const steps')],
];
