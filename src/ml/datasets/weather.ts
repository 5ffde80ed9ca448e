import { readFile } from 'node:fs/promises';
import { UserError } from '../../types/errors.ts';
import { packageFile } from './packages.ts';
import { checkSamples, type LoadOptions, validationSize } from './splits.ts';
import type { Dataset, DatasetInfo, DatasetSplit } from './types.ts';

const unit = '°C';

export const weather: DatasetInfo = {
  name: 'weather',
  kind: 'forecast',
  title: 'Tomorrow’s highest temperature in New York',
  description:
    'The weather of New York, day by day. The network sees 28 days (highest and lowest temperature, rain, wind, season), and has to forecast the highest temperature of the next day.',
  remarks: {
    examples: 'From the 28 days before, the network forecasts the next day.',
    guesses: 'Highest temperature in New York, on days it never trains on.',
  },
  shape: { kind: 'sequence', steps: 28, features: 6, outputs: 1 },
  source: 'Daily weather of New York 2012–2015, NOAA National Climatic Data Center, public domain',
  maxSamples: 1_068,
  unit,
  defaults: { samples: 1_068, epochs: 15, units: 32 },
};

/** Number of past days that a forecast sees. */
const window = 28;
/** Days of the test split: the whole last year, so that every season occurs once. */
const testDays = 365;
const dayMs = 86_400_000;

/** One day's measurements: degrees Celsius, millimetres, metres per second. */
export interface Day {
  /** ISO date. */
  date: string;
  highest: number;
  lowest: number;
  rain: number;
  wind: number;
}

/**
 * The data is that of New York, where there is something to learn: the naive forecast "tomorrow is like today" has a
 * mean error of 2.9 °C, linear regression on four weeks 2.5 °C. In Seattle both have 2.2 °C.
 */
export async function loadWeather(options: LoadOptions): Promise<Dataset> {
  const table = await readFile(packageFile('vega-datasets', 'data/weather.csv'), 'utf8');
  return weatherDataset(parseDays(table, 'New York'), options);
}

/** The rows of one place, oldest first. @throws UserError if a day is missing or a value is not a number */
export function parseDays(table: string, place: string): Day[] {
  const days: Day[] = [];
  for (const line of table.trim().split('\n').slice(1)) {
    const [location, date = '', rain, highest, lowest, wind] = line.split(',');
    if (location !== place) continue;
    const day = {
      date,
      rain: Number(rain),
      highest: Number(highest),
      lowest: Number(lowest),
      wind: Number(wind),
    };
    const before = days.at(-1);
    const follows = !before || Date.parse(date) - Date.parse(before.date) === dayMs;
    if (!follows || ![day.rain, day.highest, day.lowest, day.wind].every(Number.isFinite))
      throw new UserError(`The weather table has a gap or a broken line at ${date}: run \`npm ci\`.`);
    days.push(day);
  }
  return days;
}

/**
 * Windows of `window` days, each with the highest temperature of the day after. The splits follow each other in time:
 * training, validation, test. Fewer samples leave out the oldest days. The seed has no effect.
 */
export function weatherDataset(days: readonly Day[], { samples }: LoadOptions): Dataset {
  checkSamples(weather, samples);
  const firstTest = days.length - testDays;
  const firstValidation = firstTest - validationSize(samples);
  const firstTrain = firstTest - samples;

  const features = days.map(featuresOf);
  // Mean and deviation come from the training days alone: validation and test days must not influence training.
  const scaling = standardise(features.slice(firstTrain - window, firstValidation));
  const scaled = features.map((row) => row.map((value, at) => scaling[at]?.scaled(value) ?? value));
  const split = (from: number, to: number): DatasetSplit => ({
    size: to - from,
    x: Float32Array.from(range(from, to).flatMap((day) => scaled.slice(day - window, day).flat())),
    y: Float32Array.from(scaled.slice(from, to), (row) => row[0] as number),
  });

  return {
    name: weather.name,
    title: weather.title,
    source: weather.source,
    steps: window,
    features: features[0]?.length ?? 0,
    featureNames: ['highest', 'lowest', 'rain', 'wind', 'spring', 'winter'],
    task: {
      kind: 'forecast',
      unit,
      scale: scaling[0]?.deviation ?? 1,
      offset: scaling[0]?.mean ?? 0,
      testTimes: days.slice(firstTest).map(({ date }) => date),
      testNaive: Float32Array.from(days.slice(firstTest - 1, -1), ({ highest }) => highest),
    },
    train: split(firstTrain, firstValidation),
    validation: split(firstValidation, firstTest),
    test: split(firstTest, days.length),
    show: (position) => ({
      kind: 'day',
      date: days[firstTest + position]?.date ?? '',
      before: days[firstTest + position - 1]?.highest ?? Number.NaN,
    }),
  };
}

/** The target comes first. Rain is skewed, so its logarithm is used; the season is a point on a circle. */
function featuresOf({ date, highest, lowest, rain, wind }: Day): number[] {
  const day = (Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`)) / dayMs;
  const season = (2 * Math.PI * day) / 365.25;
  return [highest, lowest, Math.log1p(rain), wind, Math.sin(season), Math.cos(season)];
}

/** Mean and standard deviation of each column. */
function standardise(rows: readonly number[][]) {
  return (rows[0] ?? []).map((_, column) => {
    const values = rows.map((row) => row[column] as number);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return { mean, deviation, scaled: (value: number) => (value - mean) / deviation };
  });
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);
