/** Results that the lesson states beside its sums: answers of the quiz, shares and bounds. */
import type { Claim } from './check.ts';
import {
  convWeights,
  denseWeights,
  gruWeights,
  lstmStates,
  lstmWeights,
  rnnWeights,
  sigmoid,
  slope,
} from './formulas.ts';

const { tanh } = Math;
const passed = (gate: number, value: number): number => gate * value;
/** Which share of a value a gate lets through, and which share it holds back. */
const share = (gate: number): number => passed(gate, 2) / 2;
const heldBack = (gate: number): number => (2 - passed(gate, 2)) / 2;
const cell = (f: number, i: number, g: number, old: number): number => passed(f, old) + passed(i, g);
const hidden = (o: number, c: number): number => passed(o, tanh(c));
/** A cell to which a gate lets in a 1 at each step. */
function counted(steps: number): number {
  let c = 0;
  for (let t = 0; t < steps; t++) c = cell(1, 1, 1, c);
  return c;
}
/** Between what the hidden state lies, whatever the cell holds. */
const range = [hidden(1, -40), hidden(1, 40)];
/** The input gate of the step that is worked out by hand. */
const inputGate = sigmoid(1 - 1);
/** Biases of one block of an LSTM, as a share of all. */
const ofBias = (rnnWeights(64, 28) - rnnWeights(64, 28, 0)) / (lstmWeights(64, 28) - lstmWeights(64, 28, 0));

export const numbers: Claim[] = [
  // Answers of the quiz
  ['(one bias per gate)? kind: number answer: {640}', lstmWeights(10, 5)],
  ['How much passes? kind: number answer: {2}', passed(0.25, 8)],
  ['left after 2 steps? kind: number answer: {0.81}', passed(0.9, passed(0.9, 1))],
  ['its value after 4 steps? kind: number answer: {4}', counted(4)],
  ['What is the hidden state? kind: number answer: {0}', hidden(1, 0)],
  ['the candidate 1. What does the cell hold afterwards? kind: number answer: {1.5}', cell(0.5, 0.5, 1, 2)],
  [
    '16 filters of 3 × 3, and its input has 8 channels. How many parameters does it have, biases included? kind: number answer: {1168}',
    convWeights(3 * 3, 8, 16),
  ],
  [
    '64 units to 10 classes. How many parameters does it have, biases included? kind: number answer: {650}',
    denseWeights(64, 10),
  ],
  ['text: It lets {30%} of the value pass', share(0.3)],
  ['text: 0.9¹⁰⁰ is close to {0}', 0.9 ** 100],
  ['options: - text: "{0}" right: true', cell(0, 0, 1, 4)],
  ['options: - text: "{0.9}" right: true', cell(0.9, 0, 1, 1)],
  ['options: - text: "{64}" right: true', lstmStates(64, 28, 28).c.length],
  ['{A tenth} is lost, as the forget gate is below 1', heldBack(0.9)],
  ['It has {four} times the weights of a plain RNN remark', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['twice the steps, {twice} the work', (2 * 28 * rnnWeights(64, 28)) / (28 * rnnWeights(64, 28))],

  // What gates let through
  ['at 1 everything, at 0.3 {three tenths}. How far the tap', share(0.3)],
  ['at 1 everything, at 0.3 {three tenths}. Each', share(0.3)],
  ['It passes {three tenths} and holds back {seven}', share(0.3), 10 * heldBack(0.3)],
  ['0.3 lets {30%} through', share(0.3)],
  ['lets go of about {a third} of a value within 20 steps', 1 - 0.98 ** 20],
  ['it takes a sum of about {4} to let nearly everything through', Math.log(0.98 / (1 - 0.98))],
  ['It keeps {nine tenths} at each step', share(0.9)],
  ['At 0.5 {half} is left after each step: {50%}', share(0.5), share(0.5)],
  ['0 deletes, 0.5 keeps {half}', share(0.5)],
  ['at 0.02 only {2%} gets in', slope((c) => hidden(0.02, c), 1) / slope((c) => hidden(1, c), 1)],
  ['A proposal: 0.46. Take {half} of it', inputGate],
  ['of the old content is kept, {half} of the proposal is added', inputGate],
  ['forget gates begin {half} open when their biases are 0', sigmoid(0)],
  ['so step 10 has to wait for step {9}', 10 - 1],

  // Bounds
  ['back to between {−1} and +{1}. So the hidden state stays bounded', ...range],
  ['back between {−1} and {1}, because the cell itself', ...range],
  ['is never larger than {1} or smaller than {−1}', ...[...range].reverse()],
  ['cannot give more than {1} or less than {−1}', ...[...range].reverse()],

  // Counting
  ['the forget gate is the second {quarter}, `bias', ofBias],
  ['the forget gate is the second {quarter}. The two vectors', ofBias],
  ['# {4}n numbers', lstmWeights(64, 28) / rnnWeights(64, 28)],
  [
    'The ratio {1} : {3} : {4} comes from the blocks inside',
    ...[rnnWeights, gruWeights, lstmWeights].map((of) => of(64, 28) / rnnWeights(64, 28)),
  ],
  ['`BatchNormalization`: {4} per channel, {2} of them not trainable', 128 / 32, (128 - 64) / 32],
];
