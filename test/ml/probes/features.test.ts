/** Feature maps: shapes by formula, and what moves with a digit. */
import { describe, expect, it } from 'vitest';
import { difference, shifted } from '../../../src/ml/probes/features.ts';
import { measure } from '../../../src/ml/probes/index.ts';
import { claimSpec } from '../../../src/probes/claims/index.ts';

const { measurement } = await measure({ claim: 'features', seed: 3, size: 'small' });
const { numbers, maps = [] } = measurement;

describe('the probe of features', () => {
  it('finds the shapes that the formulas give: side − 2 after a filter of 3 × 3, half after pooling', () => {
    const sides = ['conv1', 'pool1', 'conv2', 'pool2'].map((name) => numbers[`${name} side`]);
    expect(sides).toEqual([26, 13, 11, 5]);
    expect(numbers['conv1 numbers']).toBe(26 * 26 * 8);
    expect(numbers['pool1 numbers']).toBe(13 * 13 * 8);
  });

  it('finds that a convolution follows every move, and pooling those by its stride', () => {
    for (const by of [1, 2, 3, 4]) expect(numbers[`convolution moved by ${by}`]).toBeLessThan(1e-5);
    for (const by of [2, 4]) expect(numbers[`pooling moved by ${by}`]).toBeLessThan(1e-5);
    expect(numbers['pooling moved by 1']).toBeGreaterThan(0.01);
    expect(numbers['fully connected moved by 1']).toBeGreaterThan(0.1);
  });

  it('shows maps that a convolution by hand gives where nothing moved', () => {
    const values = (title: string) => maps.find((map) => map.title === title)?.values ?? [];
    const [digit, filter, map] = [values('digit'), values('filter 1'), values('map 1')];
    const sums = map.map((_, at) =>
      filter.reduce(
        (sum, weight, tap) =>
          sum +
          weight * (digit[(Math.floor(at / 26) + Math.floor(tap / 3)) * 28 + (at % 26) + (tap % 3)] ?? 0),
        0,
      ),
    );
    // The bias is what remains, the same at every place that is not cut at 0.
    const rest = map.flatMap((value, at) => (value > 0 ? [value - (sums[at] ?? 0)] : []));
    for (const bias of rest) expect(bias).toBeCloseTo(rest[0] ?? Number.NaN, 4);
  });

  it('moves a digit to the right, and measures how far apart maps are', () => {
    const picture = Float32Array.from({ length: 784 }, (_, at) => at);
    expect([...shifted(picture, 2).subarray(28, 32)]).toEqual([0, 0, 28, 29]);
    const row = (...values: number[]) => ({
      ...{ height: 1, width: values.length, count: 1 },
      values: Float32Array.from(values),
    });
    expect(difference(row(3, 4, 0), row(0, 3, 4), 1)).toBe(0);
    expect(difference(row(3, 4), row(3, 0), 0)).toBeCloseTo(4 / 5);
    expect(difference(row(3, 4, 0), row(0, 3, 4), 0.5)).toBe(0);
  });

  it('gives the same numbers for the same seed', async () => {
    expect((await measure({ claim: 'features', seed: 3, size: 'small' })).measurement).toEqual(measurement);
  });

  it('judges by the numbers', () => {
    const judge = (made: Record<string, number>) =>
      claimSpec('features')?.judge([
        { ...measurement, numbers: { ...numbers, 'fully connected moved by 1': 0.9, ...made } },
      ]).kind;
    expect(judge({})).toBe('holds');
    expect(judge({ 'fully connected moved by 1': 0.1 })).toBe('conditional');
    expect(judge({ 'convolution moved by 3': 0.1 })).toBe('fails');
    expect(judge({ 'pool1 numbers': 5000 })).toBe('fails');
  });
});
