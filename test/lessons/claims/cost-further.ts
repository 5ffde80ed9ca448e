/** Numbers that layers hand on, and results that the lesson says again. */
import type { Claim } from './check.ts';
import { sizes } from './cnn-formulas.ts';
import { gruWeights, lstmWeights, rnnState, rnnWeights } from './formulas.ts';

/** The small CNN on digits, and its pictures read row by row. */
const sides = sizes(28, 3, 'p2', 3, 'p2');
const [first = 0, half = 0, second = 0, last = 0] = sides;
const pixels = 28 ** 2;
const rows = pixels / 28;

/** How many times the work of a plain RNN a gated one needs in a step. */
const times = (weights: typeof rnnWeights): number => weights(64, 28) / rnnWeights(64, 28);
/** What Adam keeps for each weight: 16 MB for a million of them, less weights and gradients. */
const averages = 16e6 / (4 * 1e6) - 2;
/** What an LSTM keeps of a step, by unit. */
const values = 10_752 / (64 * 28);
const bytes = 32 / 8;
/** How many lists of 768 numbers each of 12 layers keeps. */
const lists = 18_432 / (12 * 768);
const words = Array.from({ length: 10_000 }, (_, i) => i);
const state = rnnState(256, 10, 3).length;
/** Work for each weight and word: a product and a sum, and on the way back twice that. */
const operations = 1 + 1 + 2 * (1 + 1);

export const further: Claim[] = [
  ['*Dense:* {784} pixels', pixels],
  ['over 8 channels, output {11} × {11}. So', second, second],
  ['read 28 rows of 28 numbers, {28} steps', rows],
  ['**Work is not time.** {28} steps in a row', rows],
  ['on a processor {twice} as fast', 2e9 / 1e9],
  ['has trained for {twice} as many epochs', 2e9 / 1e9],
  ['a factor of just {two}.', 2e9 / 1e9],
  ['Example: output {11} × {11}, filters', second, second],
  ['(MAC) counts as {two} FLOPs', 1 + 1],
  ['is one MAC or {two} FLOPs', 1 + 1],
  ['An LSTM makes `{4} · h · (d + h)` multiplications', times(lstmWeights)],
  ['a GRU {three} and a plain RNN one times', times(gruWeights)],
  ['with 1,152 weights on a map of {11} × {11} makes', second, second],
  ['an LSTM step has 4 · 64 · 92 = 23,552, and {28} steps', rows],
  ["Adam's averages {2}·P", averages],
  ["gradients P, Adam's two averages {2}P", averages],
  ['{4} bytes a number in float32', bytes],
  ['A number takes {four} bytes, however', bytes],
  ['reads one channel and makes a map of {26} × {26}. How', first, first],
  ['convolution 26·26·{8} 5,408', 5_408 / first ** 2],
  ['convolution 11·11·{16} 1,936', 1_936 / second ** 2],
  ['KV cache {2} · layers', lists],
  ["LSTM's state {2} · layers", lists],
  ['one word {2}·12·768 18,432', lists],
  ['any T {2}·12·768 18,432', lists],
  ['it keeps {two} lists of numbers, the *key*', lists],
  ['an LSTM {two} lists of numbers per layer', lists],
  ['pooling 13·13·{8} 1,352', 1_352 / half ** 2],
  ['pooling 5·5·{16} 400', 400 / last ** 2],
  ['at least {six} values per unit and step', values],
  ['keep every {sixth}: 6 kept', 1 / Math.sqrt(36)],
  ['Half the batch needs about {half} of it', (64 * 9_106) / (128 * 9_106)],
  ['Multiply by {4} bytes. Example', bytes],
  ['A batch of 64 in {4}-byte numbers', bytes],
  ['of the smallest GPT-2) and {2} bytes a number', 16 / 8],
  ['for 1,024 words in {16}-bit numbers', 8 * (37.7e6 / (18_432 * 1_024))],
  ['500,500 passes of a word instead of {1,000}', words.slice(0, 1_000).length],
  ['A sliding window of 1,000 words bounds the cache at {1,000} entries', words.slice(-1_000).length],
  ['Without a tanh a state of {256} numbers', state],
  ['A state of {256} numbers has to squeeze', state],
  ['measure the next twenty, and divide by {20}', 4 / 0.2],
  ['{6}ND is a rule for', operations],
];
