/** Further numbers of the lesson on code: shapes of inputs and of convolutions over time. */
import type { Claim } from './check.ts';
import {
  conv1d,
  conv2d,
  dense,
  globalPool1d,
  lastState,
  permuted,
  pool2d,
  sameConv2d,
  shapeOf,
  size,
  states,
  turn,
  withAxis,
  withoutAxis,
} from './code-formulas.ts';
import { pooled } from './formulas.ts';

/** Weeks of seven days with two sensors hold 7,000 numbers. */
const numbers = 500 * 7 * 2;
const weeks = [numbers / (7 * 2), numbers / (500 * 2), numbers / (500 * 7)];
const week = withoutAxis(weeks, 0);
const daysFirst = permuted(weeks, 1, 0, 2);
const colours = 2 ** 8 - 1;
const bits = withAxis([1, 2], 2);

const inputs: Claim[] = [
  [
    'with two sensors are ({500}, {7}, {2}). With one sensor they are ({500}, {7}, {1}), never ({500}, {7})',
    ...weeks,
    ...withAxis([500, 7], 2),
    ...withoutAxis(weeks, 2),
  ],
  ['leaves out the batch: ({7}, {2})', ...week],
  ['the steps first, ({7}, {500}, {2}), unless', ...daysFirst],
  ['features only: `nn.LSTM({2}, 64)`', size(weeks, 2)],
  ['lstm = nn.LSTM({2}, 64, batch_first=True)', size(weeks, 2)],
  ['`reshape({7}, {500}, {2})` deals', ...daysFirst],
  [
    'as (N, {1}, {7}) are {one} step of {seven} features',
    ...withAxis([9, 7], 1).slice(1),
    ...withAxis([9, 7], 1).slice(1),
  ],
  ['they are (N, {7}, {1}). ', ...withAxis([9, 7], 2).slice(1)],
  ['text: ({500}, {7}, {2}) right: true', ...weeks],
  ['text: ({500}, {2}, {7}) remark', ...permuted(weeks, 0, 2, 1)],
  ['text: ({7}, {500}, {2}) remark', ...daysFirst],
  ['text: ({500}, 14) remark', size(weeks, 0)],
  ['(examples, steps, features): {500} weeks, {7} days each, {2} numbers', ...weeks],
  [
    'text: ({100}, {30}, {1}) right: true - text: ({100}, {30}) remark',
    ...withAxis([100, 30], 2),
    ...lastState([100, 9], 30),
  ],
  [
    'text: ({100}, {1}, {30}) remark: That is a single step of {30} features',
    ...withAxis([100, 30], 1),
    size(withAxis([100, 30], 1), 2),
  ],
  [
    'text: ({1}, {100}, {30}) remark: That is one series of {100} steps with {30} features',
    ...withAxis([100, 30], 0),
    ...withAxis([100, 30], 0).slice(1),
  ],
  [
    'text: ({50}, {6}) right: true - text: ({200}, {50}, {6}) remark',
    ...withoutAxis([200, 50, 6], 0),
    ...permuted([6, 50, 200], 2, 1, 0),
  ],
  ['text: ({6}, {50}) remark: The steps', ...permuted([200, 50, 6], 2, 1)],
  ['text: ({200}, {6}) remark: What is left', ...withoutAxis([200, 50, 6], 1)],
  ['one example: {50} steps of {6} features', ...withoutAxis([200, 50, 6], 0)],
  ['It reads {7} sequences of {500} steps', size(weeks, 1), size(weeks, 0)],
  ['It reads {500} sequences of {7} steps', size(weeks, 0), size(weeks, 1)],
  ['Only the last axis is checked, and {2} fits', size(weeks, 2)],
  ['It reads {2} sequences of {500} steps', size(weeks, 2), size(weeks, 0)],
  ['Why is x.reshape({7}, {500}, {2}) wrong', ...daysFirst],
  ['`input_shape=({2710}, {3}, {32}, {32})` is right', ...withoutAxis([1, 2_710, 3, 32, 32], 0)],
  ['would mean {2,710} separate pictures', size([2_710, 3, 32, 32], 0)],
  ['is read as {32} steps, not as {32} examples', size([32, 28], 0), size([32, 28], 0)],
  ['`input_size={1}` and `batch_first=True`', size(withAxis([32, 28], 2), 2)],
  ['the layer wants (N, {28}, {28}), where', ...withoutAxis([9, 28, 28, 1], 3).slice(1)],
  [
    '`x.reshape(-1, {28}, {28})` does it, in PyTorch `x.squeeze({1})`',
    ...withoutAxis([9, 28, 28, 1], 3).slice(1),
    ...turn('NCHW', 'C'),
  ],
  ['`x.reshape(-1, {32}, 96)`', size([9, 32, 32, 3], 1)],
  ['Pixel by pixel, (N, 784, {1})', size(withAxis([9, 784], 2), 2)],
  ['and `x.reshape({1}, {5}, {3})` do the same', ...withAxis([5, 3], 0)],
  [
    'turn into the shape (3, 4, {2}). Then mask the filling: `Input(shape=(None, {2}))`',
    size(states([3, 4, 1], 2), 2),
    size(states([3, 4, 1], 2), 2),
  ],
  ['gives (samples, steps, {1}). If', size(withAxis([3, 4], 2), 2)],
  ['as well: `y = series[{3}:]`', 100 - 97],
  ['x.float() / {255}`. Pictures', colours],
  ['it divides by {255} and turns', colours],
  ['A `tensor2d` of [{1}, {2}] lacks', ...shapeOf([[1, 0]])],
  ['3, inputShape: [{2}, {1}]', ...withoutAxis(bits, 0)],
  ['targets of shape [4, {1}], the loss', size(dense(lastState([4, 2, 1], 3), 1), 1)],
  ['Predict with {three} axes', bits.length],
  ['`found ndim={4}` mostly means', withAxis(bits, 0).length],
  ['write `inputShape: [{2}, {1}]`', ...withoutAxis(bits, 0)],
  ['16, inputShape: [{2}, {1}]', ...withoutAxis(bits, 0)],
];

