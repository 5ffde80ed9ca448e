/** Shapes behind the layers of the combined networks, as the lesson puts them in a row. */
import type { Claim } from './check.ts';
import { convWeights, fits, lstmStates, pooled } from './formulas.ts';

export type Shape = readonly number[];
type Layer = (shape: Shape) => Shape;
/** The shape behind some layers. */
export const through = (shape: Shape, ...layers: readonly Layer[]): Shape =>
  layers.reduce((now, layer) => layer(now), shape);
/** The size of the last axis. */
export const last = (shape: Shape): number => shape.at(-1) ?? Number.NaN;
export const conv1 =
  (filters: number, width: number, padding = 0): Layer =>
  ([steps = 0]) => [fits(steps, width, { padding }), filters];
const conv2 =
  (filters: number, width: number): Layer =>
  ([height = 0, wide = 0]) => [fits(height, width), fits(wide, width), filters];
export const pool1 =
  (window: number): Layer =>
  ([steps = 0, channels = 0]) => [pooled(steps, window), channels];
const pool2: Layer = ([height = 0, wide = 0, channels = 0]) => [pooled(height), pooled(wide), channels];
export const flatten: Layer = (shape) => [shape.reduce((all, size) => all * size)];
const globalAverage: Layer = (shape) => shape.slice(-1);
export const dense =
  (units: number): Layer =>
  (shape) => [...shape.slice(0, -1), units];
const lstm =
  (units: number): Layer =>
  ([steps = 0, features = 0]) => [lstmStates(units, features, steps).h.length];
const lstmAll =
  (units: number): Layer =>
  ([steps = 0, features = 0]) => [steps, lstmStates(units, features, steps).h.length];
const eachStep =
  (...layers: readonly Layer[]): Layer =>
  ([steps = 0, ...rest]) => [steps, ...through(rest, ...layers)];
/** The mean over the last axes of maps whose channels come first; without a size an axis stays. */
const adaptive =
  (high: number | undefined, wide: number | undefined): Layer =>
  ([channels = 0, height = 0, width = 0]) => [channels, high ?? height, wide ?? width];

/** Frames that a result for frame 5 depends on, if it sees so many before and behind. */
const seen = (before: number, behind: number): [number, number] => [5 - before, 5 + behind];
const small: Layer[] = [conv2(16, 3), pool2, globalAverage];
const video = through([50, 64, 64, 3], eachStep(...small));
const recording = through([400, 16], conv1(32, 5, 2));
const frames = through([512, 7, 7], adaptive(1, 1));
const kept = through([64, 20, 300], adaptive(1, undefined));
const window = through([30, 1], conv1(16, 3, 1));
const single = through([1, 1], conv1(16, 3, 1));
const maps: Shape = [20, 6, 6, 100];
const [states, labels] = [
  through(maps, eachStep(flatten), lstmAll(128)),
  through(maps, eachStep(flatten), lstmAll(128), eachStep(dense(10))),
];
const labelled = [through(maps, eachStep(flatten))[0] ?? 0, ...states, labels[0] ?? 0];
const one = convWeights(3 * 3, 3, 16);

export const combinations: Claim[] = [
  ['makes the sequence {2}, {4} or {8} times shorter', ...[2, 4, 8].map((by) => 800 / pooled(800, by))],
  ['text: On frame {5} alone', seen(0, 0)[1]],
  ['text: On frames {1} to {5}', ...seen(5 - 1, 0)],
  ['text: On frames {4} to {6}', ...seen((3 - 1) / 2, (3 - 1) / 2)],
  ['50 frames do not mean {50} times the parameters', (50 * one) / one],
  ['features per step, pooling {32}', last(through([8, 8, 32], globalAverage))],
  ['channels), here ({10}, {50}, 224', 500 / 50, 500 / 10],
  ['`x.reshape({10}, {50}, 224, 224, 3)`', 500 / 50, 500 / 10],
  ['`input_shape=({50}, 224, 224, 3)`', 500 / 10],
  ['a filter longer than {1} would see', single[0] ?? 0],
  ['one label per video, so {10} labels', 500 / 50],
  [
    '64, 64, 3) → ({50}, {16}) → {64} → {5}',
    ...video,
    last(lstm(64)(video)),
    last(through(video, lstm(64), dense(5))),
  ],
  [
    'gives (400, {32}), `MaxPooling1D(4)` makes (100, {32}), and `LSTM(64)` reads 100 steps and gives {64} numbers',
    last(recording),
    last(pool1(4)(recording)),
    last(through(recording, pool1(4), lstm(64))),
  ],
  ['are ({20}, 3600) → ({20}, {128}) → ({20}, classes)', ...labelled],
  ['it gets {100} inputs and has', last(through([6, 6, 100], globalAverage))],
  [
    'becomes (batch · frames, {512}, {1}, {1}). Reshaped to (batch, frames, {512})',
    ...frames,
    last(flatten(frames)),
  ],
  ['gives (batch, {64}, {1}, time)', ...kept.slice(0, 2)],
  ['makes (batch, time, {64})', kept[0] ?? 0],
  ['turns each step into {16} numbers', last(single)],
  ['becomes (1, {16}): still', last(single)],
  ['a single step with {16} inputs', last(single)],
  ['the shape is (30, {16}), and the LSTM reads {30} steps of {16} numbers', last(window), ...window],
  ["Here each step's {16} numbers", last(window)],
  ['That gives (batch, {2}), one', last(through([100, 40], lstmAll(64), eachStep(dense(2)), globalAverage))],
];
