import type { Claim } from './check.ts';
import { meanOf, sigmoid, slope, stretch } from './formulas.ts';
import { further } from './initialisation-further.ts';
import { ratios } from './initialisation-ratios.ts';

/** By how much a layer multiplies the size of its signal. */
const factor = (inputs: number, spread: number) => Math.sqrt(inputs) * spread;
const keeping = (inputs: number) => 1 / Math.sqrt(inputs);
const glorot = (inputs: number, outputs: number) => Math.sqrt(6 / (inputs + outputs));
const he = (inputs: number) => Math.sqrt(6 / inputs);
/** What layers of ReLU with Glorot weights leave of the size. */
const relu = (layers: number) => Math.sqrt(0.5) ** layers;

/** The variance of numbers drawn evenly from −a to a. */
const evenVariance = (a: number) =>
  meanOf(Array.from({ length: 1_000 }, (_, i) => (((i - 499.5) / 500) * a) ** 2));
/** By how much a layer of ReLU multiplies the size, for weights of this variance. */
const reluLayer = (inputs: number, variance: number) => Math.sqrt(inputs * variance * 0.5);
const glorotLayer = reluLayer(256, evenVariance(glorot(256, 256)));
const heLayer = reluLayer(256, evenVariance(he(256)));

/** Points of the plane under U = (0.6 −0.8 | 0.8 0.6). */
type Point = readonly [x: number, y: number];
const turned = ([x, y]: Point): Point => [0.6 * x - 0.8 * y, 0.8 * x + 0.6 * y];
const once = turned([1, 0]);
const twice = turned(once);
const thrice = turned(twice);
const fourTimes = turned(thrice);
const length = (point: Point) => Math.hypot(...point);
const scaled = ([x, y]: Point, by: number): Point => [x * by, y * by];

/** Gram–Schmidt for (1, 2) and (3, 1). */
const rowOne = scaled([1, 2], 1 / length([1, 2]));
const along = 3 * rowOne[0] + 1 * rowOne[1];
const remainder: Point = [3 - along * rowOne[0], 1 - along * rowOne[1]];
const rowTwo = scaled(remainder, 1 / length(remainder));

/** Two ReLU neurons with all weights 0.5 on the input (1, 2), and the gradients of their weights. */
const hidden = 0.5 * 1 + 0.5 * 2;
const back = 2 * (0.5 * hidden + 0.5 * hidden - 3) * 0.5;
const gradients = [back * 1, back * 2] as const;
const stepped = gradients.map((gradient) => 0.5 - 0.1 * gradient);

/** What an open forget gate leaves of a note. */
const left = (bias: number, steps: number) => sigmoid(bias) ** steps;
/** The gate, and what it leaves after 10 and 49 steps. */
const gateRow = (bias: number) => [sigmoid(bias), left(bias, 10), left(bias, 49)];
const biasFor = (steps: number) => Math.log(steps - 1);
const firstLoss = Math.log(10);

