import { further } from './applications-further.ts';
import { datasetClaims, forecastClaims, hybridClaims } from './applications-more.ts';
import { numbers } from './applications-numbers.ts';
import type { Claim } from './check.ts';
import { convWeights, denseWeights, meanOf, placesOf } from './formulas.ts';

/** The weights of the bot's first table of words, and of 16 filters over five of its words. */
const table = 2000 * 32;
const filters = convWeights(5 * 32, 1, 16);
/** Values of 128 filters each of width 3, 4 and 5 over 56 words, behind a pooling of three places. */
const left = [3, 4, 5].map((width) => placesOf(placesOf(56, width), 3)) as [number, number, number];
const flattened = 128 * left.reduce((a, b) => a + b);
const padded = 56 + 2 * (5 - 1);

export const claims: Claim[] = [
  ['Pixel by pixel, {784} steps, reading', 28 * 28],
  ['32 · 3 = {96} features', 32 * 3],
  ['of long memory: {784} steps of a single number', 28 * 28],
  ['A picture of 224 × 224 becomes {14} · {14} = {196} patches', 224 / 16, 224 / 16, (224 / 16) ** 2],

  ['2,000 · 32 = {64,000}. Each', table],
  ['2,000 · 32 = {64,000} weights, often', table],
  ['56 words and width 5 make {52}', placesOf(56, 5)],
  [
    'has {64,000} + {2,576} weights plus a tiny last layer, some {270 kB}',
    table,
    filters,
    4 * (table + filters + denseWeights(16, 2)),
  ],
  ['costs it about {0.3 million} multiplications', placesOf(120, 5) * 5 * 32 * 16],
  ['filter_h − 1 = {4} before and 4 behind', 5 - 1],
  ['56 + 2 · {4} = {64} rows', 5 - 1, padded],
  ['64 − 3 + 1 = {62} places, 5 words high at {60}', placesOf(padded, 3), placesOf(padded, 5)],
  [
    'A filter of 3 words has {8} positions in a sentence of 10 words and {48} in one of 50',
    placesOf(10, 3),
    placesOf(50, 3),
  ],
  ['({52} + {51} + {50}) · 128 = {19,584} instead of 3 · 128 = {384}', ...left, flattened, 3 * 128],
  ['gets {51} times as many weights', flattened / (3 * 128)],

  ['spectrogram   {100} frames × 80', 1000 / 10],
  ['As a spectrogram it has {100} steps', 1000 / 10],
  ['3 · 100 = {300} frames, and each frame has 80 numbers: 300 · 80 = {24,000}', 3 * 100, 3 * 100 * 80],
  ['reads {300} steps of 80 features', 3 * 100],
  ['is cut into about {100} short frames per second', 1000 / 10],
  ['One second becomes about {100} frames', 1000 / 10],
  ['but only about {100} frames. A plain', 1000 / 10],
  ['It has some {100} frames per second', 1000 / 10],
  ['as a spectrogram only about {100} frames of 80', 1000 / 10],
  [
    'dilations 1, 2, 4, … {512} make one block of width-2 layers see {1,024} samples',
    2 ** (10 - 1),
    1 + Array.from({ length: 10 }, (_, i) => 2 ** i).reduce((a, b) => a + b),
  ],
  ['⌊(2998 + 2 − 3) / 3⌋ + 1 = {1000}', placesOf(2998, 3, 3, 1)],
  ['{10%} for ten spoken digits', 1 / 10],

  ...forecastClaims,
  ...hybridClaims,
  ...datasetClaims,
  ...numbers,
  ...further,
  ['text: {13.5} °C remark: That is the mean', meanOf([12, 15])],
  ['text: {18} °C remark: That goes on', 15 + (15 - 12)],
  ['Double the width and height need {four} times the computing', 2 * 2],
  ['become about {a third} through a stride of 3', placesOf(2998, 3, 3, 1) / 2998],
];
