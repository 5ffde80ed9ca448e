/** Further numbers of the lesson on code: states, masks, steps, losses and defaults. */
import type { Claim } from './check.ts';
import {
  conv1d,
  dense,
  globalPool1d,
  lastState,
  oneHot,
  permuted,
  sameConv1d,
  shapeOf,
  size,
  states,
  withAxis,
  withoutAxis,
  zeros,
} from './code-formulas.ts';
import { denseWeights, gruWeights, lstmWeights, rnnWeights, softmax } from './formulas.ts';

const rows = [32, 28, 28];
/** Steps that the backward direction has read at each place. */
const read = Array.from({ length: 5 }, (_, place) => 5 - place);
const lengths = [2, 5];
/** The outputs of a padded example that has two real steps. */
const padded = Array.from({ length: 5 }, (_, t) => (t < 2 ? Math.tanh(t + 1) : 0));
/** The windows of five from 1, 2, … 9, each with its first and last value. */
const windows = [0, 1]
  .map((at) => [1, 2, 3, 4, 5, 6, 7, 8, 9].slice(at, at + 5))
  .map((all) => [all.at(0) ?? 0, all.at(-1) ?? 0]);
const [before = [], after = []] = windows;
const sequences = ['A', 'B', 'C', 'D'];
/** Four sequences in twelve pieces. */
const pieces = 12 / sequences.length;

const outputs: Claim[] = [
  ['output[:, -1, :{4}], ahead', size(states([2, 5, 3], 2 * 4), 2) / 2],
  ['output[:, {0}, {4}:], back', read.indexOf(5), size(states([2, 5, 3], 2 * 4), 2) / 2],
  [
    'text: ({32},) remark: There is one state for each of the {16} examples',
    ...lastState([16, 10, 5], 32).toReversed(),
  ],
  [
    'text: ({16}, {10}) remark: Each example gets {32} numbers',
    ...withoutAxis([16, 10, 5], 2),
    size(lastState([16, 10, 5], 32), 1),
  ],
  ['comes out: {32} numbers for each of the {16} examples', ...lastState([16, 10, 5], 32).toReversed()],
  ['has read all {five} steps at output[:, {0}]', Math.max(...read), read.indexOf(Math.max(...read))],
  ['`output` of `nn.LSTM` is ({32}, {28}, {64})', ...states(rows, 64)],
  ['you get {ten} numbers for each of the {28} steps', ...dense(states(rows, 64), 10).slice(1).toReversed()],
  ['the time is axis {0}, and', permuted([500, 28, 3], 1, 0, 2).indexOf(28)],
  ['`return_sequences=True` keeps {64} numbers', size(globalPool1d(states(rows, 64)), 1)],
  ['{32} rows for {two} names', size(lastState([32, 10, 8], 4), 0), ['a', 'b'].length],
  ['torch.equal(h[0, 0], out[0, {1}])', (lengths[0] ?? 0) - 1],
  ['float(out[0, {2}:]', padded.indexOf(0)],
  ['the first sequence has {2} real steps', padded.filter((value) => value !== 0).length],
  ['you need the vocabulary size + {1}. With', 1_001 - 1_000],
  ['the largest number is {1,000}, so', 1 + 1_000 - 1],
  ['with `input_size={100}`', size([1, 9, 100], 2)],
  ['is the start of piece {2}. ', 1 + 1],
  ['is the past of piece {2}. Between', 1 + 1],
  ['split the series into {5} long streams', size([5, 10, 1], 0)],
  [
    'holds the first {10} steps of each stream, batch 2 the next {10}',
    size([5, 10, 1], 1),
    size([5, 10, 1], 1),
  ],
  ['sample 11 continues sample {1}, which', 11 - 10],
  ['pass in the one of sample {1}. The', 11 - 10],
  ['{32} rows for batches of 32', size(lastState(rows, 64), 0)],
  ['Use `batch_size={4}` and', sequences.length],
  ['If x has the shape ({4}, {3}, steps', 12 / pieces, pieces],
  ['give [{1}–{5}] → 6, [{2}–{6}] → 7', ...before, ...after],
  ['the state after {1}–{5} mostly', ...before],
  ['starts before {6}, so values', (before[1] ?? 0) + 1],
  ['each other, [{1}–{5}] and then', ...before],
];