export const claims: Claim[] = [
  ...ratios,
  ...further,
  ['{0.0625} {1} {1} 0.1', keeping(256), factor(256, keeping(256)), factor(256, keeping(256)) ** 10],
  ['A factor of {1.6} looks harmless', factor(256, 0.1)],
  ['text: About {1} right: true - text: About 100', 1_000 * 0.5 ** 10],
  ['0.5¹⁰, about {0.001}. Of', 0.5 ** 10],
  ['of 1, too, and still lengthen some vectors by nearly {2} at one step', stretch()],
  ['lengthens some vectors by nearly {2} and shortens', stretch()],
  ['Of 1,000 that leaves about {1}.', 1_000 * 0.5 ** 10],
  ['{0.0625} for 256 inputs', keeping(256)],
  ['text: About {500} remark', 1_000 * 0.5],
  ['near ln C, {2.30} for ten; a', firstLoss],
  ['a layer from 100 to 50 units ±{0.2}', glorot(100, 50)],
  ['there are {72} inputs, so the range is ±{0.289}', 3 * 3 * 8, he(3 * 3 * 8)],
  ['8 channels in and 16 filters that is {72} and {144}', 3 * 3 * 8, 3 * 3 * 16],
  ['text: By {0.03}', relu(10)],
  ['text: By {0.5} remark', relu(1) ** 2],
  ['text: By {32} remark', 1 / relu(10)],
  ['smaller by {0.71} at each layer', relu(1)],
  ['With ten layers only {3%} of the size is left, with thirty about {0.003%}', relu(10), relu(30)],
  ['turns (1, 0) into ({0.6}, {0.8})', ...once],
  ['The next turn gives ({−0.28}, {0.96}): again length {1}', ...twice, length(twice)],
  ['The vector (1, 0) becomes ({0.6}, {0.8}), again of length {1}', ...once, length(once)],
  ['0 1, 0 {1} 1 {0.6}, {0.8} {1} 2', length([1, 0]), ...once, length(once)],
  ['row 1 (1, 2)/√{5} = ({0.447}, {0.894})', 1 ** 2 + 2 ** 2, ...rowOne],
  ['rest (3, 1) − {2.236} · row 1 = ({2}, {−1})', along, ...remainder],
  ['row 2 ({2}, {−1})/√{5} = ({0.894}, {−0.447})', ...remainder, length(remainder) ** 2, ...rowTwo],
  ['that gives ({0.447}, {0.894}) and ({0.894}, {−0.447})', ...rowOne, ...rowTwo],
  ['the same factor leaves {0.00003}', 0.9 ** 100],
  ['would leave {0.00003} after 100 steps', 0.9 ** 100],
  ['one of 1.1 times would make {13,781}', 1.1 ** 100],
  ['The second entry is {0.6}, and the length is {1} again', turned([0, 1])[1], length(turned([0, 1]))],
  ['text: About {35%}', 0.9 ** 10],
  ['text: About {0.003%} remark', 0.9 ** 100],
  ['that knows nothing should begin near {2.3}. The CNN', firstLoss],
  ['h₂ = the same = {1.5}', hidden],
  ['weights in front of h₁: {−1.5}, {−3}', ...gradients],
  ['weights in front of h₂: {−1.5}, {−3}', ...gradients],
  ['both have the weights {0.65} and {0.8}', ...stepped],
  ['A small network begins near {2.3} as well', firstLoss],
  ['has a first loss of {2.3}. What', firstLoss],
  ['the gradient at both results is {−1.5}', back],
  ['all 0 {2.30} 10–11% all equal {2.30} 80–83%', firstLoss, firstLoss],
  ['frequent classes: {2.30} for ten, {0.69} for two', firstLoss, Math.log(2)],
  ['With the bias 1 it stands at {0.73}, with 3 at {0.95}, with 5 at {0.99}', ...[1, 3, 5].map(sigmoid)],
  ['σ(1) = {0.73}, with a bias of 0 it would begin near {0.5}', sigmoid(1), sigmoid(0)],
  ['is multiplied by {0.73} at each step: {4%} is left', sigmoid(1), left(1, 10)],
  ['With a bias of 0 it is {0.5} and {0.1%}, with 3', sigmoid(0), left(0, 10)],
  ['with 3 it is {0.95} and {62%}', sigmoid(3), left(3, 10)],
  ['more than {0.731}⁴⁹', sigmoid(1)],
  ['over 49 steps than {0.731}⁴⁹ says', sigmoid(1)],
  ['(1 − 1/T)ᵀ ≈ {0.37}', Math.exp(-1)],
  ['At {0.73} per step nothing', sigmoid(1)],
  ['At {0.5} per step nothing', sigmoid(0)],
  ['the gate stands at {0.993}, and 0.993¹⁰⁰ is about {0.5}', sigmoid(5), left(5, 100)],
  ['With a bias of 1 the product is about {2 · 10⁻¹⁴}', left(1, 100)],
  ['so {0.5}¹⁰, about {0.001}, is left after ten', sigmoid(0), left(0, 10)],
  ['a gate that starts at {0.99995}, as with bias 10', sigmoid(10)],
  ['that is {2.2} for 10 and {4.6} for 100', biasFor(10), biasFor(100)],
  ['text: About {100} remark: The factor', 1_000 / 10],
  ['text: About {500} remark: That', 1_000 * 0.5],
  ['text: About {950} remark: Each layer', 1_000 * (1 - 0.005) ** 10],
  ['text: "{200}" remark: Lengths', 100 * 2],
  ['text: "{0.02}" remark: An orthogonal', 2 / 100],
  ['text: About {0.003%} remark: So little is left', 0.9 ** 100],
  ['text: By {32} remark: The signal', Math.SQRT2 ** 10],
  [
    'With 0 {half} of the state is replaced at each of the first steps, with 1 about {a quarter}',
    1 - sigmoid(0),
    1 - sigmoid(1),
  ],
  ['leaves about {a thirtieth} of the signal', Math.sqrt(0.5 ** 10)],
  ['after ten steps {a thousandth} is left', sigmoid(0) ** 10],

  // Answers of questions, and tables
  ['0.01 {0.16} {0.00000001}', factor(256, 0.01), factor(256, 0.01) ** 10],
  ['0.1 {1.6} {110}', factor(256, 0.1), factor(256, 0.1) ** 10],
  ['kind: number answer: {0.05} tolerance', keeping(400)],
  ['Glorot √½ = {0.71} {0.031}', glorotLayer, glorotLayer ** 10],
  ['He {1} {1} ```', heLayer, heLayer ** 10],
  ['have the variance a²/{3}', 1 / evenVariance(1)],
  ['that is a variance of 1/({3}nᵢₙ)', 1 / (256 * evenVariance(keeping(256)))],
  ['tanh has slope {1} at 0', slope(Math.tanh, 0)],
  ['Sigmoid has slope {0.25}', slope(sigmoid, 0)],
  ['kind: number answer: {0.2} tolerance', glorot(100, 50)],
  ['weights lie between {−0.2} and {0.2}', -glorot(100, 50), glorot(100, 50)],
  ['kind: number answer: {100} tolerance', 5 * 5 * 4],
  [
    'All its eigenvalues have the size {1}, and its largest factor of lengthening is {1} as well',
    Math.hypot(0.6, 0.8),
    Math.max(...[0, 1, 2, 3].map((angle) => length(turned([Math.cos(angle), Math.sin(angle)])))),
  ],
  ['1 0.6, 0.8 1 2 {−0.28}, {0.96} {1}', ...twice, length(twice)],
  ['3 {−0.936}, {0.352} {1}', ...thrice, length(thrice)],
  ['4 {−0.8432} {−0.5376} {1}', ...fourTimes, length(fourTimes)],
  ['text: "{2}" right: true', 2 * length(turned([1, 0])) ** 100],
  ['kind: number answer: -{0.8} tolerance', -turned([0, 1])[0]],
  ['should begin near {2.3}."', firstLoss],
  ['kind: number answer: -{3} tolerance', -gradients[1]],
  ['with 1 a note is down to {4%} after ten steps', left(1, 10)],
  ['0 {0.500} {0.001} {2 · 10⁻¹⁵}', ...gateRow(0)],
  ['1 {0.731} {0.044} {2 · 10⁻⁷}', ...gateRow(1)],
  ['3 {0.953} {0.615} {0.092}', ...gateRow(3)],
  ['5 {0.993} {0.935} {0.720}', ...gateRow(5)],
  ['b = {2.2} T = 100 b = {4.6} T = 784 b = {6.7}', ...[10, 100, 784].map(biasFor)],
  ['text: About {5} right: true', biasFor(100)],
  ['kind: number answer: {0.12} tolerance', 0.9 ** 20],
  ['gaps of about 11 steps a forget gate should begin at {10}/11', (1 - 1 / 11) * 11],
  ['kind: number answer: {2.3} tolerance', biasFor(11)],
  ['where e to the power of the bias is {10}, so', 10 / 11 / (1 - 10 / 11)],

  // Wrong options and their remarks.
  ['By {1} remark: That would be the case without ReLU', (2 * 0.5) ** (10 / 2)],
  ['About {10%} remark: Ten per cent are lost', 1 - 0.9],
  ['About {−5} remark: Then the gate', -Math.log(100 - 1)],
];
