/** Step by step: how many operations wait for one another, by formula, and verdicts from made-up times. */
import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/ml/probes/index.ts';
import { perDoubling } from '../../../src/ml/probes/sequential.ts';
import { timedNetworks, unitsFor } from '../../../src/ml/probes/timed.ts';
import { claimSpec } from '../../../src/probes/claims/index.ts';

const { measurement } = await measure({ claim: 'sequential', seed: 3, size: 'small' });
const { numbers } = measurement;

describe('the probe of sequential processing', () => {
  it.each(['CNN', 'RNN', 'LSTM'])('gives the %s 10,000 parameters, within 5%%', (name) =>
    expect(Math.abs((numbers[`${name} parameters`] ?? 0) / 10_000 - 1)).toBeLessThan(0.05),
  );

  it('chooses the units that come nearest to the parameters', () => {
    // An RNN of u units that reads 16 numbers has u (16 + u + 1) parameters.
    expect(unitsFor('RNN', 60 * 77)).toBe(60);
    expect(unitsFor('LSTM', 4 * 20 * 37 + 1)).toBe(20);
    expect(timedNetworks.map((name) => unitsFor(name, 10_000))).toEqual([37, 92, 42]);
  });

  it('counts the operations in a row: three a step for the RNN, one for the LSTM, none for the CNN', () => {
    const grown = (name: string, pass: string) =>
      (numbers[`${name} ${pass} chain 12`] ?? 0) - (numbers[`${name} ${pass} chain 6`] ?? 0);
    expect(['CNN', 'RNN', 'LSTM'].map((name) => grown(name, 'forward'))).toEqual([0, 6 * 3, 6]);
    expect(['CNN', 'RNN', 'LSTM'].map((name) => grown(name, 'training'))).toEqual([0, 6 * 5, 6 * 3]);
  });

  it('measures a time for each length, forward and in learning', () => {
    expect(measurement.curves.map(({ panel, name }) => `${name} ${panel}`)).toEqual([
      ...['CNN forward', 'CNN training', 'RNN forward', 'RNN training', 'LSTM forward', 'LSTM training'],
    ]);
    for (const { x, y } of measurement.curves) {
      expect(x).toEqual([6, 12]);
      expect(y.every((value) => (value ?? 0) > 0)).toBe(true);
    }
  });

  it('takes the root that belongs to the number of doublings', () => {
    expect(perDoubling(1, 8, 8)).toBeCloseTo(2);
    expect(perDoubling(3, 3, 4)).toBe(1);
  });

  it('judges by the growth', () => {
    const judge = ([cnn, rnn, lstm]: number[], [learningCnn, learningRnn, learningLstm]: number[]) =>
      claimSpec('sequential')?.judge([
        {
          ...measurement,
          numbers: {
            ...numbers,
            ...{ 'CNN forward growth': cnn ?? 0, 'RNN forward growth': rnn ?? 0 },
            ...{ 'LSTM forward growth': lstm ?? 0, 'CNN training growth': learningCnn ?? 0 },
            'RNN training growth': learningRnn ?? 0,
            'LSTM training growth': learningLstm ?? 0,
          },
        },
      ]).kind;
    expect(judge([1.1, 1.6, 1.5], [1.2, 1.9, 1.8])).toBe('holds');
    expect(judge([1.1, 1.6, 1.5], [1.8, 1.9, 1.8])).toBe('conditional');
    expect(judge([1.1, 1.6, 1.2], [1.2, 1.9, 1.8])).toBe('fails');
  });
});
