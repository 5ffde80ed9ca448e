import type { Claim } from './check.ts';
import { lstmWeights, rnnState, rnnWeights, sigmoid, slope, unitsFor } from './formulas.ts';
import { unitRange } from './program.ts';
import { further } from './rnn-further.ts';
import { numbers } from './rnn-numbers.ts';
import { ratios } from './rnn-ratios.ts';

/** States of one unit that reads a 1 and then zeros. */
function impulse(u: number, steps: number): number[] {
  const states: number[] = [];
  for (let t = 0; t < steps; t++) states.push(Math.tanh((t === 0 ? 1 : 0) + u * (states.at(-1) ?? 0)));
  return states;
}
/** How many windows of some steps, each with what is to be forecast behind it, a series has. */
function windows(series: number, steps: number, behind = 0): number {
  let count = 0;
  for (let start = 0; start + steps + behind <= series; start++) count++;
  return count;
}
/** The sizes of the batches of an epoch. */
function batches(samples: number, size: number): number[] {
  const sizes: number[] = [];
  for (let left = samples; left > 0; left -= size) sizes.push(Math.min(left, size));
  return sizes;
}
/** Where a unit with this recurrent weight settles without inputs. */
const settled = (u: number): number => impulse(u, 1000).at(-1) ?? 0;
/** Steps from each source word to its translation where the source is read forwards or backwards. */
const distances = (words: number, reversed: boolean): number[] =>
  Array.from({ length: words }, (_, word) => words + word - (reversed ? words - 1 - word : word));
const lengths = [10, 10, 10, 10, 10, 10, 10, 3, 2, 1];
/** How many of these sequences are still running at each step. */
const running = Array.from(
  { length: Math.max(...lengths) },
  (_, t) => lengths.filter((one) => one > t).length,
);
const longStream = 1e6;

/** The weights that two questions offer, what is left of a 1, and the weights of a cell. */
const offered = [-1, 0.5, 1, 2];
const fading = [0.2, 0.5, 1, 2];
const left = (u: number): number => Math.abs(impulse(u, 20).at(-1) ?? 1);
const cellWeights = Array.from({ length: 500 }, (_, i) => i / 500);
/** The state after some steps over the one before. */
const ratioAt = (u: number, steps: number): number =>
  (impulse(u, steps).at(-1) ?? 0) / (impulse(u, steps).at(-2) ?? 0);

