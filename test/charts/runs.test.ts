import { describe, expect, it } from 'vitest';
import { type RunCurve, runsChart } from '../../src/charts/runs.ts';
import { networkColour, networkDash, networkShape } from '../../src/charts/theme.ts';
import { UserError } from '../../src/errors.ts';
import { networks } from '../../src/nets/types.ts';
import { epoch, fiveEpochs, options, specOf, titleOf, withKey } from './samples.ts';

const four: RunCurve[] = networks.map((network, i) => ({
  label: network.toUpperCase(),
  options: options(network),
  epochs: fiveEpochs.map((e) => ({ ...e, valMetric: e.valMetric - 0.001 * i })),
}));

const ranges = (runs: RunCurve[], channel: string) =>
  withKey(specOf(runsChart(runs)), channel)
    .map((holder) => (holder[channel] as { scale?: { range: unknown[] } }).scale?.range)
    .find((range) => range !== undefined);

describe('runs', () => {
  it('gives each network its colour, dash and shape', () => {
    expect(ranges(four, 'color')).toEqual(networks.map((network) => networkColour[network]));
    expect(ranges(four, 'strokeDash')).toEqual(networks.map((network) => networkDash[network]));
    expect(ranges(four, 'shape')).toEqual(networks.map((network) => networkShape[network]));
  });

  it('tells runs of one network apart by dash', () => {
    const same = [16, 32, 64].map((units) => ({
      label: `${units} units`,
      options: { ...options('lstm'), units },
      epochs: fiveEpochs,
    }));
    const dashes = ranges(same, 'strokeDash') ?? [];
    expect(new Set(dashes.map(String)).size).toBe(3);
  });

  it('names the highest accuracy, or the lowest error', () => {
    expect(titleOf(runsChart(four))).toBe('Highest validation accuracy at the end: 90.0% (CNN)');
    const errors = [2, 1].map((error, i) => ({
      label: `run ${i + 1}`,
      options: options('gru', 'weather'),
      epochs: [epoch(1, error)],
    }));
    expect(titleOf(runsChart(errors))).toBe('Lowest validation error at the end: 1.00 °C (run 2)');
  });

  it('keeps names apart and inside the plot where lines end close together', () => {
    const spots = withKey(specOf(runsChart(four)), 'at')
      .map(({ at }) => at)
      .filter((at): at is number => typeof at === 'number');
    const unique = [...new Set(spots)].sort((a, b) => b - a);
    expect(unique).toHaveLength(4);
    const gaps = unique.slice(1).map((at, i) => (unique[i] ?? 0) - at);
    // The axis runs from 40% to 100% over 190 pixels; lines of text need 14.
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual((14 / 190) * 0.6 - 1e-9);
    const atTheBottom = four.map((run) => ({ ...run, epochs: [epoch(1, 0.9), epoch(2, 0.5)] }));
    const low = withKey(specOf(runsChart(atTheBottom)), 'at').map(({ at }) => at);
    for (const at of low) if (typeof at === 'number') expect(at).toBeGreaterThanOrEqual(0.4);
  });

  it('draws what is there of runs that are not finished, or broke', () => {
    const [first, second] = four as [RunCurve, RunCurve];
    const chart = runsChart([
      { ...first, epochs: [] },
      { ...second, epochs: [epoch(1, 0.5), epoch(2, Number.NaN)] },
    ]);
    expect(titleOf(chart)).toBe('No run has a finished number to show');
    expect(chart.alt).toContain('RNN not a number');
  });

  it('refuses what cannot be compared', () => {
    const [first, second] = four as [RunCurve, RunCurve];
    expect(() => runsChart([])).toThrow(UserError);
    expect(() => runsChart(Array.from({ length: 9 }, () => first))).toThrow(/At most 8/);
    const elsewhere = { ...second, options: options('rnn', 'spam') };
    expect(() => runsChart([first, elsewhere])).toThrow(/compare runs on one data set/);
  });
});
