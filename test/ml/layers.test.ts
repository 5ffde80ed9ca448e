import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pad } from '../../src/ml/engine/ops/shape.ts';
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
  globalPooling,
  gru,
  type Layer,
  lstm,
  meanOverSteps,
  normalization,
  pooling1d,
  pooling2d,
  positionEncoding,
  projection,
  rnn,
  selfAttention,
  stepClassifier,
} from '../../src/ml/layers/index.ts';
import { ForwardPass, Weights } from '../../src/ml/layers/layer.ts';
import { evaluate, largestDifference, normal } from './graphs.ts';
import { compareWithStock } from './models.ts';

const small = fc.integer({ min: 1, max: 5 });
const sides = fc.integer({ min: 6, max: 9 });

/** Forward results equal stock tf.layers, which opens what we save. */
function equalsStock<Options>(
  name: string,
  options: fc.Arbitrary<Options>,
  make: (options: Options) => { layers: Layer[]; shape: number[]; tokens?: number },
): void {
  it(name, async () => {
    await fc.assert(
      fc.asyncProperty(options, fc.integer({ min: 0, max: 1e6 }), async (chosen, seed) => {
        const { layers, shape, tokens } = make(chosen);
        const values = tokens
          ? padded(shape as [number, number], tokens, seed)
          : normal(shape, createRandom(seed)).values;
        const { ours, stock } = await compareWithStock({ layers, shape, values });
        expect(ours.length).toBe(stock.length);
        expect(largestDifference(ours, stock)).toBeLessThan(1e-5);
      }),
      { numRuns: 3, seed: 1 },
    );
  });
}

/** Texts of token ids with zeros at the end. */
function padded([batch, steps]: [number, number], vocabulary: number, seed: number): Int32Array {
  const random = createRandom(seed);
  const lengths = Array.from({ length: batch }, () => 1 + random.below(steps));
  return Int32Array.from({ length: batch * steps }, (_, at) =>
    at % steps < (lengths[Math.floor(at / steps)] as number) ? 1 + random.below(vocabulary - 1) : 0,
  );
}

const windowOptions = fc.record({
  batch: small,
  side: sides,
  channels: fc.integer({ min: 1, max: 3 }),
  size: fc.integer({ min: 1, max: 3 }),
  stride: fc.integer({ min: 1, max: 2 }),
  padding: fc.constantFrom('valid' as const, 'same' as const),
  activation: fc.constantFrom('relu' as const, 'tanh' as const, 'sigmoid' as const, 'linear' as const),
});

describe('layers that equal tf.layers', () => {
  equalsStock('dense and classifier', fc.tuple(small, small, small), ([batch, features, units]) => ({
    layers: [dense({ units, activation: 'tanh' }), dropoutLayer({ rate: 0.5 }), classifier({ classes: 3 })],
    shape: [batch, features],
  }));
  equalsStock('conv2d', windowOptions, ({ batch, side, channels, ...options }) => ({
    layers: [convolution2d({ name: 'conv', filters: 3, ...options }), flatten()],
    shape: [batch, side, side + 1, channels],
  }));
  equalsStock('conv1d', windowOptions, ({ batch, side, channels, ...options }) => ({
    layers: [convolution1d({ name: 'conv', filters: 3, ...options })],
    shape: [batch, side, channels],
  }));
  equalsStock('pooling2d', windowOptions, ({ batch, side, channels, size, padding }) => ({
    layers: [pooling2d({ name: 'pool', size, padding }), flatten()],
    shape: [batch, side, side, channels],
  }));
  equalsStock('pooling1d', windowOptions, ({ batch, side, channels, size, padding }) => ({
    layers: [pooling1d({ name: 'pool', size, padding }), globalPooling({ name: 'all' })],
    shape: [batch, side, channels],
  }));
});

const sequence = fc.record({
  batch: fc.integer({ min: 1, max: 4 }),
  steps: fc.integer({ min: 1, max: 5 }),
  features: small,
  units: small,
});

describe.each([
  ['rnn', rnn],
  ['lstm', lstm],
  ['gru', gru],
] as const)('%s equals tf.layers', (_, kind) => {
  equalsStock('last state', sequence, ({ batch, steps, features, units }) => ({
    layers: [kind({ units })],
    shape: [batch, steps, features],
  }));
  equalsStock('stacked, whole sequence', sequence, ({ batch, steps, features, units }) => ({
    layers: [
      kind({ name: 'first', units, sequences: true }),
      kind({ name: 'second', units: units + 1, sequences: true }),
    ],
    shape: [batch, steps, features],
  }));
  equalsStock('padding masked', sequence, ({ batch, steps, units }) => ({
    layers: [
      embedding({ vocabulary: 7, size: 3, mask: true }),
      kind({ name: 'first', units, sequences: true }),
      kind({ name: 'second', units }),
      dense({ units: 2 }),
    ],
    shape: [batch, steps + 2],
    tokens: 7,
  }));
});

