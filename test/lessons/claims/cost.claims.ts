import type { Claim } from './check.ts';
import { further } from './cost-further.ts';
import { numbers } from './cost-numbers.ts';
import { ratios } from './cost-ratios.ts';
import { sumOf } from './formulas.ts';

const dense = 784 * 64;
const filters = 3 * 3 * 8 * 16;
const lstm = 4 * 64 * (28 + 64);
const matrices = (steps: number, width: number) => 4 * steps * width ** 2;
const pairs = (steps: number, width: number) => 2 * steps ** 2 * width;
const first = 26 * 26 * 3 * 3 * 8;
const last = 400 * 10;
const whole = first + 121 * filters + last;

/** Weights with biases. */
const layer = (inputs: number, outputs: number) => (inputs + 1) * outputs;
const parameters = layer(9, 8) + layer(9 * 8, 16) + layer(400, 10);

/** Values that each layer gives, and the whole. */
const values = [26 * 26 * 8, 13 * 13 * 8, 11 * 11 * 16, 5 * 5 * 16, 10] as const;
const perPicture = [50 * 50 * 3, 50 * 50 * 32, 25 * 25 * 32, 25 * 25 * 64, 12 * 12 * 64, 500, 10] as const;
const weights = [layer(9 * 3, 32), layer(9 * 32, 64), layer(12 * 12 * 64, 500), layer(500, 10)] as const;
/** What an LSTM keeps: three gates, the candidate and both states. */
const kept = (units: number, steps: number) => (3 + 1 + 2) * units * steps;

const word = 2 * 12 * 768;
const epoch = 0.2 * Math.ceil(10_000 / 32);

