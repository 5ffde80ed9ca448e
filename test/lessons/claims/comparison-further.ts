/** Shapes on the way through both networks, and places and chains that follow. */
import { describeDataset } from '../../../src/ml/datasets/index.ts';
import type { Claim } from './check.ts';
import { denseWeights, doubling, placesOf, pooled, rnnState, sigmoid } from './formulas.ts';

type Shape = readonly [height: number, width: number, channels: number];
/** Behind a convolution of this width without padding, and behind a pooling by 2. */
const convolved = ([height, width]: Shape, size: number, filters: number): Shape => [
  placesOf(height, size),
  placesOf(width, size),
  Array.from({ length: filters }).length,
];
const halved = ([height, width, channels]: Shape): Shape => [pooled(height), pooled(width), channels];
const first = convolved([28, 28, 1], 3, 8);
const firstPooled = halved(first);
const second = convolved(firstPooled, 3, 16);
const secondPooled = halved(second);
const asked = halved([26, 26, 8]);
/** The width of a filter that leaves so many places. */
const widthFor = (size: number, left: number): number => size - left + 1;

const { steps, features } = describeDataset('digits').shape;
const state = rnnState(64, features, steps).length;
/** Outputs of the last layer, by its weights. */
const outputs = 4_010 / denseWeights(400, 1);
/** Of 64 maps of 7 × 7, each averaged. */
const averaged = (7 * 7 * 64) / 7 ** 2;
const [shut, open] = [sigmoid(-40), sigmoid(40)];
const before = (place: number): number => place - 1;
/** Calculations in a row of overlapping layers. */
const chain = (length: number, layers: number): number => length + layers - 1;

export const further: Claim[] = [
  ['layer 2 at step 1 with layer 1 at step {2}', 1 + (2 - 1)],
  ['A gate is a layer with values between {0} and {1} that', shut, open],
  ['once rows 1 to {4} have been read', before(5)],
  ['layer 2 waits for layer {1}. A very deep', before(2)],
  [
    'Step 10 needs the state after step {9}, which needs the one after step {8}',
    before(10),
    before(before(10)),
  ],
  ['While layer 1 works on step 2, layer 2 can already work on step {1}', 2 - (2 - 1)],
  ['is worked on only after rows 1 to {4}, because', before(5)],
  [
    'row 5 needs the state that row {4} leaves behind, and row {4} needs that of row {3}',
    ...[before(5), before(5), before(before(5))],
  ],
  ['cannot stand on step 5 before you have stood on step {4}', before(5)],
  ['that is 28 against, say, {4} for a CNN of four layers', chain(1, 4)],
  ['it is 10,000 against still {4}, or 13', chain(1, 4)],
  ['before the next 10,000 exist, {100} times in a row', chain(100, 1)],
  ['layer 2 waits for layer {1}, so a very deep', before(2)],

  ['8 filters 3 × 3 26 × 26 × {8} max pooling 2 × 2 13 × 13 × {8}', first[2], firstPooled[2]],
  ['16 filters 3 × 3 11 × 11 × {16} max pooling 2 × 2 5 × 5 × {16}', second[2], secondPooled[2]],
  ['flatten 400 dense, softmax {10} RNN', outputs],
  ['rows as time steps {28} × {28}', steps, features],
  ['recurrent, last h {64}', state],
  ['folded into one vector of {64} numbers', state],
  ['text: 13 × 13 × {8} right: true', asked[2]],
  ['Each channel is pooled by itself, so all {8} remain', asked[2]],
  ['24 × 24 × {8} remark', convolved([26, 26, 1], 3, 8)[2]],
  ['That is what a {3} × {3} convolution', widthFor(26, 24), widthFor(26, 24)],
  ['with 8 filters 26 × 26 × {8}. Pooling 2 × 2 halves: 13 × 13 × {8}.', first[2], firstPooled[2]],
  ['gives 11 × 11 × {16}, and pooling 5 × 5 × {16}, as {11} / 2', second[2], secondPooled[2], second[0]],
  ['which the last layer turns into {10} classes with', outputs],
  ['enters an RNN as {28} time steps of {28} numbers', steps, features],
  ['into a new state of {64} numbers, and only', state],
  ['goes on: a vector of {64}, whatever', state],
  ['the data have the shape (examples, {28}, {28})', steps, features],
  ['With 64 units it must hold in {64} numbers', rnnState(64, features, 3).length],
  ['7 × 7 × 64 becomes {64} numbers instead', averaged],
  ['and from word {6} on they are not', Math.min(6, 7)],
  ['text: {28} steps of {28} values right: true', 784 / features, 784 / steps],
  ['it sees 1 + {2} · ({1} + {2} + … + 64)', 3 - 1, ...doubling(2)],
  ['text: {Twice} as many remark: The weights', (2 * 28) / 28],
  ['reads a 28 × 28 digit as {28} rows of {28} numbers', steps, features],
  ['The row-wise digits of this bot have {28} steps', steps],
  ['The fully connected layer makes {10} class scores', outputs],
  ['input_shape=({28}, {28}))`, then `Dense({10},', steps, features, outputs],
  ['last h 64 dense, softmax {10}', outputs],
];
