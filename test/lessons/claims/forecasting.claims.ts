/** Simple forecasts of a week, errors that are passed on, intervals, gaps and rounds. */

import type { Claim } from './check.ts';
import { further } from './forecasting-further.ts';
import { ratios } from './forecasting-ratios.ts';
import { bellWithin, fits, meanOf, sigmoid, sumOf } from './formulas.ts';
import { constant } from './program.ts';

const lastWeek = [20, 22, 21, 23, 30, 40, 38];
const thisWeek = [22, 21, 23, 24, 31, 43, 39];
/** Each day is forecast to be like the same day a week before. */
const seasonal = thisWeek.map((_, day) => [...lastWeek, ...thisWeek].at(lastWeek.length + day - 7) ?? 0);
const naive = thisWeek.map(() => lastWeek.at(-1) ?? 0);
const errorOf = (forecast: readonly number[]): number =>
  meanOf(thisWeek.map((truth, i) => Math.abs(truth - (forecast[i] ?? 0))));

/** How wrong a recursive forecast is that adds an error in each step and passes on what it had. */
function passedOn(steps: number, factor: number, added = 0.1): number {
  let error = 0;
  for (let step = 0; step < steps; step++) error = factor * error + added;
  return error;
}

/** The error of the best forecast so many steps ahead, where each step adds noise and keeps 0.9 of the last. */
const noise = (steps: number): number =>
  Math.sqrt(sumOf(Array.from({ length: steps }, (_, later) => 0.9 ** (2 * later))));
const dayInHours = (Date.UTC(2015, 0, 2, 15) - Date.UTC(2015, 0, 1, 15)) / 3_600_000;

const ahead: Claim[] = [
  ['naive {38} {38} {38} {38} {38} {38} {38}', ...naive],
  ['seasonal {20} {22} {21} {23} {30} {40} {38}', ...seasonal],
  ['error {1.00} {1.41} {2.00} {2.65}', ...[1, 2, 4, 7].map(Math.sqrt)],
  ['its mean error is {1.6} against {10.7}', errorOf(seasonal), errorOf(naive)],
  ['With hourly data, a window of {168} and a horizon of 24 mean', 7 * 24],
  ['The {59} minutes between need not be predicted', 60 - 1],
  [
    'the factor 0.9, it is {0.52} too high after seven steps and never more than {1}',
    passedOn(7, 0.9),
    passedOn(1_000, 0.9),
  ],
  ['With factor 1 it is {0.7} after seven steps', passedOn(7, 1)],
  ['with 1.1 it is {0.95} and explodes', passedOn(7, 1.1)],
  ['mean error naive {10.7} seasonal {1.6}', errorOf(naive), errorOf(seasonal)],
  ['task looks one day ahead from {28} days', constant('weather', 'window')],
  ['answer: {24} tolerance: 0 unit: hours', dayInHours],
  ['its gates are {half} shut at first', 1 - sigmoid(0)],
  ['n = 1 {1.00} n = 2 {1.35} n = 7 {2.01} n → ∞ {2.29}', ...[1, 2, 7, 1_000].map(noise)],
  [
    'a = 0.9 {0.10} {0.52} {0.88} a = 1.0 {0.10} {0.70} {2.00} a = 1.1 {0.10} {0.95} {5.73}',
    ...[0.9, 1, 1.1].flatMap((factor) => [1, 7, 20].map((steps) => passedOn(steps, factor))),
  ],
  ['answer: {1} tolerance: 0.001 explanation: Each step adds its own 0.2', passedOn(5, 1, 0.2)],
  ['it costs {a seventh} of the training', 1 / thisWeek.length],
];

const pinball = (q: number, e: number): number => (e >= 0 ? q * e : (q - 1) * e);
/** Of 200 intervals of 90% those that hold the truth, and how much this varies. */
const [held, chance] = [200 * 0.9, Math.sqrt(200 * 0.9 * (1 - 0.9))];

const sizes = [0.3, 0.6, 0.8, 1.1, 1.5, 1.9, 2.4, 2.6, 4.0];
/** Which one of the sorted sizes is taken. */
const rank = (errors: number, share: number): number => Math.ceil((errors + 1) * share);
const width = sizes[rank(sizes.length, 0.8) - 1] ?? 0;

