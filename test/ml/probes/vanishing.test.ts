/** The vanishing gradient of a plain RNN: what is measured, and how it is judged. */
import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/ml/probes/index.ts';
import { claimSpec } from '../../../src/probes/claims/index.ts';

const { measurement } = await measure({ claim: 'vanishing', seed: 3, size: 'small' });

describe('the probe of the vanishing gradient', () => {
  it('measures three matrices before and after training', () => {
    expect(measurement.curves.map(({ panel, name }) => `${panel}: ${name}`)).toEqual(
      ['0.9', '1', '1.1'].flatMap((factor) => [`before: matrix × ${factor}`, `after: matrix × ${factor}`]),
    );
    for (const { y } of measurement.curves) {
      expect(y).toHaveLength(20);
      expect(y[0]).toBe(1);
      expect(Math.min(...y.map((value) => value ?? 0))).toBeGreaterThan(0);
    }
  });

  it('finds at most what the matrix leaves, because the slope of tanh is at most 1', () => {
    for (const [at, factor] of [0.9, 1, 1.1].entries())
      for (const [lag, share] of (measurement.curves[2 * at]?.y ?? []).entries())
        expect(share).toBeLessThanOrEqual(factor ** lag * (1 + 1e-5));
  });

  it('gives the same numbers for the same seed', async () => {
    const again = await measure({ claim: 'vanishing', seed: 3, size: 'small' });
    expect(again.measurement).toEqual(measurement);
  });

  it('judges by the numbers', () => {
    const verdict = (before: number, after: number) =>
      claimSpec('vanishing')?.judge([
        {
          ...measurement,
          numbers: {
            ...{ steps: 99, trainingSteps: 500 },
            ...{ 'before 0.9': before, 'before 1': before, 'before 1.1': before },
            ...{ 'after 0.9': after, 'after 1': after, 'after 1.1': after },
          },
        },
      ]);
    expect(verdict(1e-5, 1e-4)?.kind).toBe('holds');
    expect(verdict(0.5, 1e-4)?.kind).toBe('conditional');
    expect(verdict(0.5, 0.02)?.kind).toBe('fails');
    expect(verdict(0.5, 5e-6)?.sentence).toContain(
      'left: 50% with the matrix × 0.9, 50% with the matrix × 1, 50% with the matrix × 1.1; after training: one part in 200,000',
    );
  });
});
