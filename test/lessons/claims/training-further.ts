/** What a second reading found: sizes that are handed on, ranges of functions, zeros and ones that are results. */
import type { Claim } from './check.ts';
import { meanOf, relu, sigmoid, slope, softmax, sumOf } from './formulas.ts';
import { counted } from './training-further-counts.ts';

const cost = (p: number): number => -Math.log(p);
const square = (x: number): number => x ** 2;
const step = (x: number): number => Number(x > 0);
const factors = Array.from({ length: 100 }, (_, i) => (51 + i) / 100);
/** The border between factors whose product fades over many steps and those whose product grows. */
const fading = Math.max(...factors.filter((factor) => factor ** 2_000 < 0.5)) + 0.01;
const growing = Math.min(...factors.filter((factor) => factor ** 2_000 > 2)) - 0.01;
const [border = Number.NaN] = factors.filter((factor) => factor ** 2_000 > 0.5 && factor ** 2_000 < 2);
const corner = [-2, -1, 0, 1, 2].find((x) => relu(x + 1e-6) - relu(x) - (relu(x) - relu(x - 1e-6)) > 1e-9);

/** A batch as batch normalisation leaves it. */
const batch = [3, 7, 1, 9];
const width = Math.sqrt(meanOf(batch.map((x) => square(x - meanOf(batch)))));
const normal = batch.map((x) => (x - meanOf(batch)) / width);

/** The probability that costs least where the rare class is so frequent. */
const cheapest = (share: number): number => {
  const mean = (p: number): number => share * cost(p) + (1 - share) * cost(1 - p);
  return Array.from({ length: 999 }, (_, i) => (i + 1) / 1_000).reduce((a, b) => (mean(b) < mean(a) ? b : a));
};
/** The rare cases that are found where each gets this probability. */
const recall = (p: number): number => meanOf([p, p, p].map((each) => Number(each > 0.5)));
/** Labels, if 95% of the answers are right without the one that is present. */
const labels = 1 / (1 - 0.95);
const tempered = [0.5, 1, 1.5, 2].filter(
  (by) => Math.max(...softmax([2, 0, -1], by)) >= Math.max(...softmax([2, 0, -1])),
);
const halfPrecision = (x: number): number => Math.round(x / 2 ** -24) * 2 ** -24;
const clipped = (length: number, limit: number): number => length * Math.min(1, limit / length);
const entry = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));

/** Rates a factor of about three apart, from 0.001 down and up. */
const [least, common, more, most] = [0.001 / 3, 0.001, 0.001 * 3, 0.001 * 3 * 3];
const scaled = (price: number, from: number, to: number): number => (price - from) / (to - from);

/** Sorted examples of ten classes, the last fifth of which is held out. */
const sorted = Array.from({ length: 100 }, (_, i) => Math.floor(i / 10));
const held = sorted.slice(-0.2 * sorted.length);
const known = sorted.slice(0, sorted.length - held.length);
const lastOnly = Array.from({ length: 20 }, () => 9);
const named = (all: readonly number[], name: number): number =>
  meanOf(all.map((label) => Number(label === name)));

/** Axes as CIFAR-10's files store them. */
const stored = ['n', 'colour', 'height', 'width'];
const classes = [...'aaaaaaaaaa'].map((_, i) => i);
/** What a right and a wrong class get. */
const oneHot = [1, 2].map((name) => Number(name === 1));
const products = Array.from({ length: 300 }, (_, i) => (i - 100) / 100);
function concordance(x: readonly number[], y: readonly number[]): number {
  const cov = (a: readonly number[], b: readonly number[]): number =>
    meanOf(a.map((each, i) => (each - meanOf(a)) * ((b[i] ?? 0) - meanOf(b))));
  return (2 * cov(x, y)) / (cov(x, x) + cov(y, y) + square(meanOf(x) - meanOf(y)));
}

