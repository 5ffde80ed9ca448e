/** One training job with tfjs-node's own layers, written like its examples. */
import * as tf from '../../src/ml/engine/tensorflow.ts';
import { registerLayers } from '../../src/ml/training/attention-layers.mjs';
import { readSplit } from '../measuring/files.ts';
import type { Task } from '../measuring/task.ts';

const task = JSON.parse(process.argv[2] ?? '') as Task;
const { steps, features, units, batch } = task;

function part(name: string) {
  const { size, x, y } = readSplit(task, name);
  return { x: tf.tensor3d(x, [size, steps, features]), y: tf.tensor1d(Float32Array.from(y)) };
}

function body(): tf.layers.Layer[] {
  if (task.network === 'cnn') {
    const filters = (count: number) =>
      tf.layers.conv2d({ filters: count, kernelSize: 3, activation: 'relu' });
    const pooling = () => tf.layers.maxPooling2d({ poolSize: 2 });
    const image = tf.layers.reshape({ inputShape: [steps, features], targetShape: [28, 28, 1] });
    return [image, filters(units / 8), pooling(), filters(units / 4), pooling(), tf.layers.flatten()];
  }
  if (task.network === 'attention') return attention(units / 2);
  const shape = { units, inputShape: [steps, features] };
  if (task.network === 'lstm') return [tf.layers.lstm(shape)];
  return [task.network === 'gru' ? tf.layers.gru(shape) : tf.layers.simpleRNN(shape)];
}

/** A transformer block that normalises before each part. The library has none: these layers come with saved networks. */
function attention(width: number): tf.layers.Layer[] {
  const { SinusoidalPositions, SelfAttention, FeedForward, MeanOverSteps } = registerLayers(tf);
  return [
    tf.layers.dense({ units: width, inputShape: [steps, features] }),
    new SinusoidalPositions({}),
    new SelfAttention({ heads: 2, headSize: width / 2, causal: false }),
    new FeedForward({ hidden: 2 * width }),
    new MeanOverSteps({}),
    // Without its scale and centre this layer has no gradient: they stay at one and zero.
    tf.layers.layerNormalization({ trainable: false, epsilon: 1e-5 }),
  ];
}

const output = tf.layers.dense({ units: task.classes, activation: 'softmax' });
const network = tf.sequential({ layers: [...body(), output] });
network.compile({
  optimizer: tf.train.adam(task.learningRate),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});

const [train, validation, test] = [part('train'), part('validation'), part('test')];
const epochs: number[] = [];
for (let epoch = 0; epoch < task.epochs; epoch++) {
  const started = performance.now();
  await network.fit(train.x, train.y, { epochs: 1, batchSize: batch, verbose: 0 });
  epochs.push((performance.now() - started) / 1000);
  network.evaluate(validation.x, validation.y, { batchSize: 256 });
}
const [, accuracy] = network.evaluate(test.x, test.y, { batchSize: 256 }) as tf.Scalar[];
process.stdout.write(
  `${JSON.stringify({
    params: network.trainableWeights.reduce(
      (sum, { shape }) => sum + tf.util.sizeFromShape(shape as number[]),
      0,
    ),
    accuracy: (await accuracy?.data())?.[0],
    epoch_s: epochs,
    memory_mb: process.resourceUsage().maxRSS / 1024,
  })}\n`,
);
