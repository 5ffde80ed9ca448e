/** Trains any layers on any data set, and asks them about the test split. */
import { setImmediate } from 'node:timers/promises';
import type { Dataset } from '../datasets/types.ts';
import type { Native } from '../engine/native.ts';
import { createRandom, sample } from '../engine/random.ts';
import type { Layer } from '../layers/index.ts';
import { compileModel } from '../training/compiled-model.ts';
import { Trainer } from '../training/trainer.ts';

export interface TrainedOptions {
  native: Native;
  dataset: Dataset;
  /** Shape of one example as the first layer takes it. */
  input: readonly number[];
  layers: readonly Layer[];
  seed: number;
  epochs: number;
  /** Ends training after the first epoch in which every answer was right. Of a classification only. */
  untilRight?: boolean;
  batch: number;
  learningRate: number;
  /** Upper bound of the gradients' global norm. */
  clipNorm?: number;
}

export interface TrainedOutputs {
  /** Of the whole test split: logits [size × classes] or scaled forecasts [size]. */
  outputs: Float32Array;
  params: number;
}

const evaluationBatch = 250;

/** The same options give the same numbers. @throws Error if the loss is no longer a number */
export async function trainedOutputs(options: TrainedOptions): Promise<TrainedOutputs> {
  const { dataset, seed, epochs, batch, learningRate, native, untilRight = false } = options;
  const model = compileModel(dataset, { ...options, evaluationBatch });
  using trainer = await Trainer.load(model, dataset, native);
  const shuffling = createRandom(seed, 'shuffle');
  const { size } = dataset.train;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = sample(shuffling, size);
    let wrong = 0;
    for (let from = 0; from < size; from += batch) {
      const examples = order.subarray(from, from + batch);
      const { loss, metric } = trainer.step(examples, learningRate);
      if (!Number.isFinite(loss)) throw new Error('the loss is no longer a number');
      wrong += Math.round((1 - metric) * examples.length);
    }
    // Messages to this process, such as one to cancel, are heard only between two tasks.
    await setImmediate();
    if (untilRight && wrong === 0) break;
  }
  const first = size + dataset.validation.size;
  const outputs: number[] = [];
  for (let from = 0; from < dataset.test.size; from += evaluationBatch) {
    const count = Math.min(evaluationBatch, dataset.test.size - from);
    const examples = Int32Array.from({ length: count }, (_, at) => first + from + at);
    outputs.push(...trainer.evaluate(examples).outputs);
  }
  return {
    outputs: Float32Array.from(outputs),
    params: model.layers.reduce((total, layer) => total + layer.params, 0),
  };
}

/** For each example whether its largest logit is that of its class. */
export function rightAnswers(outputs: Float32Array, y: ArrayLike<number>): boolean[] {
  const classes = outputs.length / y.length;
  return Array.from({ length: y.length }, (_, at) => {
    const row = outputs.subarray(at * classes, (at + 1) * classes);
    return row.indexOf(Math.max(...row)) === y[at];
  });
}

/** The share of `true`, 0…1. */
export const shareOf = (answers: readonly boolean[]): number =>
  answers.filter(Boolean).length / answers.length;
