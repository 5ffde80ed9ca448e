/** What a second reading found: rhythms, borders between factors, and days and years that follow. */
import type { Claim } from './check.ts';
import { sumOf } from './formulas.ts';

const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const hours = (from: number, to: number): number =>
  (Date.UTC(2015, 0, to) - Date.UTC(2015, 0, from)) / 3_600_000;
const minutesPerHour = (Date.UTC(2015, 0, 1, 1) - Date.UTC(2015, 0, 1, 0)) / 60_000;

/** How wrong a forecast is behind some steps that each add 0.1 and pass on a share of what there was. */
const wrong = (steps: number, factor: number): number =>
  Array.from({ length: steps }).reduce<number>((error) => factor * error + 0.1, 0);
const factors = Array.from({ length: 100 }, (_, i) => 0.51 + i / 100);
/** Whether the steps behind the 2,000th add as much as those before it. */
const grows = (factor: number): number => wrong(4_000, factor) / wrong(2_000, factor);
const grown = factors.filter((factor) => grows(factor) > 1.5);
const bounded = factors.filter((factor) => grows(factor) < 1.5);
const even = factors.filter((factor) => Math.abs(grows(factor) - 2) < 0.1);

const sizes = [0.3, 0.6, 0.8, 1.1, 1.5, 1.9, 2.4, 2.6, 4.0];
const outside = 1 - 0.9;
const measured = [12, undefined, undefined, 15];
/** Marks of a day that was measured and of one that was not. */
const seen = measured.slice(0, 2).map((value) => Number(value !== undefined));
const rounds = [
  { network: 2.1, naive: 2.8, years: [1, 2] },
  { network: 2.9, naive: 3.0, years: [1, 2, 3] },
  { network: 2.4, naive: 2.9, years: [1, 2, 3, 4] },
];
const hardest = (of: 'network' | 'naive'): number =>
  1 + rounds.findIndex((round) => rounds.every((other) => other[of] <= round[of]));
/** The year that a round with this gain is tested on. */
const testedOn = (gain: number): number =>
  1 +
  Math.max(
    ...rounds
      .filter((round) => Math.abs(round.naive - round.network - gain) < 0.01)
      .flatMap(({ years }) => years),
  );
/** Windows that end before the last of 100 days, and whose target 7 days later lies behind it. */
const reaching = Array.from({ length: 99 }, (_, i) => i + 1).filter((end) => end + 7 > 100);
/** Windows of 28 days with a target 7 days later that fit into 200 days, counted one by one. */
const cut = sumOf(Array.from({ length: 200 }, (_, start) => Number(start + 28 + 7 <= 200)));

export const further: Claim[] = [
  ['so {7} days for a week', week.length],
  ['In pandas it is `series.shift({7})`', week.length],
  ['`Dense({7})` at the end gives {seven} days at once', week.length, week.length],
  ['The period is one day of {24} hourly values', hours(1, 2)],
  [
    'a window of {168} and a horizon of {24} mean: from the last week to the next day',
    hours(1, 8),
    hours(8, 9),
  ],
  ['so that 23:00 and {0}:00 are neighbours', (23 + 1) % 24],
  ['the value {60} minutes later as target', minutesPerHour],
  ['give out {60} values at once with `Dense({60})`', minutesPerHour, minutesPerHour],
  ['A direct forecast may be wrong by {0.1} at each n', wrong(7, 0)],
  [
    'With a below {1} the error stays bounded, with a = {1} it grows evenly, above {1} it explodes',
    ...[Math.min(...grown), even[0] ?? 0, Math.max(...bounded) + 0.01],
  ],
  ['there are N − w − n + {1} examples', cut - (200 - 28 - 7)],
  ['drop the last n − {1} of them', 7 - reaching.length],
  ['{9} errors in °C, sorted', sizes.length],
  ['With {9} errors this is rough', sizes.length],
  ['Outputs for {0.05} and {0.95} make a 90% interval', outside / 2, 1 - outside / 2],
  ['train outputs for the quantiles {0.05} and {0.95}', outside / 2, 1 - outside / 2],
  ['and day {2} would know of day {4}', 1 + measured.indexOf(undefined), 1 + measured.indexOf(15)],
  ['Round {2} was hard for both', hardest('naive')],
  ['Round {2} was hard', hardest('network')],
  [
    'A single split on year {4} would have shown a gain of 0.1, on year {3} one of 0.7',
    testedOn(0.1),
    testedOn(0.7),
  ],
  ['train on years 1 and 2, test on {3}; train on 1 to {3}, test on {4}', 2 + 1, 2 + 1, 2 + 1 + 1],
  ['in an extra column {1} for *seen* or {0} for *filled in*', ...seen],
  ['"in an extra column {1} for seen or {0} for filled in"', ...seen],
  ['add a column that says {1} for measured and {0} for filled in', ...seen],
  ['Multiply each error by {1} or {0} and', ...seen],

  // Wrong options and their remarks.
  ['The forecast is wrong by {10%} of its value at most', outside],
];
