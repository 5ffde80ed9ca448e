import { readFileSync } from 'node:fs';
import type { Claim } from './check.ts';
import { meanOf, sigmoid, slope, stepsUntil, stretch, sumOf } from './formulas.ts';
import { further } from './vanishing-gradients-further.ts';
import { ratios } from './vanishing-gradients-ratios.ts';

const steepestSigmoid = slope(sigmoid, 0);
const tanh = (x: number): number => Math.tanh(x);
/** The slope of tanh where a unit has this state. */
const slopeOfTanh = (state: number): number => slope(tanh, Math.atanh(state));
const slopeOfSigmoid = (share: number): number => slope(sigmoid, Math.log(share / (1 - share)));
const powers = (factor: number, ...steps: number[]): number[] => steps.map((count) => factor ** count);
const typical = slopeOfTanh(0.5) * 1.1;
/** What a power with this exponent is made of: 10 for 10³⁸. */
const baseOf = (power: number, exponent: number): number => power ** (1 / exponent);
/** What is left of the error after 784 pixels. */
const afterPixels = typical ** (28 * 28 - 1);
const largestFloat = (2 - 2 ** -23) * 2 ** 127;
/** Equal gradients of the steps of a long sequence. */
const gradients = Array.from({ length: 50 }, () => 0.3);
/** Steps between the targets along the way. */
const gaps = [50, 100 - 50, 150 - 100];
/** Steps of the picture that the bot draws. */
const drawn = /steps = (\d+)/.exec(readFileSync('src/charts/diagrams/vanishing.ts', 'utf8'))?.[1];

/** Updates on w² with a learning rate of 5.5, in 32-bit numbers: the first after which something holds. */
function firstUpdate(holds: (w: number) => boolean): number {
  let [w, updates] = [1, 0];
  while (!holds(w)) {
    const gradient = Math.fround(2 * w);
    w = Math.fround(w - Math.fround(5.5 * gradient));
    updates++;
  }
  return updates;
}
const lossOverflows = firstUpdate((w) => !Number.isFinite(Math.fround(w * w)));
const weightOverflows = firstUpdate((w) => !Number.isFinite(w));
/** The loss behind the first update over that before it. */
const growth = (1 - 5.5 * 2) ** 2;
/** The first whole sum at which a sigmoid is exactly 1 in 32-bit numbers. */
function saturated(): number {
  let z = 0;
  while (Math.fround(1 / Math.fround(1 + Math.fround(Math.exp(-z)))) < 1) z++;
  return z;
}
const dilations = Array.from({ length: 10 }, (_, layer) => 2 ** layer);
const covered = dilations.reduce((steps, dilation) => steps + (2 - 1) * dilation, 1);

