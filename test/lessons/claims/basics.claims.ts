import { further } from './basics-further.ts';
import { learning } from './basics-learning.ts';
import { numbers } from './basics-numbers.ts';
import { ratios } from './basics-ratios.ts';
import type { Claim } from './check.ts';
import { relu, sigmoid } from './formulas.ts';

const [w, b] = [10, -10];
const hill = (x: number): number => relu(10 * x - 10) - 4 * relu(4 * x - 28);
const twice = (x: number): number => 2 * (10 * x - 10) + 5;
const inRow = (x: number): number => 2 * (3 * x + 1) - 4;
const slopeOf = (f: (x: number) => number): number => f(1) - f(0);
/** The largest slope of a function, searched between −4 and 4. */
const steepest = (f: (x: number) => number): number =>
  Math.max(...Array.from({ length: 801 }, (_, i) => (f(i / 100 - 4 + 1e-5) - f(i / 100 - 4 - 1e-5)) / 2e-5));

const W = [
  [10, 20],
  [4, 0],
];
const monday = [9, 0];
const products = W.map((row) => row.reduce((sum, weight, i) => sum + weight * (monday[i] ?? 0), 0));
const sums = products.map((product, i) => product + ([-10, -28][i] ?? 0));
const h = sums.map(relu);
const two = ([one = 0, other = 0]: number[]): [number, number] => [one, other];

/** What a layer of so many neurons makes of so many numbers, with made-up weights. */
const passedOn = (neurons: number, inputs: number): number[] =>
  Array.from({ length: neurons }, (_, i) =>
    relu(Array.from({ length: inputs }, () => i).reduce((a, b) => a + b)),
  );
/** The slope of a made-up loss by each parameter. */
const gradient = (parameters: readonly number[]): number[] =>
  parameters.map((parameter) => 2 * (parameter - 1));

export const claims: Claim[] = [
  ...ratios,
  ...numbers,
  // neural network, neuron
  ['− 10 = 80 above 0, so h₁ = {80}', ...h.slice(0, 1)],
  ['− 28 = 8 above 0, so h₂ = {8}', ...h.slice(1)],
  ['- text: "{12}" right: true', 2 * 3 + 5 * 1 + 1],
  ['- text: "{11}" remark: That is 2 · 3 + 5 · 1; the bias of 1 is missing.', 2 * 3 + 5 * 1],
  ['- text: "{18}" remark: Each input has its own weight', 5 * 3 + 2 * 1 + 1],
  ['- text: "{29}" remark: The inputs are weighed one by one, and not added first.', (2 + 5) * (3 + 1) + 1],
  [
    'inputs 0 and 0? kind: single difficulty: 1 quote: "below zero, make it zero" options: - text: "{0}"',
    relu(-10),
  ],
  ['With ReLU, which makes negative sums 0, the neuron gives {40}.', relu(10 * 3 + 20 * 1 - 10)],
  ['The neuron says: {40} ices.', relu(10 * 3 + 20 * 1 - 10)],
  ['- text: "{30}" remark: Weights count only together with their inputs', 10 + 20],
  // weight and bias
  ['switches on: at {1} hour for w = 10, b = −10', -b / w],
  ['The weight is multiplied by the hours, so 3 hours count {30}.', w * 3],
  ['From 3 to 4 hours this part grows from {30} to {40}, so by {10}.', w * 3, w * 4, w * 4 - w * 3],
  ['with no sun at all the sum stands at {−10}', w * 0 + b],
  ['weight 10 and bias −10 a ReLU neuron stays at 0 up to an input of {1}.', -b / w],
  // activation function
  ['So −10 becomes {0}, and 40 stays {40}.', relu(-10), relu(40)],
  ['ReLU {0} {0} {1} {2}', relu(-2), relu(0), relu(1), relu(2)],
  ['= {20}x − {15}, again one straight line', slopeOf(twice), -twice(0)],
  ['= 5 instead of {−15}, and the line has a corner', twice(0)],
  ['Up to {7} hours the second part is 0 and the line climbs by {10} an hour', 28 / 4, hill(4) - hill(3)],
  ['are taken off, so it falls by {6} an hour', hill(8) - hill(9)],
  ['ReLU {0} or {1} {1}', slopeOf((x) => relu(x - 5)), slopeOf(relu), steepest(relu)],
  ['tanh 1 − tanh² {1}', steepest(Math.tanh)],
  ['σ σ(1 − σ) {0.25}', steepest(sigmoid)],
  ['At a sum of 2 this is {0.07}, further out still less', 1 - Math.tanh(2) ** 2],
  ['the slope of the sigmoid is at most {0.25}', steepest(sigmoid)],
  ['the sum is 0 at an input of {1}; with bias −20 it is 0 at an input of {2}', 10 / w, 20 / w],
  ['Of 0 and −3 that is {0}.', relu(-3)],
  ['- text: {6}x − {2} right: true', slopeOf(inRow), -inRow(0)],
  ['- text: {6}x − {3} remark: The 1 is doubled too', 2 * 3, 4 - 1],
  ['The 1 is {doubled} too before 4 is subtracted', inRow(0) + 4],
  ['- text: {5}x − {3} remark: Weights in a row are multiplied', 2 + 3, 4 - 1],
  ['Twice 1 is {2}, and 2 − 4 is {−2}.', 2 * 1, inRow(0)],
  ['= {6}x + {2} − 4 = {6}x − {2}.', slopeOf(inRow), 2 * 1, slopeOf(inRow), -inRow(0)],
  ['2(10x − 10) + 5 is just {20}x − {15}.', slopeOf(twice), -twice(0)],
  // layer
  ['W x {90}, {36}', ...two(products)],
  ['W x + b {80}, {8}', ...two(sums)],
  ['h {80}, {8}', ...two(h)],
  ['- text: "{15}" remark: {15} is the number of weights, one for each pair.', 5 * 3, 5 * 3],
  ['- text: "{8}" remark: What comes in is not passed on beside the results.', 5 + 3],
  ['b = (−10, −28) and x = (9, 0) the sums are {80} and {8}.', ...two(sums)],
  ...learning,
  ...further,
  ['= −10. Below zero it becomes {0}', relu(10 * 0 + 20 * 0 - 10)],
  ['text: "{5}" right: true', passedOn(5, 3).length],
  ['5 neurons pass on {5}, however many come in', passedOn(5, 3).length],
  ['For 9 parameters these are {9} numbers', gradient([3, 1, 4, 1, 5, 9, 2, 6, 5]).length],
  ['text: "{−10}" remark: That is the sum', 10 * 0 + 20 * 0 - 10],
  ['text: "{10}" remark: The sign is not', Math.abs(10 * 0 + 20 * 0 - 10)],
  ['text: {6}x + {2} remark', 2 * 3, 2 * 1],

  // Wrong options and their remarks.
  ['"{3}" remark: ReLU does not drop the sign', Math.abs(-3)],
  ['"{−1}" remark: Down to −1 goes tanh', Math.tanh(-3)],
];
