/** What the lesson says in passing: bounds, places in an order and how long chains are. */
import type { Claim } from './check.ts';
import { lstmStates, lstmWeights, rnnWeights, sigmoid, slope } from './formulas.ts';
import { fromEnd, series, statesOf } from './rnn-formulas.ts';
import { shapes } from './rnn-shapes.ts';

const { tanh } = Math;
const gate = [sigmoid(-40), sigmoid(40)];
const bound = tanh(40);
/** The factor at which a small state neither fades nor grows. */
const holds = 1 / slope(tanh, 0);
/** The size of both eigenvalues of a turn: the root of its determinant. */
const turn = (angle: number): number =>
  Math.sqrt(Math.cos(angle) * Math.cos(angle) + Math.sin(angle) * Math.sin(angle));
/** How many results a chain brings one after the other. */
const chain = (steps: number): number => statesOf(series(steps, 1), 1).length;
/** How many cells are drawn where a cell is used so often, and how many there are. */
const drawn = (steps: number): number => Array.from({ length: steps }, () => 'cell').length;
const cells = (steps: number): number => new Set(Array.from({ length: steps }, () => 'cell')).size;
/** At which step a layer is when the first one is at this step, if it starts as early as it can. */
const stepOf = (layer: number, first: number): number => first - (layer - 1);
const firstWhileSecondStarts = [1, 2, 3].find((step) => stepOf(2, step) === 1) ?? 0;
/** The largest of these factors that does not grow without limit. */
const edge = [0.8, 0.9, 0.99, 1, 1.01].filter((factor) => factor ** 1000 <= 1).at(-1) ?? 0;
/** How many days back the same weekday was. */
const sameWeekday = Array.from({ length: 30 }, (_, i) => i + 1).find((back) => (3 + back) % 7 === 3) ?? 0;
/** The word after which the state stays as it is, where a mask skips the fillers. */
function settledAfter(words: number, fillers: number): number {
  let [h, settled] = [0, 0];
  for (let t = 1; t <= words + fillers; t++) {
    const before = h;
    h = t <= words ? tanh(1 + h / 2) : h;
    if (h !== before) settled = t;
  }
  return settled;
}
/** A masked step, by the state before it. */
const maskedStep =
  (m: number) =>
  (h: number): number =>
    m * tanh(1 + 0.5 * h) + (1 - m) * h;
/** What a layer hands out at three real steps and two fillers. */
const handedOut = statesOf(series(5, 1), 1).map(([h = 1], t) => (t < 3 ? 1 : 0) * h);
const labels = [...Array.from({ length: 80 }, () => 'padding'), ...Array.from({ length: 20 }, () => 'word')];
/** The work of two layers of equal width over that of one. */
const twoLayers = (rnnWeights(64, 28) + rnnWeights(64, 64)) / rnnWeights(64, 28);

