import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { type Day, loadWeather, parseDays, weatherDataset } from '../../../src/ml/datasets/weather.ts';

const table = await readFile(
  createRequire(import.meta.url)
    .resolve('vega-datasets')
    .replace(/build.*/, 'data/weather.csv'),
  'utf8',
);
const days = parseDays(table, 'New York');
const forecast = (data: ReturnType<typeof weatherDataset>) => {
  if (data.task.kind !== 'forecast') throw new Error('weather is a forecast');
  return data.task;
};

test('the parts follow each other in time and have the shapes they say', async () => {
  const data = await loadWeather({ samples: 1_000, seed: 1 });
  expect([data.train.size, data.validation.size, data.test.size]).toEqual([900, 100, 365]);
  expect([data.steps, data.features]).toEqual([28, 6]);
  expect(data.train.x.length).toBe(900 * 28 * 6);
  // The newest value of each window is the target of the example before it, across the borders of the parts too.
  const targets = [data.train, data.validation, data.test].flatMap(({ y }) => [...y]);
  const newest = [data.train, data.validation, data.test].flatMap(({ x, size }) =>
    Array.from({ length: size }, (_, at) => x[at * 28 * 6 + 27 * 6]),
  );
  expect(newest.slice(1)).toEqual(targets.slice(0, -1));
});

test('the test part is the year 2015 as measured, whatever samples and seed say', async () => {
  const data = await loadWeather({ samples: 1_068, seed: 1 });
  const { testTimes, testNaive, scale, offset } = forecast(data);
  expect([testTimes[0], testTimes.at(-1)]).toEqual(['2015-01-01', '2015-12-31']);
  expect(table).toContain(`New York,2014-12-31,0.0,${testNaive[0]?.toFixed(1)},`);
  const measured = days.slice(-365).map(({ highest }) => highest);
  for (const [at, y] of data.test.y.entries())
    expect(y * scale + offset).toBeCloseTo(measured[at] as number, 4);
  expect(testNaive.slice(1)).toEqual(Float32Array.from(measured.slice(0, -1)));
  const other = forecast(await loadWeather({ samples: 200, seed: 9 }));
  expect(other.testTimes).toEqual(testTimes);
  expect(other.testNaive).toEqual(testNaive);
});

test('the naive forecast errs by what the table says: 2.93 °C', () => {
  const last = days.slice(-366);
  const errors = last.slice(1).map((day, at) => Math.abs(day.highest - (last[at] as Day).highest));
  expect(errors.reduce((sum, error) => sum + error, 0) / 365).toBeCloseTo(2.93, 2);
});

test('training values are scaled to mean 0 and deviation 1', async () => {
  const { train } = await loadWeather({ samples: 1_068, seed: 1 });
  for (const feature of [0, 1, 2, 3]) {
    const values = Array.from({ length: train.size * 28 }, (_, at) => train.x[at * 6 + feature] as number);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length).toBeCloseTo(1, 1);
  }
});

test('nothing of the validation and test days reaches the training part or the scaling', () => {
  const options = { samples: 1_000, seed: 1 };
  const before = weatherDataset(days, options);
  const hot = days.map((day, at) => (at < days.length - 365 - 100 ? day : { ...day, highest: 99, wind: 77 }));
  const after = weatherDataset(hot, options);
  expect(after.train).toEqual(before.train);
  expect([forecast(after).scale, forecast(after).offset]).toEqual([
    forecast(before).scale,
    forecast(before).offset,
  ]);
  expect(after.test).not.toEqual(before.test);
});

test('a gap or a broken number is named by its date', () => {
  const broken = (from: string, to: string) => () => parseDays(table.replace(from, to), 'New York');
  expect(broken('New York,2013-05-05', 'Boston,2013-05-05')).toThrow(/2013-05-06.*npm ci/);
  expect(broken('New York,2013-05-05,', 'New York,2013-05-05,x')).toThrow(/2013-05-05/);
});

test('linear regression on four weeks errs by about 2.5 °C, as the lessons say', async () => {
  const data = await loadWeather({ samples: 1_068, seed: 1 });
  const width = 28 * 6 + 1;
  /** An example's values, a 1 for the constant, and the target. */
  const rowOf = ({ x, y }: typeof data.train, at: number) =>
    Float64Array.of(...x.subarray(at * (width - 1), (at + 1) * (width - 1)), 1, y[at] as number);
  // The normal equations. The season's columns depend on each other, so a little is added to the diagonal.
  const equations = Array.from({ length: width }, (_, i) => new Float64Array(width + 1).fill(1e-3, i, i + 1));
  const add = (to: Float64Array, factor: number, row: Float64Array) => {
    for (let j = 0; j <= width; j++) to[j] = (to[j] as number) + factor * (row[j] as number);
  };
  for (let at = 0; at < data.train.size; at++) {
    const row = rowOf(data.train, at);
    for (const [i, equation] of equations.entries()) add(equation, row[i] as number, row);
  }
  for (const [i, pivot] of equations.entries())
    for (const other of equations)
      if (other !== pivot) add(other, -(other[i] as number) / (pivot[i] as number), pivot);
  const weights = equations.map((equation, i) => (equation[width] as number) / (equation[i] as number));
  let error = 0;
  for (let at = 0; at < data.test.size; at++) {
    const row = rowOf(data.test, at);
    const guess = weights.reduce((sum, weight, i) => sum + weight * (row[i] as number), 0);
    error += (Math.abs(guess - (row[width] as number)) * forecast(data).scale) / data.test.size;
  }
  for (const lesson of ['applications', 'experiments'])
    expect(await readFile(`documents/${lesson}.md`, 'utf8')).toContain(`about ${error.toFixed(1)} °C`);
});
