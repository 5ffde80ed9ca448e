/** What is read inside a network, against independent computations. */
import { describe, expect, it } from 'vitest';
import { inputShape, layersFor } from '../../../src/ml/architectures/index.ts';
import { loadDataset } from '../../../src/ml/datasets/index.ts';
import { Graph } from '../../../src/ml/engine/graph.ts';
import { reshape, slice } from '../../../src/ml/engine/ops/shape.ts';
import { createRandom } from '../../../src/ml/engine/random.ts';
import { Session } from '../../../src/ml/engine/session.ts';
import { inspectNetwork } from '../../../src/ml/inspect/inspect.ts';
import {
  classifier,
  convolution2d,
  dropoutLayer,
  embedding,
  flatten,
  gru,
  type Layer,
  lstm,
  meanOverSteps,
  normalization,
  pooling2d,
  positionEncoding,
  rnn,
  selfAttention,
} from '../../../src/ml/layers/index.ts';
import { ForwardPass, Weights } from '../../../src/ml/layers/layer.ts';
import type { InspectedLayer, MapBlock, NetworkTrace } from '../../../src/types/inspection.ts';
import { largestDifference, native, normal, relativeError } from '../graphs.ts';
import { drawWeights } from '../models.ts';

const digits = await loadDataset('digits', { samples: 64, seed: 1 });
const aDigit = digits.test.x.slice(0, 784) as Float32Array;

const network = (layers: Layer[], input: number[], tokens = false) => ({
  ...{ layers, input },
  weights: drawWeights(layers, [1, ...input], tokens),
});

const layerNamed = ({ layers }: NetworkTrace, name: string): InspectedLayer => {
  const found = layers.find((layer) => layer.name === name);
  if (!found) throw new Error(`no layer ${name}`);
  return found;
};

/** One value of a block by its indices. */
const at = ({ shape, values }: MapBlock, ...indices: number[]): number =>
  values[indices.reduce((place, index, axis) => place * (shape[axis] as number) + index, 0)] as number;

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

/** The slope of an output by each input number, from central differences of the network itself. */
async function numericSaliency(
  { layers, input, weights: values }: ReturnType<typeof network>,
  x: Float32Array,
  chosen: number,
  places: number[],
): Promise<number[]> {
  const graph = new Graph();
  const example = graph.placeholder('input', [1, ...input]);
  const pass = new ForwardPass(graph, new Weights(graph, 0, values), { training: false });
  const outputs = pass.run(example, layers);
  using session = await Session.load(graph, native);
  const score = (moved: Float32Array) => session.run([outputs], [[example, moved]])[0]?.[chosen] as number;
  return places.map((place) => {
    const by = (step: number) => score(x.with(place, (x[place] as number) + step));
    return Math.abs((8 * (by(0.02) - by(-0.02)) - (by(0.04) - by(-0.04))) / 0.24);
  });
}

