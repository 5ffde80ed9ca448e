/** Order: what is shuffled, and what the verdict follows. */
import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/ml/probes/index.ts';
import { reordered } from '../../../src/ml/probes/order.ts';
import { claimSpec } from '../../../src/probes/claims/index.ts';

describe('rows in another order', () => {
  const split = { size: 2, x: Float32Array.from({ length: 12 }, (_, at) => at), y: Int32Array.of(7, 8) };

  it('are moved whole, in each example by its own order, with the labels kept', () => {
    const { x, y } = reordered(split, 3, (example) => (example === 0 ? [2, 0, 1] : [1, 0, 2]));
    expect([...x]).toEqual([4, 5, 0, 1, 2, 3, 8, 9, 6, 7, 10, 11]);
    expect([...y]).toEqual([7, 8]);
  });

  it('leave the original as it was', () => {
    reordered(split, 3, () => [2, 1, 0]);
    expect([...split.x]).toEqual(Array.from({ length: 12 }, (_, at) => at));
  });
});

describe('the probe of order', () => {
  it('gives the same shares for the same seed, of all networks and orders', async () => {
    const [one, again] = [
      await measure({ claim: 'order', seed: 3, size: 'small' }),
      await measure({ claim: 'order', seed: 3, size: 'small' }),
    ];
    expect(again.measurement).toEqual(one.measurement);
    const shares = Object.values(one.measurement.numbers);
    expect(shares).toHaveLength(12);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  const numbersOf = (falls: { CNN: number; RNN: number; LSTM: number }) => {
    const shares = Object.entries(falls).flatMap(([name, fall]) => [
      [`${name} in order`, 0.9],
      [`${name} one new order`, 0.85],
      [`${name} shuffled when tested`, 0.9 - fall],
      [`${name} always shuffled`, 0.9 - fall],
    ]);
    return { curves: [], numbers: Object.fromEntries(shares) };
  };

  it.each([
    ['holds', { CNN: 0.05, RNN: 0.4, LSTM: 0.4 }, 'RNN from 90% to 50%'],
    ['conditional', { CNN: 0.3, RNN: 0.4, LSTM: 0.4 }, 'CNN from 90% to 60%'],
    ['fails', { CNN: 0.05, RNN: 0.4, LSTM: 0.05 }, 'LSTM 85%'],
  ])('%s, judged by what shuffling costs', (kind, falls, words) => {
    const verdict = claimSpec('order')?.judge([numbersOf(falls)]);
    expect(verdict?.kind).toBe(kind);
    expect(verdict?.sentence).toContain(words);
  });
});
