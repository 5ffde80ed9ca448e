import type { Claim } from './check.ts';
import { gruWeights, lstmWeights, sigmoid, stepsUntil, unitsFor } from './formulas.ts';
import { further } from './gru-further.ts';
import { ratios } from './gru-ratios.ts';
import { unitRange } from './program.ts';

const [gru, lstm, twoBiases] = [gruWeights(64, 28), lstmWeights(64, 28), gruWeights(64, 28, 2)];
const mixed = (z: number, old: number, proposal: number): number => z * old + (1 - z) * proposal;
/** Over how many steps a moving average reaches: the mean age of what is in it, one step for the newest. */
function span(z: number): number {
  let [age, weight] = [0, 1 - z];
  for (let t = 1; t < 10_000; t++) {
    age += t * weight;
    weight *= z;
  }
  return age;
}
const spanAt = (bias: number): number => span(sigmoid(bias));
/** A cell to which something is added at each step. */
function counted(steps: number): number {
  let cell = 0;
  for (let t = 0; t < steps; t++) cell = 1 * cell + 1 * 1;
  return cell;
}
/** By which share a wide GRU has more units than an LSTM of as many weights and so many inputs per unit. */
function moreUnits(inputs: number): number {
  const [units, features] = [4000, inputs * 4000];
  return unitsFor(lstmWeights(units, features), (one) => gruWeights(one, features)) / units - 1;
}
/** Highest and lowest temperature, rain, wind, and the season as two numbers. */
const weather = 6;