export const claims: Claim[] = [
  ...ratios,
  ...further,
  ['that is 1 − 0.98 ≈ {0.02}, so', 1 - 0.99 ** 2],
  ['multiply: 0.95¹⁰⁰ ≈ {0.006}', 0.95 ** 100],
  ['1.1⁵⁰ ≈ {117}. A small', 1.1 ** 50],
  ['log 0.01 / log 0.52 ≈ {7} steps', stepsUntil(0.01, 0.52)],
  ['10^(−0.1) ≈ {0.794}', 10 ** (-4 / 40)],
  // Vanishing
  ['It becomes {117} times as large', 1.1 ** 50],
  ['At 0.8 per step, {0.001%} is left after 50 steps', 0.8 ** 50],
  ['0.9⁵⁰ is {0.005}, and 0.9¹⁰⁰ is {0.00003}', ...powers(0.9, 50, 100)],
  [
    'with 0.9 per step {35%} of the error is left after 10 steps, {0.5%} after 50 and {0.003%} after 100',
    ...powers(0.9, 10, 50, 100),
  ],
  [
    'With 1.1 the error grows {2.6} times in 10 steps, {117} times in 50 and {13,781} times in 100',
    ...powers(1.1, 10, 50, 100),
  ],
  ['A sigmoid has a slope of {0.25} at most: over', steepestSigmoid],
  ['At 0.8 per step {0.001%} is left after 50 steps; at 1.2 it is {9,100} times', 0.8 ** 50, 1.2 ** 50],
  ['At 0.99 a gate leaves {61%} of the error after 50 steps', 0.99 ** 50],
  ['A loss of {0.69} means guessing between two classes', Math.log(2)],
  ['up to {26} other letters follow the one to remember', 27 - 1],
  // Why gradients vanish
  ['tanh has a slope of at most {1}. (With', slope(tanh, 0)],
  ['the greatest slope is {0.25}, so ‖U‖ < {4} is enough', steepestSigmoid, 1 / steepestSigmoid],
  ['h = 0.5 has slope {0.75}, h = 0.95 only {0.10}', slopeOfTanh(0.5), slopeOfTanh(0.95)],
  ['Over 28 rows of a digit there are {27} factors', 28 - 1],
  ['remark: Its slope is {0.75}.', slopeOfTanh(0.5)],
  ['remark: Its slope is {0.75} as well', slopeOfTanh(-0.5)],
  ['For 0.99 that is 1 − {0.98}', 0.99 ** 2],
  ['So much is left after some {14} steps', stepsUntil(0.5, 0.95)],
  ['which is {0.6%}.', 0.95 ** 100],
  ['The slope of the sigmoid is at most {0.25}', steepestSigmoid],
  ['At best that is {0.25} for the sigmoid and {1} for tanh', steepestSigmoid, slope(tanh, 0)],
  [
    'with {0.75} from the slope and 1.1 from the matrix, {0.825} passes per step and {0.6%} after 27 steps',
    ...[slopeOfTanh(0.5), typical, typical ** 27],
  ],
  [
    'At 0.5 the slope is {0.75}, at 0.9 it is {0.19}, at 0.99 only {0.02}',
    ...[0.5, 0.9, 0.99].map(slopeOfTanh),
  ],
  ['{0.75} at h = 0.5, but {0.10} at 0.95 and {0.02} at 0.99', ...[0.5, 0.95, 0.99].map(slopeOfTanh)],
  ['At h = 0.95 the slope of tanh is {0.10}, at 0.99 it is {0.02}', ...[0.95, 0.99].map(slopeOfTanh)],
  ['whose slope is {0.25} at most, everything below {4} already', steepestSigmoid, 1 / steepestSigmoid],
  ['with a slope of 0.5 and a stretch of 1.5 the factor is {0.75}', 0.5 * 1.5],
  ["its slope reaches {1}, while the logistic sigmoid's is {0.25} at most", slope(tanh, 0), steepestSigmoid],
  ['The largest slope of the logistic sigmoid is {0.25}, at input 0', steepestSigmoid],
  ['greatest at s = {0.5} and falls to {0.02} at s = 0.98', sigmoid(0), slopeOfSigmoid(0.98)],
  ['multiplied by at most {0.25} each time', steepestSigmoid],
  ['ten of them leave {0.0001%}', steepestSigmoid ** 10],
  ['about {0.6%} of the signal survives 28 rows', typical ** (28 - 1)],
  [
    'a typical factor of {0.825} per step: slope {0.75} at h = 0.5, times 1.1 from the matrix. 28 rows have {27} steps',
    ...[typical, slopeOfTanh(0.5), 28 - 1],
  ],
  ['784 pixels have {783} steps', 28 * 28 - 1],
  [
    'At 0.99 over 27 steps {76%} remain, while a plain RNN with a factor of 0.825 per step keeps {0.6%}',
    0.99 ** 27,
    0.825 ** 27,
  ],
  // Exploding
  ['it is {117} times as large after 50 steps.\n\nThe next', 1.1 ** 50],
  [
    'With 1.1 a part grows to {6.7} times its size in 20 steps, and with 0.8 another shrinks to {0.01}',
    1.1 ** 20,
    0.8 ** 20,
  ],
  ['The error is {117} times as large: 1.1 multiplied', 1.1 ** 50],
  ['After 10 steps it is {2.6} times as large, after 100 steps {13,781} times', ...powers(1.1, 10, 100)],
  ['a positive state grows {117}-fold in 50 steps', 1.1 ** 50],
  [
    'at 1.1 one direction grows {117}-fold in 50 steps, while at 0.9 another shrinks to {0.5%}',
    1.1 ** 50,
    0.9 ** 50,
  ],
  ['ends at about {3.4 · 10³⁸}', largestFloat],
  ['half precision at {65,504}', (2 - 2 ** -10) * 2 ** 15],
  ['the new w is w − {11}w = {−10}w', 5.5 * 2, 1 - 5.5 * 2],
  ['each update makes the loss {100} times larger', growth],
  [
    'After {19} updates it is 10³⁸, at the {20}th infinite; w overflows at the {39}th',
    lossOverflows - 1,
    lossOverflows,
    weightOverflows,
  ],
  ['a sigmoid gives exactly 1 from about z = {17} on', saturated()],
  ['whose spectral radius is 1 has a spectral norm of about {2}', stretch()],
  // Remedies
  ['an error from step 100 to step 1 is multiplied {99} times', 100 - 1],
  ['for gaps of 100 steps, to {4.6} (ln 100)', Math.log(100)],
  ['everywhere if f starts at 0.5: ten steps leave {0.1%}', 0.5 ** 10],
  [
    'At 0.5 ten steps leave {0.1%}, at 0.9 it is {35%}, at 0.99 {90%}',
    ...[0.5, 0.9, 0.99].map((gate) => gate ** 10),
  ],
  ['0.99⁵⁰⁰ is {0.7%}', 0.99 ** 500],
  ['Fifty factors of 0.8 leave {0.001%}', 0.8 ** 50],
  [
    '1, 2, 4, … {512}, ten layers cover {1,024} steps, so the error passes {10} layers instead of {1,023} steps',
    dilations.at(-1) ?? 0,
    covered,
    dilations.length,
    covered - 1,
  ],
  ['nothing beyond the {1,024} steps is seen', covered],
  // The chart
  ['a factor of 0.95 would leave only {0.6%} after 100 steps', 0.95 ** 100],
  [
    'One power of ten over 28 steps is a factor of about {0.92} per step, eight powers one of about {0.52}',
    10 ** (-1 / 28),
    10 ** (-8 / 28),
  ],
  ['by 6 powers of ten over 21 steps, about half ({0.52}) passes', 10 ** (-6 / 21)],
  ['by 2 powers of ten over 50 steps, the factor is {1.1} per step', 10 ** (2 / 50)],
  [
    'With 0.52 that is {7} steps, with 0.79 about {20}, with 0.9 {44} and with 0.99 {458}',
    ...[0.52, 0.79, 0.9, 0.99].map((factor) => stepsUntil(0.01, factor)),
  ],
  ['half of the error is lost per step, {0.1%} is left after ten', 0.5 ** 10],
  ['With bias 1 the factor is about {0.73}, with 5 it is {0.99}', sigmoid(1), sigmoid(5)],
  [
    '{0.9}⁵⁰ ≈ {0.005}. A factor that',
    [0.9, 1, 1.1, 2].find((factor) => factor ** 50 < 0.01) ?? 0,
    0.9 ** 50,
  ],
  ['One with the value {0.99}', [0, 0.5, -0.5, 0.99].sort((a, b) => b ** 2 - a ** 2)[0] ?? 0],
  ['steepest, with slope {1}.', slope(Math.tanh, 0)],
  ['at least {three quarters} of the error is lost at each step', 1 - slope(sigmoid, 0)],
  ['about {half} (0.52) passes per step', 10 ** (-6 / 21)],
  ['{half} of the error is lost per step', 1 - sigmoid(0)],

  // Answers of questions, and powers of ten
  ['kind: number answer: {1024} tolerance', 1 / 0.5 ** 10],
  ['kind: number answer: {0.794} tolerance', 0.0001 ** (1 / 40)],
  ['measured gradients over {24} steps', Number(drawn)],
  ['{10}⁻⁶⁵, nothing', baseOf(afterPixels, -65)],
  ['{10}⁻⁶⁵ survives 784 pixels', baseOf(afterPixels, -65)],
  ['has ‖U‖ ≈ {2}ρ', stretch()],
  ['text: Less than {1%}', 0.95 ** 100],
  ['0.25¹⁰ is about {a millionth}', steepestSigmoid ** 10],
  ['two gates near {0.5} and through tanh', sigmoid(0)],
  ['text: More than {100} times as large', 1.1 ** 50],
  ['{10}³⁸), they become infinite', baseOf(largestFloat, 38)],
  ['After 19 updates it is {10}³⁸', baseOf(growth ** (lossOverflows - 1), 38)],
  ['a Python float at {1.8} · 10³⁰⁸', Number.MAX_VALUE / 1e308],
  ['50 times as many steps give up to {50} times the gradient', sumOf(gradients) / meanOf(gradients)],
  ['1,000 steps mean {a million} pairs', 1000 ** 2],
  ['one mark down means {a tenth} or {a hundredth}', 10 ** -1, 10 ** -2],
  ['no error has to go further than {50} steps', Math.max(...gaps)],

  // Wrong options and their remarks.
  ['About {50%} remark: So much is left after some 14', 0.95 ** 14],
  ['{Six} times as large remark: That would be adding a tenth', 1 + 50 * 0.1],
  ['It has the full slope {1}', 1 - 0.0 ** 2],
];
