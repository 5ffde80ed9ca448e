import { describe, expect, it } from 'vitest';
import { progressChart } from '../../src/charts/curve.ts';
import { networkColour, palette } from '../../src/charts/theme.ts';
import { networks } from '../../src/types/training.ts';
import { epoch, fiveEpochs, options, specOf, titleOf, withKey } from './samples.ts';

interface Row {
  epoch: number;
  part: string;
  loss: number | null;
  metric: number | null;
}

const rows = (chart: Parameters<typeof specOf>[0]): Row[] =>
  (specOf(chart).vconcat as { data: { values: Row[] } }[])[0]?.data.values ?? [];

const xDomains = (chart: Parameters<typeof specOf>[0]) =>
  withKey(specOf(chart), 'x').map(({ x }) => (x as { scale: { domain: number[] } }).scale.domain);

describe('progress', () => {
  it('shows both parts of each epoch, against all epochs there will be', () => {
    const chart = progressChart(options('gru'), fiveEpochs.slice(0, 2));
    expect(rows(chart)).toEqual([
      { epoch: 1, part: 'training', loss: 1, metric: 0.52 },
      { epoch: 1, part: 'validation', loss: 1.1, metric: 0.5 },
      { epoch: 2, part: 'training', loss: 0.5, metric: 0.72 },
      { epoch: 2, part: 'validation', loss: 0.6, metric: 0.7 },
    ]);
    expect(xDomains(chart)).toEqual([
      [1, 5],
      [1, 5],
    ]);
    expect(titleOf(chart)).toBe('Epoch 2 of 5: validation accuracy 70.0%');
    expect(chart.alt).toContain('loss 0.500 on training and 0.600 on validation data');
  });

  it('draws axes before the first epoch', () => {
    const chart = progressChart(options(), []);
    expect(rows(chart)).toEqual([]);
    expect(xDomains(chart)[0]).toEqual([1, 5]);
    expect(titleOf(chart)).toBe('No epoch of 5 finished yet');
  });

  it('centres a single epoch', () => {
    const chart = progressChart({ ...options(), epochs: 1 }, [epoch(1, 0.8)]);
    expect(xDomains(chart)[0]).toEqual([0, 2]);
    expect(titleOf(chart)).toBe('Epoch 1: validation accuracy 80.0%');
  });

  it.each(networks)('draws the validation line of %s in its colour', (network) => {
    const [scale] = withKey(specOf(progressChart(options(network), fiveEpochs)), 'color')
      .map(({ color }) => (color as { scale?: { domain: string[]; range: string[] } }).scale)
      .filter((found) => found !== undefined);
    expect(scale).toEqual({
      domain: ['validation', 'training'],
      range: [networkColour[network], palette.muted],
    });
  });

  it('says when numbers overflowed, and draws the finite ones', () => {
    const broken = { ...epoch(2, 0.6), loss: Number.NaN, valLoss: Number.POSITIVE_INFINITY };
    const chart = progressChart(options(), [epoch(1, 0.5), broken]);
    expect(titleOf(chart)).toBe('Training diverged: the numbers overflowed in epoch 2');
    expect(rows(chart).map(({ loss }) => loss)).toEqual([1, 1.1, null, null]);
  });
});

describe('curve', () => {
  it('names the best epoch', () => {
    expect(progressChart(options(), fiveEpochs).alt).toContain('Best validation accuracy: 91.0% in epoch 4');
  });

  it('measures a forecast in its unit, lower being better', () => {
    const errors = [3, 1.5, 2].map((error, i) => epoch(i + 1, error));
    const chart = progressChart(options('rnn', 'weather'), errors);
    expect(chart.alt).toContain('Best validation error: 1.50 °C in epoch 2');
    expect(JSON.stringify(specOf(chart))).toContain('Mean error in °C');
  });

  it('keeps alternative texts within bounds', () => {
    expect(progressChart(options(), fiveEpochs).alt.length).toBeLessThanOrEqual(1000);
  });
});