export const claims: Claim[] = [
  ...ratios,
  ...further,
  ['after 50 steps 0.99⁵⁰ ≈ {61%}', 0.99 ** 50],
  // The network
  ['that is {17,856} parameters instead of {23,808}', gru, lstm],
  ['It is thus {17} years younger than the LSTM of 1997', 2014 - 1997],
  ['with z = 0.5 nothing useful after 10 ({0.1%})', 0.5 ** 10],
  ['= 17,856, and {23,808} for the LSTM', lstm],
  ['Keras and PyTorch show {18,048} instead', twoBiases],
  ["PyTorch's LSTM has two biases as well and so {24,064}", lstmWeights(64, 28, 2)],
  ['what is kept at 90% is overwritten at {10%}', 1 - 0.9],
  ['uniformly between −1/√64 and +1/√64 = {0.125}', 1 / Math.sqrt(64)],
  ['both give {−0.1}: −0.4 + 0.25 · {1.2}', mixed(0.25, 0.8, -0.4), 0.8 - -0.4],
  ['and {0.75} · (−0.4) + 0.25 · 0.8', 1 - 0.25],
  ['`units` ({4} to {256})', ...unitRange],
  // The update gate
  ['z = 0.5 → {2}      z = 0.9 → {10}', span(0.5), span(0.9)],
  ['z = 0.99 → {100}', span(0.99)],
  ['2 gives z = {0.88}, some eight steps', sigmoid(2)],
  ['Only {1%} is replaced per step', 1 - 0.99],
  ['0 becomes {0.5}, 2 becomes {0.88}, −2 becomes {0.12}', ...[0, 2, -2].map(sigmoid)],
  ['what is kept at 80% is replaced at {20%}', 1 - 0.8],
  ['z must be about {0.993} on average', 0.5 ** (1 / 100)],
  [
    '{2} for z = 0.5, {10} for z = 0.9, {20} for z = 0.95, {100} for z = 0.99',
    ...[0.5, 0.9, 0.95, 0.99].map(span),
  ],
  ['about {7} steps for z = 0.9 and {69} for z = 0.99', stepsUntil(0.5, 0.9), stepsUntil(0.5, 0.99)],
  ["the sigmoid's being at most {0.25}", sigmoid(0) * (1 - sigmoid(0))],
  ['with 2, z is {0.88} and the span some {8} steps', sigmoid(2), spanAt(2)],
  [
    'With bias 0 z begins at {0.5}, a span of only {2} steps; a bias of 1 gives z = {0.73} (about {4} steps)',
    ...[0, 1].flatMap((bias) => [sigmoid(bias), spanAt(bias)]),
  ],
  [
    '2 gives {0.88} (about {8}), 3 gives {0.95} (about {21})',
    ...[2, 3].flatMap((bias) => [sigmoid(bias), spanAt(bias)]),
  ],
  // The reset gate
  [
    'z = 1 gives {0.8}, z = 0.5 gives {0.45}, z = 0 gives {0.1}',
    ...[1, 0.5, 0].map((z) => mixed(z, 0.8, 0.1)),
  ],
  ['{11,904} with 64 units and 28 features, against {17,856} of a GRU', (gru / 3) * 2, gru],
  // Before or after
  ['*Comparing counts:* {17,856} against {18,048} for h = 64', gru, twoBiases],
  ['{17,856} against {18,048} parameters for 64 units and 28 features', gru, twoBiases],
  ["Hence Keras' bias of shape (2, {192}) for 64 units", gruWeights(64, 0) - gruWeights(64, 0, 0)],
  ['The difference is 3 · 64 = 192, about {1%}', twoBiases / gru - 1],
  ['For 5 units and 4 inputs the counts are {165} and {150}', gruWeights(5, 4, 2), gruWeights(5, 4)],
  ['differences of about {1%} in parameter counts', twoBiases / gru - 1],
  // Against the LSTM
  ['the GRU has {15} to {21%} more units.', 100 * moreUnits(0), moreUnits(1)],
  ['more units, {15} to {21%} if the input is no wider', 100 * moreUnits(0), moreUnits(1)],
  ['a GRU may have {15} to {21%} more units', 100 * moreUnits(0), moreUnits(1)],
  [
    'LSTM(64) has {23,808} parameters; a GRU with {76} units',
    lstm,
    unitsFor(lstm, (units) => gruWeights(units, 28)),
  ],
  ['The difference is {2} of 1,000 examples', (0.912 - 0.91) * 1000],
  ['size with 64 units, 28 features: {23,808} against {17,856} parameters', lstm, gru],
  ['the cell may reach {10} after ten steps', counted(10)],
  ['With bias 0 the forget gate begins at {0.5}', sigmoid(0)],
  ['with 1 it begins at {0.73}', sigmoid(1)],
  ['and LSTM(16) {1,728}', lstmWeights(16, 10)],
  ['A gap of 0.2 points on 1,000 test examples is {2} examples', 0.002 * 1000],
  [
    'with 32 units for the LSTM give the GRU about {37}',
    unitsFor(lstmWeights(32, weather), (units) => gruWeights(units, weather)),
  ],
  ['With {a quarter} fewer weights it often', 1 - gru / lstm],
  ['one state instead of two, and {three quarters} of the weights', gru / lstm],
  ['about {a third} of a value is left (0.9¹⁰', 0.9 ** 10],
  ['three, {a third} fewer. Without z', 1 - 2 / 3],
  ['as it has {a third} more weights; with', lstm / gru - 1],
  ['At each step {half} of the old state is replaced', 1 - sigmoid(0)],
  ["It has {three quarters} of the LSTM's weights at equal units", gru / lstm],
  ['the same accuracy with {three quarters} of the weights', gru / lstm],
  ['Against it: {a third} more weights at equal units', lstm / gru - 1],
  ['begins at 0.5, so {half} of the cell is lost', 1 - sigmoid(0)],

  // Answers of questions, and further results
  ['kind: number answer: -{0.1} tolerance', -mixed(0.25, 0.8, -0.4)],
  ['text: {Three quarters}', gru / lstm],
  ['text: {One quarter} remark: It saves {a quarter}', 1 - gru / lstm, 1 - gru / lstm],
  ['With bias 0, z begins at {0.5}, a time span of {two} steps', sigmoid(0), spanAt(0)],
  ['2 gives z = 0.88, some {eight} steps', spanAt(2)],
  ['kind: number answer: {20} tolerance', span(0.95)],
  ['At each step {a twentieth} of the state is replaced', 1 - 0.95],
  ['text: "{20%}" right: true', 1 - 0.8],
  ['for example 0.9 for a span of {ten} steps', span(0.9)],
  ['d = 28, a difference of {one} per cent', 100 * (twoBiases / gru - 1)],
  ['kind: number answer: {30000} tolerance', (40_000 / 4) * 3],
  ['It has {a third} more weights and a second state', lstm / gru - 1],
  ['the LSTM would have {a third} more parameters', lstm / gru - 1],
  ['you may see up to {a quarter} less time', 1 - 3 / 4],
  ['so {76} against 64', unitsFor(lstm, (units) => gruWeights(units, 28))],
  ['its {third} more weights do no harm', lstm / gru - 1],
];
