/** Formulas, answers to be worked out, and the numbers of wrong options. */
import type { Claim } from './check.ts';
import { sizes } from './cnn-formulas.ts';
import { convWeights } from './formulas.ts';

/** Attention: four matrices on each step, a score for each pair of steps, and the sum of the values. */
const matrices = (steps: number, width: number): number => steps * 4 * width ** 2;
const pairs = (steps: number, width: number): number => steps ** 2 * width + steps ** 2 * width;
const [ofMatrices, ofPairs] = [matrices(1, 1), pairs(1, 1)];
/** From how many widths on the pairs take more. */
const border = matrices(1, 64) / pairs(1, 64) / 64;
/** An LSTM whose input is as wide as its state. */
const lstm = (steps: number, width: number): number => steps * 4 * width * (width + width);
/** From d to 4d numbers and back. */
const network = (width: number): number => width * 4 * width + 4 * width * width;

/** For each weight a product and a sum forwards, and twice that back: for the values and for the weights. */
const forward = 1 + 1;
const back = forward + forward;

const epoch = 0.2 * Math.ceil(10_000 / 32);
/** The small CNN on digits. */
const sides = sizes(28, 3, 'p2', 3, 'p2');

export const numbers: Claim[] = [
  // Cost
  ['twice the length makes {four} times that work.', pairs(2, 64) / pairs(1, 64)],
  ['quote: "twice the length makes {four} times that work"', pairs(2, 64) / pairs(1, 64)],
  ['It becomes {four} times as much right: true', pairs(2, 64) / pairs(1, 64)],
  ['It becomes {twice} as much remark: That is true of an RNN', lstm(2, 64) / lstm(1, 64)],
  ['It becomes {eight} times as much remark: There are two words to a pair and not three.', 2 ** 3],
  ['attention {4}·T·d² + {2}·T²·d n inputs', ofMatrices, ofPairs],
  ['values and the output: {4}·T·d².', ofMatrices],
  ['when {2}·T²·d > {4}·T·d², that is T > {2}d.', ofPairs, ofMatrices, border],
  ['together a *MAC* or {2} FLOPs', forward],
  ['so a factor of {2} may be a matter of words', forward / 1],
  ['two numbers that differ by a factor of {2}.', 2e9 / 1e9],
  ['does it make for one example? kind: number answer: {4000}', 400 * 10],
  ['is that for one picture? kind: number answer: {48672}', 26 ** 2 * (convWeights(3 * 3, 1, 8) - 8)],
  ['The way back costs about {twice} the forward pass', back / forward],
  // Activation memory
  [
    'convolution {26}·{26}·8 5,408 pooling {13}·{13}·8 1,352 convolution {11}·{11}·16 1,936 pooling {5}·{5}·16 400',
    ...sides.flatMap((side) => [side, side]),
  ],
  ['6 kept and at most {6} recomputed', 36 / 6],
  ['for a batch of 64? kind: number answer: {12.8}', (50_000 * 4 * 64) / 1e6],
  // KV cache
  ['transformer {4}·d² + {2}·T·d without cache', ofMatrices, ofPairs],
  ['LSTM {8}·h² (d = h)', lstm(1, 1)],
  ["(A transformer's dense layers add some {8}·d².)", network(1)],
  ['the growing part {2}·T·d overtakes {4}·d² from T = {2}d = 1,536 on', ofPairs, ofMatrices, border],
  ['{2}·T·d multiplications per layer, besides the {4}·d² of its own matrices', ofPairs, ofMatrices],
  ['the cache shrinks to {a twelfth}', 1 / 12],
  ['if no heads share anything? kind: number answer: {6144}', 6 * (512 + 512)],
  // Estimates
  ['and ten epochs take {ten}.', (10 * epoch) / 60],
  ['turn the ten minutes into {five} hours', (5 * 6 * 10 * epoch) / 3_600],
  ['· {3} (with the way back)', (forward + back) / forward],
  [
    'about {6}·N·D FLOPs: each weight is used once per word, {2} FLOPs forwards and {4} back',
    ...[forward + back, forward, back],
  ],
  [
    'about {6} · N · D FLOPs. Each weight is used once per word, with {2} FLOPs forwards and about {4} on the way back',
    ...[forward + back, forward, back],
  ],
  ['How many seconds will training take? kind: number answer: {300}', 6 * (4_000 / 40) * 0.5],
  ['It costs about {twice} as much, and a proper count', back / forward],
];
