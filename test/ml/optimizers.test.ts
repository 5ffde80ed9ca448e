/** The fused update against tf.train's Adam, on a loss whose gradient is known: ½ Σ (w − target)². */

import { describe, expect, it } from 'vitest';
import { gradients } from '../../src/ml/engine/gradients.ts';
import { Graph } from '../../src/ml/engine/graph.ts';
import { scale, square, subtract } from '../../src/ml/engine/ops/arithmetic.ts';
import { sum } from '../../src/ml/engine/ops/shape.ts';
import { adam, clipByGlobalNorm, globalNorm } from '../../src/ml/engine/optimizers.ts';
import { Session } from '../../src/ml/engine/session.ts';
import * as tf from '../../src/ml/engine/tensorflow.ts';
import { read, variable, withControlDependencies } from '../../src/ml/engine/variables.ts';
import { largestDifference, native } from './graphs.ts';

const start = [1, -2, 3, 0.5];
const target = [0.3, 0.1, -1, 2];
const steps = 20;
const learningRate = 0.05;

async function ours(): Promise<Float32Array> {
  const graph = new Graph();
  const weight = variable('w', graph.constant(start));
  const value = read(weight);
  const loss = scale(sum(square(subtract(value, graph.constant(target)))), 0.5);
  const rate = graph.placeholder('rate', []);
  const updates = gradients(loss, [value]).map((gradient) => adam.update(weight, gradient, rate));
  const step = withControlDependencies(loss, updates);
  const after = read(weight);
  using session = await Session.load(graph, native);
  for (let at = 1; at <= steps; at++)
    session.run([step], [[rate, Float32Array.of(adam.correctedLearningRate(learningRate, at))]]);
  return session.run([after])[0] as Float32Array;
}

function theirs(optimizer: tf.Optimizer): Float32Array {
  const weight = tf.variable(tf.tensor1d(start));
  for (let at = 0; at < steps; at++)
    optimizer.minimize(() => tf.tidy(() => weight.sub(target).square().sum().mul(0.5).asScalar()));
  return weight.dataSync() as Float32Array;
}

it('Adam equals that of tf.train', async () => {
  const stock = tf.train.adam(learningRate, 0.9, 0.999, 1e-7);
  expect(largestDifference(await ours(), theirs(stock))).toBeLessThan(1e-4);
});

describe('clipping', () => {
  const norms = async (limit: number) => {
    const graph = new Graph();
    const parts = [graph.constant([3, 0], [2]), graph.constant([[0, 4]].flat(), [1, 2])];
    const norm = globalNorm(parts);
    const clipped = clipByGlobalNorm(parts, norm, limit);
    using session = await Session.load(graph, native);
    return session.run([norm, ...clipped]).map((values) => Array.from(values));
  };

  it('shortens all gradients together to the limit', async () => {
    const [norm, first, second] = await norms(1);
    expect(norm?.[0]).toBeCloseTo(5, 6);
    expect(first?.[0]).toBeCloseTo(0.6, 6);
    expect(second?.[1]).toBeCloseTo(0.8, 6);
  });

  it('leaves short gradients as they are', async () => {
    const [, first, second] = await norms(6);
    expect([first, second]).toEqual([
      [3, 0],
      [0, 4],
    ]);
  });
});
