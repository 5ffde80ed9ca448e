/** Throughput against the batch size: what is measured, and verdicts from made-up rates. */
import { expect, it } from 'vitest';
import { measure } from '../../../src/ml/probes/index.ts';
import { claimSpec } from '../../../src/probes/claims/index.ts';

const { measurement } = await measure({ claim: 'parallel', seed: 3, size: 'small' });
const { numbers } = measurement;

it('gives all networks 10,000 parameters, within 5%', () => {
  for (const name of ['CNN', 'RNN', 'LSTM'])
    expect(Math.abs((numbers[`${name} parameters`] ?? 0) / 10_000 - 1)).toBeLessThan(0.05);
});

it('measures the sequences in a second for each size of the batch', () => {
  expect(measurement.curves.map(({ name }) => name)).toEqual(['CNN', 'RNN', 'LSTM']);
  for (const { name, x, y } of measurement.curves) {
    expect(x).toEqual([1, 8]);
    expect(y).toEqual([numbers[`${name} alone`], numbers[`${name} in the largest batch`]]);
    expect((y[1] ?? 0) / (y[0] ?? 0)).toBeCloseTo(numbers[`${name} gain`] ?? Number.NaN);
    expect(numbers[`${name} gain of two halves`]).toBeGreaterThan(0);
  }
});

it('judges by what a batch brings, and by the lead of the CNN', () => {
  const judge = (alone: [number, number, number], batch: [number, number, number]) => {
    const made = { ...numbers };
    for (const [at, name] of ['CNN', 'RNN', 'LSTM'].entries()) {
      made[`${name} alone`] = alone[at] as number;
      made[`${name} in the largest batch`] = batch[at] as number;
      made[`${name} gain`] = (batch[at] as number) / (alone[at] as number);
    }
    return claimSpec('parallel')?.judge([{ ...measurement, numbers: made }]);
  };
  expect(judge([100, 50, 40], [1000, 500, 400])?.kind).toBe('holds');
  expect(judge([100, 50, 40], [500, 500, 400])?.kind).toBe('conditional');
  expect(judge([40, 50, 40], [1000, 500, 400])?.kind).toBe('conditional');
  expect(judge([100, 50, 40], [1000, 500, 60])?.kind).toBe('fails');
  expect(judge([100, 50, 40], [500, 500, 400])?.sentence).toContain(
    'One at a time, the CNN learns from 2.0 times as many as the RNN and 2.5 times as many as the LSTM; in batches of 8, from 1.0 times',
  );
});
