/** More numbers of the lesson on memory: why a plain RNN forgets, the cell state and the recall task. */
import { describeDataset } from '../../../src/ml/datasets/index.ts';
import { parseTrainingOptions } from '../../../src/training/options.ts';
import type { Claim } from './check.ts';
import { sigmoid, stepsUntil } from './formulas.ts';
import { constant } from './program.ts';

/** Of tanh, where it has the value h. */
const slopeAt = (h: number): number => 1 - h ** 2;
/** Of tanh at c. */
const slopeOf = (c: number): number => slopeAt(Math.tanh(c));

/** A cell after some steps with the same gates and the same candidate. */
function cell(steps: number, start: number, { f, i, g }: { f: number; i: number; g: number }): number {
  let c = start;
  for (let step = 0; step < steps; step++) c = f * c + i * g;
  return c;
}

/** Of all letters but the marked one. */
const weak = constant('recall', 'distractorStrength =');

const forgetting: Claim[] = [
  ['it is about {2 · 10⁻¹⁰} after 100 steps', 0.8 ** 100],
  // A 32-bit number has 24 binary digits.
  ['in 32-bit numbers with some {7} digits', 24 * Math.log10(2)],
  ['What entered at step 1 has been rewritten {49} times by step 50', 50 - 1],
  ['(h = 0.9 gives {0.19})', slopeAt(0.9)],
  ['at most 0.9ⁿ is left: {0.5%} after 50', 0.9 ** 50],
  ['at the start of a 50-word text has been rewritten {49} times', 50 - 1],
  ['If each step leaves 0.8 of its trace, {0.002%} is left', 0.8 ** 49],
  ['through the matrix and the tanh {49} times, mixed with {49} other words', 50 - 1, 50 - 1],
  ['At 0.8 per step its trace is {0.002%} of what it was', 0.8 ** 49],
  ['At gates of 0.99 and 0.01, {61%} of a value is left after 50 steps', 0.99 ** 50],
  ['If γ · ‖U‖ = 0.9, at most {0.5%} of the change is left after 50 steps', 0.9 ** 50],
  ['leave 0.8 · 0.8 · 0.8 = {51%}, thirty leave {0.1%}', 0.8 ** 3, 0.8 ** 30],
  ['is {0.19} where a unit stands at 0.9: it is 1 − h² = 1 − {0.81}', slopeAt(0.9), 0.9 ** 2],
  [
    'At h = 0 it is {1}, at 0.5 it is {0.75}, at 0.8 it is {0.36} and at 0.99 only {0.02}',
    slopeAt(0),
    slopeAt(0.5),
    slopeAt(0.8),
    slopeAt(0.99),
  ],
  ['At 0.8 per step and 50 steps both are at {0.001%}', 0.8 ** 50],
  ['100 steps averaged by fives are only {20}', 100 / 5],
  ['The slope 1 − h² is {1} only at h = 0', slopeAt(0)],
  ['the slope of tanh there, 1 − h²? kind: number answer: {0.36}', slopeAt(0.8)],
  ['It has been reworked {nine} times since', 10 - 1],
];

const cells: Claim[] = [
  ['f = 0.5 after 20 steps {0.000001}', 0.5 ** 20],
  ['f = 0.9 after 20 steps {0.12}', 0.9 ** 20],
  ['f = 0.99 after 20 steps {0.82}', 0.99 ** 20],
  ['f = 1 after 20 steps {1}', 1 ** 20],
  ['gone after about {0.69} / (1 − f) steps when f is close to 1', Math.LN2],
  ['f begins near σ(1) ≈ {0.73} rather than {0.5}', sigmoid(1), sigmoid(0)],
  ['1 · 3 + 0 · candidate = {3}. With nothing', cell(5, 3, { f: 1, i: 0, g: 0.7 })],
  ['text: "{3}" right: true', cell(5, 3, { f: 1, i: 0, g: 0.7 })],
  [
    'old entry 2.0, f = 0.5, i = 1.0, g = −0.5 give 0.5 · 2.0 − 0.5 = {0.5}',
    cell(1, 2, { f: 0.5, i: 1, g: -0.5 }),
  ],
  ['At 0.999 a forget gate leaves {61%} after 500 steps, at 0.9999 {95%}', 0.999 ** 500, 0.9999 ** 500],
  ['At 0.99 it is only {0.7%}, so', 0.99 ** 500],
  [
    'gone after about {0.69} / (1 − f) steps: {7} at f = 0.9, {69} at 0.99',
    Math.LN2,
    Math.LN2 / (1 - 0.9),
    Math.LN2 / (1 - 0.99),
  ],
  ['a matrix and a tanh at each step; over 20 steps that is a product of {40} factors', 20 * 2],
  [
    'that leaves {0.0001%} at f = 0.5, {12%} at 0.9, {82%} at 0.99 and everything at 1',
    0.5 ** 20,
    0.9 ** 20,
    0.99 ** 20,
  ],
  ['With a forget gate of 0.9 about {12%} is left after 20 steps', 0.9 ** 20],
  ['With 0.5 it would be {0.0001%}, with 0.99 it is {82%}, with 1', 0.5 ** 20, 0.99 ** 20],
  ['over 20 steps the gate should be at {0.97} or more, if at least half', 0.5 ** (1 / 20)],
  ['At 0.99 half of the error is left after {69} steps', stepsUntil(0.5, 0.99)],
  ['a plain RNN at 0.8 per step has half after {3}.', stepsUntil(0.5, 0.8)],
  ['at 0.99 some {0.7%} of the error is left after 500 steps', 0.99 ** 500],
  ['With f = 1 and i · g = 1 it reaches {50} after 50 steps', cell(50, 0, { f: 1, i: 1, g: 1 })],
  ['at most at 1 / (1 − f): {10} for f = 0.9', cell(1_000, 0, { f: 0.9, i: 1, g: 1 })],
  [
    'near {0.73} (bias 1), {0.88} (2) or {0.99} (5) instead of {0.5}',
    sigmoid(1),
    sigmoid(2),
    sigmoid(5),
    sigmoid(0),
  ],
  [
    'That slope of tanh is {0.42} at c = 1, {0.01} at c = 3 and {0.00000001} at c = 10',
    slopeOf(1),
    slopeOf(3),
    slopeOf(10),
  ],
];

