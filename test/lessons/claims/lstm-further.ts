/** What the lesson says in passing: bounds of gates, where they have to stand, and sizes handed on. */
import { compileNetwork } from '../../support/digits.ts';
import type { Claim } from './check.ts';
import {
  convWeights,
  denseWeights,
  lstmStates,
  lstmWeights,
  rnnWeights,
  sigmoid,
  slope,
  sumOf,
} from './formulas.ts';

const { tanh } = Math;
const gate = [sigmoid(-40), sigmoid(40)];
const range = [tanh(-40), tanh(40)];
const passed = (by: number, value: number): number => by * value;
const cell = (f: number, i: number, g: number, old: number): number => passed(f, old) + passed(i, g);
const hidden = (o: number, c: number): number => passed(o, tanh(c));
/** Where a gate has to stand for this much of a value to pass. */
const gateFor = (wanted: number, value: number): number => wanted / value;
const [shut, open] = [gateFor(0, 8), gateFor(8, 8)];
const deleteKeep = [shut, open];
const keepDelete = [open, shut];
/** Where the sum in front of a gate has to be. */
const sumFor = (value: number): number => Math.log(value / (1 - value));

/** How the forget and the input gate stand where a cell of 2 that is offered 0.5 becomes this. */
function settingFor(wanted: number): number[] {
  const settings = [0, 1].flatMap((f) => [0, 1].map((i) => [f, i] as const));
  return [...(settings.find(([f, i]) => cell(f, i, 0.5, 2) === wanted) ?? [])];
}
const [keep, replace, add, clear] = [2, 0.5, 2 + 0.5, 0].map(settingFor) as [
  number[],
  number[],
  number[],
  number[],
];
/** How the forget and the output gate stand where a cell is kept or lost, and shown or hidden. */
const memory = (kept: number, shown: number): number[] => [
  gateFor(cell(kept, 0, 0, 2), 2),
  gateFor(hidden(shown, 2), tanh(2)),
];
const units = lstmStates(64, 28, 10);
const blocks = lstmWeights(64, 28) / rnnWeights(64, 28);
const share = (by: number): number => passed(by, 2) / 2;
/** The end of the second of four blocks, in units. */
const secondEnds = 'ifco'.indexOf('f') + 1;
/** The weight of a letter where a tanh is to give 0 for −1 as well as for +1. */
const letterWeight = [-1, -0.5, 0, 0.5, 1].find((w) =>
  [-1, -0.5, 0, 0.5, 1].some((b) => tanh(w + b) === 0 && tanh(-w + b) === 0),
);
const toHold = 0.9 ** (1 / 1000);

/** Parameters of a kind of layers in the bot's network for digits. */
function parametersOf(kind: RegExp): number {
  const found = compileNetwork('cnn', 64).layers.filter(({ name }) => kind.test(name));
  return found.length === 0 ? Number.NaN : sumOf(found.map(({ params }) => params));
}

const bounds: Claim[] = [
  ['σ yields values between {0} and {1}, so', ...gate],
  ['Three gates, numbers between {0} and {1}, decide', ...gate],
  ['only a number between {0} and {1} and a sum.', ...gate],
  ['so it must lie between {0} (nothing) and {1} (everything)', ...gate],
  ['and tanh lies between {−1} and +{1}.', ...range],
  ['It is a number between {0} and {1} by which something else', ...gate],
  ['the function σ squeezes between {0} and {1}.', ...gate],
  ['{0} < gate < {1}', ...gate],
  ['It never quite reaches {0} or {1}: a forget', ...gate],
  ['text: A share must lie between {0} and {1}', ...gate],
  ['text: A sigmoid reaches {0} and {1} exactly', ...gate],
  ['A tanh reaches down to {−1} and would', tanh(-40)],
  ['A gate is a number between {0} and {1} that the network', ...gate],
  ['turns any sum into a number between {0} and {1}:', ...gate],
  ['it is smooth and stays between {0} and {1}.', ...gate],
  ['A sigmoid gate comes close to {0} or {1} but', ...gate],
  ['a gate may round to exactly {1} when', Math.fround(sigmoid(20))],
  ['Gates stuck at {0} or {1} early', ...gate],
  ['it gives a number between {0} and {1} by which the old', ...gate],
  ['It gives a number between {0} and {1}, and the old value', ...gate],
  ['the **candidate**, a proposal between {−1} and +{1}.', ...range],
  ['The candidate is a proposal between {−1} and +{1}, and', ...range],
  ['It is a number between {0} and {1}: at', ...gate],
  ['how much, {0} … {1} i =', ...gate],
  ['what, {−1} … {1} g =', ...range],
  ['it is a share, from {0} (none) to {1} (all)', ...gate],
  ['limits one write to the range {−1} … {1}, so', ...range],
  ['and its state stays between {−1} and {1}, so', ...range],
  ['It lies between {0} and {1} and multiplies tanh', ...gate],
  ['it is a gate between {0} and {1} times a tanh between {−1} and {1}.', ...gate, ...range],
  ['makes gates near {0} or {1} slow to learn', ...gate],
  ['The gate is never exactly {0}, so a little', sigmoid(-40)],
  ['A gate is seldom exactly {0}, so a trace', sigmoid(-40)],
  ['the part that teaches the gate is nearly {0} when', slope(sigmoid, 12)],
];

