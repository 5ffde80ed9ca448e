/** Shapes that follow from the sizes of the data and of the layers. */
import type { Claim } from './check.ts';
import {
  batched,
  bothOf,
  cut,
  dense,
  fromEnd,
  lastOf,
  placeOf,
  repeated,
  series,
  shapeOf,
  statesOf,
  turned,
} from './rnn-formulas.ts';

const some = series(10, 3);
/** What a layer of 64 units hands on. */
const last64 = shapeOf(lastOf(some, 64));
const all64 = shapeOf(statesOf(some, 64));
const units64 = all64.slice(1);
const hours = series(24, 3);
const days = series(365, 6);
const chain = (steps: number): number[][] => statesOf(repeated(lastOf(series(20, 4), 64), steps), 64);
const answered = chain(25).map((h) => dense(h, 1));
const ahead = dense(lastOf(some, 64), 96);
const perStep = dense(lastOf(some, 64), 97);
/** An autoencoder, layer by layer. */
const summary = lastOf(series(30, 3), 64);
const unfolded = statesOf(repeated(summary, 30), 64);
const rebuilt = unfolded.map((h) => dense(h, 3));
const pair = series(2, 5);
const table = series(3, 3);
const moments = series(100, 3);
const lags = series(3, 1);
const oneVector = shapeOf(batched(series(1, 7), 1));
const sentences = Array.from({ length: 500 }, () => series(5, 7));
const groups = cut(series(8000, 6).flat(), 4 * 6).map((rows) => cut(rows, 6));
const joined = bothOf(some, 64)[0] ?? [];
const start = (layers: number, samples: number, units: number): number[] =>
  shapeOf(batched(batched(lastOf(series(1, 1), units), samples), layers));
const layerStates = batched(lastOf(some, 64), 32);
/** At which place each axis of the wanted order stands. */
const placesOf = (wanted: readonly string[], axes: readonly string[]): number[] =>
  wanted.map((axis) => axes.indexOf(axis));
const stepsFirst = placesOf(['steps', 'batch', 'features'], ['batch', 'steps', 'features']);
/** Input and recurrent weights: a row for each unit. */
const weights = (units: number, features: number): number[][] => turned(series(features, units));