describe('saliency', () => {
  const sequence = normal([6, 3], createRandom(4)).values;
  it.each([
    ['rnn', rnn],
    ['lstm', lstm],
    ['gru', gru],
  ] as const)('of an input to %s is what central differences give', async (_, kind) => {
    const own = network(
      [kind({ units: 4 }), dropoutLayer({ rate: 0.4 }), classifier({ classes: 3 })],
      [6, 3],
    );
    const trace = await inspectNetwork(own, sequence, 2);
    expect(trace.saliency.shape).toEqual([6, 3]);
    const numeric = await numericSaliency(
      own,
      sequence,
      2,
      Array.from(sequence, (_, place) => place),
    );
    expect(relativeError(trace.saliency.values, numeric)).toBeLessThan(1e-2);
    expect(trace.saliency.values.every((value) => value >= 0)).toBe(true);
  });

  it('of a pixel of a CNN is what central differences give', async () => {
    const layers = layersFor('cnn', digits, { units: 16 });
    const own = network(layers, inputShape('cnn', digits));
    // No pixel lies on a kink of the maximum, as black pixels would.
    const x = normal([784], createRandom(2)).values;
    const trace = await inspectNetwork(own, x);
    expect(trace.chosen).toBe(trace.outputs.indexOf(Math.max(...trace.outputs)));
    const places = [100, 205, 310, 415, 520, 625];
    const numeric = await numericSaliency(own, x, trace.chosen, places);
    const ours = places.map((place) => trace.saliency.values[place] as number);
    expect(relativeError(ours, numeric)).toBeLessThan(5e-2);
  });

  it('is exactly zero outside the receptive field of a CNN', async () => {
    // One place of the second convolution: it sees 3 + 2 · 2 + 1 = 8 pixels, from 2 · 4 on.
    const onePlace: Layer = {
      name: 'output',
      keras: { className: 'Crop', config: {} },
      forward: (x) => reshape(slice(x, [0, 4, 4, 0], [1, 1, 1, 2]), [1, 2]),
    };
    const own = network(
      [
        convolution2d({ name: 'conv1', filters: 4, size: 3 }),
        pooling2d({ name: 'pool1', size: 2 }),
        convolution2d({ name: 'conv2', filters: 2, size: 3 }),
        onePlace,
      ],
      [28, 28, 1],
    );
    const trace = await inspectNetwork(own, normal([784], createRandom(3)).values);
    const seen = Array.from(trace.saliency.values).flatMap((value, place) =>
      value === 0 ? [] : [{ y: Math.floor(place / 28), x: place % 28 }],
    );
    const [ys, xs] = [seen.map(({ y }) => y), seen.map(({ x }) => x)];
    expect([Math.min(...ys), Math.max(...ys), Math.min(...xs), Math.max(...xs)]).toEqual([8, 15, 8, 15]);
  });

  it('is zero in the last two rows and columns of an image, which the pooling of the CNN leaves out', async () => {
    const own = network(layersFor('cnn', digits, { units: 64 }), inputShape('cnn', digits));
    const { saliency } = await inspectNetwork(own, normal([784], createRandom(5)).values);
    const outside = Array.from(saliency.values).filter((_, place) => place % 28 > 25 || place >= 26 * 28);
    expect(outside.every((value) => value === 0)).toBe(true);
    expect(saliency.values.some((value) => value > 0)).toBe(true);
  });

  it('of a word is zero in the padding, which a recurrent network does not read', async () => {
    const layers = [
      embedding({ vocabulary: 9, size: 4, mask: true }),
      gru({ units: 3 }),
      classifier({ classes: 2 }),
    ];
    const trace = await inspectNetwork(network(layers, [6], true), Int32Array.from([3, 7, 2, 8, 0, 0]));
    expect(trace.saliency.shape).toEqual([6]);
    expect([...trace.saliency.values].map((value) => value > 0)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the gates', () => {
  const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));
  const [steps, features, units] = [7, 3, 4];
  const x = normal([steps, features], createRandom(6)).values;

  /** The gates that the fused op of each step gave, by the place of the output among its outputs. */
  async function fused(own: ReturnType<typeof network>, op: string, output: number): Promise<Float32Array> {
    const graph = new Graph();
    const example = graph.placeholder('input', [1, ...own.input]);
    new ForwardPass(graph, new Weights(graph, 0, own.weights), { training: false }).run(example, own.layers);
    using session = await Session.load(graph, native);
    const names = graph.nodes.filter((node) => node.op === op).map(({ name }) => `${name}:${output}`);
    return Float32Array.from(session.run(names, [[example, x]]).flatMap((values) => [...values]));
  }

  it.each([
    ['LSTM', lstm, 'LSTMBlockCell', { input: 0, forget: 2, output: 3 }],
    ['GRU', gru, 'GRUBlockCell', { reset: 0, update: 1 }],
  ] as const)('of the %s are those of the fused op', async (_, kind, op, places) => {
    const own = network([kind({ name: 'own', units }), classifier({ classes: 2 })], [steps, features]);
    const { gates = [] } = layerNamed(await inspectNetwork(own, x), 'own');
    expect(gates.map(({ name }) => name).sort()).toEqual(Object.keys(places).sort());
    for (const { name, values } of gates) {
      expect(values.shape).toEqual([steps, units]);
      const output = (places as Record<string, number>)[name] as number;
      expect(largestDifference(values.values, await fused(own, op, output))).toBeLessThan(1e-5);
    }
  });

  it('of a GRU and its hidden states fit its recurrence in plain TypeScript', async () => {
    const own = network([gru({ name: 'own', units }), classifier({ classes: 2 })], [steps, features]);
    const weight = (name: string) => own.weights.get(`own/${name}`) ?? new Float32Array();
    const [kernel, recurrent, bias] = [weight('kernel'), weight('recurrent_kernel'), weight('bias')];
    /** Column of a gate for x and h: 0 update, 1 reset, 2 candidate. */
    const product = (gate: number, unit: number, input: number[], hidden: number[]) =>
      (bias[gate * units + unit] as number) +
      input.reduce(
        (sum, value, row) => sum + value * (kernel[row * 3 * units + gate * units + unit] as number),
        0,
      ) +
      hidden.reduce(
        (sum, value, row) => sum + value * (recurrent[row * 3 * units + gate * units + unit] as number),
        0,
      );
    const all = Array.from({ length: units }, (_, unit) => unit);
    let hidden = all.map(() => 0);
    const states: number[] = [];
    const updates: number[] = [];
    for (let step = 0; step < steps; step++) {
      const input = [...x.subarray(step * features, (step + 1) * features)];
      const update = all.map((unit) => sigmoid(product(0, unit, input, hidden)));
      const kept = all.map((unit) => sigmoid(product(1, unit, input, hidden)) * (hidden[unit] as number));
      const candidate = all.map((unit) => Math.tanh(product(2, unit, input, kept)));
      hidden = all.map(
        (unit) =>
          (update[unit] as number) * (hidden[unit] as number) +
          (1 - (update[unit] as number)) * (candidate[unit] as number),
      );
      states.push(...hidden);
      updates.push(...update);
    }
    const layer = layerNamed(await inspectNetwork(own, x), 'own');
    expect(layer.hidden?.shape).toEqual([steps, units]);
    expect(largestDifference(layer.hidden?.values ?? [], states)).toBeLessThan(1e-5);
    const update = layer.gates?.find(({ name }) => name === 'update');
    expect(largestDifference(update?.values.values ?? [], updates)).toBeLessThan(1e-5);
  });
});

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
    expect([...trace.saliency.values].map((value) => value > 0)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
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
