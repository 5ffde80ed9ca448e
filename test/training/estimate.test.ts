import { expect, test } from 'vitest';
import { createEstimate } from '../../src/training/estimate.ts';
import type { Progress } from '../../src/types/training.ts';

const at = (epoch: number, batch: number, batches = 100): Progress => ({
  ...{ phase: 'training', epoch, epochs: 4, batch, batches },
});

test('the rest takes as long as the part that is done says', () => {
  const estimate = createEstimate();
  expect(estimate({ ...at(0, 0, 0), phase: 'loading' }, 0)).toBeUndefined();
  expect(estimate(at(1, 10), 5_000)).toBeUndefined();
  // 90 of 400 batches in 9 s: 300 more take 30 s.
  expect(estimate(at(1, 100), 14_000)).toBeCloseTo(30, 9);
  expect(estimate(at(4, 100), 44_000)).toBeCloseTo(0, 9);
});

test('validation, which counts its own batches, takes nothing back', () => {
  const estimate = createEstimate();
  estimate(at(1, 0), 0);
  const before = estimate(at(1, 80), 8_000);
  const meanwhile = estimate(at(1, 1, 2), 8_000);
  expect(meanwhile).toBe(before);
});

test('nothing is said while the data load and while the network is tested', () => {
  const estimate = createEstimate();
  estimate(at(1, 0), 0);
  estimate(at(4, 100), 1_000);
  expect(estimate({ ...at(4, 1), phase: 'testing' }, 2_000)).toBeUndefined();
});