export const further: Claim[] = [
  ...counted,
  // Loss
  ['With factors above {1} the signal explodes instead', growing],
  [
    'brings each channel of a layer to mean {0} and spread {1} over',
    meanOf(normal),
    Math.sqrt(meanOf(normal.map(square))),
  ],
  ['50% cat and {50%} dog', 1 - 0.5],
  ['90% cat and {10%} dog', 1 - 0.9],
  ['25% cat and {75%} dog', 1 - 0.25],
  ['Being undecided costs −ln {0.5}, about', 1 - 0.5],
  ['This is nearly right and costs −ln {0.9}, about', 1 - 0.1],
  ['less sure of it: −ln {0.25}, about', 1 - 0.75],
  ['A loss is no share of right answers; {0} would be perfect', cost(1)],
  ['A square is the same for +{4} and −{4}.', Math.sqrt(square(-4)), Math.sqrt(square(4))],
  ['since their true probability is {0}.', 1 - sumOf([1])],
  [
    'gives every class about the same probability, {1}/10, and',
    10 * (softmax(Array.from({ length: 10 }, () => 0))[0] ?? 0),
  ],
  [
    'softmax acts {twice}: values between {0} and {1} are squeezed',
    ['your own', "the loss's"].length,
    ...softmax([-100, 100]),
  ],
  ['labels outside {0}…{1} with binary cross-entropy', sigmoid(-100), sigmoid(100)],
  ['sends back `{2}(p − y)·p(1 − p)`', slope(square, 1)],
  [
    'Accuracy makes no sense for predicting numbers, so a value of {0}, or',
    [20.4].filter((target) => target === 20.31).length,
  ],
  [
    'Keras rounds the answer to {0} or {1} first, so only targets that are exactly {0} or {1}',
    ...[0.3, 0.7, 0.3, 0.7].map(Math.round),
  ],
  ['so the network predicts class {1} for every example', ...softmax([-3]).map(Math.round)],
  ['The accuracy is then simply the share of class {1}, and', ...softmax([5]).map(Math.round)],
  ['by a temperature above {1} that is fitted', Math.max(...tempered)],
  ['No network can reach {0}, since text', cost(1)],
  ['any size, also negative, and not adding up to {1}.', sumOf(softmax([-2, 3, 1]))],
  ['No, a loss of {0} from the start', cost(softmax([-3])[0] ?? 0)],
  ['a logarithm of {0} was taken', Math.exp(-1_000)],
  ['got a probability that was rounded to {0}.', Math.exp(-1_000)],
  ['The loss can then not reach {0}: its smallest', cost(1)],
  ['your metric stays at {0} because', recall(0.03)],
  ['no example of the rare class gets more than {50%}.', 1 / 2],
  ['With 3% rare cases a network that says {3%} for everybody', cheapest(0.03)],
  ['would force the labels to share {100%} and', sumOf(softmax([2, 0, -1]))],
  ['make the labels compete, since its outputs add up to {1}.', sumOf(softmax([2, 0, -1]))],
  ['In Keras: `Dense({20}, activation="sigmoid")`', labels],
  ['with targets as floats of the shape (batch, {20})', labels],
  ['With γ = {0} it is the ordinary', [0, 1, 2].find((power) => (1 - 0.9) ** power === 1) ?? Number.NaN],
  ['`L = {0} + ln C = −ln({1}/C)`', cost(1 / 10) - Math.log(10), 10 * Math.exp(-Math.log(10))],
  ['the mean of `z_y` is {0}, since', meanOf([-0.3, 0.3])],
  ['The mean of `e^(z_j)` is about {1} + s²/2', meanOf([-0.3, 0.3].map(Math.exp)) - 0.3 ** 2 / 2],
  ['so the sum is about C · ({1} + s²/2)', meanOf([-0.3, 0.3].map(Math.exp)) - 0.3 ** 2 / 2],
  [
    'An odd accuracy such as 0.0625 is {1}/16: one hit in a batch of {16} (or 4 of {64})',
    0.0625 * 16,
    1 / 0.0625,
    4 / 0.0625,
  ],
  ['labels 0 to {9}, still', 10 - 1],
  ['sigmoid output of shape (n, {1}) is', [0.3].map(sigmoid).length],
  [
    '.transpose({0}, {2}, {3}, {1})`',
    ...['n', 'height', 'width', 'colour'].map((axis) => stored.indexOf(axis)),
  ],
  ['A loss of 1 − CCC that stays at {1} means', 1 - concordance([2, 2, 2], [1, 2, 4])],
  ['yᵢ = {1} for the right class, or {0}', ...oneHot],
  ['where yᵢ is {1} for the right class and {0} for all others', ...oneHot],
  ['several classes, labels {0}, {1}, {2}, …', ...[...'abc'].keys()],
  [
    'that labels run from {0} to the number of classes minus {1}.',
    Math.min(...classes),
    classes.length - Math.max(...classes),
  ],
  // Gradient descent and back-propagation
  ['divide the difference of the losses by {2}ε.', (1 + 0.1 - (1 - 0.1)) / 0.1],
  ['− L(w − ε)) / ({2}ε)`', (1 + 0.1 - (1 - 0.1)) / 0.1],
  ['and divide the difference by {2}ε.', (1 + 0.1 - (1 - 0.1)) / 0.1],
  ['On a plateau the gradient is nearly {0}, so', slope(sigmoid, 20)],
  ['the new share: {1} + {0.9} + 0.81', 0.9 ** 0, Math.sqrt(0.81)],
  ['At exactly {0} ReLU has no derivative', corner ?? Number.NaN],
  ['ReLU has no derivative at {0}, and', corner ?? Number.NaN],
  ['A step has the slope {0} on both sides', slope(step, 1) + slope(step, -1)],
  ['every gradient that passes through is multiplied by {0}, and', slope(step, 1)],
  ['`dL/dW = ∂L/∂W₁ · {1} + … + ∂L/∂W₂₈ · {1}`', slope((w) => w, 2), slope((w) => w, 3)],
  ['usually by something smaller than {1}.', fading],
  ['With factors above {1} the same product explodes', growing],
  ['is the forget gate, which can stay close to {1}.', sigmoid(10)],
  // Learning rate
  ['Go in factors of about three: {0.0003}, {0.001}, {0.003}, {0.01}.', least, common, more, most],
  ['- text: {0.0003}, {0.001}, {0.003}, {0.01}', least, common, more, most],
  ['for example with {0.0003}, {0.001}, {0.003} and {0.01}. Only then', least, common, more, most],
  ['for example {0.0003}, {0.001}, {0.003} and {0.01}, with', least, common, more, most],
  ['such as {0.0003}, {0.001}, {0.003} and {0.01}, each', least, common, more, most],
  ['for example {0.0003}, 0.001 and {0.003}, choose', least, more],
  ['try {0.0003}, 0.001 and {0.003}. Leave', least, more],
  ['Try {0.0003}, 0.001 and {0.003}. For a run', least, more],
  ['by a factor of three, for example from 0.003 to {0.001}.', 0.003 / 3],
  ['Cosine decay follows {half} a cosine wave', Math.acos(-1) / (2 * Math.PI)],
  ['`ReduceLROnPlateau(factor=0.5, patience=5, min_lr=1e-5)` {halves} the rate', (0.001 * 0.5) / 0.001],
  ['a rate ten to {a hundred} times smaller, such as 0.00001', 0.001 / 0.00001],
  ['jump to where all ReLUs give {0} or', relu(-3)],
  ['The mean of the gradient is near {0}, while', meanOf([1, -1, 1, -1])],
  ['and both grow by {100}. There', slope((x) => 100 * square(x), 1) / slope(square, 1)],
  ['A clipping limit would have to grow by {100} too', Math.hypot(300, 400) / Math.hypot(3, 4)],
  [
    'the steps would be {100} times as long, so you would need a learning rate {100} times smaller',
    Math.hypot(300, 400) / Math.hypot(3, 4),
    (100 * 5) / 5,
  ],
  [
    '{0} < η a < 1 approaches',
    Math.max(...products.filter((product) => product < 1 && Math.abs(1 - product) >= 1)),
  ],
  ['Equal distances such as 0.001, 0.002, {0.003} waste', 0.002 + (0.002 - 0.001)],
  // Held-out parts
  ['it takes the last part of your arrays, with 0.2 the last {20%}.', held.length / sorted.length],
  ['its accuracy stays near {0}. Shuffle', meanOf(held.map((label) => Number(known.includes(label))))],
  ['`validation_split=0.2` takes the last {20%} of the arrays', held.length / sorted.length],
  ['an accuracy that is fixed at {100%} (or {0%}) mostly', named(lastOnly, 9), named(lastOnly, 3)],
  ['a random {fifth} holds two rare ones', 2 / 10],
  ['Test values above {1} are all right', scaled(50, 10, 50)],
  ['it would then score {100%} in such a test', meanOf(known.map((label) => Number(known.includes(label))))],
  // Clipping
  ['It is shortened to {5} and keeps its direction', clipped(500, 5)],
  ['It is split into 100 steps of length {5} each', 500 / 100],
  ['It lengthens it to {5} remark', 2 * (5 / 2)],
  ['Around w = {1} the result', border],
  ['below {1} it fades (0.9⁵⁰ = 0.005), above {1} it grows', fading, growing],
  ['to between {−5} and {5}; the gradient', entry(-100, 5), entry(100, 5)],
  ['and tiny gradients become {0}. In PyTorch', halfPrecision(1e-8)],
];
