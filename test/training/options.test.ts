import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeDatasets } from '../../src/ml/datasets/index.ts';
import { maxExamples, parseTrainingOptions, trainingLimits } from '../../src/training/options.ts';
import { UserError } from '../../src/types/errors.ts';
import { datasets, networks } from '../../src/types/training.ts';

test('a network alone is enough', () => {
  expect(parseTrainingOptions({ network: 'lstm' })).toEqual({
    ...{ network: 'lstm', dataset: 'digits', samples: 2_048, epochs: 5 },
    ...{ units: 64, batch: 32, learningRate: 0.003, seed: 1 },
  });
});

test.each(networks.flatMap((network) => datasets.map((dataset) => [network, dataset])))(
  'what is meant by %s on %s is allowed',
  (network, dataset) => {
    const options = parseTrainingOptions({ network, dataset });
    expect(parseTrainingOptions(options)).toEqual(options);
  },
);

test('what is said is taken, as a number or as text', () => {
  const said = { samples: '100', epochs: '7', units: 16, batch: '64', learningRate: '0.01', seed: '0' };
  expect(parseTrainingOptions({ network: 'cnn', dataset: 'fashion', ...said })).toEqual({
    ...{ network: 'cnn', dataset: 'fashion', samples: 100, epochs: 7 },
    ...{ units: 16, batch: 64, learningRate: 0.01, seed: 0 },
  });
});

test('an option that is undefined was not said', () => {
  const options = parseTrainingOptions({ network: 'gru', dataset: undefined, epochs: undefined });
  expect(options).toMatchObject({ dataset: 'digits', epochs: 5 });
});

describe('refused with the option, the value, what it may be and why', () => {
  test.each([
    [{}, /^network is missing: name one of cnn, rnn, lstm, gru, attention\.$/],
    [{ network: 'mlp' }, /^network must be one of cnn, rnn, lstm, gru, attention, not mlp\.$/],
    [{ network: 'cnn', dataset: 'cats' }, /^dataset must be one of digits, .*, not cats\.$/],
    [{ network: 'cnn', samples: 5 }, /^samples must be a whole number from 64 to 60000, not 5: /],
    [{ network: 'cnn', samples: 60_001 }, /^samples .* not 60001: /],
    [{ network: 'cnn', epochs: 1.5 }, /^epochs must be a whole number from 1 to 100, not 1\.5: /],
    [{ network: 'cnn', epochs: 'many' }, /^epochs .* not many: /],
    [{ network: 'cnn', epochs: -1.5 }, /^epochs [^\n]* not -1\.5: [^\n]*$/],
    [{ network: 'cnn', units: 3 }, /^units .* not 3: /],
    [{ network: 'cnn', batch: 1_000 }, /^batch .* not 1000: /],
    [{ network: 'cnn', learningRate: 0 }, /^learning_rate must be a number from 0\.00001 to 1, not 0: /],
    [{ network: 'cnn', learningRate: Number.NaN }, /^learning_rate .* not NaN: /],
    [{ network: 'cnn', seed: -1 }, /^seed .* not -1: /],
    [{ network: 'cnn', seed: 2 ** 31 }, /^seed .* not 2147483648: /],
    [
      { network: 'cnn', dataset: 'weather', samples: 5_000 },
      /^samples must be at most \d+ for weather, not 5000: /,
    ],
    [{ network: 'cnn', samples: 100, batch: 128 }, /^batch must be at most samples \(100\), not 128: /],
    [
      { network: 'cnn', samples: 60_000, epochs: 50 },
      /at most 1000000, not 3000000: .* 16 epochs are possible/,
    ],
    [{ network: 'mlp', dataset: 'cats' }, /mlp\.\ndataset must be/],
    [{ network: 'cnn', epochs: 0, units: 0 }, /not 0: .*\nunits must be/],
  ])('%o', (input, message) => {
    expect(() => parseTrainingOptions(input)).toThrow(UserError);
    expect(() => parseTrainingOptions(input)).toThrow(message);
  });
});

test('whatever passes is within every limit', () => {
  const anything = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(undefined), fc.nat(300));
  const names = ['samples', 'epochs', 'units', 'batch', 'learningRate', 'seed'] as const;
  const input = fc.record({
    ...{ network: fc.constantFrom(...networks), dataset: fc.constantFrom(...datasets) },
    ...Object.fromEntries(names.map((name) => [name, anything])),
  });
  fc.assert(
    fc.property(input, (asked) => {
      try {
        const options = parseTrainingOptions(asked);
        for (const name of names) {
          expect(options[name]).toBeGreaterThanOrEqual(trainingLimits[name].min);
          expect(options[name]).toBeLessThanOrEqual(trainingLimits[name].max);
        }
        const data = describeDatasets().find(({ name }) => name === options.dataset);
        expect(options.samples).toBeLessThanOrEqual(data?.maxSamples ?? 0);
        expect(options.samples * options.epochs).toBeLessThanOrEqual(maxExamples);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});
