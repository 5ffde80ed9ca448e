/** Memory and its end: the receptive field by formula, and nothing at all outside it. */
import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/ml/probes/index.ts';
import { receptiveField } from '../../../src/ml/probes/memory.ts';
import { claimSpec } from '../../../src/probes/claims/index.ts';

const { measurement } = await measure({ claim: 'memory', seed: 3, size: 'small' });
const curve = (name: string) => measurement.curves.find((one) => one.name === name)?.y ?? [];

describe('the probe of memory', () => {
  it('finds the receptive field that the formula gives: 1 + layers × (kernel size − 1)', () => {
    expect(receptiveField(2)).toBe(9);
    expect(
      curve('CNN')
        .slice(0, 9)
        .every((value) => (value ?? 0) > 0),
    ).toBe(true);
  });

  it('finds exactly no influence on the CNN outside of it', () =>
    expect(new Set(curve('CNN').slice(9))).toEqual(new Set([0])));

  it.each(['RNN', 'LSTM', 'GRU'])('finds some influence of every step on the %s', (name) => {
    expect(curve(name)).toHaveLength(16);
    expect(Math.min(...curve(name).map((value) => value ?? 0))).toBeGreaterThan(0);
  });

  it('gives the same numbers for the same seed', async () => {
    const again = await measure({ claim: 'memory', seed: 3, size: 'small' });
    expect(again.measurement).toEqual(measurement);
  });

  it('judges by the numbers', () => {
    const judge = (numbers: Record<string, number>) =>
      claimSpec('memory')?.judge([{ ...measurement, numbers: { ...measurement.numbers, ...numbers } }]).kind;
    expect(judge({})).toBe('holds');
    expect(judge({ 'GRU at the end': 1e-7 })).toBe('conditional');
    expect(judge({ 'CNN at the end': 0.1, 'CNN reach': 16 })).toBe('fails');
  });
});