export const claims: Claim[] = [
  ...further,
  ...ratios,
  ...numbers,
  ['dense         {50,176}      {50,176} convolution    {1,152}', dense, dense, filters],
  ['{139,392} LSTM          {23,552}     {659,456}', 121 * filters, lstm, 28 * lstm],
  ['attention     {16,384}     {559,104}', matrices(1, 64), matrices(28, 64) + pairs(28, 64)],
  ['So {121} places · {1,152}', 11 * 11, filters],
  ['28 steps · 4 · 64 · {92}', 64 + 28],
  ['23,552, and 28 steps make {659,456}', 28 * lstm],
  ['matrices take {458,752}, the pairs {100,352}', matrices(28, 64), pairs(28, 64)],
  ['The convolution has {2%} of', filters / dense],
  ['With d = 64 this is at {128} steps', matrices(1, 64) / pairs(1, 64)],
  [
    'makes {48,672} multiplications in its first convolution, {139,392} in its second and {4,000} in',
    first,
    121 * filters,
    last,
  ],
  ['holds {76%} of the parameters and does {2%} of', layer(400, 10) / parameters, last / whole],
  ['three products and a sum are {9} cheap operations', 3 + 2 + 3 + 1],
  ['with {1,152} weights on a map of 11 × 11 makes {139,392} multipl', filters, 11 * 11 * filters],
  ['dense layer with {50,176} weights makes just {50,176}.', dense, dense],

  ['P = {5,258}:', parameters],
  ['26·26·8    {5,408} pooling      13·13·8    {1,352}', values[0], values[1]],
  ['11·11·16   {1,936} pooling       5·5·16      {400}', values[2], values[3]],
  ['A  =  {9,106}', sumOf(values)],
  ['take 128 · {9,106} · 4 bytes = {4.7 MB}', sumOf(values), 128 * sumOf(values) * 4],
  ['{4} · {5,258} · 4 bytes = {84 kB}', 1 + 1 + 2, parameters, 4 * parameters * 4],
  ['{5,408} + {1,352} numbers, {27 kB}', values[0], values[1], 4 * (values[0] + values[1])],
  ['the hidden state, at least {6}h numbers', kept(1, 1)],
  ['T = 28       {10,752} T = 1,000   {384,000}', kept(64, 28), kept(64, 1000)],
  ['B = 64, T = 1,000    {98 MB}', 64 * kept(64, 1000) * 4],
  ['in use   h and c         {128}', 2 * 64],
  ['= {8 million} scores, {32 MB} per', 8 * 1000 ** 2, 8 * 1000 ** 2 * 4],
  ['{6} kept and at most 6 recomputed are {12} instead of 36', 36 / 6, 36 / 6 + 6],
  ['In general {2}√n', (36 / 6 + 6) / Math.sqrt(36)],
  [
    'with {9,106} values per example, a batch of 128 keeps {4.7 MB}, and prediction one example at a time needs {27 kB}',
    sumOf(values),
    128 * sumOf(values) * 4,
    4 * (values[0] + values[1]),
  ],
  ['one million parameters take {16 MB}', 1e6 * (1 + 1 + 2) * 4],
  ['200,000 values per example, a batch of 64 takes {51 MB}', 200_000 * 64 * 4],
  [
    '{7,500} + {80,000} + {20,000} + {40,000} + {9,216} + {500} + {10} = {157,226}',
    ...perPicture,
    sumOf(perPicture),
  ],
  ['in 4-byte numbers takes {40.2 MB}', 64 * sumOf(perPicture) * 4],
  ['{896} + {18,496} + {4,608,500} + {5,010} = {4,632,902}', ...weights, sumOf(weights)],
  ['four times as much, {74.1 MB}', 4 * sumOf(weights) * 4],
  ['Together they take {114 MB}', 4 * sumOf(weights) * 4 + 64 * sumOf(perPicture) * 4],
  ['1,000 steps {384,000} numbers, {1.5 MB} per example', kept(64, 1000), 4 * kept(64, 1000)],
  ['its two states, {128} numbers', 2 * 64],

  ['one word   2·12·768   {18,432} in bytes   {37 kB}', word, 2 * word],
  ['T = 1,024             {37.7 MB} T = 8,192             {302 MB}', 1024 * 2 * word, 8192 * 2 * word],
  ['any T      2·12·768   {18,432}', word],
  ['1,024 words each need {2.4 GB}', 64 * 1024 * 2 * word],
  ['T = 2d = {1,536} on', (4 * 768 ** 2) / (2 * 768)],
  ['1 + 2 + … + 1,000 = {500,500} passes of a word', (1000 * 1001) / 2],
  ['it takes {18,432} numbers per word, so {37.7 MB} for 1,024 words', word, 1024 * 2 * word],
  ['of 768 units these are {18,432} numbers', word],
  ['is the larger one from {1,536} words on', (4 * 768 ** 2) / (2 * 768)],
  ['12 heads in groups of 4 need {3} pairs', 12 / 4],

  ['an epoch has {313} batches', Math.ceil(10_000 / 32)],
  ['{313} batches an epoch 0.2 s · {313} = {63} s', Math.ceil(10_000 / 32), epoch / 0.2, epoch],
  ['10 epochs =  {10} min', (10 * epoch) / 60],
  ['5 seeds   =  {52} min', (5 * 10 * epoch) / 60],
  ['6 settings = {5.2} hours', (6 * 5 * 10 * epoch) / 3600],
  ['makes {192,064} multiplications', whole],
  ['{192,064} · 2 = {384,128} FLOPs', whole, 2 * whole],
  ['(with the way back) {1,152,384}', 3 * 2 * whole],
  ['= {5.8 · 10¹⁰} FLOPs', 3 * 2 * whole * 10_000 * 5],
  ['a second (assumed) = {5.8} s', (3 * 2 * whole * 10_000 * 5) / (10 * 1e9)],
  ['make {6 · 10¹²} FLOPs, {10} minutes at', (2 + 4) * 1e6 * 1e6, ((2 + 4) * 1e6 * 1e6) / (10 * 1e9) / 60],
  ['20 batches take 4 s, so one takes {0.2} s', 4 / 20],
  [
    '3 runs are {3,000} batches, {600} s or {10} minutes',
    3 * 10 * 100,
    3 * 10 * 100 * 0.2,
    (3 * 10 * 100 * 0.2) / 60,
  ],
  ['0.2 · {313} · 10 = {626} s', epoch / 0.2, 10 * epoch],
  ['one million words make {6 · 10¹²} FLOPs. It leaves', (2 + 4) * 1e6 * 1e6],
  ['need 3 pairs of keys and values, {a quarter} of the cache', 3 / 12],
  ['= 626 s, some {ten} minutes', (epoch * 10) / 60],
  ['so both together make {three} times', 1 + 2],
  ['With gradients and the two averages of Adam that is {four} times as much', 1 + 1 + 2],
];
