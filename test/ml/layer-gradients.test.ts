/** Gradients through whole layers, by their weights and inputs, against central differences. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tensor } from '../../src/ml/engine/graph.ts';
import { Graph } from '../../src/ml/engine/graph.ts';
import { createRandom } from '../../src/ml/engine/random.ts';
import {
  classifier,
  convolution1d,
  convolution2d,
  dense,
  dropoutLayer,
  embedding,
  feedForward,
  flatten,
  gru,
  lstm,
  meanOverSteps,
  normalization,
  positionEncoding,
  projection,
  rnn,
  selfAttention,
  stepClassifier,
} from '../../src/ml/layers/index.ts';
import { ForwardPass, type Layer, type Weight, Weights } from '../../src/ml/layers/layer.ts';
import { type Build, differentiate, normal, relativeError } from './graphs.ts';

/** Weights that are tensors under test instead of variables. */
class GivenWeightsPass extends ForwardPass {
  readonly given: ReadonlyMap<string, Tensor>;
  constructor(graph: Graph, given: ReadonlyMap<string, Tensor>) {
    super(graph, new Weights(graph, 0), { training: true, stepSeed: graph.intConstant([3], []) });
    this.given = given;
    for (const [name, tensor] of given) this.weightTensors.set(name, tensor);
  }
}

function weightsOf(layers: readonly Layer[], shape: readonly number[], tokens: boolean): Map<string, Weight> {
  const graph = new Graph();
  const weights = new Weights(graph, 0);
  const stepSeed = graph.intConstant([0], []);
  const x = graph.placeholder('x', shape, tokens ? 'int32' : 'float32');
  new ForwardPass(graph, weights, { training: true, stepSeed }).run(x, layers);
  return weights.all;
}

async function check(
  layers: readonly Layer[],
  shape: readonly number[],
  seed: number,
  tokens?: Int32Array,
  step?: number,
): Promise<void> {
  const random = createRandom(seed);
  const weights = weightsOf(layers, shape, tokens !== undefined);
  const names = [...weights.keys()];
  const given = [...weights.values()].map(({ variable }) => normal(variable.shape, random, 0.5));
  const build: Build = (first, ...rest) => {
    const { graph } = first as Tensor;
    const values = tokens ? [first as Tensor, ...rest] : rest;
    const x = tokens ? graph.intConstant(tokens, shape) : (first as Tensor);
    const pass = new GivenWeightsPass(
      graph,
      new Map(names.map((name, index) => [name, values[index] as Tensor])),
    );
    return pass.run(x, layers);
  };
  const inputs = tokens ? given : [normal(shape, random, 0.5), ...given];
  const { analytic, numeric } = await differentiate(build, inputs, step);
  for (const [index, gradient] of analytic.entries())
    expect(relativeError(gradient, numeric[index] as Float32Array)).toBeLessThan(1e-3);
}

const sizes = fc.record({
  batch: fc.integer({ min: 1, max: 4 }),
  steps: fc.integer({ min: 1, max: 4 }),
  features: fc.integer({ min: 1, max: 3 }),
  units: fc.integer({ min: 1, max: 3 }),
  padding: fc.constantFrom('valid' as const, 'same' as const),
  stride: fc.integer({ min: 1, max: 2 }),
});
type Sizes = typeof sizes extends fc.Arbitrary<infer Value> ? Value : never;
const seeds = fc.integer({ min: 0, max: 1e6 });

const property = (name: string, make: (size: Sizes) => { layers: Layer[]; shape: number[] }) =>
  it(name, async () => {
    await fc.assert(
      fc.asyncProperty(sizes, seeds, async (size, seed) => {
        const { layers, shape } = make(size);
        await check(layers, shape, seed);
      }),
      { numRuns: 2, seed: 1 },
    );
  });

describe('layers', () => {
  property('dense, dropout, classifier', ({ batch, features, units }) => ({
    layers: [
      dense({ units, activation: 'sigmoid' }),
      dropoutLayer({ rate: 0.3 }),
      classifier({ classes: 3 }),
    ],
    shape: [batch, features],
  }));
  property('conv2d', ({ batch, features, units, padding, stride }) => ({
    layers: [
      convolution2d({ name: 'conv', filters: units, size: 3, padding, stride, activation: 'tanh' }),
      flatten(),
    ],
    shape: [batch, 5, 4, features],
  }));
  property('causal conv1d, an answer at every step', ({ batch, steps, features, units, stride }) => ({
    layers: [
      convolution1d({ name: 'conv', filters: units, size: 3, padding: 'causal', stride, activation: 'tanh' }),
      stepClassifier({ classes: 3 }),
    ],
    shape: [batch, steps, features],
  }));
  property('conv1d', ({ batch, features, units, padding, stride }) => ({
    layers: [
      convolution1d({ name: 'conv', filters: units, size: 3, padding, stride, activation: 'tanh' }),
      flatten(),
    ],
    shape: [batch, 6, features],
  }));
});

describe.each([
  ['rnn', rnn],
  ['lstm', lstm],
  ['gru', gru],
] as const)('%s layers', (_, kind) => {
  property('last state', ({ batch, steps, features, units }) => ({
    layers: [kind({ units })],
    shape: [batch, steps, features],
  }));
  property('stacked', ({ batch, steps, features, units }) => ({
    layers: [kind({ name: 'first', units, sequences: true }), kind({ name: 'second', units })],
    shape: [batch, steps, features],
  }));
  property('an answer at every step', ({ batch, steps, features, units }) => ({
    layers: [kind({ units, sequences: true }), stepClassifier({ classes: 3 })],
    shape: [batch, steps, features],
  }));
  it('with padding masked', async () => {
    const tokens = Int32Array.from([1, 2, 3, 4, 5, 1, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]);
    const layers = [embedding({ vocabulary: 6, size: 2, mask: true }), kind({ units: 2 })];
    await check(layers, [4, 4], 1, tokens);
  });
});

describe('a transformer block', () => {
  // Normalisation bends more than other layers, so the nudges are smaller.
  const nudge = 0.01;
  const looking = (width: number, causal: boolean): Layer[] => [
    projection({ width }),
    positionEncoding(),
    selfAttention({ heads: 2, headSize: 2, causal }),
    normalization(),
    meanOverSteps(),
  ];
  describe.each([
    ['everywhere', false],
    ['back only', true],
  ] as const)('that looks %s', (_, causal) => {
    it('at a sequence', () => check(looking(5, causal), [2, 4, 3], 1, undefined, nudge));
    it('at texts with padding', async () => {
      const tokens = Int32Array.from([1, 2, 3, 4, 5, 1, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]);
      const layers = [embedding({ vocabulary: 6, size: 2, mask: true }), ...looking(4, causal)];
      await check(layers, [4, 4], 1, tokens, nudge);
    });
  });
  // With this seed no hidden value lies so near to the kink of its ReLU that a nudge crosses it.
  it('with a dense network at each step', () =>
    check([feedForward({ hidden: 3 }), meanOverSteps()], [2, 2, 4], 1, undefined, nudge));
});
