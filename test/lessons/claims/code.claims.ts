import type { Claim } from './check.ts';
import { further } from './code-further.ts';
import { layers } from './code-layers.ts';
import { numbers } from './code-numbers.ts';
import { ratios } from './code-ratios.ts';
import { results } from './code-results.ts';
import { shapes } from './code-shapes.ts';
import {
  convWeights,
  denseWeights,
  gruWeights,
  lstmStates,
  lstmWeights,
  placesOf,
  pooled,
  rnnState,
  rnnWeights,
  sigmoid,
} from './formulas.ts';

/** The CNN on digits: the sides of its maps, and its weights. */
const first = placesOf(28, 3);
const halved = pooled(first);
const second = placesOf(halved, 3);
const last = pooled(second);
const flat = last * last * 16;
const [filters, more, toTen] = [convWeights(9, 1, 8), convWeights(9, 8, 16), denseWeights(flat, 10)] as const;
const cnn = filters + more + toTen;

const output = denseWeights(64, 10);
const rnn = rnnWeights(64, 28);
const rnnTwo = rnnWeights(64, 28, 2);
const lstm = lstmWeights(64, 28);
const lstmTwo = lstmWeights(64, 28, 2);
const gru = gruWeights(64, 28);
const gruTwo = gruWeights(64, 28, 2);

/** The attention network of width 32 with two heads. */
const [into, heads, joined] = [denseWeights(28, 32), 3 * denseWeights(32, 32), denseWeights(32, 32)] as const;
const [each, out] = [denseWeights(32, 64) + denseWeights(64, 32), denseWeights(32, 10)] as const;
const attention = into + heads + joined + each + out;

/** The same CNN on photos. */
const photo = placesOf(224, 3);
const photoTwo = placesOf(pooled(photo), 3);
const photoFlat = 16 * pooled(photoTwo) ** 2;
const furtherBlocks = Array.from({ length: 3 }).reduce<number>(
  (size) => pooled(placesOf(size, 3)),
  pooled(photoTwo),
);

const networks: Claim[] = [
  ['CNN {5,258} {5,258} {5,258} {5,258} RNN', cnn, cnn, cnn, cnn],
  ['RNN {6,602} {6,602} {6,602} {6,666} LSTM', ...[rnn, rnn, rnn, rnnTwo].map((one) => one + output)],
  ['LSTM {24,458} {24,458} {24,458} {24,714} GRU', ...[lstm, lstm, lstm, lstmTwo].map((one) => one + output)],
  [
    'GRU {18,506} {18,506} {18,698} {18,698} Attention',
    ...[gru, gru, gruTwo, gruTwo].map((one) => one + output),
  ],
  ['Attention {9,674} {9,674} {9,674} {9,674}', attention, attention, attention, attention],
  ['{64} numbers more in a plain RNN, {256} in an LSTM', rnnTwo - rnn, lstmTwo - lstm],
  ['text: "{896}" remark: That is 32 · 28', 32 * 28],
  ['An LSTM with 64 units on 28 features has {23,808} parameters', lstm],
  ['in an LSTM and {64} more in a plain RNN', rnnTwo - rnn],
  ['for instance {24,458} for an LSTM', lstm + output],
];

const printed: Claim[] = [
  ['net.layers[4].outputShape; // → [null, {400}] net.countParams(); // → {5258}', flat, cnn],
  ['net.countParams(); // → {6602}', rnn + output],
  ['net.countParams(); // → {24458}', lstm + output],
  ['net.countParams(); // → {18506}', gru + output],
  ['net.countParams(); // → {9674}', attention],
  ['net.countParams(); // → {1008}', 100 * 8 + lstmWeights(4, 8)],
];