export const shapes: Claim[] = [
  ['shaped as (customers, {20}, features)', shapeOf(series(20, 3))[0] ?? 0],
  ['returns only the last state with shape (batch, {64})', ...last64],
  ['returns only the last hidden state, (batch, {64}). Its', ...last64],
  ['random weights between −1/√{64} and +1/√{64} = 0.125', ...last64, ...last64],
  ['{64} numbers, each in {−1} … +{1}', ...last64, Math.tanh(-40), Math.tanh(40)],
  ['With 64 units it holds {64} numbers', ...last64],
  ['means {128} numbers that are rewritten', ...shapeOf(lastOf(series(50, 3), 128))],
  ['you get a block of {50} × {128}', ...shapeOf(statesOf(series(50, 3), 128))],
  ['but the next step sees only the latest {128}', ...shapeOf(lastOf(series(50, 3), 128))],
  ['has the states of all steps, (batch, steps, {64}), and h', ...units64],
  ['{100} numbers are rewritten {30} times', ...shapeOf(statesOf(series(30, 3), 100)).reverse()],
  ['W has {2} × {3} weights and U has {2} × {2}: unit', ...shapeOf(weights(2, 3)), ...shapeOf(weights(2, 2))],
  ['simply has a W of {128} × {256}', ...shapeOf(weights(128, 256))],
  ['and 100 units its shape is ({2}, {64}, {100})', ...start(2, 64, 100)],
  ['leave the length open with `Input((None, {8}))`', shapeOf(series(1000, 8))[1] ?? 0],

  // Samples, steps and features
  ['for 500 days make ({500}, {24}, {3})', ...shapeOf(batched(hours, 500))],
  ['still needs its last axis, ({500}, {24}, {1})', ...shapeOf(batched(series(24, 1), 500))],
  ['you leave out the samples: `Input(shape=({24}, {3}))`', ...shapeOf(hours)],
  ['gives (971, {30}, {8}) for windows of 30', ...shapeOf(series(30, 8))],
  ['are themselves {8} moments of one quantity', shapeOf(series(1000, 8))[1] ?? 0],
  ['`X.reshape({1000}, {8}, {1})`', ...shapeOf(cut(series(1000, 8).flat(), 8).map((row) => cut(row, 1)))],
  [
    'For 30 days of one temperature it is {1}, for three sensors {3},',
    shapeOf(series(30, 1))[1] ?? 0,
    shapeOf(series(30, 3))[1] ?? 0,
  ],
  ['the input must be (batch, steps, {3}), and', shapeOf(some)[1] ?? 0],
  ['leaves one summary (batch, {64})', ...shapeOf(summary)],
  ['`RepeatVector(30)` makes it (batch, {30}, {64})', ...shapeOf(unfolded)],
  ['brings each step back to {3} features, (batch, {30}, {3})', rebuilt[0]?.length ?? 0, ...shapeOf(rebuilt)],
  ['`Dense(7)` with the next {7} values as target', ...shapeOf(dense(lastOf(some, 64), 7))],
  ['day 1 is usually easy, day {7} much less so', ...shapeOf(dense(lastOf(some, 64), 7))],
  ['with targets of shape (samples, {5}, {1})', ...shapeOf(chain(5).map((h) => dense(h, 1)))],
  ['`TimeDistributed(Dense(97))` the output is (3000, steps, {97})', ...shapeOf(perStep)],
  ['so labels of shape ({3000}, {97}) do not fit', ...shapeOf(batched(perStep, 3000))],
  ['the labels must be ({3000}, steps, {97})', ...shapeOf(batched(perStep, 3000))],
  ['as your target has numbers at each step, here {1}.', shapeOf(answered)[1] ?? 0],
  [
    '`LSTM(64)` gives ({64}), `RepeatVector(25)` gives ({25}, {64})',
    ...last64,
    ...shapeOf(repeated(lastOf(series(20, 4), 64), 25)),
  ],
  ['keeps ({25}, {64}), `Dense(1)` gives ({25}, {1}).', ...shapeOf(chain(25)), ...shapeOf(answered)],
  [
    'Use the same chain with `RepeatVector({96})`, or `LSTM(64)` and `Dense({96})` with the targets as (samples, {96})',
    ...[chain(96), ahead, ahead].map((each) => each.length),
  ],
  ['A window of three past values is ({1}, {3}, {1})', ...shapeOf(batched(lags, 1))],
  ['that is [[[1], [2], [3]]]: {1} sample, {3} steps, {1} feature', ...shapeOf([[[1], [2], [3]]])],
  [
    'With two features at each step use ({1}, {3}, {2}), for `input_size={2}`',
    ...shapeOf(batched(series(3, 2), 1)),
    shapeOf(series(3, 2))[1] ?? 0,
  ],
  ['so (97, {3}, {1}) with targets (97, {1})', ...shapeOf(lags), ...shapeOf(dense(lastOf(lags, 64), 1))],
  ['PyTorch wants the steps first, here ({3}, {1}, {1})', ...shapeOf(lags.map((x) => batched(x, 1)))],
  ['so ({1}, x, input_size) is one time step', series(1, 7).length],
  ['therefore ({1}, {1}, input_size), with a state', ...oneVector.slice(0, 2)],
  ['with a state of ({1}, {1}, hidden_size)', ...start(1, 1, 7).slice(0, 2)],
  [
    'So X has the shape (4, {2}, {5}) and y (4, {1})',
    ...shapeOf(pair),
    ...shapeOf(dense(lastOf(pair, 16), 1)),
  ],
  ['holds three of these windows: ({3}, {2}, {5})', ...shapeOf(batched(pair, 3))],
  ['({3}, {2}, {5}) and ({3}, {1}). In Keras', ...shapeOf(batched(pair, 3)), ...shapeOf(batched([1], 3))],
  ['In Keras: `Input(({2}, {5}))`', ...shapeOf(pair)],
  ['y is then (4, {2}, {1})', ...shapeOf(statesOf(pair, 16).map((h) => dense(h, 1)))],
  ['sample axis in front it has the shape ({1}, {3}, {3})', ...shapeOf(batched(table, 1))],
  ['No error appears when both numbers are {3}', ...new Set(shapeOf(table))],
  ['must give ({1}, {100}, {3})', ...shapeOf(batched(moments, 1))],
  ['`np.vstack` gives ({3}, {100})', ...shapeOf(turned(moments))],
  ['windows of, say, 30 rows: (samples, {30}, {3})', ...shapeOf(moments.slice(0, 30))],
  ['becomes (n, {3}, {1}), n samples of {3} steps with {1} feature', ...shapeOf(lags), ...shapeOf(lags)],
  ['Written as (n, {1}, {3}) it also runs', ...shapeOf(turned(lags))],
  ['such as price and volume: (n, {3}, {2})', ...shapeOf(series(3, 2))],
  ['is many to one with {5} steps, each', series(5, 1).length],
  ['nothing older than {5} steps counts', statesOf(series(5, 1), 4).length],
  ['then row {2} starts from the state after row 1', 1 + 1],
  ['`x.reshape(-1, {5}, {1})` for five lags', ...shapeOf(cut(dense([1], 5), 1))],
  ['for five lags, `Input(({5}, {1}))`', ...shapeOf(cut(dense([1], 5), 1))],
  ['a batch of 25 holds ({25}, {365}, {6})', ...shapeOf(batched(days, 25))],
  [
    'with `Dense(1)`, which gives ({500}, {365}, {1})',
    ...shapeOf(
      batched(
        statesOf(days, 8).map((h) => dense(h, 1)),
        500,
      ),
    ),
  ],
  ['(n_x, m, T_x) = ({500}, {5}, {7}); shorter', ...shapeOf(sentences)],
  ['shorter sentences are padded to {7}', shapeOf(sentences)[2] ?? 0],
  ['the states form ({64}, {5}, {7})', ...shapeOf(batched(sentences[0], 64))],
  [
    'only one output at the end, ({1}, {5}), so T_y = {1}',
    ...shapeOf(turned(batched(dense(lastOf(series(7, 3), 64), 1), 5))),
    ...shapeOf(dense(lastOf(series(7, 3), 64), 1)),
  ],
  [
    'each are {2,000} samples, {12} steps and {50} features, so `input_shape=({12}, {50})`',
    ...shapeOf(batched(series(12, 50), 2000)),
    ...shapeOf(series(12, 50)),
  ],
  ['With ({8000}, {1}, {6}) each row stands alone', ...shapeOf(series(8000, 6).map((row) => [row]))],
  ['`x.reshape(2000, {4}, {6})`', ...shapeOf(groups).slice(1)],
  ['are right, with `input_shape=({4}, {6})`', ...shapeOf(groups).slice(1)],
  ['array_reshape(x, c(2000, {4}, {6}))', ...shapeOf(groups).slice(1)],
  ['and `input_shape = c({4}, {6})`', ...shapeOf(groups).slice(1)],
  [
    'four batches of ({32}, {20}, {3}) and a last one of (2, {20}, {3})',
    ...shapeOf(batched(series(20, 3), 32)),
    ...shapeOf(series(20, 3)),
  ],

  // Both directions
  ['joined: {2}h numbers', shapeOf(bothOf(some, 1))[1] ?? 0],
  ['in PyTorch `nn.Linear({2} * hidden_size, classes)`', joined.length / 64],
  ['"mul" keep {64} numbers', dense(joined, joined.length / 2).length],
  ['as it receives 128 instead of {64} numbers', ...last64],
  ['`h_n.view({2}, {2}, batch, hidden)`', placeOf(2, 0) / placeOf(1, 1), placeOf(1, 1) + 1],
  ['So `hidden[:{2}]` is both directions of layer 1', placeOf(1, 1) + 1],
  ['are `hidden[{0}::{2}]`', placeOf(1, 0), placeOf(2, 0) - placeOf(1, 0)],
  ['(batch, steps, {2} · hidden)', joined.length / 64],
  ['is at step {0}, `output[:, {0}, hidden:]`', ...[1, 2].map(() => fromEnd(10, 0).at(-1) ?? -1)],
  ['`hidden[{0}]` is `h_n`, since', ['h_n', 'c_n'].indexOf('h_n')],
  ['gives (batch, {2}H), with forward first', joined.length / 64],
  ['output[:, {0}, H:]', fromEnd(10, 0).at(-1) ?? -1],

  // Layers
  ['the output is (batch, {10}, {64}) with True and (batch, {64}) with False', ...all64, ...last64],
  ['returns only its last state, (batch, {64}), but', ...last64],
  ['needs a sequence, (batch, steps, {64}); hence', ...units64],
  [
    '"expected ndim={3}, found ndim={2}"',
    shapeOf(batched(statesOf(some, 64), 5)).length,
    shapeOf(batched(lastOf(some, 64), 5)).length,
  ],
  ['and a batch of 32 that is ({2}, {32}, {64})', ...shapeOf(batched(layerStates, 2))],
  ['`h_n[{0}]` is the last state of the lower layer', placeOf(1, 0, 1)],
  ['Second layer, which reads {10} states', shapeOf(statesOf(series(4, 4), 10))[1] ?? 0],

  // Padding
  ['a block of {3} × 20 when', [5, 9, 20].length],
  ['has the shape (76, {30})', shapeOf(series(10, 30))[1] ?? 0],

  // Sizes of layers and places of axes in code
  ['the shape (samples, {1}, features): the rows', series(1, 3).length],
  ['`nn.Parameter(torch.zeros({1}, {1}, h))`', ...start(1, 1, 7).slice(0, 2)],
  ['`({1}, look_back)` is a single step', series(1, 5).length],
  ['`(look_back, {1})` is the real sequence', series(5, 1)[0]?.length ?? 0],
  ['`RepeatVector({30})` makes it', unfolded.length],
  ['and `Dense({3})` brings each step back', series(30, 3)[0]?.length ?? 0],
  ['`LSTM(64)`, `RepeatVector({5})`', dense([1], 5).length],
  ['`Dense({1})`, with targets of shape (samples, 5, 1)', shapeOf(chain(5).map((h) => dense(h, 1)))[1] ?? 0],
  ['and a plain `Dense({97}, activation="softmax")`', perStep.length],
  ['`RepeatVector({25})` gives (25, 64)', answered.length],
  ['keeps (25, 64), `Dense({1})` gives (25, 1)', answered[0]?.length ?? 0],
  ['`x.permute({1}, {0}, {2})`', ...stepsFirst],
  ['`x.transpose({0}, {1})`', ...placesOf(['batch', 'steps'], ['batch', 'steps', 'features'])],
  ['`transpose({0}, {2}, {1})` in NumPy', ...placesOf(['N', 'F', 'T'], ['N', 'T', 'F'])],
  ['From ({1}, {3}) you get it with', ...shapeOf(batched(lags, 1)).slice(0, 2)],
  ['do not flatten to ({1}, 6), or', batched(lags, 1).length],
  ['`x.view({1}, {1}, -1)` adds the axes', ...oneVector.slice(0, 2)],
  ['`x[:, :, {0}]` the first word', [1, 2, 3].indexOf(1)],
  ['torch.zeros(layers, x.size({0}), hidden)`', ...placesOf(['batch'], ['batch', 'steps'])],
  ['`total_length=x.size({1})`', ...placesOf(['steps'], ['batch', 'steps'])],
  [
    '`(out * m[..., None]).sum({1}) / m.sum({1}, keepdim=True)`',
    ...placesOf(['steps', 'steps'], ['batch', 'steps']),
  ],
  ['`torch.cat([h_n[-2], h_n[-1]], dim={1})`', ...placesOf(['hidden'], ['batch', 'hidden'])],
  ['output[:, 0, H:]], dim={1})', ...placesOf(['hidden'], ['batch', 'hidden'])],
  ['lengths - {1}`', 5 - (fromEnd(5, 0)[0] ?? 0)],
];
