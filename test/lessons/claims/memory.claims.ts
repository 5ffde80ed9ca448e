/** What is left after steps that weaken a value, how far a CNN reaches, and what guessing gets on recall. */

import type { Claim } from './check.ts';
import { doubling, lstmStates, lstmWeights, rnnWeights, stepsUntil } from './formulas.ts';
import { further } from './memory-further.ts';
import { more } from './memory-more.ts';
import { ratios } from './memory-ratios.ts';

/** Steps that a stack of causal convolutions sees. */
const reach = (kernel: number, dilations: readonly number[]): number =>
  1 + dilations.reduce((sum, dilation) => sum + (kernel - 1) * dilation, 0);

/** By how much more a layer adds if each block has two convolutions. */
const twoPerBlock = (reach(2, [1, 1, 2, 2, 4, 4]) - 1) / (reach(2, [1, 2, 4]) - 1);

const howLong: Claim[] = [
  ['per step, 0.8³ ≈ {51%} is left', 0.8 ** 3],
  ['only 0.8⁵⁰ ≈ {0.00001} is left', 0.8 ** 50],
  ['steps: 0.99²⁰⁰ ≈ {0.13}, but', 0.99 ** 200],
  ['as 0.99¹⁰⁰ ≈ {0.37}; a plain', 0.99 ** 100],
  [
    'at a factor of 0.8 per step that is {21} steps, at 0.99 it is {458}',
    stepsUntil(0.01, 0.8),
    stepsUntil(0.01, 0.99),
  ],
  ['at 0.8, 1% is left after {21} steps', stepsUntil(0.01, 0.8)],
  ['at 0.99, 1% is left only after {458} steps', stepsUntil(0.01, 0.99)],
  [
    'at 0.8 per step about {1%} of the change is left, in an LSTM with forget gates at 0.99 it is {82%}',
    0.8 ** 20,
    0.99 ** 20,
  ],
  ['After 50 steps it is {0.001%} and {61%}', 0.8 ** 50, 0.99 ** 50],
  [
    'at 0.99 half is left after {69} steps, at 0.999 after {693}',
    stepsUntil(0.5, 0.99),
    stepsUntil(0.5, 0.999),
  ],
  ['what is left 0.8 {0.33} {0.11} {0.012}', 0.8 ** 5, 0.8 ** 10, 0.8 ** 20],
  ['at 0.99 a tenth is left after {229} steps', stepsUntil(0.1, 0.99)],
  ['After 10 steps {11%} of the gradient is left, after 20 steps {1.2%}', 0.8 ** 10, 0.8 ** 20],
  ['After one step it is 80%, after five {33%}, after fifty {0.001%}', 0.8 ** 5, 0.8 ** 50],
  ['The share of the last step is then {87} times as large', 1 / 0.8 ** 20],
  ['Over 50 steps at 0.8 each, {0.001%} of it arrives', 0.8 ** 50],
  ['0.8 per step leaves {2 · 10⁻¹⁰} of the error, a gate of 0.99 leaves {37%}', 0.8 ** 100, 0.99 ** 100],
  ['at 0.9 only {0.5%} is left after 50 steps', 0.9 ** 50],
  ['1,000 readings averaged by tens are {100} steps', 1_000 / 10],
  ['with stride 3 in front, so that 3,000 steps become about {330}', 3_000 / 3 / 3],
  ['text: "{15}" remark: Nothing is added', 5 * 3],
  ['at 0.99 {half} is left after 69 steps', 0.99 ** 69],
  ['At 0.99 {half} of the error is left after 69 steps', 0.99 ** 69],
  ['{a third} of the error is left after five steps and {a tenth} after ten', 0.8 ** 5, 0.8 ** 10],
  ['0.8 per step {a tenth} is left after ten steps', 0.8 ** 10],
  ['more than {a third} of a gradient is left after 100 steps', 0.99 ** 100],
  ['An LSTM has {four} times the weights of a plain RNN', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['Twice the length means {four} times the work', 2 ** 2],
  ['compares all pairs, a {million} for 1,000 steps and a {hundred million} for 10,000', 1e3 ** 2, 1e4 ** 2],
  ['A network with a 7-day window is blind for day {8}', 7 + 1],
  ['The test is day {17}', 16 + 1],
  ['With 64 units it keeps {64} numbers in its cells', lstmStates(64, 10, 2).c.length],
  [
    'A {tenth} is enough to learn from. A {hundredth} easily',
    0.8 ** 10,
    10 ** Math.round(20 * Math.log10(0.8)),
  ],
  ['{Half} of a value and of its gradient is lost at each step', 1 - 0.5],
  ['but 0.5²⁰⁰ is practically {0}', 0.5 ** 200],
];

const reaches: Claim[] = [
  ['one more doubled dilation {doubles} the field', reach(3, doubling(11)) / reach(3, doubling(10))],
  [
    'Dilated convolutions {double} their reach with each layer',
    reach(2, doubling(10)) / reach(2, doubling(9)),
  ],
  ['dilated convolutions reach over {1,000} steps in 10 layers', reach(2, doubling(10))],
  ['dilations 1, 2, 4, … {512}, ten layers', doubling(10).at(-1) ?? 0],
  ['With kernel size 3 it is 1 + 2 · {1,023}', reach(2, doubling(10)) - 1],
  [
    'with dilations 1, 2, 4, 8 that is {16} steps at kernel 2 and {31} at kernel 3',
    reach(2, [1, 2, 4, 8]),
    reach(3, [1, 2, 4, 8]),
  ],
  [
    'one layer sees {3} steps, three layers {7}, and three layers with dilations 1, 2, 4 see {15}',
    reach(3, [1]),
    reach(3, [1, 1, 1]),
    reach(3, [1, 2, 4]),
  ],
  ['With kernel 2 and ten layers it sees {1,024} steps', reach(2, doubling(10))],
  ['must keep the last {1,024} values', reach(2, doubling(10))],
  ['two convolutions per block, and the sum then counts {twice}', twoPerBlock],
  ['holds two convolutions, so it counts {twice}', twoPerBlock],
  [
    '13 levels (dilations 1 to {4096}) see 1 + 2 · {8,191} = {16,383} steps, 10 levels {2,047}',
    doubling(13).at(-1) ?? 0,
    reach(2, doubling(13)) - 1,
    reach(3, doubling(13)),
    reach(3, doubling(10)),
  ],
];

export const claims: Claim[] = [
  ...ratios,
  ...howLong,
  ...reaches,
  ...more,
  ...further,

  // Wrong options and their remarks.
  ['"{0}" remark: That would take a forget gate of 0', 0 ** 5 * 3],
  ['The slope of tanh is at most {1}', 1 - Math.tanh(0) ** 2],
];
