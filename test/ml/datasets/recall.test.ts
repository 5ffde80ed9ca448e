import { expect, test } from 'vitest';
import { loadRecall } from '../../../src/ml/datasets/recall.ts';
import type { DatasetSplit } from '../../../src/ml/datasets/types.ts';

const [steps, features, marker, query] = [28, 10, 8, 9];
const at = ({ x }: DatasetSplit, example: number, step: number, channel: number) =>
  x[(example * steps + step) * features + channel];
const stepsWith = (part: DatasetSplit, example: number, channel: number) =>
  [...Array(steps).keys()].filter((step) => at(part, example, step, channel) === 1);

test('the class is the one marked symbol, and the last step asks', async () => {
  const { train, validation, test: tested, task } = await loadRecall({ samples: 500, seed: 1 });
  expect([train.size, validation.size, tested.size]).toEqual([450, 50, 1_000]);
  expect(task).toEqual({ kind: 'classification', labels: [...'ABCDEFGH'] });
  for (const part of [train, validation, tested])
    for (let example = 0; example < part.size; example++) {
      const marked = stepsWith(part, example, marker);
      expect(marked).toHaveLength(1);
      expect(at(part, example, marked[0] as number, part.y[example] as number)).toBe(1);
      expect(stepsWith(part, example, query)).toEqual([27]);
    }
});

test('each step but the last shows one symbol, the marked one at full strength', async () => {
  const { train } = await loadRecall({ samples: 100, seed: 1 });
  for (let example = 0; example < train.size; example++)
    for (let step = 0; step < steps; step++) {
      const shown = [...Array(8).keys()].map((channel) => at(train, example, step, channel)).filter(Boolean);
      const strength = at(train, example, step, marker) === 1 ? 1 : 0.25;
      expect(shown).toEqual(step === 27 ? [] : [strength]);
    }
});

test('lags, symbols and classes are all met', async () => {
  const { test: tested } = await loadRecall({ samples: 64, seed: 1 });
  const lags = new Set(
    [...Array(tested.size).keys()].map((at) => 26 - (stepsWith(tested, at, marker)[0] ?? -1)),
  );
  expect(lags).toEqual(new Set(Array(27).keys()));
  expect(new Set(tested.y)).toEqual(new Set(Array(8).keys()));
});

test('one seed gives one data set, and all seeds one test part that trains nobody', async () => {
  const one = await loadRecall({ samples: 500, seed: 1 });
  const again = await loadRecall({ samples: 500, seed: 1 });
  expect({ ...again, show: undefined }).toEqual({ ...one, show: undefined });
  expect(again.show?.(3)).toEqual(one.show?.(3));
  const other = await loadRecall({ samples: 500, seed: 2 });
  expect(other.test).toEqual(one.test);
  expect(other.train).not.toEqual(one.train);
  const keys = ({ x, size }: DatasetSplit) =>
    Array.from({ length: size }, (_, at) => x.slice(at * 280, (at + 1) * 280).join(''));
  const tested = new Set(keys(one.test));
  expect(keys(one.train).filter((key) => tested.has(key))).toEqual([]);
});
