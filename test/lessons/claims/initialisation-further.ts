/** What ReLU, tanh and the gates give at their ends, sizes that stay, and what equal or zero weights make. */
import { cnnArchitecture } from '../../../src/ml/architectures/cnn.ts';
import { greyDigits } from '../../support/digits.ts';
import type { Claim } from './check.ts';
import { bellAbove, denseWeights, meanOf, relu, sigmoid, slope, softmax } from './formulas.ts';

const tanh = (x: number): number => Math.tanh(x);
const [low, high] = [tanh(-20), tanh(20)];
const [shut, open] = [sigmoid(-40), sigmoid(40)];
const steepest = slope(tanh, 0);
/** The state at which tanh has the slope of a straight line. */
const [steepState = Number.NaN] = [-1, -0.5, 0, 0.5, 1].filter((x) => slope(tanh, x) > 0.999).map(tanh);
const negative = relu(-0.7);
/** Of all products of two weights that may have either sign. */
const mixedMean = meanOf([-0.3, 0.3].flatMap((one) => [-0.8, 0.8].map((other) => one * other)));

/** The variance of numbers drawn evenly from −a to a. */
const evenVariance = (a: number): number =>
  meanOf(Array.from({ length: 1_000 }, (_, i) => (((i - 499.5) / 500) * a) ** 2));
const glorotVariance = evenVariance(Math.sqrt(6 / (256 + 256)));
const heVariance = evenVariance(Math.sqrt(6 / 256));
const restoring = heVariance / glorotVariance;
const linear = 256 * evenVariance(Math.sqrt(3) / Math.sqrt(256));

const weights = denseWeights(100, 50) - 50;
const turnedLength = Math.hypot(0.6, 0.8);
const rowLength = Math.hypot(0.6, -0.8);

/** Two ReLU neurons and one behind them, all weights 0, on the input (1, 2) with the truth 3. */
const hiddenAtZero = relu(0 * 1 + 0 * 2);
const backAtZero = Math.abs(2 * (0 * hiddenAtZero + 0 * hiddenAtZero - 3) * 0);
const gradientAtZero = Math.abs(2 * (0 - 3) * hiddenAtZero);
/** The gate that leaves so much of a note. */
const gateFor = (left: number, note: number): number => left / note;
const [equal = 0] = softmax(Array<number>(10).fill(0));

/** Of the products of an input with weights of either sign. */
const productMean = meanOf([-0.3, 0.3].map((weight) => weight * 0.7));
/** Filters of the convolutions of the bot's CNN. */
const filters = cnnArchitecture
  .featureLayers(greyDigits, 64)
  .flatMap(({ keras: { config } }) => ('filters' in config ? [Number(config.filters)] : []));

export const further: Claim[] = [
  ['n · Var(w) must be {1}: ', linear],
  ['text: The mixed terms have the mean {0} right: true', mixedMean],
  ['as often as negative, so its mean is {0}', mixedMean],
  ['ReLU sets negative sums to {0}, so on average', negative],
  ['ReLU sets half of the sums to {0} and so halves', negative],
  ['Glorot gives {1}/n, the value', 256 * glorotVariance],
  ['He gives {2}/n.', 256 * heVariance],
  ['**Where the {2} comes from.**', restoring],
  ['ReLU drops the negative {half}, so the mean', bellAbove(0)],
  ['A variance of {2}/n restores it', 1 / bellAbove(0)],
  ['Negative sums become {0}, and they are half', negative],
  ['that ReLU sets half of the sums to {0}. With it', negative],
  [
    'The {2} makes up for ReLU, which sets half of the sums to {0} and so',
    heVariance / glorotVariance,
    negative,
  ],
  ['from 100 to 50 units they are {100} and {50}. In a', weights / 50, weights / 100],
  ['What remains are the slopes of tanh, at most {1}', steepest],
  ['Each application multiplies the length by {1}: 1¹⁰⁰', turnedLength],
  ['The slope of tanh is below {1} right: true', steepest],
  ['but the slope is {1} only where the state is {0}', steepest, steepState],
  ['remark: All its eigenvalues have the size {1}.', turnedLength],
  ['Its rows have length {1} and stand at right angles: for', rowLength],
  ['by the slope of tanh, which is below {1} wherever the state is not {0}', steepest, steepState],
  [
    'behind the first layer are {0}, and the gradient that comes back through weights of 0 is {0} as well',
    hiddenAtZero,
    backAtZero,
  ],
  ['remark: Then the loss would be near {0}.', -Math.log(1)],
  ['Equal probabilities give each class {1}/{10}, and', 10 * equal, 1 / equal],
  ['multiplied by values that are {0}, so their gradient is {0}. - text', hiddenAtZero, gradientAtZero],
  ['what comes back times its input. Both are {0} here', Math.max(hiddenAtZero, backAtZero)],
  ['text: They sit where the slope of tanh is almost {0} right: true', slope(tanh, 20)],
  ['With large sums they give values near {−1} or +{1}', low, high],
  ['At {1} a note stays as it is, at {0} it is gone', gateFor(0.6, 0.6), gateFor(0, 0.6)],
  ['That would take a gate of {0}, a very negative bias', shut],
  ['That would take a gate of {1}, a large bias', open],
  ['remark: A gate is never above {1}', open],
  ['stands at 0.993, and {0.993}¹⁰⁰ is about', sigmoid(5)],
  ['A gate is a sigmoid and stays below {1}', open],
  ['The sigmoid gives {10}/11 where', 11 * sigmoid(Math.log(10))],
  ['Each product has mean {0}, so the squares', productMean],
  ['exactly the same {eight} or {sixteen} times over', ...filters],
  ['except for the last bias, whose input is always {1}', slope((bias) => 0.3 * 2 + bias, 0.1)],
  ['tanh has slope 1 at {0}, so Glorot', steepState],
  ['A gradient of {0} is not slow', gradientAtZero],
  ['How much of the gradient is left {49} steps back, before', 50 - 1],
  ['of the gradient was left {49} steps back before training, while', 50 - 1],
];
