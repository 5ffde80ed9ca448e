/** Numbers of the lesson on code: the shapes that layers and turned axes give, and single results. */
import type { Claim } from './check.ts';
import {
  conv1d,
  dense,
  globalPool1d,
  lastState,
  permuted,
  pool1d,
  product,
  sameConv1d,
  sameConv2d,
  shapeOf,
  size,
  states,
  withAxis,
  withoutAxis,
} from './code-formulas.ts';
import {
  convWeights,
  denseWeights,
  gruWeights,
  placesOf,
  pooled,
  sigmoid,
  softmax,
  sumOf,
} from './formulas.ts';

/** A batch of digits, row by row, and 64 units that read it. */
const rows = [32, 28, 28];
const allStates = states(rows, 64);
const state = lastState(rows, 64);
const answer = dense(state, 10);
const manyToMany = dense(states([1, 25, 32], 32), 1);

const networks: Claim[] = [
  ['net.output_shape # → (None, {10})', ...answer.slice(1)],
  ['net(torch.zeros(32, 1, 28, 28)).shape # → ({32}, {10})', ...answer],
  ['net(torch.zeros(32, 28, 28)).shape # → ({32}, {10})', ...answer],
  ['net.layers[0].outputShape; // → [null, {64}]', ...state.slice(1)],
  ['net.layers[0].output.shape # → (None, {64})', ...state.slice(1)],
  ['the state of every step, ({32}, {28}, {64}), and', ...allStates],
  ['the last one of each layer, ({1}, {32}, {64})', ...withAxis(state, 0)],
  ['that of the top layer, ({32}, {64})', ...withoutAxis(withAxis(state, 0), 0)],
  ['U @ h + b) h.shape # → ({64},)', ...product([64, 28], [28])],
  ['(3, 2) times (2, 2) gives ({3}, {2})', ...product([3, 2], [2, 2])],
  ['`np.matrix([1, 1])` is {1} × {2}', ...shapeOf([[1, 1]])],
  ['is a probability above {one half}', sigmoid(0)],
  // What the two-row bias of a GRU adds to its two matrices.
  ['get_weights()[2].shape # → ({2}, 192)', (18_048 - gruWeights(64, 28, 0)) / (3 * 64)],
  ['(192,) for reset before, ({2}, 192)', (18_048 - gruWeights(64, 28, 0)) / (3 * 64)],
  ['net.output_shape # → (None, {25}, {1})', ...manyToMany.slice(1)],
  ['net.output_shape # → (None, {5})', ...dense(lastState([1, 50, 1352], 64), 5).slice(1)],
  ['net.outputShape; // → [null, {4}]', ...lastState([1, 20, 8], 4).slice(1)],
];

/** Two heads share a width of 32; sine and cosine of each wave fill it. */
const [headWidth, waves] = [32 / 2, 32 / 2];
const attention: Claim[] = [
  ['key, false, true).div({4})', Math.sqrt(headWidth)],
  ['[1, 2, 3].map(() => step({16}, y))', headWidth],
  ['`MultiHeadAttention(2, {16})(y, y)`', headWidth],
  ['layers.MultiHeadAttention(2, {16})', headWidth],
  ['tf.range(0, {16})', waves],
  ['-np.arange({16}) / {16}', waves, waves],
  ['-torch.arange({16}) / {16}', waves, waves],
  ['one head divide its scores by {4}', Math.sqrt(headWidth)],
  ['text: {4} is the root of {16}', Math.sqrt(headWidth), headWidth],
];

const bits = [[[1], [0]]];
const inputs: Claim[] = [
  ['`x = x.unsqueeze(1)`, which gives ({32}, {1}, {28}, {28})', ...withAxis([32, 28, 28], 1)],
  ['lstm.apply(week).shape; // → [null, {64}]', ...lastState([1, 7, 2], 64).slice(1)],
  ['lstm.apply(any).shape; // → [null, {64}]', ...lastState([1, 9, 2], 64).slice(1)],
  ['x = x[..., None] x.shape # → ({500}, {7}, {1})', ...withAxis([500, 7], 2)],
  ['x.transpose(0, 1).shape # → ({7}, {500}, {2})', ...permuted([500, 7, 2], 1, 0, 2)],
  // The row of days is cut anew, into pieces of 500 in place of 7.
  ['entry (day 1, week 2) holds the second day of week {1}', Math.floor(((1 - 1) * 500 + (2 - 1)) / 7) + 1],
  [
    '`x.unsqueeze(-1)` makes {28} steps of one feature, ({32}, {28}, {1})',
    ...withAxis([32, 28], 2).slice(1, 2),
    ...withAxis([32, 28], 2),
  ],
  ['turns (5, 3) into ({1}, {5}, {3})', ...withAxis([5, 3], 0)],
  ['whole numbers from 0 to {255} (uint8', 2 ** 8 - 1],
  ['`tf.tensor3d([[[1], [0]]])`, of shape [{1}, {2}, {1}]', ...shapeOf(bits)],
  ['Use inputs of shape [{4}, {2}, {1}]', ...withAxis([2 ** 2, 2], 2)],
  ['The result has the shape [{1}, {3}, {1}]', ...dense(states([1, 3, 16], 16), 1)],
];

