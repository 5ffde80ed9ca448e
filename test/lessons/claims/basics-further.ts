/** Zeros, ones and sizes that follow from the examples of the first lessons, and what is said of them again. */
import { b2, guess, kept, loss, toWeight, w2 } from './basics-learning.ts';
import { silent, slopeAt, stand } from './basics-numbers.ts';
import type { Claim } from './check.ts';
import { denseWeights, dot, relu, rnnState, sigmoid, slope, sumOf } from './formulas.ts';

const [biasOfOne, weightsOf] = [
  denseWeights(0, 1),
  (inputs: number): number => denseWeights(inputs, 1) - denseWeights(0, 1),
];
const gate = [sigmoid(-50), sigmoid(50)] as const;
/** How many times as large a number of hours is in minutes. */
const inMinutes = (3 * 60) / 3;
/** How much the miss shrinks by the learning rate. */
const perRate = 1 - kept(1);
/** The second input of the stand. */
const weekend = (day: string): number => ['Saturday', 'Sunday'].filter((each) => each === day).length;
const [monday, sunday] = [weekend('Monday'), weekend('Sunday')];
/** How the square of a miss reacts to it, for each unit of the miss. */
const ofSquare = (m: number): number => slope((each) => each ** 2, m) / m;
/** What the sums of the three rows are held against: b, w₁ + b and w₂ + b. */
const bounds = [0, 0, 0];
const both = sumOf(bounds.slice(1));
const miss = guess(10) - 26;

export const further: Claim[] = [
  // neural network
  ['subtracts {four} times the other', (80 - 48) / 8],
  ['make negative sums {0}, for example', relu(-10)],
  ['It is {0} for a perfect guess', loss(12)],
  [
    'neurons has {2} weights and {1} bias, the last one has {2} weights (one for each neuron before it) and {1} bias',
    ...[weightsOf(2), biasOfOne, weightsOf(2), biasOfOne],
  ],
  ['input x₁ = 9, x₂ = {0} neuron', monday],
  // neuron
  [
    'rain, Monday 0 {0} −10 0 3 h, Monday 3 {0} 20 20 3 h, Sunday 3 {1} 40 40 9 h, Sunday 9 {1} 100',
    monday,
    monday,
    sunday,
    sunday,
  ],
  ['w₁ + w₂ + 2b > {0}. With b ≤ 0 this gives w₁ + w₂ + b > {0}, against', both, both - (bounds[0] ?? 0)],
  ['parameters: inputs + {1}', biasOfOne],
  ['A product with the weight 0 is {0} whatever', dot([0], [6])],
  ['and makes negative sums {0}. What', relu(-10)],
  ['a negative sum becomes {0}.', relu(-10)],
  ['which makes negative sums {0}, the', relu(-10)],
  ['an RNN with 64 units has {64} neurons', rnnState(64, 8, 2).length],
  // weight and bias
  [
    '{Twice} the weight makes the line',
    slope((x) => guess(20, -10, x), 1) / slope((x) => guess(10, -10, x), 1),
  ],
  ['belongs to an input that is always {1}.', slope((b) => guess(10, b), -10)],
  ['added as it is, here {4}', silent(4)],
  ['Weights times 0 are {0}, whatever', silent(0)],
  ['product of a weight with 0 is {0}. What', silent(0)],
  ['Each of the 8 neurons has {50} weights and {1} bias', weightsOf(50), biasOfOne],
  [
    'Minutes are {60} times as large a number, so the weight has to be {60} times smaller',
    inMinutes,
    12 / 0.2,
  ],
  ['minutes needs a weight {60} times smaller', inMinutes],
  // activation function
  ['can be any number, even {−10} ices', stand(0, 0)[0]],
  ['So {−10} becomes 0, and {40} stays', stand(0, 0)[0], stand(3, 1)[0]],
  ['drop the sign; negative sums become {0}.', relu(-3)],
  ['has to stay between {0} and {1}. Which', ...gate],
  ['because {0} means shut and {1} means open', ...gate],
  [
    'the sum is {0} at an input of 1; with bias {−20} it is {0} at',
    ...[guess(10, -10, 1), 0 - 10 * 2, guess(10, -20, 2)],
  ],
  ['{Twice} 1 is 2, and {2} − 4', slope((y) => 2 * y - 4, 1), 2 * 1],
  ['text: Its slope is nearly {0} there', slope(Math.tanh, 8)],
  ['negative sums become {0}, others stay', relu(-10)],
  ['ReLU sets negative sums to {0} and', relu(-10)],
  ['it cannot give the {−3} of y = 2x', 2 * -1 - 1],
  ['it gives {0} for each of them', relu(-0.5)],
  // layer
  ['the output neuron {6} weights and {1} bias', weightsOf(6), biasOfOne],
  ['on a Monday, x = (9, {0}):', monday],
  // gradient
  ['L reacts to ŷ: {2} (ŷ − y)', ofSquare(-6)],
  ['The guess is 8, so {2}(ŷ − y)', ofSquare(3)],
  ['A weight whose input is {0}, like', monday],
  ['On a Monday the input for the weekend is {0}.', monday],
  ['is a product with the input, which is {0}.', monday],
  ['With the input {0} it is 0, so', monday],
  ['The network said {20} ices', guess(10)],
  ['A slope of {0} is found at the lowest', slopeAt(12)],
  ['Only a gradient of {0} says', slopeAt(12)],
  ['The guess reacts to w by x = {4}', slope((w) => w * 4, 2)],
  [
    'If the gradient of a weight is {−36}, the loss falls as the weight grows; subtracting 0.01 · ({−36}) adds 0.36 to it. If it is +{36}, the same',
    ...[toWeight, toWeight, -toWeight],
  ],
  // learning step
  ['is multiplied by {1} − 20η at each step, since', kept(0)],
  ['at each step, since x² + {1} = 10', slope((b) => guess(10, b), -10) ** 2],
  ["An example's miss is multiplied by {1} − {20}η at", kept(0), perRate],
  ['loss has gone from {36} to {23}.', loss(10), loss(w2, b2)],
  ['after one step and stays {0} remark', miss * kept(0.05) ** 2],
  ['That happens with η = {0.05}, where', 1 / perRate],
  ['at every step and tends to {0} remark', miss * 0.5 ** 50],
  ['must be −2, as with η = {0.15}', (1 + 2) / perRate],
  ['With a weight of 10, a gradient of {−36} and', toWeight],
  ['The miss is multiplied by {1} − 20 times', kept(0)],
  // training and testing
  ['A network says {10} and {50} for two test days', guess(10, -10, 2), guess(10, -10, 6)],
];
