/** Further numbers of the lesson on code: what the five networks hand on from layer to layer. */
import { compileNetwork } from '../../support/digits.ts';
import type { Claim } from './check.ts';
import {
  conv2d,
  dense,
  lastState,
  oneHot,
  permuted,
  pool2d,
  product,
  rnnShapes,
  size,
  states,
  turn,
  withAxis,
  withoutAxis,
} from './code-formulas.ts';
import { further as others } from './code-further-more.ts';
import { further as shapes } from './code-further-shapes.ts';
import {
  denseWeights,
  gruWeights,
  lstmStates,
  lstmWeights,
  rnnState,
  rnnWeights,
  sumOf,
} from './formulas.ts';
import { flattenWeights, poolingWeights } from './program-layers.ts';

/** A batch of digits, row by row and as pictures. */
const rows = [32, 28, 28];
const pictures = [32, 28, 28, 1];
const one = withoutAxis(pictures, 0);
const maps = conv2d(pictures, 8);
const halved = pool2d(maps);
const further16 = conv2d(halved, 16);
const last = pool2d(further16);
const flat = sumOf([size(last, 1) * size(last, 2) * size(last, 3)]);
const outputs = 4_010 / (flat + 1);
const inKeras = ['conv', 'pool', 'conv', 'pool', 'flatten', 'dense'];
const blocks = {
  lstm: lstmWeights(64, 28) / rnnWeights(64, 28),
  gru: gruWeights(64, 28) / rnnWeights(64, 28),
};

const overview: Claim[] = [
  [
    'text: "{28}" right: true - text: "{32}" remark: The first axis',
    size([32, 28, 64], 1),
    size([32, 28, 64], 0),
  ],
  ['text: "{64}" remark: The last axis counts', size([32, 28, 64], 2)],
  ['That is {32} · {28}, the steps of all examples', ...withoutAxis([32, 28, 64], 2)],
  ['{32} sequences, each of {28} steps, each step with {64} numbers', ...states([32, 28, 1], 64)],
  ['The network gives {10} numbers for each example', ...dense([64], 10)],
  ['the batch: the network gives {10} numbers per example', ...dense([64], 10)],
  ['each unit in each of the {4} blocks: 4 · 64', blocks.lstm],
  ['each of the {four} blocks has a second bias?', blocks.lstm],
  ['since each of the {four} blocks has', blocks.lstm],
  ['of the {four} blocks lie side by side', blocks.lstm],
  ['each with {four} blocks side by side', blocks.lstm],
  ['An LSTM has {four} blocks of equal size', blocks.lstm],
  ['and has {four} times the parameters', blocks.lstm],
  ['Expect about {four} times the parameters', blocks.lstm],
  ['A GRU has {three}: {two} gates and', blocks.gru, blocks.gru - 1],
];

/** Filters of the bot's convolutions over an image, by their weights: 3 · 3 for each channel, and a bias. */
const [few = Number.NaN, many = Number.NaN] = compileNetwork('cnn', 64)
  .layers.filter(({ name }) => /^conv/.test(name))
  .map(({ params }) => params);
const filters = [few / (9 + 1), many / (9 * (few / (9 + 1)) + 1)];