const frameAxes = ['batch', 'frames', 'channels', 'height', 'width'];
const copies = shapeOf(Array.from({ length: 25 }, () => zeros([32])));
const clip = withoutAxis(withAxis([6, 4, 1_024], 3), 0);
const frames = [100 / 50, 100 / 2];
/** The side of a window that fits 196 times into a picture of 28 × 28. */
const side = 28 - Math.sqrt(196) + 1;
const five = dense(states([9, 20, 64], 64), 5);

const steps: Claim[] = [
  ['`Conv1D(16, {1})` is the same calculation', (denseWeights(64, 16) - 16) / (64 * 16)],
  ['`Conv3D(16, ({1}, {3}, {3}))` equals', ...withAxis([3, 3], 0)],
  ['`Conv2D(16, ({1}, {3}))` equals', ...withAxis([3], 0)],
  ['differ only by an axis of size {1}.', withAxis([3, 3], 0)[0] ?? Number.NaN],
  ['`y = cnn(x.flatten({0}, {1}))`, then', frameAxes.indexOf('batch'), frameAxes.indexOf('frames')],
  ['y = cnn(x.flatten({0}, {1})) y.shape', frameAxes.indexOf('batch'), frameAxes.indexOf('frames')],
  ['y.unflatten(0, ({2}, {50})).shape', ...frames],
  ['the work is done {20} times', size(five, 1)],
  ['text: (N, {5}) remark', size(dense(lastState([9, 20, 64], 64), 5), 1)],
  ['text: (N, {5}, {64}) remark', size(five, 2), size(states([9, 20, 64], 64), 2)],
  ['turns 64 features into {5} at each of the {20} steps', size(five, 2), size(five, 1)],
  ['text: {25} equal steps of {32} numbers right', ...copies],
  ['text: {25} different steps of {32} numbers', ...copies],
  ['text: {32} equal steps of {25} numbers', ...copies.toReversed()],
  ['stays whole: {32} numbers at each step', size(copies, 1)],
  ['text: {1} step of 800 numbers', ...withAxis([800], 0).slice(0, 1)],
  ['The vector is copied {25} times', size(copies, 0)],
  ['unfolded again into {2} sequences of {50} steps', ...frames],
  ['It takes (chars,) and gives {32} features', size(globalPool1d(conv1d([1, 12, 16], 32, 3)), 1)],
  ['gives (sentences, words, {32}), which', size(globalPool1d(conv1d([9, 9, 12, 16], 32, 3)), 2)],
  ['wants {four} axes, (clips', withAxis([6, 4, 1_024], 3).length],
  ['declare `Input(({4}, {1024}, {1}))`', ...clip],
  ['an LSTM reads as {4} steps', size(globalPool1d(sameConv1d(withAxis([6, 4, 1_024], 3), 32, 3)), 1)],
  ['`Conv1D` on ({4}, {1024}) slides along the {4} steps', ...withoutAxis(clip, 2), size(clip, 0)],
  ['since {15} / 2 rounds', side],
  ['`Input((196, {15}, {15}, {1}))`', side, side, size([28, 28, 1], 2)],
  ['{2}, found ndim={3}', lastState([9, 100, 8], 64).length, states([9, 100, 8], 64).length],
  ['refuse {three} axes', states([9, 100, 8], 64).length],
  [
    '(batch, {5}) instead of (batch, steps, {5})',
    size(dense(lastState([9, 20, 64], 64), 5), 1),
    size(five, 2),
  ],
  ['TimeDistributed CNN needs {five}, (batch', withAxis([4, 28, 28, 1], 0).length],
  ['steps, {28}, {28}, {1})` if they lie', ...withoutAxis([4, 28, 28, 1], 0)],
  ['is (steps, {28}, {28}, {1}), without', ...withoutAxis([4, 28, 28, 1], 0)],
];

const [none = 1, all = 0] = softmax([-40, 40]);
const even = softmax(Array.from({ length: 10 }, () => 0))[0] ?? 0;
/** The score at which a class is as likely as not. */
const border = Math.log(0.5 / (1 - 0.5));
const colours = 2 ** 8 - 1;