/** From this width on the GRU is made of small ops. */
const wide = fc.record({ batch: small, steps: small, units: fc.constant(192) });

describe('a wide GRU', () => {
  equalsStock('equals tf.layers', wide, ({ batch, steps, units }) => ({
    layers: [gru({ units })],
    shape: [batch, steps, 3],
  }));
});

describe('an answer at every step', () => {
  equalsStock('of a recurrent network equals tf.layers', sequence, ({ batch, steps, units }) => ({
    layers: [
      embedding({ vocabulary: 9, size: 4 }),
      lstm({ units, sequences: true }),
      stepClassifier({ classes: 3 }),
    ],
    shape: [batch, steps],
    tokens: 9,
  }));
  equalsStock(
    'of a causal convolution equals the layer that comes with it',
    sequence,
    ({ batch, steps }) => ({
      layers: [
        embedding({ vocabulary: 9, size: 4 }),
        convolution1d({ name: 'conv1', filters: 3, size: 4, padding: 'causal', activation: 'relu' }),
        convolution1d({ name: 'conv2', filters: 2, size: 3, padding: 'causal' }),
        stepClassifier({ classes: 3 }),
      ],
      shape: [batch, steps],
      tokens: 9,
    }),
  );
  // The layer that comes with it is ours, too, so it is also held against a convolution over an input with zeros before it.
  it('of a causal convolution is that of a convolution after zeros', async () => {
    const weights = new Map([
      ['conv/kernel', normal([3, 2, 4], createRandom(1)).values],
      ['conv/bias', normal([4], createRandom(2)).values],
    ]);
    const input = normal([2, 5, 2], createRandom(3));
    const answers = (padding: 'causal' | 'valid') =>
      evaluate(
        (x) => {
          const pass = new ForwardPass(x.graph, new Weights(x.graph, 0, weights), { training: false });
          const zeros = [0, 0];
          return pass.run(padding === 'valid' ? pad(x, [zeros, [2, 0], zeros]) : x, [
            convolution1d({ name: 'conv', filters: 4, size: 3, padding, activation: 'tanh' }),
          ]);
        },
        [input],
      );
    const causal = await answers('causal');
    expect(causal).toHaveLength(2 * 5 * 4);
    expect(causal).toEqual(await answers('valid'));
  });
});

describe('a text in a convolutional network', () => {
  equalsStock('equals tf.layers', sequence, ({ batch, steps }) => ({
    layers: [
      embedding({ vocabulary: 9, size: 4 }),
      convolution1d({ name: 'conv', filters: 3, size: 3, padding: 'same', activation: 'relu' }),
      globalPooling({ name: 'pool' }),
      classifier({ classes: 2 }),
    ],
    shape: [batch, steps],
    tokens: 9,
  }));
});

describe('a transformer block equals the layers that come with it', () => {
  const blocks = fc.record({ heads: small, headSize: small, width: small, causal: fc.boolean() });
  const block = ({
    heads,
    headSize,
    width,
    causal,
  }: typeof blocks extends fc.Arbitrary<infer T> ? T : never) => [
    projection({ width }),
    positionEncoding(),
    selfAttention({ heads, headSize, causal }),
    feedForward({ hidden: 2 * width }),
    normalization(),
  ];
  equalsStock('whole sequence', fc.tuple(sequence, blocks), ([{ batch, steps, features }, options]) => ({
    layers: block(options),
    shape: [batch, steps, features],
  }));
  equalsStock('mean', fc.tuple(sequence, blocks), ([{ batch, steps, features }, options]) => ({
    layers: [...block(options), meanOverSteps(), classifier({ classes: 3 })],
    shape: [batch, steps, features],
  }));
  equalsStock('padding masked', fc.tuple(sequence, blocks), ([{ batch, steps }, options]) => ({
    layers: [
      embedding({ vocabulary: 7, size: 3, mask: true }),
      ...block(options),
      meanOverSteps(),
      classifier({ classes: 2 }),
    ],
    shape: [batch, steps + 2],
    tokens: 7,
  }));
});