const convolutions: Claim[] = [
  ['with {8} and {16} filters that is the CNN', ...filters],
  ['conv 3 × 3, 8 26 × 26 × {8} 80', size(maps, 3)],
  ['pooling 2 × 2 13 × 13 × {8} {0} conv', size(halved, 3), poolingWeights],
  ['conv 3 × 3, 16 11 × 11 × {16} 1,168', size(further16, 3)],
  [
    'pooling 2 × 2 5 × 5 × {16} {0} flatten 400 {0} dense {10}',
    size(last, 3),
    poolingWeights,
    flattenWeights,
    outputs,
  ],
  ['the {16} · 5 · 5 of the last layer', size(last, 3)],
  ['net.layers[{4}].outputShape', inKeras.indexOf('flatten')],
  ['nn.Conv2d({1}, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d({8}, 16, 3)', size(one, 2), size(halved, 3)],
  ['nn.Linear({16} * 5 * 5, {10})', size(last, 3), outputs],
  ['leaves the batch out: ({28}, {28}, {1}), never', ...one],
  ["PyTorch's Linear(400, 10) is written Dense({10}) in Keras. Why is the {400} missing", outputs, flat],
  ['Keras always takes {400} inputs', flat],
  ['text: (26, 26, {8}) right: true', size(maps, 3)],
  ['text: (28, 28, {8}) remark: That takes', size(maps, 3)],
  [
    'text: (26, 26, {3}) remark: The {3} is the size of the filters, the {8} their number',
    28 - 26 + 1,
    28 - 26 + 1,
    size(maps, 3),
  ],
  ["text: ({8}, 26, 26) remark: That is PyTorch's", permuted(maps, 0, 3, 1, 2)[1] ?? Number.NaN],
  ['each of the {8} filters gives one channel. - question: Grey', size(maps, 3)],
  [
    'text: ({28}, {28}, {1}) right: true - text: ({32}, {28}, {28}, {1}) remark: The batch is left',
    ...one,
    ...withAxis(one, 0).fill(32, 0, 1),
  ],
  ['text: ({28}, {28}) remark: Conv2D needs', ...withoutAxis(one, 2)],
  ['text: ({1}, {28}, {28}) remark: Keras wants the channels last', ...permuted(one, 2, 0, 1)],
  ['one example: {28} rows, {28} columns and {1} channel', ...one],
  ['With {8} channels that makes 8 · 12 · 12', size(conv2d(pictures, 8, 5), 3)],
  ['to {3}, and add pooling', size([224, 224, 3], 2)],
  ['reads the {32} as channels', size(rows, 0)],
  ['Add the axis with `x = x.unsqueeze({1})`', [32, 1, 28, 28].indexOf(1)],
  ['turn the axes instead: `x.permute({0}, {3}, {1}, {2})`', ...turn('NHWC', 'NCHW')],
  ['The batch then stays {32}, and', (64 * 400) / 800],
  ['names the true size, here {800}', (64 * 400) / 32],
  ['into `nn.Linear({800}, …)`', (64 * 400) / 32],
];

const step = rnnShapes(64, 28);
const [input = [], recurrent = [], bias = []] = step;

const letters = 57;
const sequences = [3, 2];

const stepByStep: Claim[] = [
  [
    'row by row: {28} steps of {28} numbers. Its last state, {64} numbers',
    ...withoutAxis(rows, 0),
    size(lastState(rows, 64), 1),
  ],
  ['RNN, last state {64} 5,952 dense {10} 650', rnnState(64, 28, 28).length, 650 / (64 + 1)],
  ['LSTM, last state {64} 23,808 dense {10} 650', lstmStates(64, 28, 28).h.length, 650 / (64 + 1)],
  ['self.out = nn.Linear({64}, {10})', rnnState(64, 28, 28).length, 650 / (64 + 1)],
  ['W = torch.randn({64}, {28}) * 0.1', ...input],
  ['U = torch.randn({64}, {64}) * 0.1', ...recurrent],
  ['b = torch.zeros({64}) h = torch.zeros({64})', ...bias, ...product(recurrent, [64])],
  ['text: {28} features per step, {64} units right', ...input.toReversed()],
  ['text: {28} units, {64} features per step', ...input.toReversed()],
  ['text: {28} features per step, {64} steps', ...input.toReversed()],
  ['text: "{28}" remark: That is what goes in at each step', size(rows, 2)],
  ['the whole input, {28} · {28}.', ...withoutAxis(rows, 0)],
  [
    'the states of all {28} steps, {28} · {64}',
    size(states(rows, 64), 1),
    ...withoutAxis(states(rows, 64), 0),
  ],
  ['of the {two} matrices of an RNN', rnnWeights(64, 64, 0) / 64 ** 2],
  ['so {57} features per step: `x = nn', oneHot(0, letters).length],
  ['into (batch, steps, {57}), for `nn.RNN({57}, 128', oneHot(0, letters).length, oneHot(0, letters).length],
  ['gives (batch, steps, {16}), for `nn.RNN({16}, 128', ...dense([letters], 16), ...dense([letters], 16)],
  ['({3}, {2}) times ({2}, {2}) gives (3, 2)', ...sequences, ...(rnnShapes(2, 2)[0] ?? []).toReversed()],
  ['so a {2} × {2} matrix cannot stand', ...(rnnShapes(2, 2)[0] ?? [])],
  ['h = np.zeros({2})', ...(rnnShapes(2, 2)[3] ?? [])],
];