const series = [8, 400, 16];
const filtered = conv1d(series, 32, 5);
/** How often the last two axes must be turned until they are back in order. */
function turnsUntilBack(): number {
  let [order, turns] = [[0, 2, 1], 1];
  while (order.some((axis, i) => axis !== i)) [order, turns] = [permuted(order, 0, 2, 1), turns + 1];
  return turns;
}
const digit = pool2d(conv2d([1, 28, 28, 1], 8));
const second = conv2d(digit, 16);
const window = 80 / 16;
const outputs = 4_010 / (400 + 1);
const wide = sameConv2d([1, 3, 224, 224], 64);

const convolutions: Claim[] = [
  ['are the channels: (N, {400}, {16}) in Keras', ...series.slice(1)],
  [
    '26 {26}, pool 2 → 13 {13}, k 3 → 11 {11}, pool 2',
    size(conv2d([1, 28, 28, 1], 8), 1),
    size(digit, 1),
    size(second, 1),
  ],
  ['the axes must be turned {twice}', turnsUntilBack()],
  ['conv = nn.Conv1d({16}, 32, 5)', size(series, 2)],
  ['lstm = nn.LSTM({32}, 64, batch_first=True)', size(filtered, 2)],
  ['text: ({3}, {32}, {28}, {28}) remark', ...permuted([32, 28, 28, 3], 3, 0, 1, 2)],
  ['text: ({28}, {28}, {3}, {32}) remark', ...permuted([32, 28, 28, 3], 1, 2, 3, 0)],
  ['With this, PyTorch takes {28} for the number', size([32, 28, 28, 3], 'NCHW'.indexOf('C'))],
  ['covers {5} steps of all {16} sensors', window, 80 / 5],
  ['gives {8} channels, for a grey image', size(conv2d([1, 28, 28, 3], 8), 3)],
  ['text: "{5}" remark: It takes {5} steps of each of the {16} sensors', window, window, 80 / 5],
  ['text: "{16}" remark: That would be one step', 80 / 5],
  ['is {5} steps long, and each step has {16} numbers', window, 80 / 5],
  ['The windows move on by {2}, as', Math.floor((11 - 2) / (5 - 1))],
  ['That would be a {3} × {3} convolution without', 11 - 9 + 1, 11 - 9 + 1],
  ['text: (N, {100}, 4) remark', 98 + 3 - 1],
  ['text: (N, 98, {6}) remark', size([1, 100, 6], 2)],
  ['text: (N, 98, {6}, {32}) remark', size([1, 100, 6], 2), size(conv1d([1, 100, 6], 32, 3), 2)],
  ['If the 128 are steps with 64 features, the result of `Conv1d({64}, 32, 3)`', size([1, 128, 64], 2)],
  ['for `nn.Conv1d({1}, 32, 3)`', size(withAxis([128, 64], 1), 1)],
  [
    '`Permute(({2}, {1}, {3}))`, then `Reshape(({50}, 448))`',
    ...turn('HWC', 'WHC').map((axis) => axis + 1),
    size([7, 50, 64], 1),
  ],
  ['`x.permute({0}, {3}, {1}, {2}).flatten({2})`', ...turn('NCHW', 'NWCH'), ...turn('NWCH', 'C')],
  ['For {5} × {5} × {16} maps', ...pool2d(second).slice(1)],
  [
    '`w.reshape({5}, {5}, {16}, {10}).transpose({2}, {0}, {1}, {3}).reshape(400, {10}).T` fits `nn.Linear(400, {10})`',
    ...pool2d(second).slice(1),
    outputs,
    ...turn('HWCO', 'CHWO'),
    outputs,
    outputs,
  ],
  ['with `w.transpose({3}, {2}, {0}, {1})`', ...turn('HWIO', 'OIHW')],
  ['should get (None, {7}, {1}), that is', ...withAxis([9, 7], 2).slice(1)],
  [
    'With (None, {1}, {7}) there is a single time step with {7} features',
    ...withAxis([9, 7], 1).slice(1),
    size(withAxis([9, 7], 1), 2),
  ],
  ['4,608 of them for ({1}, {7})', ...withAxis([7], 0)],
  ['= 768 for ({7}, {1})', ...withAxis([7], 1)],
  ['write `x = np.moveaxis(x, {1}, -1)`', ...turn('NCHW', 'C')],
  ['with `Input(({144}, {256}, {3}))`', ...permuted([3, 144, 256], 1, 2, 0)],
  ['so 64 maps give {64} numbers', size(globalPool1d([1, 9, 64]), 1)],
  ['`plt.imshow(x.permute({1}, {2}, {0}))`', ...turn('CHW', 'HWC')],
  ['`plt.imshow(x.squeeze({0}), cmap', ...turn('CHW', 'C')],
  ['.toFloat().div({255}).expandDims', colours],
  ['on the values {0}…{1}. The digit', 0 / colours, colours / colours],
  ['100 samples `Input(({100}, {7}))`', ...permuted([7, 100], 1, 0)],
  ['Given (7, 100) it sees {7} steps with {100} features', size([7, 100], 0), size([7, 100], 1)],
  ['Turn the data with `x.transpose({0}, {2}, {1})`', ...turn('NCT', 'NTC')],
  ['`x.reshape(n, 28, {100}).transpose({0}, {2}, {1})`', size([7, 4, 100], 2), ...turn('NCT', 'NTC')],
  ['use `x.transpose({0}, {3}, {2}, {1})`', ...turn('NCRT', 'NTRC')],
  [
    'the length of the series, not 1, and `input_dim` is the number of values per step, {1} for',
    ...withAxis([101], 1).slice(1),
  ],
  [
    '101 prices is `Input(({101}, {1}))` (old style `input_shape=({101}, {1})`)',
    ...withAxis([101], 1),
    ...withAxis([101], 1),
  ],
  ['With ({1}, {101}) there is one step', ...withAxis([101], 0)],
  ['is a sequence of {24} steps with one value', ...withAxis([24], 1).slice(0, 1)],
  ['declare `Input(({24}, {1}))`', ...withAxis([24], 1)],
  ['without it the convolution gets only {two}', withoutAxis(filtered, 2).length],
  ['channels on axis {1} and positions', ...turn('NCHW', 'C')],
  [
    'So (None, {3}, {224}, {64}) has {64} maps of height {3} and width {224}',
    ...wide.slice(1),
    size(wide, 3),
    size(wide, 1),
    size(wide, 2),
  ],
  [
    'Keras takes the {3} for the height. Each pooling {halves} that height, {3} →',
    size(wide, 1),
    pooled(224) / 224,
    size(wide, 1),
  ],
  [
    'Put the channels last: `Input(({224}, {224}, {3}))`, and turn the data with `np.moveaxis(x, {1}, -1)`',
    ...permuted([3, 224, 224], 1, 2, 0),
    ...turn('NCHW', 'C'),
  ],
  ['global pooling only {5}, which', size(globalPool1d(conv1d([1, 2_000, 1], 5, 400)), 1)],
  ['"found ndim={2}" means (batch, features)', dense([9, 64], 10).length],
  ['reshape them to (60000, {28}, {28}, {1})', Math.sqrt(784), Math.sqrt(784), 784 / 28 ** 2],
  ['one value per step, have length {6} and dim {1}', ...withAxis([80, 6], 2).slice(1)],
  ['with `Input(({6}, {1}))`. Both', ...withAxis([80, 6], 2).slice(1)],
  [
    'would mean {6} steps with {6} values each, so data of ({80}, {6}, {6})',
    ...states([80, 6, 6], 6).slice(1),
    ...states([80, 6, 6], 6),
  ],
  ['for example (61, {20}, {6}) with', 80 - 61 + 1, size([80, 6], 1)],
];

/** Axes of size 1 that are added or taken away. */
const single: Claim[] = [
  ['For a single sequence with a batch axis use `x.unsqueeze({0})`', withAxis([28, 28], 0).indexOf(1)],
  ['`np.expand_dims(x, {0})`', withAxis([5, 3], 0).indexOf(1)],
  [
    'write `x.expandDims({0})`, in PyTorch `x.unsqueeze({0})`',
    ...[0, 0].map((at) => withAxis([5, 3], at).indexOf(1)),
  ],
  ['Add the batch axis with `expandDims({0})`', withAxis([28, 28, 3], 0).indexOf(1)],
  ['instead: `x.unsqueeze({1})` on (128, 64)', [128, 1, 64].indexOf(1)],
  ['an answer above {0.5} then means {1}', (0 + 1) / 2, Math.round(0.51)],
];

export const further: Claim[] = [...inputs, ...convolutions, ...single];
