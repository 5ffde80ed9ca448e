/** How much each input number moves an answer, against central differences and receptive fields. */
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
  gru,
  type Layer,
  lstm,
  pooling2d,
  rnn,
} from '../../../src/ml/layers/index.ts';
import { ForwardPass, Weights } from '../../../src/ml/layers/layer.ts';
import { native, normal, relativeError } from '../graphs.ts';
import { expectNothingOfPadding, network } from './untrained.ts';

const digits = await loadDataset('digits', { samples: 64, seed: 1 });

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
    expectNothingOfPadding(trace, 4);
  });
});