const convolutions: Claim[] = [
  ['conv 3 × 3, 8 {26} × {26} × 8 {80}', first, first, filters],
  ['pooling 2 × 2 {13} × {13} × 8 0', halved, halved],
  ['conv 3 × 3, 16 {11} × {11} × 16 {1,168}', second, second, more],
  ['pooling 2 × 2 {5} × {5} × 16 0 flatten {400} 0 dense 10 {4,010}', last, last, flat, toTen],
  ['dense 10 4,010 parameters {5,258}', cnn],
  ['the 16 · {5} · {5} of the last layer', last, last],
  ['net.count_params() # → {5258} ``` In **PyTorch**', cnn],
  ['nn.Linear(16 * {5} * {5}, 10)', last, last],
  ['for p in net.parameters()) # → {5258}', cnn],
  ["PyTorch's Linear({400}, 10) is written", flat],
  ['text: ({26}, {26}, 8)', first, first],
  ['text: ({26}, {26}, 3)', first, first],
  ['text: (8, {26}, {26})', first, first],
  ['and pooling halves them to {12}', pooled(placesOf(28, 5))],
  ['turn 224 into {222}, {111}, {109} and {54}, so', photo, pooled(photo), photoTwo, pooled(photoTwo)],
  ['numbers and the dense layer {466,570} parameters', denseWeights(photoFlat, 10)],
  ['bring the maps to {5} × {5}', furtherBlocks, furtherBlocks],
  [
    'makes as many rows as fit, so if each example has 800 numbers, 32 examples become {64} rows',
    (32 * 800) / 400,
  ],
];

const recurrent: Claim[] = [
  ['RNN, last state 64 {5,952} dense 10 {650} parameters {6,602}', rnn, output, rnn + output],
  ['PyTorch counts {6,666} parameters, since it adds a second bias of {64}', rnnTwo + output, rnnTwo - rnn],
  ['net.count_params() # → {6602}', rnn + output],
  ['net.parameters()) # → {6666}', rnnTwo + output],
  ['text: "{784}" remark', 28 * 28],
  ['text: "{1,792}" remark', 28 * 64],
  ['128 units `i2h` is `nn.Linear({185}, 128)`', 57 + 128],
  ['LSTM, last state 64 {23,808} dense 10 {650} parameters {24,458}', lstm, output, lstm + output],
  ['PyTorch counts {24,714} parameters', lstmTwo + output],
  ['net.count_params() # → {24458}', lstm + output],
  ['net.parameters()) # → {24714}', lstmTwo + output],
  ['28 × {256} for the input and 64 × {256} for the state', 4 * 64, 4 * 64],
  ['PyTorch stores them transposed, {256} × 28 and {256} × 64', 4 * 64, 4 * 64],
  ['text: {128}, for h and c', 2 * 64],
  ['text: {192}, for three gates', 3 * 64],
  ['text: {256}, for four blocks', 4 * 64],
  ['A plain RNN layer has {5,952} parameters', rnn],
  ['values between −1 and 1 into {0.27} to {0.73}', sigmoid(-1), sigmoid(1)],
  ['{23,808} instead of {5,952} with 64 units', lstm, rnn],
  ['shapes are (28, {256}), (64, {256}) and ({256},), as', 4 * 64, 4 * 64, 4 * 64],
  [
    'columns 0 to {63} belong to the input gate, {64} to {127} to the forget gate, {128} to {191} to the candidate and {192} to {255}',
    ...[1, 2, 3, 4].flatMap((block) => [64 * block - 1, 64 * block]).slice(0, 7),
  ],
  ['`weight_ih_l0` is ({256}, 28), `weight_hh_l0` is ({256}, 64)', 4 * 64, 4 * 64],
  ['reset before {17,856} reset after {18,048} dense to 10 {650}', gru, gruTwo, output],
  ['parameters {18,506} or {18,698}', gru + output, gruTwo + output],
  ['net = build(reset_after=False) net.count_params() # → {18506}', gru + output],
  ['net = build() net.count_params() # → {18698}', gruTwo + output],
  ['net.layers[0].get_weights()[2].shape # → (2, {192})', 3 * 64],
  ['({192},) for reset before, (2, {192}) for reset after', 3 * 64, 3 * 64],
  ['net.parameters()) # → {18698}', gruTwo + output],
  ['An LSTM in TensorFlow.js has {23,808} parameters', lstm],
  ['text: {17,856}, three quarters', (lstm * 3) / 4],
  ['text: {15,872}, two thirds', (lstm * 2) / 3],
  ['text: {11,904}, one half', lstm / 2],
  ['17,856, {three quarters} right: true', gru / lstm],
  ['15,872, {two thirds} remark: Two gates against three', 2 / 3],
  ['11,904, {one half} remark: It has one state instead of two', 1 / 2],
  ['text: {23,808}, just as many', lstm],
  ['has {17,856} parameters in TensorFlow.js and {18,048} in Keras', gru, gruTwo],
  ['A GRU with 5 units on 4 features has {150} parameters', gruWeights(5, 4)],
  ['Dense(10, activation="softmax")`: {18,506} parameters', gru + output],
  ['The usual settings of Keras would give {18,698}', gruTwo + output],
];

