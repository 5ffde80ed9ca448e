/** Trains a network for a number of steps, with its weights before and after. */
import { type Network, networks } from '../../types/training.ts';
import { architectures, inputShape, layersFor } from '../architectures/index.ts';
import type { Dataset } from '../datasets/types.ts';
import type { Native } from '../engine/native.ts';
import { createRandom, sample } from '../engine/random.ts';
import { compileModel } from '../training/compiled-model.ts';
import { Trainer } from '../training/trainer.ts';

/** The bot's own defaults. */
export const [batchSize, learningRate] = [32, 0.003];

export interface BriefTraining {
  native: Native;
  network: Network;
  dataset: Dataset;
  units: number;
  seed: number;
  /** Mini-batches. */
  steps: number;
  /** Initial values of some weights, by name. */
  initialWeights?: ReadonlyMap<string, Float32Array>;
  /** Called with the weights after every `every` steps. */
  watch?: { every: number; see(step: number, weights: ReadonlyMap<string, Float32Array>): void };
}

export interface Trained {
  initial: Map<string, Float32Array>;
  trained: Map<string, Float32Array>;
  /** Of each step: the loss, and the share of right answers. */
  losses: number[];
  metrics: number[];
}

export async function trainBriefly(options: BriefTraining): Promise<Trained> {
  const { native, network, dataset, units, seed, steps, initialWeights, watch } = options;
  const { clipNorm } = architectures[network];
  const model = compileModel(dataset, {
    ...{ input: inputShape(network, dataset), layers: layersFor(network, dataset, { units }), seed },
    ...{ batch: batchSize, evaluationBatch: batchSize },
    ...(clipNorm !== undefined && { clipNorm }),
    ...(initialWeights && { initialWeights }),
  });
  using trainer = await Trainer.load(model, dataset, native);
  const initial = trainer.weights();
  const shuffling = createRandom(seed, 'shuffle');
  const [losses, metrics]: [number[], number[]] = [[], []];
  let order = new Int32Array();
  while (losses.length < steps) {
    if (order.length < batchSize) order = Int32Array.from(sample(shuffling, dataset.train.size));
    const { loss, metric } = trainer.step(order.subarray(0, batchSize), learningRate);
    order = order.subarray(batchSize);
    losses.push(loss);
    metrics.push(metric);
    if (watch && losses.length % watch.every === 0) watch.see(losses.length, trainer.weights());
  }
  return { initial, trained: trainer.weights(), losses, metrics };
}

/** The mean of the last numbers. */
export const meanOfLast = (values: readonly number[], count: number): number => {
  const last = values.slice(-count);
  return last.reduce((total, value) => total + value, 0) / last.length;
};

/** A network as a legend names it. */
export const legendNames: Record<Network, string> = Object.fromEntries(
  networks.map((network) => [network, network.toUpperCase()]),
) as Record<Network, string>;
