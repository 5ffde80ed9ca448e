import { readFile } from 'node:fs/promises';
import { UserError } from '../../types/errors.ts';
import { packageFile } from './packages.ts';
import { checkSamples, type LoadOptions, validationSize } from './splits.ts';
import type { Dataset, DatasetInfo, DatasetSplit } from './types.ts';

const unit = '°C';

export const weather: DatasetInfo = {
  name: 'weather',
  title: 'Tomorrow’s highest temperature in New York',
  source: 'Daily weather of New York 2012–2015, NOAA National Climatic Data Center, public domain',
  maxSamples: 1_068,
  unit,
  defaults: { samples: 1_068, epochs: 15, units: 32 },
};

/** Days that a forecast may look back on. */
const window = 28;
/** Days held back for testing: the whole last year, so that every season counts once. */
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
 * New York, not Seattle: there the weather changes so much overnight that "tomorrow is like today" errs by 2.9 °C,
 * and four weeks of history hold something to learn beyond it (linear regression: 2.5 °C; in Seattle 2.2 of 2.2).
 */
export async function loadWeather(options: LoadOptions): Promise<Dataset> {
  const table = await readFile(packageFile('vega-datasets', 'data/weather.csv'), 'utf8');
  return weatherDataset(parseDays(table, 'New York'), options);
}

/** The rows of one place, oldest first. @throws UserError if a day is missing or a number is not one. */
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
 * Windows of `window` days and the highest temperature of the day after. The parts follow each other in time:
 * training, validation, test. Fewer samples leave out the oldest days; the seed changes nothing here.
 */
export function weatherDataset(days: readonly Day[], { samples }: LoadOptions): Dataset {
  checkSamples(weather, samples);
  const firstTest = days.length - testDays;
  const firstValidation = firstTest - validationSize(samples);
  const firstTrain = firstTest - samples;

  const features = days.map(featuresOf);
  // What validates or tests must not be known beforehand, not even through a mean.
  const scaling = standardise(features.slice(firstTrain - window, firstValidation));
  const scaled = features.map((row) => row.map((value, at) => scaling[at]?.scaled(value) ?? value));
  const part = (from: number, to: number): DatasetSplit => ({
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
    task: {
      kind: 'forecast',
      unit,
      scale: scaling[0]?.deviation ?? 1,
      offset: scaling[0]?.mean ?? 0,
      testTimes: days.slice(firstTest).map(({ date }) => date),
      testNaive: Float32Array.from(days.slice(firstTest - 1, -1), ({ highest }) => highest),
    },
    train: part(firstTrain, firstValidation),
    validation: part(firstValidation, firstTest),
    test: part(firstTest, days.length),
  };
}

/** The target comes first. Rain is so uneven that its logarithm says more; the season is a point on a circle. */
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