export const further: Claim[] = [
  ...shapes,

  // Bounds
  ['until the values sit near ±{1} all the time', bound],
  ['A unit that stays near ±{1} is saturated', bound],
  ['If most of your units sit near ±{1}', bound],
  ['multiplied by a forget gate between {0} and {1}, in a GRU', ...gate],
  ['multiplies a tanh by a gate between {0} and {1};', ...gate],
  ['gates of about {0.5} and a flat tanh', sigmoid(0)],
  ['At the start an LSTM outputs values near {0};', sigmoid(0) * tanh(sigmoid(0) * tanh(0))],

  // Eigenvalues
  ['are far below {1} in size, the network', holds],
  ['which preserves lengths: all eigenvalues have size {1}', turn(0.7)],
  ['all its eigenvalues have size {1}, so', turn(0.7)],
  ['a pair of complex eigenvalues of size about {1}', turn((2 * Math.PI) / 7)],
  [
    'Size below {1} means that a direction fades, size {1} that it holds, above {1} that',
    holds,
    holds,
    holds,
  ],
  ['spectral radius of U goes beyond about {1}', holds],
  ['so a value near {1} there lets it hold on', holds],

  // Chains
  [
    'needs the result of step 1 before step {2} can begin, so 1,000 steps are {1,000} waits',
    1 + 1,
    chain(1000),
  ],
  ['text: "{5}" remark: That is the size of one input', series(1000, 5)[0]?.length ?? 0],
  ['text: "{1,000}" remark: That is the number of steps', series(1000, 5).length],
  ['after step {1,000} is the same', 100 * 10],
  ['one layer per step, {28} layers for 28 rows', drawn(28)],
  ['"{1}" remark: That is the picture with the loop', cells(28)],
  ['becomes a chain of {28} cells', drawn(28)],
  [
    'one layer of {64} units that is used {ten} times in a row',
    ...[lstmStates(64, 28, 10).h.length, chain(10)],
  ],
  ['as its sequence is long: 28 steps make {28} layers', drawn(28)],
  ['forms a chain of {100} computations', chain(100)],
  ['its window reaches back at least {7} days', sameWeekday],
  ['a window of {5} words would see', 'old cabinet in the hall'.split(' ').length],
  ['only the state after word {20} can hold', chain(20)],
  ['rows 0–29 are the first sample, rows {1}–30 the second', 0 + 1],

  // Both directions
  ['the backward one at step {1}. Taking both', fromEnd(10).at(-1) ?? 0],
  ['the backward one at step {1}. At step T', fromEnd(10).at(-1) ?? 0],
  ['has read the words 1 and {2}, another one', 1 + 1],
  ['read the words {10} to {2}. At each', ...fromEnd(10).filter((word) => word === 10 || word === 2)],
  ['the backward reader runs from day {28} to day {1};', ...[0, 27].map((at) => fromEnd(28)[at] ?? 0)],
  ['Otherwise step {1} of one direction is paired', fromEnd(10).at(-1) ?? 0],
  [
    'it need not take {twice} as long, because the two directions',
    (lstmWeights(64, 28) + lstmWeights(64, 28)) / lstmWeights(64, 28),
  ],
  ['reads steps {3}, {2}, {1}, and its outputs', ...fromEnd(3)],
  [
    'where f3 has read steps {1} to {3} and b1 has read steps {3} to {1}',
    ...[1, 3].map((step) => [...fromEnd(3)].reverse()[step - 1] ?? 0),
    ...[1, 3].map((step) => fromEnd(3)[step - 1] ?? 0),
  ],
  ['[f3, b3], [{0}, {0}], [{0}, {0}], where', ...handedOut.slice(3).flatMap((h) => [h, h])],
  ['sets the masked outputs to {0} when', handedOut.at(-1) ?? 1],

  // Layers
  ['starts on step 1 while layer 1 is at step {2}. Good', firstWhileSecondStarts],
  ['do its step 1 while layer 1 is at step {2}. With', firstWhileSecondStarts],
  ['but need not take {twice} as long, because layer', twoLayers],

  // Padding
  ['After {50} such changes little', chain(5 + 50) - chain(5)],
  ['the last state is the one after word {5}', settledAfter(5, 45)],
  ['to the old state at a masked step is {1}.', slope(maskedStep(0), 0.4)],
  [
    'always answering "padding" is {80%} right',
    labels.filter((label) => label === 'padding').length / labels.length,
  ],
  ['a random batch is padded to nearly {200};', Math.max(10, 200)],
  ['For lengths of 4 to 12 simply pad to {12} and mask', Math.max(4, 12)],
  ['a backward reader has its final state at step {0}', fromEnd(10, 0).at(-1) ?? -1],
  ['`input_dim = words + {1}`', new Set([0, 1, 2, 3, 4, 5]).size - 5],

  // Slips and limits
  ['many factors below {1} leave almost nothing', edge],
  ['Factors above {1} do the opposite', edge],
  [
    'so that part of the series is read {twice}',
    [fromEnd(10), fromEnd(10, 6)].filter((window) => window.includes(8)).length,
  ],
  ['so that row 1 is continued by row {2} instead', 1 + 1],
  ['A weekly rhythm always has distance {7}', sameWeekday],
  ['peaks at {7}, 14, … show a weekly rhythm', sameWeekday],
  ['is not the backward state of {5} {4} {3} {2} {1}:', ...fromEnd(5)],
];