const letThrough: Claim[] = [
  ['At the start its gates are {half} shut', 1 - sigmoid(0)],
  ['At {1} it stays as it is, at {0} it is deleted', ...keepDelete],
  ['At {0} nothing is added, at {1} all of it', ...deleteKeep],
  ['So with f near {1} it stays as it is', open],
  ['An entry multiplied by 0 is {0}, and', passed(0, 8)],
  ['is multiplied: at {0} nothing passes, at {1} everything, at 0.3', ...deleteKeep],
  ['At {0} nothing passes, at {1} everything, at 0.3', ...deleteKeep],
  ['with f near {1} time nearly stands still', open],
  ['with f near {1}, time almost stands still', open],
  ['text: It opens in {30%} of the steps', share(0.3)],
  ['text: It passes the value with a chance of {30%}', share(0.3)],
  ['text: It holds back {30%} of the value', share(0.3)],
  ['is the share that passes: {0} is shut, {1} is open', ...deleteKeep],
  ['a forget gate at {1} means keep all of the old value, an input gate at {1} means write all', open, open],
  ['So a sum of {0} means half open', sumFor(0.5)],
  ['the gate must sit very close to {1}.', toHold],
  ['the gate must come very close to {1}, and', toHold],
  ['mostly open and the other gates {half} open', sigmoid(0)],
  ['Half open means bias {0}: the sigmoid', sumFor(0.5)],
  ['{1} means *keep everything*, {0} *delete*, 0.5', ...keepDelete],
  ['With all biases 0, f starts near {0.5}:', sigmoid(0)],
  ['Typically a few stay near {1} (long memory)', open],
  ['some stay near {1} (long memory)', open],
  ['text: "{4}" remark: That would be a forget gate of 1', passed(1, 4)],
  ['text: "{−4}" remark: A gate scales', -passed(1, 4)],
  ['A forget gate of {0} forgets; one of {1} keeps', ...deleteKeep],
  ['text: "{0}" remark: Then it is gone after one step', shut],
  ['text: "{1}" remark: Then it stays for good', open],
  ['its factor was fixed at {1}."', open],
  ['the cell starts at {0}. - text', lstmStates(1, 1, 0).c[0] ?? 1],
  ['With {0.5} half of the value and of its gradient', sigmoid(0)],
  ['is multiplied by it: {1} keeps all, {0} deletes', ...keepDelete],
  ['A forget gate of {1} keeps the old value completely and {0} deletes it', ...keepDelete],
  ['and multiplying by {1} changes nothing', open],
  [
    'for a forget gate of {1} does not forget everything: it keeps everything, and {0} forgets',
    ...keepDelete,
  ],
  ['would start the next line at {5}.', cell(1, 0, 1, 5)],
  ['corresponds to a forget gate fixed at {1}.', open],
  [
    '{0.5}¹⁰ leaves 0.1% of a value, {0.73}¹⁰ 4%, {0.88}¹⁰ 28% and {0.99}¹⁰ 90%',
    ...[0, 1, 2, 5].map(sigmoid),
  ],
  ['when their biases are 0: at {0.5} only', sigmoid(0)],
];

/** The value of a gate at which less is left after each step, but some. */
const fading = [0.5, 0, 1, -0.5].find((by) => by ** 2 < by && by ** 3 > 0);

