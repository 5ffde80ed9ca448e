/** Whether a difference is more than chance, against Python's complementary error function. */
import { describe, expect, it } from 'vitest';
import {
  chanceOf,
  differences,
  meanAndRange,
  signTest,
  twoProportions,
} from '../../src/training/compare-runs.ts';
import type { LanguageOutcome } from '../../src/types/training.ts';
import { recorded } from '../fixtures/training/runs.ts';

describe('chance', () => {
  // math.erfc(z / math.sqrt(2)), with z from the pooled share.
  it.each([
    [1596, 2000, 1680, 2000, 0.000_561_4],
    [90, 100, 85, 100, 0.285_05],
    [50, 100, 50, 100, 1],
    [100, 100, 100, 100, 1],
  ])('of %i of %i against %i of %i', (a, n, b, m, p) => expect(twoProportions(a, n, b, m)).toBeCloseTo(p, 4));

  it('of days won and lost is the sign test', () => {
    // math.erfc(1.9 / math.sqrt(2)), since (|60 - 40| - 1) / 10 = 1.9
    expect(signTest(60, 40)).toBeCloseTo(0.057_433, 4);
    expect(signTest(50, 50)).toBeCloseTo(1, 4);
  });

  it('is judged for two runs on the same kind of data, and for no others', () => {
    const [rnn, cnn, weather] = [recorded('rnnDigits'), recorded('cnnDigits'), recorded('gruWeather')];
    expect(chanceOf(rnn.outcome, cnn.outcome)).toMatchObject({ test: 'two-proportion z-test' });
    expect(chanceOf(rnn.outcome, cnn.outcome)?.p).toBeLessThan(1e-6);
    expect(chanceOf(rnn.outcome, weather.outcome)).toBeUndefined();
    expect(chanceOf(weather.outcome, weather.outcome)).toBeUndefined();
    const days = { times: ['1', '2', '3'], actual: [1, 2, 3], naive: [0, 0, 0] };
    const [near, far] = [
      [1, 2, 3.1],
      [2, 2, 4],
    ].map((predicted) => ({ ...weather.outcome, ...days, predicted }));
    expect(chanceOf(near as never, far as never)).toMatchObject({
      ...{ test: 'sign test', counted: 'the first was nearer on 2 days, the second on 0' },
    });
  });
});

it('of two runs on a text is judged piece by piece', () => {
  const bits = (exampleBits: number[]) => ({ kind: 'language', exampleBits }) as LanguageOutcome;
  const [one, other] = [bits([2, 2.1, 2.5]), bits([2.2, 2.2, 2.5])];
  expect(chanceOf(one, other)).toMatchObject({
    test: 'sign test',
    counted: 'the first foretold 2 pieces of text better, the second 0',
  });
  expect(chanceOf(one, one)).toBeUndefined();
  expect(chanceOf(one, bits([2]))).toBeUndefined();
});

it('names the settings that differ, and nothing else', () => {
  const { options } = recorded('rnnDigits');
  expect(differences(options, { ...options, epochs: 10, network: 'lstm' })).toEqual([
    { name: 'network', values: ['RNN', 'LSTM'] },
    { name: 'epochs', values: ['5', '10'] },
  ]);
  expect(differences(options, options)).toEqual([]);
});

it('gives mean and range of a series', () =>
  expect(meanAndRange([0.8, 0.9, 0.7])).toEqual({ mean: expect.closeTo(0.8), min: 0.7, max: 0.9 }));
