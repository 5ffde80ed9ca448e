/** The time until an accuracy: what does not depend on the clock, and verdicts from made-up times. */
import { expect, it } from 'vitest';
import { measure } from '../../../src/ml/probes/index.ts';
import { claimSpec } from '../../../src/probes/claims/index.ts';

const { measurement } = await measure({ claim: 'speed', seed: 3, size: 'small' });
const { numbers } = measurement;
const all = ['CNN', 'RNN', 'LSTM', 'GRU'];

it('gives all networks as many parameters as the CNN, within 5%', () => {
  // Two convolutions with 8 and 16 filters of 3 × 3, and 400 features for ten classes.
  expect(numbers['CNN parameters']).toBe(8 * 10 + 16 * 73 + 10 * 401);
  for (const name of all)
    expect(
      Math.abs((numbers[`${name} parameters`] ?? 0) / (numbers['CNN parameters'] ?? 0) - 1),
    ).toBeLessThan(0.05);
});

it('multiplies updates by the time of one', () => {
  const total = (name: string) => (numbers[`${name} updates`] ?? 0) * (numbers[`${name} update`] ?? 0);
  for (const name of all) expect(numbers[`${name} times as long`]).toBeCloseTo(total(name) / total('CNN'));
});

it('needs the same updates for the same seed', async () => {
  const again = await measure({ claim: 'speed', seed: 3, size: 'small' });
  for (const name of all)
    for (const word of ['updates', 'reached', 'parameters'])
      expect(again.measurement.numbers[`${name} ${word}`]).toBe(numbers[`${name} ${word}`]);
});

it('judges by the times', () => {
  const judge = (times: number[], reached = [1, 1, 1, 1]) => {
    const made = { ...numbers };
    for (const [at, name] of all.entries()) {
      made[`${name} times as long`] = times[at] as number;
      made[`${name} reached`] = reached[at] as number;
    }
    return claimSpec('speed')?.judge([{ ...measurement, numbers: made }]);
  };
  expect(judge([1, 2, 3, 4])?.kind).toBe('holds');
  expect(judge([1, 1.1, 3, 4])?.kind).toBe('conditional');
  expect(judge([1, 0.5, 1, 1.2])?.kind).toBe('fails');
  expect(judge([1, 2, 3, 4], [0, 1, 1, 1])?.kind).toBe('fails');
  expect(judge([1, 2, 3, 4], [1, 0, 1, 1])?.sentence).toContain(
    "the RNN never gets there, in 2.0 times the CNN's time, the LSTM takes 3.0 times as long as the CNN",
  );
});