const looking: Claim[] = [
  ['dense 28 to 32 {928} query, key, value {3,168} output of attention {1,056}', into, heads, joined],
  ['dense 32 to 64 to 32 {4,192} dense to 10 {330} parameters {9,674}', each, out, attention],
  ['net.count_params() # → {9674}', attention],
  ['net.parameters()) # → {9674}', attention],
  ['would need {28} times as many weights', (28 * 32 * 10) / (32 * 10)],
  ['weights and 20 biases, {420} in all', denseWeights(20, 20)],
];

const backward = [5, 4, 3, 2, 1];
const quizzes: Claim[] = [
  ['answer: {24064} tolerance', lstmTwo],
  ['text: "{23,808}" right: true', lstm],
  ['text: "{5,952}" remark: Gates', rnn],
  [
    'does the next layer get? kind: single difficulty: 1 options: - text: "{64}" right: true',
    rnnState(64, 28, 28).length,
  ],
  ['text: {64}, as before', lstmStates(64, 28, 28).h.length],
  ['Dense still gets {64} numbers', lstmStates(64, 28, 28).h.length],
  ['text: "{1}" right: true - text: "{5}" remark', backward.indexOf(5) + 1, backward.indexOf(1) + 1],
  ['a state has one number for each of the {64} units', rnnState(64, 28, 28).length],
  ['one number for each of its {64} units', lstmStates(64, 28, 28).h.length],
  ['At the last position it has read {1} step only', backward.indexOf(5) + 1],
  ['the number of the right class is given, here {3}', [0, 0, 0, 1, 0].indexOf(1)],
  ['text: "{11,904}" remark: It has two states', 2 * rnn],
  ['text: "{17,856}" remark: Besides its three', 3 * rnn],
  ['text: "{21}" remark: Steps and sensors', 5 + 16],
  ['text: {28} to {91} remark: The 28 features', 28, 28 + 64 - 1],
  ['[1–5] and then [{6}–{10}]', 1 + 5, 5 + 5],
  ['the last value (here +{1})', 2 - 1],
  ['{four} times the parameters: 23,808', lstm / rnn],
  ['The GRU has {three quarters} of the parameters', gru / lstm],
];

export const claims: Claim[] = [
  ...further,
  ...numbers,
  ...ratios,
  ...networks,
  ...printed,
  ...convolutions,
  ...recurrent,
  ...looking,
  ...shapes,
  ...layers,
  ...results,
  ...quizzes,

  // Wrong options and their remarks.
  ['"{4}" remark: It begins with the step', 5 - 1],
  ['0.7, 0.2, 0.1 remark: These add up to {1}', 0.7 + 0.2 + 0.1],
  ['1, 0, 0 remark: "These add up to {1}', 1 + 0 + 0],
  ['0.4, 0.4, 0.2 remark: These add up to {1}', 0.4 + 0.4 + 0.2],
  ['That is a one-hot row, and it marks class {2}', [0, 0, 1, 0, 0].indexOf(1)],
  ['As {0.6} remark: Class numbers are names', 3 / 5],
  ['(N, {98}, 6) remark: The filters decide', 100 - 3 + 1],
  ['(N, 100, {4}) remark: It slides', 6 - 3 + 1],
  ['(N, {98}, 6, 32) remark: Each filter', 100 - 3 + 1],
];
