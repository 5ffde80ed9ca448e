/** Simple forecasts of a week, errors that are passed on, intervals, gaps and rounds. */

import type { Claim } from './check.ts';
import { ratios } from './forecasting-ratios.ts';
import { bellWithin, meanOf, sumOf } from './formulas.ts';

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
];

const pinball = (q: number, e: number): number => (e >= 0 ? q * e : (q - 1) * e);
/** Of 200 intervals of 90 % those that hold the truth, and how much this varies. */
const [held, chance] = [200 * 0.9, Math.sqrt(200 * 0.9 * (1 - 0.9))];

const intervals: Claim[] = [
  [
    '± {1.28} s for 80 %, ± {1.64} s for 90 %, ± {1.96} s for 95 %',
    bellWithin(0.8),
    bellWithin(0.9),
    bellWithin(0.95),
  ],
  ['Outputs for 0.05 and 0.95 make a {90 %} interval', 0.95 - 0.05],
  ['Of 200 intervals of 90 % about {180} should hold it, give or take {4} (', held, chance],
  ['being too low by 2 costs {1.8} and being too high by 2 costs {0.2}', pinball(0.9, 2), pinball(0.9, -2)],
  ['Of 200 intervals of 90 %, {176} to {184} is', held - Math.round(chance), held + Math.round(chance)],
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
  ['Dividing by 3.0 would give {33 %}', (4 - 3) / 3],
  [
    'the value of 15:00 today, {24} hours earlier',
    (Date.UTC(2015, 0, 2, 15) - Date.UTC(2015, 0, 1, 15)) / 3_600_000,
  ],
];

export const claims: Claim[] = [
  ...ratios,
  ...ahead,
  ...intervals,
  ...gaps,
  ...walk,

  // Wrong options and their remarks.
  ['A range of {100} degrees', 50 - -50],
];
