import { expect, test } from 'vitest';
import { describeDatasets, loadDataset } from '../../../src/ml/datasets/index.ts';
import { datasets } from '../../../src/types/training.ts';

test('every data set is described, and loads under its name as described', async () => {
  expect(describeDatasets().map(({ name }) => name)).toEqual([...datasets]);
  for (const { name, title, source } of describeDatasets()) {
    const data = await loadDataset(name, { samples: 100, seed: 1 });
    expect([data.name, data.title, data.source]).toEqual([name, title, source]);
    expect(data.train.size + data.validation.size).toBe(100);
    const width = data.steps * data.features;
    for (const part of [data.train, data.validation, data.test])
      expect(part.x.length).toBe(part.size * width);
  }
});

test('every data set gives as many samples as it promises, and refuses one more', async () => {
  for (const { name, maxSamples } of describeDatasets()) {
    const data = await loadDataset(name, { samples: maxSamples, seed: 1 });
    expect(data.train.size + data.validation.size).toBe(maxSamples);
    await expect(loadDataset(name, { samples: maxSamples + 1, seed: 1 })).rejects.toThrow(String(maxSamples));
  }
});
