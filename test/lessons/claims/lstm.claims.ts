import type { Claim } from './check.ts';
import {
  convWeights,
  denseWeights,
  gruWeights,
  lstmStates,
  lstmWeights,
  rnnWeights,
  sigmoid,
  slope,
  stepsUntil,
  unitsFor,
} from './formulas.ts';
import { further } from './lstm-further.ts';
import { numbers } from './lstm-numbers.ts';
import { ratios } from './lstm-ratios.ts';

/** The step of one unit that the lesson works out, forwards and, by trying, backwards. */
const gates = { f: sigmoid(0.5 + 0.5 + 1), i: sigmoid(1 - 1), g: Math.tanh(1 - 0.5), o: sigmoid(0.5 + 0.5) };
const { f, i, g, o } = gates;
const cell = (of: typeof gates, old: number): number => of.f * old + of.i * of.g;
const c = cell(gates, 1);
const h = o * Math.tanh(c);
/** Where the loss falls by 1 for each 1 that is added to the hidden state. */
const loss = (of: typeof gates, old = 1): number => -of.o * Math.tanh(cell(of, old));
const back = {
  o: slope((x) => loss({ ...gates, o: x }), o),
  c: slope((x) => -o * Math.tanh(x), c),
  f: slope((x) => loss({ ...gates, f: x }), f),
  i: slope((x) => loss({ ...gates, i: x }), i),
  g: slope((x) => loss({ ...gates, g: x }), g),
  old: slope((x) => loss(gates, x), 1),
  /** To the weight in front of the input in the forget gate. */
  weight: slope((w) => loss({ ...gates, f: sigmoid(w * 1 + 1 * 0.5 + 1) }), 0.5),
};
const fourCases = (forget: number, input: number): number =>
  cell({ ...gates, f: forget, i: input, g: 0.5 }, 2);
/** The slope of the sigmoid where it has this value. */
const slopeOfGate = (gate: number): number => slope(sigmoid, Math.log(gate / (1 - gate)));
const toHold = 0.9 ** (1 / 100);
const cnn = convWeights(3 ** 2, 1, 8) + convWeights(3 ** 2, 8, 16) + denseWeights(5 * 5 * 16, 10);
const summary = [convWeights(3 ** 2, 1, 64), denseWeights(13 * 13 * 64, 128), denseWeights(128, 10)];

/** Units of a plain RNN with about as many weights as the LSTM. */
const plain = unitsFor(lstmWeights(64, 28), (units) => rnnWeights(units, 28));

