/** What the lesson on memory says again: edges, bounds of tanh and gates, and an example of the recall data. */
import { recallSplit } from '../../../src/ml/datasets/recall.ts';
import type { Claim } from './check.ts';
import { doubling, sigmoid, slope, softmax } from './formulas.ts';

/** The last answer of stacked causal convolutions with kernel 2. */
function answer(inputs: readonly number[], dilations: readonly number[]): number {
  const last = dilations.reduce(
    (row, dilation) => row.map((value, t) => 0.7 * value + 0.4 * (row[t - dilation] ?? 0)),
    inputs,
  );
  return last.at(-1) ?? Number.NaN;
}
/** By how much the answer moves if the value so many steps back is changed. */
function moves(back: number, dilations: readonly number[]): number {
  const inputs = Array.from({ length: 40 }, (_, t) => Math.sin(t));
  const changed = inputs.map((value, t) => (t === inputs.length - 1 - back ? value + 1 : value));
  return Math.abs(answer(changed, dilations) - answer(inputs, dilations));
}
const dilations = doubling(4);
const field = 1 + dilations.reduce((sum, dilation) => sum + dilation, 0);
const moving = Array.from({ length: 40 }, (_, back) => back).filter((back) => moves(back, dilations) > 0);
/** The least number of layers with doubled dilations that sees so many steps, with kernel 2. */
const layersFor = (steps: number): number => Math.ceil(Math.log2(steps));
/** The sum of dilations counts as often as a block has convolutions. */
const perBlock =
  (doubling(3).reduce((sum, dilation) => sum + 2 * dilation, 1) - 1) /
  (doubling(3).reduce((sum, dilation) => sum + dilation, 1) - 1);

const [least, most] = [Math.tanh(-20), Math.tanh(20)];
const [shut, open] = [sigmoid(-20), sigmoid(20)];
const steepest = slope(Math.tanh, 0);
/** What an old cell value does to the new one without a forget gate. */
const carousel = slope((old) => old + shut, 3);

const edges: Claim[] = [
  ['CNN exactly {0} outside', moves(field, dilations)],
  ['RNN > {0}, shrinking with t − k', 0.8 ** 1_000],
  [
    'For a CNN it is exactly {0} once k lies outside the field of view. For a plain RNN it is above {0} in general',
    moves(field + 4, dilations),
    0.8 ** 1_000,
  ],
  ['k small k = reach − {1}', field - Math.max(...moving)],
  ['reach over 1,000 steps in {10} layers', layersFor(1_000)],
  ['`1 + {2} · (k − 1) · (sum of the dilations) · stacks`', perBlock],
  ['what is left {0.8} 0.33', 0.8 ** 1],
  ['After one step it is {80%}, after five', 0.8 ** 1],
  ['Exactly {1} keeps everything, noise included', [0.9, 1, 1.1].find((f) => f ** 50 === 1) ?? 0],
  ['with kernel size 2 and dilations {1}, {2}, {4}, … 512', ...doubling(10).slice(0, 3)],
  ['13 levels (dilations {1} to 4096)', Math.min(...doubling(13))],
];

const bounds: Claim[] = [
  ['the slope of tanh, which is at most {1}. With a factor', steepest],
  ['occurs, at most {1}', steepest],
  ['remark: tanh keeps each entry between {−1} and +{1}.', least, most],
  ['(matrix) · {1} (slope of tanh)', steepest],
  ['from the slope of tanh, at most {1}.', steepest],
  ['is 1 only at h = {0} and small', Math.sqrt(1 - (1 - Math.tanh(0) ** 2))],
  ['The only exception is a unit stuck near +{1} or {−1}', most, least],
  ['in a unit that locked near +{1} or {−1}', most, least],
  ['a unit can lock near +{1} or {−1} and hold one bit', most, least],
  ['multiplied by a gate between {0} and {1}, and new content', shut, open],
  ['an input gate first, which can be nearly {0}', shut],
  ['Here it is multiplied by a number between {0} and {1}, and something', shut, open],
  ['f is never quite {1}.', open],
  ['The forget gate is never exactly {1}:', open],
  ['its forget gates are never exactly {1}, so', open],
  ['had no forget gate (f = {1} always)', carousel],
  ['It corresponds to a forget gate fixed at {1}', carousel],
  ['replaced the fixed {1} by the forget gate', carousel],
  ['replaced the fixed factor {1} by a forget gate', carousel],
  ['a cell that feeds back to itself with weight exactly {1}', carousel],
  ['From cell to cell the factor is {1}, so', carousel],
  ['A gate near 1 makes the factor near {1}, which', slope((old) => open * old + shut, 3)],
  ['remark: That would take a forget gate of {0}', (0 / 3) ** (1 / 5)],
  ['text: Between {−1} and {1}, by tanh', least, most],
  ['in an LSTM can become larger than {1}?', Math.max(open, most, open * most)],
  ['since each step may add up to {1} in size', open * most],
  ['What is shown is always between {−1} and {1}, because of the tanh', open * least, open * most],
  [
    'its state stays between {−1} and {1}, and it',
    shut * least + (1 - shut) * least,
    shut * most + (1 - shut) * most,
  ],
];

const { x, y } = recallSplit({ size: 1, seed: 1, stream: 'recall train' });
const letters = 8;
const width = 10;
const steps = Array.from({ length: x.length / width }, (_, t) => [...x.slice(t * width, (t + 1) * width)]);
const column = (channel: number): number[] => steps.map((step) => step[channel] ?? Number.NaN);
const [mark, question] = [column(letters), column(letters + 1)];
const marked = mark.indexOf(Math.max(...mark));
const strength = steps[marked]?.[y[0] ?? -1] ?? Number.NaN;
const others = mark.filter((_, t) => t !== marked);
const weak = Math.max(...(steps.find((_, t) => t !== marked)?.slice(0, letters) ?? []));
const asked = question.at(-1) ?? Number.NaN;
/** Of the inputs of a step, those that are no letters. */
const besides = width - letters;

/** What each letter gets from a network that has learned nothing. */
const guess = softmax(Array(letters).fill(0))[0] ?? 0;

const recall: Claim[] = [
  ['for letters, {1} for the mark, {1} for the question one of', besides / 2, besides / 2],
  ['The marked letter has strength {1}, the others', strength],
  ['at one of them the mark is {1} and the letter has strength {1}, all other', Math.max(...mark), strength],
  [
    'it is {1} at the step whose letter must be remembered, and {0} at all others',
    mark[marked] ?? Number.NaN,
    Math.max(...others),
  ],
  ['At the same step the letter has strength {1}, while', strength],
  ['another number, the question, is {1}, and the network', asked],
  ['the marked one counts {1}, each other', strength],
  ['A letter that occurs {five} times unmarked', Math.floor(strength / weak) + 1],
  ['Then its loss would be near {0}', -Math.log(1)],
  ['With {1}/{8} for each kind', letters * guess, 1 / guess],
  ['with all eight equal that is −ln({1}/{8})', letters * guess, 1 / guess],
  ['is right in {1} of 8 cases', letters * guess],
];

export const further: Claim[] = [...edges, ...bounds, ...recall];