const writing: Claim[] = [
  ['text: "{0.5}" right: true - text: "0" remark: Then it is gone', fading ?? Number.NaN],
  ['f ≈ {1}, i ≈ {0} keep', ...keep],
  ['f ≈ {0}, i ≈ {1} replace', ...replace],
  ['f ≈ {1}, i ≈ {1} add', ...add],
  ['f ≈ {0}, i ≈ {0} clear', ...clear],
  ['so each step adds {1}: 0 + 4 · 1 = 4', cell(1, 1, 1, 3) - 3],
  ['remark: That would be a forget gate of {0}.', shut],
  ['remark: That would be an output gate of {0}.', gateFor(hidden(0, 2), tanh(2))],
  ['With an input gate of 0 the second part is {0}, so', passed(0, 0.5)],
  ['text: Forget gate near {0}, input gate near {1} right: true', ...replace],
  ['text: Forget gate near {1}, input gate near {1} remark: Then the new value is added', ...add],
  ['text: Forget gate near {1}, input gate near {0} remark: Then the old value stays', ...keep],
  ['text: Forget gate near {0}, input gate near {0} remark: Then the cell is cleared', ...clear],
  ['With {0} and {1} only the candidate is left', ...replace],
  ['text: Forget gate near {1}, input gate near {1} right: true', ...add],
  ['text: Forget gate near {0}, input gate near {1} remark: Then the count so far is lost', ...replace],
  ['text: Forget gate near {1}, input gate near {0} remark: Then the count stays', ...keep],
  ['text: Forget gate near {0}, input gate near {0} remark: Then the count is cleared', ...clear],
  ['so the old count is kept and {1} is added', cell(1, 1, 1, 3) - 3],
  ['at {0} nothing is written, at {1} the whole proposal', ...deleteKeep],
  ['with the gate near {0} even a loud input', shut],
  ['If the forget gate is near {1} at the same time', open],
  ['the input gate must be near {0} and the forget gate near {1}.', ...[...keep].reverse()],
  ['must have w = {0}, and then', letterWeight ?? Number.NaN],
  ['keep the old and add the new (both near {1}), or drop both (both near {0})', add[0] ?? 0, clear[0] ?? 1],
  [
    'gate both at {1} the new content is added to the old; with both at {0} the entry is cleared; forget {0} with input {1} replaces',
    ...[add[0] ?? 0, clear[0] ?? 1],
    ...replace,
  ],
  ['- f = {1}, i = {0}: keep', ...keep],
  ['- f = {0}, i = {1}: replace', ...replace],
  ['- f = {1}, i = {1}: add', ...add],
  ['- f = {0}, i = {0}: clear', ...clear],
  ['With forget gate {1}, input gate {1} and candidate', ...add],
  ['the cell rises by {1}; with', cell(1, 1, 1, 3) - 3],
  [
    'it falls by {1}, and {0} means that all brackets are closed',
    3 - cell(1, 1, -1, 3),
    cell(1, 1, -1, cell(1, 1, 1, 0)),
  ],
];

const shown: Claim[] = [
  [
    'With o near {0} the error of this step',
    gateFor(
      slope((c) => hidden(0, c), 1),
      slope(tanh, 1),
    ),
  ],
  ['so a gate near {0} makes the hidden state nearly {0}.', gateFor(hidden(0, 2), tanh(2)), hidden(0, 2)],
  ['text: Forget gate near {1}, output gate near {0} right: true', ...memory(1, 0)],
  ['text: Forget gate near {1}, output gate near {1} remark: Then the fact is kept', ...memory(1, 1)],
  ['text: Forget gate near {0}, output gate near {0} remark: Then the fact is hidden', ...memory(0, 0)],
  ['text: Forget gate near {0}, output gate near {1} remark: Then the fact is lost', ...memory(0, 1)],
  ['The forget gate near {1} keeps the value in the cell; the output gate near {0} keeps', ...memory(1, 0)],
  ['With a forget gate of {1} nothing fades', open],
  ['With a forget gate of {1} and a shut input gate the cell stays', open],
  ['The hidden state becomes {0} for that unit', hidden(0, 3)],
  [
    'text: "{1.0}" remark: A tenth is lost, as the forget gate is below {1}.',
    cell(1, 0, 1, 1),
    gateFor(1, 1),
  ],
];

const sizes: Claim[] = [
  ['Each output has {64} weights and one bias', denseWeights(64, 10) / 10 - 1],
  ['The matrix has two sides; {2} · {2} is 4', 128 / 64, 128 / 64],
  ['a kernel of (features, {4}·units), PyTorch a `weight_ih_l0` of ({4}·hidden_size', blocks, blocks],
  ['so 64 units are {64} numbers, however', units.c.length],
  ['drawn as three vectors of {64} numbers', units.c.length],
  ['in the bias of length {4}·units', blocks],
  ['the second quarter, `bias[units:{2}*units]`', secondEnds],
  ['`lstm.bias_ih_l0.data[h:{2}*h] = 1`', secondEnds],
  ['lstm.bias_ih_l0[h:{2}*h] = 1.0', secondEnds],
  ['lstm.bias_hh_l0[h:{2}*h] = 0.0', secondEnds],
  ['PyTorch keeps ({4}·units, inputs), Keras (inputs, {4}·units)', blocks, blocks],
  ['text: "{1}" remark: Each unit has a cell of its own', lstmStates(1, 28, 10).c.length],
  ['means {64} cell values and {64} hidden values', units.c.length, units.h.length],
  ['You may picture {64} one-unit LSTMs', units.c.length / lstmStates(1, 28, 10).c.length],
  ['each number becomes a vector of {64} and', units.h.length],
  ['np.split(z, {4})', blocks],
  ['embedding words · d pooling {0} ```', parametersOf(/^pool/)],
  ['Pooling leaves 13 × 13 × {64}, so', convWeights(3 ** 2, 1, 64) / (3 ** 2 + 1)],
  ['In a summary it shows {0}.', parametersOf(/^pool/)],
  ['- pooling, `Flatten`, `Dropout`: {0}', parametersOf(/^(?:pool|flatten)/)],
];

export const further: Claim[] = [...bounds, ...letThrough, ...writing, ...shown, ...sizes];