const { steps, outputs: letters } = describeDataset('recall').shape;
/** The letters, the mark and the question. */
const features = letters + 1 + 1;
const usual = parseTrainingOptions({ network: 'lstm', dataset: 'recall' });

const recall: Claim[] = [
  ['name it at the end; guessing gives {12.5%}', 1 / letters],
  ['so a guess is right one time in eight, {12.5%}', 1 / letters],
  ['28 steps, {10} features each', features],
  ['one of the steps 1 … {27} is marked', steps - 1],
  ['input 28 × {10} → output 8 classes', features],
  ['protect the letter from up to {26} later ones', steps - 2],
  ['That would cost ln 27 ≈ {3.3}', Math.log(steps - 1)],
  ['text: One time in {216}', letters * (steps - 1)],
  ['so guessing is right in {12.5%} of cases', 1 / letters],
  ['is right in 1 of 8 cases, {12.5%}, and has a loss of ln 8 = {2.08}', 1 / letters, -Math.log(1 / letters)],
  ['at {12.5%} and a loss near {2.08} the network', 1 / letters, -Math.log(1 / letters)],
  ['has {28} steps with {10} numbers each, and its answer is one of {8} letters', steps, features, letters],
  ['all other letters have strength {0.25}', weak],
  ['while all other letters have {0.25}', weak],
  ['the marked one counts 1, each other {0.25}', weak],
  ['that occurs five times unmarked thus weighs {1.25}', 5 * weak],
  ['so that the letter survives up to {26} steps', steps - 2],
  ['it has no gate: up to {26} later letters', steps - 2],
  ['with a gap of 5 steps in place of {26}', steps - 2],
  ["on this bot's recall data, with up to {26} steps between", steps - 2],
  ['and only guessing, {12.5%}, remains', 1 / letters],
  ['One of {27} letters is marked', steps - 1],
  ['Someone reads you {27} letters', steps - 1],
  ['the network reads {27} letters, one of them is marked', steps - 1],
  ['A network reads {27} random letters one by one', steps - 1],
  ['A network reads {27} letters of {eight} kinds and has to name', steps - 1, letters],
  ['A network reads {27} letters of {eight} kinds, all equally frequent', steps - 1, letters],
  ['text: One time in {27} remark: The kind', steps - 1],
  ['The sum holds all {27} letters', steps - 1],
  [
    '{28} steps, {10} features each {8} for letters, 1 for the mark, 1 for the question one of the steps 1 … {27} is marked step {28} asks input {28} × {10} → output {8} classes',
    ...[steps, features, letters, steps - 1, steps, steps, features, letters],
  ],
  ['{Eight} of the {ten} numbers say which letter', letters, features],
  ['At each of the steps 1 to {27} a random letter', steps - 1],
  ['Step {28} holds only the question', steps],
  ['at one of the steps 1 to {27}, drawn anew', steps - 1],
  ['At step {28} another number, the question', steps],
  ['The marked letter has strength 1, the others a {quarter}', weak],
  ['Over {28} steps, with other letters at a {quarter} of the strength', steps, weak],
  ['Over {28} steps that often succeeds', steps],
  ['It does not fail outright over {28} steps', steps],
  ['it sees all {28} steps at once', steps],
  ['may linger near ln {8} before', letters],
  ['is right in 1 of {8} cases', letters],
  ['With the standard settings ({10} epochs)', usual.epochs],
  ['go back to `learning_rate:{0.003}` and `samples:{4096}`', usual.learningRate, usual.samples],
];

export const more: Claim[] = [...forgetting, ...cells, ...recall];