const losses: Claim[] = [
  ['or one-hot rows such as {0} {0} {0} {1} {0}.', ...oneHot(3, 5)],
  ['tf.tensor2d([[{1}, {0}, {0}]])', ...oneHot(0, 3)],
  ['Probabilities lie between {0} and 1', none],
  ['one number is above {1} and one below {0}; softmax', all, none],
  ['five classes, numbered 0 to {4}', 5 - 1],
  ['text: As {3} right: true', oneHot(3, 5).indexOf(1)],
  ['text: As {0} {0} {0} {1} {0} remark', ...oneHot(3, 5)],
  ['text: As {0} {0} {1} {0} {0} remark', ...oneHot(2, 5)],
  ['says the same in {five} numbers', oneHot(3, 5).length],
  ['It is right in {23%} of the cases', Math.log(10) / 10],
  ['each class gets about {1}/10', 10 * even],
  ['got one column of numbers, ({32}, {1}) or ({6210}, {1})', ...withAxis([32], 1), ...withAxis([6_210], 1)],
  ['The output stays `Dense({10}, activation', size([32, 10], 1)],
  ['or `nan`, so subtract {1}. ', 10 - 9],
  ['`to_categorical(y_train, {3})`', size([6_210, 3], 1)],
  ['pixels of pictures by {255}', colours],
  ['If yours run from 1 to {10}, subtract one: `y - {1}`', 10 + 1 - 1, 10 - 9],
  ['If there really are {11} classes, give the last layer {11} outputs', 10 + 1, 10 + 1],
  ['`dim={1}` for (batch, classes)', ['batch', 'classes'].indexOf('classes')],
  ['With `dim={0}` the probabilities', ['batch', 'classes'].indexOf('batch')],
  ['its own class axis is {1}, also', ['batch', 'classes', 'steps'].indexOf('classes')],
  ['`y.argmax({1})` turns them', ['batch', 'classes'].indexOf('classes')],
  [
    'A column (batch, {1}) must lose its second axis, `y.squeeze({1})`',
    size(withAxis([32], 1), 1),
    withAxis([32], 1).indexOf(1),
  ],
  [
    '`loss(net(x).squeeze({1}), y)`, or `y.unsqueeze({1})`',
    withAxis([32], 1).indexOf(1),
    withAxis([32], 1).indexOf(1),
  ],
  ['`loss(out.squeeze({1}), y.float())`', withAxis([32], 1).indexOf(1)],
  ['`logits.softmax(dim={1})` in PyTorch', ['batch', 'classes'].indexOf('classes')],
  ['(net(x).argmax({1}) == y)', ['batch', 'classes'].indexOf('classes')],
  ['the labels are mostly ({32},)', ...withoutAxis(dense([32, 64], 1), 1)],
  ['test `out > {0}`, which', border],
];

/** Rows of the bias: what a layer has beside its matrices, for each unit and block. */
const biases = {
  keras: (23_808 - lstmWeights(64, 28, 0)) / (4 * 64),
  gru: (18_048 - gruWeights(64, 28, 0)) / (3 * 64),
  inTensorFlow: (17_856 - gruWeights(64, 28, 0)) / (3 * 64),
  pytorch: (24_064 - lstmWeights(64, 28, 0)) / (4 * 64),
};
const block = 256 / (lstmWeights(64, 28) / rnnWeights(64, 28));
/** What dropout at 0.5 keeps is divided by so much, since so many are left. */
const kept = 1 / 2;

const defaults: Claim[] = [
  ['biases {1}; GRU {2} {1} {2} W', biases.keras, biases.gru, biases.inTensorFlow, biases.pytorch],
  ['PyTorch has {two} biases where Keras has {one}', biases.pytorch, biases.keras],
  ['PyTorch stores {two} bias vectors in each recurrent layer, Keras {one}', biases.pytorch, biases.keras],
  ['by default Keras has {two} biases there', biases.gru],
  ['Each block has {64} numbers, one per unit', block],
  ['The bias of shape ({2}, {3}h)', biases.gru, gruWeights(64, 28) / rnnWeights(64, 28)],
  ['It sets {half} of the values to zero, each time others', 1 - kept],
  ['It sets {half} of the values to zero, always', 1 - kept],
  ['It sets {half} of the weights to zero', 1 - kept],
  ['It removes {half} of the examples', 1 - kept],
  ['learn {twice} as fast', 1 / kept],
  ['about {half} of the weights can', 1 - kept],
  [
    '{Half} of the values are zero, so the others are divided by 0.5: ten ones become about {five} {twos}',
    1 - kept,
    10 * kept,
    1 / kept,
  ],
  ['text: {Half} of the inputs', 1 - kept],
  ['text: {Half} of the states', 1 - kept],
  ['text: {Half} of the outputs', 1 - kept],
];

export const further: Claim[] = [...outputs, ...steps, ...losses, ...defaults];
