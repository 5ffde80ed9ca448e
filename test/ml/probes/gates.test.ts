/** The gradient with and without gates: what is measured, and how it is judged. */
import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/ml/probes/index.ts';
import { claimSpec } from '../../../src/probes/claims/index.ts';
import { shareLeft } from '../../../src/probes/claims/share-left.ts';

const { measurement } = await measure({ claim: 'gates', seed: 3, size: 'small' });
const { numbers } = measurement;

describe('the probe of the gates', () => {
  it.each(['before', 'after'])('measures RNN, LSTM and GRU %s training', (panel) => {
    const curves = measurement.curves.filter((curve) => curve.panel === panel);
    expect(curves.map(({ name }) => name)).toEqual(['RNN', 'LSTM', 'GRU']);
    expect(curves.every(({ y }) => y.length === 12 && y[0] === 1)).toBe(true);
  });

  it('measures the LSTM as it starts with a forget bias of 1, and more is left with a larger one', () => {
    expect(numbers['bias 1']).toBe(numbers['before LSTM']);
    expect(numbers['bias 0']).toBeLessThan(numbers['bias 1'] as number);
    expect(numbers['bias 1']).toBeLessThan(numbers['bias 3'] as number);
  });

  it('follows the training from its start to its end', () => {
    const course = measurement.curves.find(({ panel, name }) => panel === 'course' && name === 'GRU');
    expect(course?.y[0]).toBe(numbers['before GRU']);
    expect(course?.x.at(-1)).toBeLessThanOrEqual(20);
    expect(course?.x.length).toBeGreaterThan(5);
  });

  it('gives the same numbers for the same seed', async () => {
    const again = await measure({ claim: 'gates', seed: 3, size: 'small' });
    expect(again.measurement).toEqual(measurement);
  });

  it('judges by the numbers', () => {
    const verdict = (before: number[], after: number[]) =>
      claimSpec('gates')?.judge([
        {
          ...measurement,
          numbers: {
            ...numbers,
            ...Object.fromEntries(['RNN', 'LSTM', 'GRU'].map((name, at) => [`before ${name}`, before[at]])),
            ...Object.fromEntries(['RNN', 'LSTM', 'GRU'].map((name, at) => [`after ${name}`, after[at]])),
          } as Record<string, number>,
        },
      ]);
    expect(verdict([0.001, 0.5, 0.5], [0.001, 0.4, 0.8])?.kind).toBe('holds');
    const part = verdict([0.1, 1e-4, 1e-10], [0.01, 0.02, 0.9]);
    expect(part?.kind).toBe('conditional');
    expect(part?.sentence).toContain('only the GRU keeps clearly more of the gradient than the plain RNN');
    expect(part?.sentence).toContain('LSTM 0.01%, GRU one part in 10¹⁰');
    const both = verdict([0.1, 1e-4, 1e-10], [0.01, 0.2, 0.9]);
    expect(both?.kind).toBe('conditional');
    expect(both?.sentence).toContain('LSTM and GRU keep clearly more');
    expect(verdict([0.1, 0.1, 0.1], [0.1, 0.1, 0.2])?.kind).toBe('fails');
  });
});

it.each([
  [1.12, '110%'],
  [0.034, '3%'],
  [0.0004, '0.04%'],
  [4.9e-6, 'one part in 200,000'],
  [3e-11, 'one part in 10¹¹'],
  [0, 'nothing'],
  [Number.NaN, 'an unknown share'],
])('says %d as %s', (share, words) => expect(shareLeft(share)).toBe(words));