const intervals: Claim[] = [
  [
    '± {1.28} s for 80%, ± {1.64} s for 90%, ± {1.96} s for 95%',
    bellWithin(0.8),
    bellWithin(0.9),
    bellWithin(0.95),
  ],
  ['Outputs for 0.05 and 0.95 make a {90%} interval', 0.95 - 0.05],
  ['Of 200 intervals of 90% about {180} should hold it, give or take {4} (', held, chance],
  ['being too low by 2 costs {1.8} and being too high by 2 costs {0.2}', pinball(0.9, 2), pinball(0.9, -2)],
  ['Of 200 intervals of 90%, {176} to {184} is', held - Math.round(chance), held + Math.round(chance)],
  ['If nine of ten errors are below 2.6 °C, then "forecast ± 2.6 °C" is a {90%} interval', 9 / 10],
  ['= 8 → the {8}th: {2.6}', rank(sizes.length, 0.8), width],
  ['forecast 14 °C: {11.4} … {16.6} °C', 14 - width, 14 + width],
  [
    'truth 12 e = {2} L = {1.8} truth 8 e = {−2} L = {0.2}',
    ...[12, 8].flatMap((truth) => [truth - 10, pinball(0.9, truth - 10)]),
  ],
  [
    '1 step ± {1.64} 2 steps ± {2.21} 7 steps ± {3.31}',
    ...[1, 2, 7].map((steps) => bellWithin(0.9) * noise(steps)),
  ],
  ['answer: {4} tolerance: 0.001 explanation: The truth lies above', pinball(0.8, 15 - 10)],
  ['answer: {18} tolerance: 0', rank(19, 0.9)],
  ['so the {18}th of the 19 sorted sizes', rank(19, 0.9)],
];

const measured = [12, undefined, undefined, 15];
const filled: number[] = [];
const daysAgo: number[] = [];
for (const value of measured) {
  filled.push(value ?? filled.at(-1) ?? 0);
  daysAgo.push(value === undefined ? (daysAgo.at(-1) ?? 0) + 1 : 0);
}
const windows = 200 - 28 - 7 + 1;
const kept = Math.exp(-0.5 * 2);

const gaps: Claim[] = [
  ['filled {12} {12} {12} {15}', ...filled],
  ['seen {1} {0} {0} {1}', ...measured.map((value) => (value === undefined ? 0 : 1))],
  ['days ago {0} {1} {2} {0}', ...daysAgo],
  ['A line from 12 to 15 would give {13} and {14}', 12 + (15 - 12) / 3, 12 + (2 * (15 - 12)) / 3],
  ['7 days ahead give {8,300} examples, a single one only {166}', 50 * windows, windows],
  ['a mean of 10, the network gets {10.7}', kept * 12 + (1 - kept) * 10],
  ['answer: {1600} tolerance: 0', 20 * fits(100, 14 + 7)],
  ['and squared {ten thousand} times', ((0.05 * 100) / 0.05) ** 2],
];

const rounds = [
  { network: 2.1, naive: 2.8 },
  { network: 2.9, naive: 3.0 },
  { network: 2.4, naive: 2.9 },
];
const gains = rounds.map((round) => round.naive - round.network);

const walk: Claim[] = [
  [
    'mean {2.47} {2.90}',
    meanOf(rounds.map(({ network }) => network)),
    sumOf(rounds.map((round) => round.naive)) / 3,
  ],
  ['that counts: {0.7}, {0.1} and {0.5}', ...gains],
  [
    'on year 4 would have shown a gain of {0.1}, on year 3 one of {0.7}',
    ...[1, 0].map((round) => gains[round] ?? 0),
  ],
  ['Dividing by 3.0 would give {33%}', (4 - 3) / 3],
  ['the value of 15:00 today, {24} hours earlier', dayInHours],
  ['It has the same sign {three} times', gains.filter((gain) => gain > 0).length],
  ['answer: {4} tolerance: 0 explanation: Years 3, 4, 5 and 6', 6 - 2],
  ['Years {3}, {4}, {5} and {6} are each tested once', ...[1, 2, 3, 4, 5, 6].slice(2)],
  ['answer: {25} tolerance: 0.1', (100 * (4 - 3)) / 4],
];

export const claims: Claim[] = [
  ...further,
  ...ratios,
  ...ahead,
  ...intervals,
  ...gaps,
  ...walk,

  // Wrong options and their remarks.
  ['A range of {100} degrees', 50 - -50],
];