export const claims: Claim[] = [
  ...ratios,
  ...numbers,
  ...further,
  ['make it 1.1¹⁰⁰ ≈ {14,000} times', 1.1 ** 100],
  ['`units` ({4} to {256})', ...unitRange],
  ['after 5 words and {495} fillers the state has been rewritten {495} times', 500 - 5, 500 - 5],
  // The network
  ['`h · (h + d + 2)` = {1,408}', rnnWeights(32, 10, 2)],
  [
    'its slope is at most {0.25}, while that of tanh reaches {1}',
    slope(sigmoid, 0),
    slope((x) => Math.tanh(x), 0),
  ],
  ['between −1/√64 and +1/√64 = {0.125}, input as', 1 / Math.sqrt(64)],
  ['a loss of {0.69} (= ln 2', Math.log(2)],
  // The recurrent connection
  ['u = 0.5   {0.76}  {0.36}  {0.18}  {0.09}', ...impulse(0.5, 4)],
  ['u = 1.0   {0.76}  {0.64}  {0.57}  {0.51}', ...impulse(1, 4)],
  ['u = 2.0   {0.76}  {0.91}  {0.95}  {0.96}', ...impulse(2, 4)],
  ['u = −1.0  {0.76} {−0.64}  {0.57} {−0.51}', ...impulse(-1, 4)],
  ['turns the sign each time: {0.76}, {−0.64}, {0.57}, {−0.51}.', ...impulse(-1, 4)],
  ['u = 0.5: {0.76}, {0.36}, {0.18}, {0.09}', ...impulse(0.5, 4)],
  ['u = 1: {0.76}, {0.64}, {0.57}, {0.51}', ...impulse(1, 4)],
  ['u = 2: {0.76}, {0.91}, {0.95}, {0.96}', ...impulse(2, 4)],
  ['the state runs {0.76}, {−0.64}, {0.57}, {−0.51}:', ...impulse(-1, 4)],
  ['the state settles at about ±{0.96}', settled(2)],
  ['its slope is only about {0.08}', slope((x) => Math.tanh(x), Math.atanh(settled(2)))],
  ['by 90° at each step, the state is back where it started after {4} steps', 360 / 90],
  // The hidden state
  ['so {3.4} times as many', rnnWeights(128, 28) / rnnWeights(64, 28)],
  ['the recurrent ones go from {4,096} to {16,384}', 64 ** 2, 128 ** 2],
  [
    'Going from 128 to 64 units leaves, for 28 features, {5,952} instead of {20,096} weights',
    rnnWeights(64, 28),
    rnnWeights(128, 28),
  ],
  ['links of more than {10} steps get no credit', 1000 / 100],
  ['the state never carries anything beyond {10} steps', 1000 / 100],
  // Unrolling
  ['cell 100 waits for all {99} before it', 100 - 1],
  ['64 samples × 5,000 steps × 512 numbers of 4 bytes are {655 MB}', 64 * 5000 * 512 * 4],
  ['100 arrows about {2 · 10⁻¹⁰}', 0.8 ** 100],
  ['slide by one step cost about {30} times as much', (windows(longStream, 30) * 30) / longStream],
  // Dependencies
  ['if 80% is left per step, 10 steps leave {11%}', 0.8 ** 10],
  ['half of a value over 1,000 steps, the forget gate must stay at about {0.9993}', 0.5 ** (1 / 1000)],
  ['averages over 10 steps turn 1,000 into {100}', 1000 / 10],
  ['with stride 4 and pooling by 4 leaves some {190} steps', 3000 / 4 / 4],
  ['averaging over blocks of 10 gives some {300};', 3000 / 10],
  // Shapes
  [
    'read forwards, every word is about {10} steps',
    distances(10, false).reduce((sum, steps) => sum + steps) / 10,
  ],
  [
    'the first pair is {1} step apart and the last {19}',
    ...distances(10, true).filter((_, i) => i % 9 === 0),
  ],
  ['gives ({971}, 30, 8) for windows of 30', windows(1000, 30)],
  [
    'gives {97} windows of 3, so ({97}, 3, 1) with targets ({97}, 1)',
    ...[97, 97, 97].map(() => windows(100, 3, 1)),
  ],
  ['So X has the shape ({4}, 2, 5) and y ({4}, 1)', windows(5, 2), windows(5, 2)],
  ['y is then ({4}, 2, 1)', windows(5, 2)],
  ['at chance, about {10%} for ten digits', 1 / 10],
  ['an epoch has {3} updates, with {8}, {8} and {4} windows', batches(20, 8).length, ...batches(20, 8)],
  ['a batch of 25 holds (25, 365, 6), and an epoch has {20} updates', batches(500, 25).length],
  ['`x.reshape({2000}, 4, 6)` and {2,000} labels are right', 8000 / 4, 8000 / 4],
  ['a last one of ({2}, 20, 3)', batches(130, 32).at(-1) ?? 0],
  ['It knows nothing of the {19} words that follow', 20 - 1],
  // Both directions
  ['`Bidirectional(LSTM(64))` gives {128} numbers', 64 + 64],
  ['To keep the output at 64, take {32} units', 64 / 2],
  ['so `Bidirectional(LSTM(64))` has {47,616}', lstmWeights(64, 28) + lstmWeights(64, 28)],
  ['as it receives {128} instead of 64', 64 + 64],
  ['give the decoder {128} units, the sum of both', 64 + 64],
  ['with 2 layers `h_n` has the shape ({4}, batch, hidden)', 2 * 2],
  ['With 200 words, word 1 is {199} steps away', 200 - 1],
  // Layers
  ['together {14,208}', rnnWeights(64, 28) + rnnWeights(64, 64)],
  ['four times as much: {23,808} + {33,024}', lstmWeights(64, 28), lstmWeights(64, 64)],
  ['two of 64 have {23,808} + {33,024}', lstmWeights(64, 28), lstmWeights(64, 64)],
  [
    'two of about {77} units would be',
    unitsFor(lstmWeights(128, 28), (units) => lstmWeights(units, 28) + lstmWeights(units, units)),
  ],
  ['{101} instead of {200} for T = 100 and two layers', 100 + 2 - 1, 100 * 2],
  ['the others are multiplied by {1.25}', 1 / (1 - 0.2)],
  // Padding
  ['a block of 3 × {20} when the first two get {15} and {11} fillers', Math.max(5, 9, 20), 20 - 5, 20 - 9],
  ['texts of 50 words padded to 1,000, about {95%} of the work', 1 - 50 / 1000],
  ['With 30 real steps out of 100 positions, loss and gradient are {0.3} times as large', 30 / 100],
  ['`[{10}, {9}, {8}, {7}, {7}, {7}, {7}, {7}, {7}, {7}]`', ...running],
  [
    'add up to {76}, the number of real steps, so with 30 features `packed.data` has the shape ({76}, 30)',
    ...[running, lengths].map((each) => each.reduce((sum, one) => sum + one)),
  ],
  ['but only {63} in batches of 32', batches(2000, 32).length],
  [
    'A negative u, here {−1.0}, turns',
    offered.find((u) => impulse(u, 9).every((h, t) => h * (-1) ** t > 0)) ?? 0,
  ],
  [
    'and {0.2} is the smallest factor',
    Math.min(...fading.filter((u) => left(u) === Math.min(...fading.map(left)))),
  ],
  ['replaces the old {32} numbers by new ones', rnnState(32, 5, 1000).length],
  [
    'the same cell with the same {500} weights',
    new Set(Array.from({ length: 10 }, () => cellWeights).flat()).size,
  ],
  ['text: "{32,000}" remark: That would', 1_000 * 32],
  ['text: "{56}" remark: Rows and', 28 + 28],
  ['text: "{784}" remark: That would be one copy', 28 * 28],
  ['text: "{50}" remark: The weights are', 500 / 10],
  ['text: "{510}" remark: A copy', 500 + 10],
  ['text: "{5,000}" remark: That would', 500 * 10],
  ['rows 0–{29} are the first sample, rows 1–{30} the second', 0 + 30 - 1, 1 + 30 - 1],
  ['which gives ({971}, 30, 8) for windows of 30', windows(1_000, 30)],
  ['For LSTMs take {four} times as much', lstmWeights(64, 28) / rnnWeights(64, 28)],

  ['{Half} of a small state is passed on at each step', slope((x) => Math.tanh(0.5 * x), 0)],
  ['text: "{0.2}" right: true', Math.min(...fading.filter((u) => left(u) === Math.min(...fading.map(left))))],
  ['text: "{−1.0}" right: true', offered.find((u) => impulse(u, 9).every((h, t) => h * (-1) ** t > 0)) ?? 0],
  ['text: "{32}" right: true', rnnState(32, 5, 1000).length],
  ['text: "{500}" right: true', new Set(Array.from({ length: 10 }, () => cellWeights).flat()).size],
  [
    'Cut into {100} pieces, the weights are updated {100} times',
    ...[1, 2].map(() => batches(1000, 10).length),
  ],
  ['the five rows labelled 0, 0, 0, 1, 1 become {four} windows', windows(5, 2)],
  ['are fed as {four} batches of (32, 20, 3)', batches(130, 32).filter((size) => size === 32).length],
  ['2,000 sequences give {2,000} updates per epoch one by one', batches(2000, 1).length],
  [
    'At step 1 all {ten} have a value, at step 2 {nine}, since the shortest has ended, at step 3 {eight}',
    ...running.slice(0, 3),
  ],
  [
    'and from step {4} to step {10} {seven}. That gives',
    running.indexOf(running.at(-1) ?? 0) + 1,
    running.length,
    running.at(-1) ?? 0,
  ],

  // Wrong options and their remarks.
  ['its state of step {4} is there', 5 - 1],
  ['With one unit and u = 0.5 a small trace {halves} at each step', ratioAt(0.5, 12)],
  ['0.76, 0.36, 0.18, 0.09, {halved} at each step', ratioAt(0.5, 2)],
  [
    'At step {1} all ten have a value, at step {2} nine, since the shortest has ended, at step {3} eight',
    ...[10, 9, 8].map((left) => running.indexOf(left) + 1),
  ],
];
