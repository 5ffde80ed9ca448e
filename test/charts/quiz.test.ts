/** Charts of quizzes as data, and their words. */
import { describe, expect, test } from 'vitest';
import { distributionChart } from '../../src/charts/distribution.ts';
import { memoryMapChart } from '../../src/charts/memory-map.ts';
import { networkColour, palette } from '../../src/charts/theme.ts';
import { plainMetric, unlabelledCurvesChart } from '../../src/charts/unlabelled-curves.ts';
import { specOf, titleOf, withKey } from './samples.ts';

/** Every array is an object with a `values`, too. */
const valuesOf = (chart: Parameters<typeof specOf>[0]): unknown[] =>
  withKey(specOf(chart), 'values').flatMap(({ values }) => (Array.isArray(values) ? values : []));

describe('a distribution', () => {
  const chart = distributionChart([
    { label: 'A. yes', count: 3, right: true },
    { label: 'B. no', count: 1, right: false },
  ]);

  test('says how many were right, and each count in words', () => {
    expect(titleOf(chart)).toBe('3 of 4 answers right (75.0%)');
    expect(chart.alt).toContain('A. yes (right): 3; B. no: 1');
  });

  test('has bars in proportion, told apart without colour as well', () => {
    const values = valuesOf(chart);
    expect(values).toMatchObject([
      { share: 0.75, label: ['✓ A. yes'], count: '3 (75%)' },
      { share: 0.25, label: ['B. no'], count: '1 (25%)' },
    ]);
  });

  test('of nothing is still a picture', () => {
    expect(titleOf(distributionChart([{ label: 'True', count: 0, right: true }]))).toBe('Nobody answered');
  });
});

describe('a riddle', () => {
  const curves = [
    [0.9, 0.8, 0.7],
    [0.9, 0.5, 0.1],
  ];
  const chart = unlabelledCurvesChart({
    title: 'Whose?',
    step: 'step',
    metric: plainMetric('Share'),
    curves,
  });

  test('names curves by letters, in no network’s colour', () => {
    const text = JSON.stringify(specOf(chart));
    for (const colour of Object.values(networkColour)) expect(text).not.toContain(colour);
    expect(chart.alt).toContain('Curve A: starts at 0.900, is at 0.800 and ends at 0.700. Curve B:');
  });

  test('stops curves around their letters', () => {
    const letters = withKey(specOf(chart), 'type').filter(({ type }) => type === 'text');
    expect(letters).toMatchObject([{ stroke: palette.card, strokeWidth: 6 }, { color: palette.ink }]);
  });

  test('puts each letter where its curve is farthest from the others', () => {
    const labels = valuesOf(chart).filter((value) => typeof value === 'object');
    expect(labels.slice(-2)).toEqual([
      { curve: 'A', step: 3, value: 0.7 },
      { curve: 'B', step: 3, value: 0.1 },
    ]);
  });
});

describe('a memory map', () => {
  test('has a cell for each concept and week, empty where nothing was asked', () => {
    const chart = memoryMapChart([{ concept: 'Gates', weeks: [null, 0.5] }], ['3 Nov', '10 Nov'], 'Known');
    const values = valuesOf(chart);
    expect(values).toMatchObject([
      { concept: 'Gates', week: '3 Nov', share: null, text: '' },
      { concept: 'Gates', week: '10 Nov', share: 0.5, text: '50' },
    ]);
    // Vega leaves out what has no value, unless it is told not to.
    expect(withKey(specOf(chart), 'invalid')).toMatchObject([{ type: 'rect', invalid: null }]);
    expect(chart.alt).toContain('Gates 50.0%');
  });

  test('of nothing says what to do', () => {
    expect(() => memoryMapChart([], [], 'Known')).toThrow(/A quiz makes the first ones/);
  });
});