const [series, prices, blocks] = [
  [8, 400, 16],
  [1, 101, 1],
  [1, 100, 8],
] as const;
const filtered = conv1d(series, 32, 5);
const row = conv1d([1, 24, 1], 64, 3).slice(1);
const shorter = conv1d(blocks, 64, 5);
const reduced = dense(pool1d(shorter), 16);
const clip = withAxis([6, 4, 1024], 3);
const convolutions: Claim[] = [
  ['(N, 400, 16) in Keras, (N, {16}, {400}) in PyTorch', ...permuted(series, 0, 2, 1).slice(1)],
  ['.apply(x).shape; // → [null, {396}, {32}]', ...filtered.slice(1)],
  ['tuple(y.shape) # → ({8}, {396}, {32})', ...filtered],
  ['y.shape # → ({8}, {32}, {396}) lstm', ...permuted(filtered, 0, 2, 1)],
  ['text: ({32}, {3}, {28}, {28}) right: true', ...permuted([32, 28, 28, 3], 0, 3, 1, 2)],
  ['text: "{80}" right: true', convWeights(5, 16, 1) - 1],
  ['text: (N, {98}, {32}) right: true', ...conv1d([1, 100, 6], 32, 3).slice(1)],
  ['gives one channel: (N, {98}, {32})', ...conv1d([1, 100, 6], 32, 3).slice(1)],
  ['`Conv1d(64, 32, 3)` is ({1}, {32}, {126})', ...permuted(conv1d([1, 128, 64], 32, 3), 0, 2, 1)],
  ['on (128, 64) gives ({128}, {1}, {64})', ...withAxis([128, 64], 1)],
  ['maps of (7, 50, 64) become {50} steps', size(permuted([7, 50, 64], 1, 0, 2), 0)],
  ['output is (None, {7}, {128}) under causal', ...sameConv1d([1, 7, 1], 128, 5).slice(1)],
  ['which gives (n, {144}, {256}, {3})', ...permuted([3, 144, 256], 1, 2, 0)],
  ["turns PyTorch's (3, 224, 224) into ({224}, {224}, {3})", ...permuted([3, 224, 224], 1, 2, 0)],
  ['makes ({28}, {28}) of (1, 28, 28)', ...withoutAxis([1, 28, 28], 0)],
  ['the network wants ({1}, {28}, {28}, {1})', ...withAxis([28, 28, 1], 0)],
  ['2, 1)`, shape (n, {100}, {4}, {7})', ...permuted([1, 7, 4, 100], 0, 3, 2, 1).slice(1)],
  [
    'gives (batch, {92}, {64}), with {10} weights',
    ...conv1d(prices, 64, 10).slice(1),
    convWeights(10, 1, 1) - 1,
  ],
  ['makes ({46}, {64}), and `Flatten()`', ...pool1d(conv1d(prices, 64, 10)).slice(1)],
  ['makes ({20000}, {24}, {1}) of (20000, 24)', ...withAxis([20_000, 24], 2)],
  ['({22}, {64}), `MaxPooling1D(2)` ({11}, {64}), `Flatten', ...row, ...pool1d(row)],
  ['first layer then gives (None, {224}, {224}, {64})', ...sameConv2d([1, 224, 224, 3], 64).slice(1)],
  ['`Dense(1)` then gives (None, {800}, {1})', ...dense(pool1d(conv1d([1, 2_000, 1], 5, 400)), 1).slice(1)],
  ['such as (60000, {784}): reshape', 28 * 28 * 1],
  ['turns (80, 6) into ({80}, {6}, {1})', ...withAxis([80, 6], 2)],
  ['of the shape ({6}, {4}, {1024}, {1})', ...clip],
  ['then gives ({6}, {4}, {1024}, {32})', ...sameConv1d(clip, 32, 3)],
  ['makes ({6}, {4}, {32}) of it', ...globalPool1d(sameConv1d(clip, 32, 3))],
  [
    'gives ({96}, {64}), `MaxPooling1D(2)` ({48}, {64}), `TimeDistributed(Dense(16))` ({48}, {16})',
    ...[shorter, pool1d(shorter), reduced].flatMap((shape) => shape.slice(1)),
  ],
  [
    'reads {48} steps of {16} numbers and gives {32}',
    ...reduced.slice(1),
    ...lastState(reduced, 32).slice(1),
  ],
  // Eight maps that one pooling halved, and how far a window of 196 places moves.
  ['to pictures of {28} × {28}', 2 * Math.sqrt(1568 / 8), 2 * Math.sqrt(1568 / 8)],
  ['to windows of {15} × {15}', 28 - Math.sqrt(196) + 1, 28 - Math.sqrt(196) + 1],
];