export const claims: Claim[] = [
  ...ratios,
  ...numbers,
  ...further,
  ['multiply: 0.98²⁰ ≈ {0.67}', 0.98 ** 20],
  ['0.9¹⁰⁰ ≈ {0.00003}. With', 0.9 ** 100],
  // The network
  ['With the gate at 0.99, {37%} of a value is left after 100 steps', 0.99 ** 100],
  [
    'A gate of 0.99 leaves {61%} after 50 steps, where a plain RNN with a factor of 0.8 has {0.001%}',
    0.99 ** 50,
    0.8 ** 50,
  ],
  ['(0.5, 1) ⊙ (4, 3) = ({2}, {3})', 0.5 * 4, 1 * 3],
  ['against {5,952} for the plain RNN', rnnWeights(64, 28)],
  ['PyTorch counts {24,064}', lstmWeights(64, 28, 2)],
  ['are only {5,248} weights, about {21 kB}', lstmWeights(32, 8), 4 * lstmWeights(32, 8)],
  // Gates
  ['σ(a)  {0.02}  {0.12}  {0.5}  {0.88}  {0.98}', ...[-4, -2, 0, 2, 4].map(sigmoid)],
  ['so about {33%} is gone', 1 - 0.98 ** 20],
  ['At a sum of 4 it is at {0.98}, at 7 at {0.999}', sigmoid(4), sigmoid(7)],
  ['at 0.98 leaves {13%} after 100 steps, one at 0.999 leaves {90%}', 0.98 ** 100, 0.999 ** 100],
  ['so {67%} of the value is left', 0.98 ** 20],
  ['After 50 steps it is {36%}, after 100 steps {13%}', 0.98 ** 50, 0.98 ** 100],
  ['With 0.99 you have {82%} after 20 steps, with 0.999 you have {98%}', 0.99 ** 20, 0.999 ** 20],
  [
    'for 100 steps the gate has to be at {0.999}, a sum of about {7}',
    toHold,
    Math.log(toHold / (1 - toHold)),
  ],
  ['For 100 steps that is {4.6}', Math.log(100)],
  ['{0.25} at 0.5, but only {0.02} at 0.98 and {0.001} at 0.999', ...[0.5, 0.98, 0.999].map(slopeOfGate)],
  ["The sigmoid's small slope ({0.25} at most)", slope(sigmoid, 0)],
  // The forget gate
  ['f = 0.9 {6.6} steps', stepsUntil(0.5, 0.9)],
  ['f = 0.99 {69} steps', stepsUntil(0.5, 0.99)],
  ['f = 0.999 {693} steps', stepsUntil(0.5, 0.999)],
  ['With b_f = 1 it starts near {0.73}, with 2 near {0.88}', sigmoid(1), sigmoid(2)],
  ['An old cell value of 1 becomes {0.88}', sigmoid(2) * 1],
  ['and 0 into the other, or you get {2}', 1 + 1],
  ['With 0.99 about {0.37} would be left', 0.99 ** 100],
  ['half is left after each step: 50%, {25%}, {12.5%}', 0.5 ** 2, 0.5 ** 3],
  [
    '{6.6} steps at f = 0.9, {13.5} at 0.95, {69} at 0.99 and {693} at 0.999',
    ...[0.9, 0.95, 0.99, 0.999].map((kept) => stepsUntil(0.5, kept)),
  ],
  ['at 0.9 only {0.003%} survive 100 steps, at 0.99 still {37%}', 0.9 ** 100, 0.99 ** 100],
  ['aim for f above about 1 − {0.7}/n', Math.log(2)],
  [
    'At f = 0.5 only {0.1%} of the error is left after 10 steps, at f = 0.99 it is {90%}',
    0.5 ** 10,
    0.99 ** 10,
  ],
  ['with 1 it begins near {0.73}, with 2 near {0.88}, with 5 near {0.99}', ...[1, 2, 5].map(sigmoid)],
  ['{0.5} at bias 0, {0.73} at 1, {0.88} at 2, {0.95} at 3 and {0.99} at 5', ...[0, 1, 2, 3, 5].map(sigmoid)],
  [
    '0.5¹⁰ leaves {0.1%} of a value, 0.73¹⁰ {4%}, 0.88¹⁰ {28%} and 0.99¹⁰ {90%}',
    ...[0.5, 0.73, 0.88, 0.99].map((kept) => kept ** 10),
  ],
  ['at 0.5 only {3%} of a value is left after 5 steps and {0.1%} after 10', 0.5 ** 5, 0.5 ** 10],
  ['begin near {0.73} instead of {0.5}, so the layer', sigmoid(1), sigmoid(0)],
  ['One dip to 0.1 is enough to wipe {90%}', 1 - 0.1],
  // The input and the output gate
  ['f = 1, i = 0: keep, {2}', fourCases(1, 0)],
  ['f = 0, i = 1: replace, {0.5}', fourCases(0, 1)],
  ['f = 1, i = 1: add, {2.5}', fourCases(1, 1)],
  ['f = 0, i = 0: clear, {0}', fourCases(0, 0)],
  ['h = 0.05 · {0.995}', Math.tanh(3)],
  ['h = 0.95 · {0.995}', Math.tanh(3)],
  [
    'it is 0.05 · {0.995} = 0.05, almost hidden; with o = 0.95 it is {0.95}',
    Math.tanh(3),
    0.95 * Math.tanh(3),
  ],
  [
    'a cell of 3 and one of 7 look nearly alike from outside, {0.995} and {0.999998}',
    ...[3, 7].map(Math.tanh),
  ],
  // A step by hand
  ['*Yes, {88%}.*', f],
  ['*A proposal: {0.46}. Take half of it.*', g],
  ['New note: {0.88} · 1.0 + {0.5} · {0.46} = **{1.11}**', f, i, g, c],
  ['*{73%}.* tanh({1.11}) = 0.80, so it says **{0.59}**', o, c, h],
  ['to o:    −1 · tanh(c)              = {−0.805}', back.o],
  ['to c:    −1 · o · (1 − tanh²c)     = {−0.258}', back.c],
  ['c to f:  {−0.258} · cₜ₋₁             = {−0.258}', back.c, back.f],
  ['c to i:  {−0.258} · g                = {−0.119}', back.c, back.i],
  ['c to g:  {−0.258} · i                = {−0.129}', back.c, back.g],
  ['c to cₜ₋₁:  {−0.258} · f             = {−0.227}', back.c, back.old],
  ['Of the error that arrived at the cell, {88%} goes on', back.old / back.c],
  ['for the forget gate: {−0.258} · {0.881} · (1 − {0.881}) · x = {−0.027}', ...[back.c, f, f, back.weight]],
  ['New value = 0.9 · 1.0 + 0 · candidate = {0.9}', cell({ ...gates, f: 0.9, i: 0 }, 1)],
  ['So {88%} of the old content is kept, half of the proposal is added, and {73%} of tanh(c)', f, o],
  [
    'For c = {1.112}, tanh(c) = {0.805}, and with an output gate of {0.731} the result is h = {0.588}',
    ...[c, Math.tanh(c), o, h],
  ],
  ['If the gate were 0.05, h would be {0.04}', 0.05 * Math.tanh(c)],
  [
    'o = {0.731}, tanh(c) = {0.805}, f = {0.881}, i = {0.5}, g = {0.462} and old cell 1',
    ...[o, Math.tanh(c), f, i, g],
  ],
  ['dL/do     = −1 · tanh(c)           = {−0.805}', back.o],
  ['dL/dc     = −1 · o · (1 − tanh²c)  = {−0.258}', back.c],
  ['dL/df     = {−0.258} · old cell      = {−0.258}', back.c, back.f],
  ['dL/di     = {−0.258} · g             = {−0.119}', back.c, back.i],
  ['dL/dg     = {−0.258} · i             = {−0.129}', back.c, back.g],
  ['dL/dc_old = {−0.258} · f             = {−0.227}', back.c, back.old],
  ['at f = {0.881} that is {88%} after one step and {28%} after ten', f, f, f ** 10],
  ['If {−0.258} arrives at the cell', back.c],
  [
    'With {−0.258} at the cell, old cell 1, f = {0.881} and input x = 1 that is {−0.258} · 1 · {0.881} · (1 − {0.881}) · 1 = {−0.027}',
    ...[back.c, f, back.c, f, f, back.weight],
  ],
  ['after 20 steps {8%} are left, after 50 steps {0.2%}', f ** 20, f ** 50],
  ['At f = 0.99 you have {90%} after ten steps and {61%} after 50', 0.99 ** 10, 0.99 ** 50],
  ['after ten steps that is {0.000006%}', (1 - 0.9 ** 2) ** 10],
  ['The forget gate says {0.88}, so {0.88} is left', f, f * 1],
  ['The candidate proposes {0.46}', g],
  ['The input gate says {0.5}, so {0.23} is added, and the memory is now {1.11}', i, i * g, c],
  ['The output gate says {0.73}. First tanh({1.11}) = 0.80, so {0.59} goes out', o, c, h],
  // Of the 24 bits of a 32-bit number.
  ['agree to about {6} digits', Math.floor((24 - 1) * Math.log10(2))],
  // Counting
  ['(two biases: {18,048})', gruWeights(64, 28, 2)],
  ['it needs some {140} units', plain],
  ['The {1,168} weights of a small convolution', convWeights(3 ** 2, 8, 16)],
  ['more multiplications than the {23,808} of an LSTM step', lstmWeights(64, 28)],
  [
    'A small convolution has {1,168} weights, an LSTM {23,808}',
    convWeights(3 ** 2, 8, 16),
    lstmWeights(64, 28),
  ],
  ['On a 28 × 28 map a filter is applied at {784} places', 28 * 28],
  ['1.2 million learned numbers, at 4 bytes each {4.8 MB}', 1.2e6 * 4],
  ['per block, and four blocks make {396}', lstmWeights(9, 1)],
  [
    'a 5 × 5 layer with 8 filters has {208} weights on grey images but {608} on colour',
    convWeights(5 ** 2, 1, 8),
    convWeights(5 ** 2, 3, 8),
  ],
  ['after 2 × 2 pooling a 28 × 28 map has {196} values instead of {784}', (28 / 2) ** 2, 28 ** 2],
  ['224 × 224 has {64} times as many places as 28 × 28', (224 / 28) ** 2],
  [
    'to 128 neurons gives ({3,136} + 1) · 128 = 401,536, while a 3 × 3 convolution from 32 to 64 channels has {18,496}',
    7 * 7 * 64,
    convWeights(3 ** 2, 32, 64),
  ],
  ['10,000 words with 100 numbers are {1,000,000}', 10_000 * 100],
  ['with 16 features the same layer has {6,272}', lstmWeights(32, 16)],
  [
    '{5,258} (CNN), {6,602} (RNN), {18,506} (GRU) and {24,458} (LSTM) weights, output layer included',
    cnn,
    ...[rnnWeights, gruWeights, lstmWeights].map((of) => of(64, 28) + denseWeights(64, 10)),
  ],
  [
    'the recurrent layers alone have {5,952}, {17,856} and {23,808}',
    ...[rnnWeights, gruWeights, lstmWeights].map((of) => of(64, 28)),
  ],
  ['The output layer to ten classes adds {650} to each', denseWeights(64, 10)],
  ['3 · 5 · (5 + 4 + 2) = 165, not {150}', gruWeights(5, 4)],
  ['so {3.4} times as many. Halving', lstmWeights(128, 28) / lstmWeights(64, 28)],
  ['About {140} units: on 28 features an `LSTM(64)` has {23,808} weights', plain, lstmWeights(64, 28)],
  [
    'a plain RNN with {140} units has {140} · ({140} + 28 + 1) = {23,660}',
    ...[plain, plain, plain, rnnWeights(plain, 28)],
  ],
  ['A GRU needs about {76}', unitsFor(lstmWeights(64, 28), (units) => gruWeights(units, 28))],
  ['{1,168} weights on a 28 × 28 map needs 28 · 28 · {1,152}', convWeights(3 ** 2, 8, 16), 3 * 3 * 8 * 16],
  ['An LSTM step with {23,808} weights needs some {23,600}', lstmWeights(64, 28), lstmWeights(64, 28, 0)],
  ['over 32 channels shows {128} parameters, of which {64} are trainable', 4 * 32, 2 * 32],
  ['Pooling leaves {13} × {13} × 64', (28 - 3 + 1) / 2, (28 - 3 + 1) / 2],
  ['`Flatten` passes on {10,816} numbers', ((28 - 3 + 1) / 2) ** 2 * 64],
  ['The total is {1,386,506}', summary.reduce((sum, layer) => sum + layer)],
  ['All {64} are computed side by side', lstmStates(64, 28, 28).c.length],
  ['text: "{192}" remark: There are', 3 * 64],
  ['text: "{256}" remark: There are', 4 * 64],
  ['text: "{2}" remark: That would be a forget gate of 0.5', 0.5 * 4],
  ['text: "{0.1}" remark: The forget gate', 1 - 0.9],
  ['0.9 · 100 is close to {90}', 0.9 * 100],
  ['two sides; 2 · 2 is {4}', 2 * 2],
  ['lets go of {a third} within 20 steps', 1 - 0.98 ** 20],
  ['An LSTM has {four} times the weights of a plain RNN, so', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['smaller than an LSTM by {a quarter}', 1 - gruWeights(64, 28) / lstmWeights(64, 28)],
  ['text: "{4}" remark: That would be a forget gate of 1', 1 * 4],
  ['With equal units an LSTM has {four} times the weights', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['Coupling them in an LSTM saves {a quarter} of the weights', 1 - (4 - 1) / 4],
  ['training with Adam needs about {four} times that', 1 + 1 + 2],

  // Wrong options and their remarks.
  ['"4" remark: That would be a forget gate of {1}', 4 / 4],
  ['"2" remark: That would be a forget gate of {0.5}', 2 / 4],
  ['"{0}" remark: The output gate hides the value', 0 * Math.tanh(0.9)],
  ['Its slope is even greater, up to {1}', 1 - Math.tanh(0) ** 2],
];