const gated: Claim[] = [
  ['one matrix: {28} × 256 for the input and {64} × 256 for the state', size(input, 1), size(recurrent, 1)],
  ['transposed, 256 × {28} and 256 × {64}', size(input, 1), size(recurrent, 1)],
  ['their shapes are ({28}, 256), ({64}, 256) and', size(input, 1), size(recurrent, 1)],
  ['`weight_ih_l0` is (256, {28}), `weight_hh_l0` is (256, {64})', size(input, 1), size(recurrent, 1)],
  ['between {−1} and {1} into 0.27', Math.tanh(-20), Math.tanh(20)],
  ['it reads the {50} numbers of the first at every step', size(states([1, 9, 1], 50), 2)],
  ['`b = nn.LSTM({64}, 20', size(states(rows, 64), 2)],
  ['`net(x) > {0}`, since a logit above {0} is', Math.log(0.5 / (1 - 0.5)), Math.log(0.5 / (1 - 0.5))],
  ['dense to {10} 650', 650 / (64 + 1)],
  ['net.layers[0].get_weights()[{2}].shape', ['kernel', 'recurrent kernel', 'bias'].indexOf('bias')],
  ['in each of the {3} blocks: 3 · 64', blocks.gru],
  ['in each of the {3} blocks: 3 · 5', gruWeights(5, 4) / rnnWeights(5, 4)],
  [
    'With {1} there are not enough values, with {3} or more too many. With exactly {2}',
    ...[-1, 1, 0].map((more) => ['h', 'c'].length + more),
  ],
];

/** The bot's attention is half as wide as its units, 64. */
const width = 64 / 2;
const attention: Claim[] = [
  ['return self.out(self.norm(x.mean({1})))', ['batch', 'steps', 'width'].indexOf('steps')],
  ['self.look(y, y, y)[{0}]', ['result', 'weights'].indexOf('result')],
  ['so take `[{0}]`. In Keras the batch', ['result', 'weights'].indexOf('result')],
  ['returns `pair[{0}][:, -1]`', ['output', 'states'].indexOf('output')],
  ['dense 28 to {32} 928', 928 / (28 + 1)],
  ['dense {32} to 64 to {32} 4,192', width, width],
  ['const wave = tf.range(0, {28})', size(rows, 1)],
  ['step({32}, input)', width],
  ['x = sum(x, step({32}, L.concatenate', width],
  ['x = sum(x, step({32}, step(', width],
  ['wave = np.arange({28})[:, None]', size(rows, 1)],
  ['layers.Dense({32})(inputs) + place', width],
  ['x += layers.Dense({32})(y)', width],
  ['self.into = nn.Linear(28, {32}) self.norm = nn.LayerNorm({32},', width, width],
  ['nn.MultiheadAttention( {32}, 2', width],
  ['nn.Linear({32}, 64), nn.ReLU(), nn.Linear(64, {32}))', width, width],
  ['self.out = nn.Linear({32}, 10)', width],
  ['wave = torch.arange({28})[:, None]', size(rows, 1)],
  ['There are {4} dense layers in each head', Math.sqrt(width / 2)],
  ['is taken in {4} parts', Math.sqrt(width / 2)],
  ['A head has {three} of them, for query', 3_168 / denseWeights(32, 32)],
  ['20 · 20 weights and {20} biases', denseWeights(20, 20) - 20 * 20],
  ['differ by {2} · 32 for each normalisation', (width + width) / 32],
];

export const further: Claim[] = [
  ...overview,
  ...convolutions,
  ...stepByStep,
  ...gated,
  ...attention,
  ...shapes,
  ...others,
];
