/** What is read inside a network, against independent computations: feature maps, and the trace as a whole. */
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../src/ml/datasets/index.ts';
import { createRandom } from '../../../src/ml/engine/random.ts';
import { inspectNetwork } from '../../../src/ml/inspect/inspect.ts';
import {
  classifier,
  convolution2d,
  dropoutLayer,
  flatten,
  lstm,
  pooling2d,
  rnn,
} from '../../../src/ml/layers/index.ts';
import type { MapBlock } from '../../../src/types/inspection.ts';
import { largestDifference, normal } from '../graphs.ts';
import { at, layerNamed, network } from './untrained.ts';

const digits = await loadDataset('digits', { samples: 64, seed: 1 });
const aDigit = digits.test.x.slice(0, 784) as Float32Array;

describe('the feature maps of a CNN', () => {
  it('are those of a convolution and a pooling written by hand', async () => {
    const cnn = network(
      [
        convolution2d({ name: 'conv', filters: 3, size: 3, activation: 'relu' }),
        pooling2d({ name: 'pool', size: 2 }),
        flatten(),
        classifier({ classes: 4 }),
      ],
      [28, 28, 1],
    );
    const trace = await inspectNetwork(cnn, aDigit);
    const { filters, output } = layerNamed(trace, 'conv');
    const bias = cnn.weights.get('conv/bias') ?? new Float32Array();
    expect(filters?.shape).toEqual([3, 3, 1, 3]);
    expect(output.shape).toEqual([26, 26, 3]);
    const expected = (y: number, x: number, filter: number) => {
      let total = bias[filter] as number;
      for (let dy = 0; dy < 3; dy++)
        for (let dx = 0; dx < 3; dx++)
          total += (aDigit[(y + dy) * 28 + x + dx] as number) * at(filters as MapBlock, dy, dx, 0, filter);
      return Math.max(0, total);
    };
    const byHand: number[] = [];
    for (let y = 0; y < 26; y++)
      for (let x = 0; x < 26; x++)
        for (let filter = 0; filter < 3; filter++) byHand.push(expected(y, x, filter));
    expect(largestDifference(output.values, byHand)).toBeLessThan(1e-5);

    const pooled = layerNamed(trace, 'pool').output;
    expect(pooled.shape).toEqual([13, 13, 3]);
    expect(at(pooled, 5, 6, 2)).toBe(
      Math.max(...[10, 11].flatMap((y) => [12, 13].map((x) => at(output, y, x, 2)))),
    );
    expect(trace.layers.map(({ name }) => name)).toEqual(['conv', 'pool', 'flatten', 'output']);
  });
});

describe('a trace', () => {
  it('holds what a recurrent network would answer after each step: after the last one, its answer', async () => {
    const own = network(
      [lstm({ units: 3 }), dropoutLayer({ rate: 0.5 }), classifier({ classes: 2 })],
      [5, 2],
    );
    const trace = await inspectNetwork(own, normal([5, 2], createRandom(8)).values);
    expect(trace.soFar?.shape).toEqual([5, 2]);
    expect(largestDifference(trace.outputs, trace.soFar?.values.subarray(8) ?? [])).toBeLessThan(1e-5);
    expect(layerNamed(trace, 'lstm').hidden?.values.slice(-3)).toEqual(
      layerNamed(trace, 'lstm').output.values,
    );
  });

  it('names the weight that is missing', async () => {
    const own = network([rnn({ units: 2 }), classifier({ classes: 2 })], [3, 2]);
    own.weights.delete('output/bias');
    await expect(inspectNetwork(own, new Float32Array(6))).rejects.toThrow(
      'the weight output/bias is missing',
    );
  });
});