const stacked = [2 * 2, 2, 4];
const outputs: Claim[] = [
  ['`h.view({2}, {2}, {2}, {4})`', size(stacked, 0) / 2, 2, ...stacked.slice(1)],
  ['text: ({16}, {32}) right: true', ...lastState([16, 10, 5], 32)],
  ['text: ({16}, {10}, {32}) remark', ...states([16, 10, 5], 32)],
  ['each of the 16 examples, ({16}, {32})', ...lastState([16, 10, 5], 32)],
  ['last state of each sample, ({25}, {50})', ...lastState([25, 10], 50)],
  ['gives all states, ({25}, {10}, {50})', ...states([25, 10], 50)],
  ['you get ({25}, {50}) and ({25}, {1}, {50})', ...lastState([25, 1], 50), ...states([25, 1], 50)],
  [
    'returns ({32}, {4}) without it and ({32}, {10}, {4}) with it',
    ...lastState([32, 10, 8], 4),
    ...states([32, 10, 8], 4),
  ],
  ['h and c have the shape ({32}, {4})', ...lastState([32, 10, 8], 4)],
  ['only if the batch has {10} rows', 11 - 1],
  ['# → (None, {50}, {1352})', ...states([1, 50], 8 * pooled(placesOf(28, 3)) ** 2).slice(1)],
  ['y.unflatten(0, (2, 50)).shape # → ({2}, {50}, 1352)', 100 / 50, 100 / 2],
  ['.apply(x).shape; // → [null, {20}, {2}]', ...dense([1, 20, 4], 2).slice(1)],
  ['text: (N, {20}, {5}) right: true', ...dense([1, 20, 64], 5).slice(1)],
];

const shares = softmax([2, 1, 0]);
const [none = 1, all = 0] = softmax([-40, 40]);
const [single = 0] = softmax([2]);
const losses: Claim[] = [
  ['class numbers such as {3}, or one-hot rows such as 0 0 0 1 0', [0, 0, 0, 1, 0].indexOf(1)],
  ['One output with a softmax is always {1}.', single],
  ['lie between 0 and {1} and add up to {1}. Here', all, none + all],
  ['The results add up to {1}, which', sumOf(shares)],
  ['These are positive and add up to {1}, and', sumOf(shares)],
  ['stays at {0} or above', -Math.log(all)],
  ['scores that differ by {1} at most', all - none],
  ['goes through a softmax gives {1} for', single],
  ['exp(y) / exp(y) = {1}. Two', single],
  ['Both outputs add up to {1}, so each', none + all],
  ['the labels must be 0 to {9}', 10 - 1],
  ['a single example always gets {1}.', single],
  ['which must be {1} everywhere', sumOf(shares)],
  ['`nn.Linear(64, 1)` gives ({32}, {1})', ...dense([32, 64], 1)],
  ['the same as a probability above {0.5}', sigmoid(0)],
  ['0.3 + 0.2 does the same as {0.5}', 0.3 + 0.2],
  ['What is kept is divided by {0.5}', 1 - 0.5],
  ['so the others are divided by {0.5}', 1 - 0.5],
];

const asked: Claim[] = [
  ['answer: {1152} tolerance', 8 * pooled(placesOf(28, 5)) ** 2],
  ['answer: {165} tolerance', gruWeights(5, 4, 2)],
  ['answer: {1260} tolerance', 3 * denseWeights(20, 20)],
  ['axis of h_n? kind: number difficulty: 3 answer: {6}', 3 * 2],
  ['get at once? kind: number difficulty: 3 answer: {100}', 2 * 50],
];

export const numbers: Claim[] = [
  ...networks,
  ...attention,
  ...inputs,
  ...convolutions,
  ...outputs,
  ...losses,
  ...asked,
];
