/** The attention weights, against a softmax written by hand. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/ml/engine/random.ts';
import { inspectNetwork } from '../../../src/ml/inspect/inspect.ts';
import {
  classifier,
  embedding,
  meanOverSteps,
  normalization,
  positionEncoding,
  selfAttention,
} from '../../../src/ml/layers/index.ts';
import { largestDifference, normal } from '../graphs.ts';
import { at, expectNothingOfPadding, layerNamed, network } from './untrained.ts';

describe('the attention weights', () => {
  const [steps, width, heads, headSize] = [5, 4, 2, 3];
  const block = (causal = false) => [
    positionEncoding(),
    selfAttention({ heads, headSize, causal }),
    normalization(),
    meanOverSteps(),
    classifier({ classes: 2 }),
  ];
  const x = normal([steps, width], createRandom(9)).values;

  /** x with its positions, each step with mean 0 and variance 1. */
  function normalised(): number[][] {
    return Array.from({ length: steps }, (_, step) => {
      const row = Array.from({ length: width }, (_, column) => {
        const angle = step / 10_000 ** ((2 * Math.floor(column / 2)) / width);
        return (x[step * width + column] as number) + (column % 2 ? Math.cos(angle) : Math.sin(angle));
      });
      const mean = row.reduce((sum, value) => sum + value, 0) / width;
      const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / width;
      return row.map((value) => (value - mean) / Math.sqrt(variance + 1e-5));
    });
  }

  it.each([false, true])('are the softmax of queries times keys, looking back only: %s', async (causal) => {
    const own = network(block(causal), [steps, width]);
    const [kernel, bias] = ['kernel', 'bias'].map((part) =>
      own.weights.get(`attention/query_key_value_${part}`),
    );
    const columns = 3 * heads * headSize;
    const part = (row: number[], column: number) =>
      row.reduce(
        (sum, value, at) => sum + value * (kernel?.[at * columns + column] as number),
        bias?.[column] as number,
      );
    const rows = normalised();
    const expected = Array.from({ length: heads }, (_, head) =>
      rows.flatMap((asking, step) => {
        const scores = rows.map((asked, place) => {
          if (causal && place > step) return 0;
          let score = 0;
          for (let at = head * headSize; at < (head + 1) * headSize; at++)
            score += part(asking, at) * part(asked, heads * headSize + at);
          return Math.exp(score / Math.sqrt(headSize));
        });
        const total = scores.reduce((sum, score) => sum + score, 0);
        return scores.map((score) => score / total);
      }),
    );
    const { attention = [] } = layerNamed(await inspectNetwork(own, x), 'attention');
    expect(attention.map(({ shape }) => shape)).toEqual([
      [steps, steps],
      [steps, steps],
    ]);
    attention.forEach(({ values }, head) => {
      expect(largestDifference(values, expected[head] ?? [])).toBeLessThan(1e-5);
    });
  });

  it('of padding are zero', async () => {
    const layers = [embedding({ vocabulary: 9, size: 4, mask: true }), ...block()];
    const trace = await inspectNetwork(network(layers, [6], true), Int32Array.from([3, 7, 2, 8, 0, 0]));
    for (const weights of layerNamed(trace, 'attention').attention ?? [])
      for (let looking = 0; looking < 6; looking++) {
        const row = Array.from({ length: 6 }, (_, seen) => at(weights, looking, seen));
        expect(row.slice(4)).toEqual([0, 0]);
        expect(row.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 5);
      }
    expectNothingOfPadding(trace, 4);
  });
});
