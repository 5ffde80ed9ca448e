/** CNN against LSTM: equal sizes, and who wins by which errors. */
import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/ml/probes/index.ts';
import { usageDuels } from '../../../src/ml/probes/usage.ts';
import { claimSpec } from '../../../src/probes/claims/index.ts';
import { parameterCount } from '../../../src/training/parameter-count.ts';

it.each(usageDuels)(
  'on $dataset both networks learn equally many numbers, within 5%',
  ({ dataset, units }) => {
    const counts = [parameterCount('cnn', dataset, units.cnn), parameterCount('lstm', dataset, units.lstm)];
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.05);
  },
);

describe('the probe of usage', () => {
  it('gives the same errors for the same seed, and the parameters of both', async () => {
    const { measurement } = await measure({ claim: 'usage', seed: 3, size: 'small' });
    const again = await measure({ claim: 'usage', seed: 3, size: 'small' });
    expect(again.measurement).toEqual(measurement);
    const { numbers } = measurement;
    expect(numbers['cnn weather parameters']).toBe(parameterCount('cnn', 'weather', 32));
    expect(numbers['ratio weather']).toBe((numbers['lstm weather'] ?? 0) / (numbers['cnn weather'] ?? 0));
  });

  const datasets = ['digits', 'fashion', 'weather', 'spam'];
  const made = (...ratios: number[]) => ({
    curves: [],
    numbers: Object.fromEntries(
      datasets.flatMap((dataset, at) => [
        [`ratio ${dataset}`, ratios[at] ?? 1],
        [`cnn ${dataset}`, 0.1],
        [`lstm ${dataset}`, 0.1 * (ratios[at] ?? 1)],
      ]),
    ),
  });
  const judge = (...seeds: number[][]) => claimSpec('usage')?.judge(seeds.map((each) => made(...each)));

  it.each([
    ['holds', [2, 2, 0.7, 0.7]],
    ['conditional', [2, 2, 0.7, 1.3]],
    ['fails', [0.8, 1.01, 1.3, 1]],
  ])('%s, judged by the ratio of the errors', (kind, ratios) => expect(judge(ratios)?.kind).toBe(kind));

  it('names no winner where one seed says otherwise', () =>
    expect(judge([2, 2, 0.7, 0.7], [2, 2, 0.7, 0.7], [2, 2, 0.7, 1.1])?.sentence).toBe(
      'As claimed on 3 of 4 data sets. Errors on digits: the CNN wins (CNN 10.0%, LSTM 20.0%); fashion: the CNN wins (CNN 10.0%, LSTM 20.0%); weather: the LSTM wins (CNN 0.10 °C, LSTM 0.07 °C); spam: no clear winner (CNN 10.0%, LSTM 7.0%).',
    ));
});
