/** Networks of a few layers in tests: what they give, their gradients, and the same network in stock tf.layers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Graph, type Tensor } from '../../src/ml/engine/graph.ts';
import { softmax } from '../../src/ml/engine/ops/activation.ts';
import { createRandom } from '../../src/ml/engine/random.ts';
import { Session } from '../../src/ml/engine/session.ts';
import * as tf from '../../src/ml/engine/tensorflow.ts';
import { ForwardPass, type Layer, Weights } from '../../src/ml/layers/layer.ts';
import { registerLayers } from '../../src/ml/training/attention-layers.mjs';
import { saveNetwork } from '../../src/ml/training/save.ts';
import { native, normal } from './graphs.ts';

export interface Example {
  layers: Layer[];
  /** Shape of the input, batch first. */
  shape: number[];
  values: Float32Array | Int32Array;
}

registerLayers(tf);

/** Weights that differ from what any initialiser gives, so that biases count too. */
export function drawWeights(
  layers: readonly Layer[],
  shape: number[],
  tokens: boolean,
): Map<string, Float32Array> {
  const graph = new Graph();
  const weights = new Weights(graph, 0);
  new ForwardPass(graph, weights, { training: false }).run(input(graph, shape, tokens), layers);
  return new Map(
    [...weights.all].map(([name, { variable }]) => [
      name,
      normal(variable.shape, createRandom(1, name), 0.4).values,
    ]),
  );
}

const input = (graph: Graph, shape: number[], tokens: boolean): Tensor =>
  graph.placeholder('input', shape, tokens ? 'int32' : 'float32');

export interface Outputs {
  ours: Float32Array;
  stock: Float32Array;
}

/** The outputs of our network, and of tf.layers after loading what we saved of it. */
export async function compareWithStock({ layers, shape, values }: Example): Promise<Outputs> {
  const tokens = values instanceof Int32Array;
  const initialWeights = drawWeights(layers, shape, tokens);
  const graph = new Graph();
  const weights = new Weights(graph, 0, initialWeights);
  const x = input(graph, shape, tokens);
  const output = new ForwardPass(graph, weights, { training: false }).run(x, layers);
  const classifies = layers.at(-1)?.keras.config.activation === 'softmax';
  const result = classifies ? softmax(output) : output;
  using session = await Session.load(graph, native);
  const [ours] = session.run([result], [[x, values]]);

  const folder = await mkdtemp(join(tmpdir(), 'unrolled-model-'));
  try {
    await saveNetwork(folder, {
      input: shape.slice(1),
      layers,
      weights: new Map(
        [...weights.all].map(([name, { variable }]) => [
          name,
          { shape: variable.shape, values: initialWeights.get(name) as Float32Array },
        ]),
      ),
      metadata: {},
    });
    const model = await tf.loadLayersModel(`file://${join(folder, 'model.json')}`);
    const predicted = tf.tidy(() => {
      const batch = tf.tensor(values, shape, tokens ? 'int32' : 'float32');
      return (model.predict(batch) as tf.Tensor).dataSync() as Float32Array;
    });
    model.dispose();
    return { ours: ours as Float32Array, stock: predicted };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
