import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/ml/datasets/types.ts';
import { createRandom } from '../../src/ml/engine/random.ts';
import { classifier, dense, dropoutLayer } from '../../src/ml/layers/index.ts';
import { balancedClassWeights } from '../../src/ml/training/class-weights.ts';
import { type CompileOptions, compileModel } from '../../src/ml/training/compiled-model.ts';
import { EarlyStopping } from '../../src/ml/training/early-stopping.ts';
import { Trainer } from '../../src/ml/training/trainer.ts';
import type { EpochRecord } from '../../src/types/training.ts';
import { largestDifference, native, normal } from './graphs.ts';

const part = (size: number, stream: string) => ({
  size,
  x: normal([size, 4], createRandom(1, stream)).values,
  y: Int32Array.from({ length: size }, (_, at) => (at % 3 === 0 ? 1 : 0)),
});

const dataset: Dataset = {
  name: 'recall',
  title: '',
  source: '',
  steps: 1,
  features: 4,
  task: { kind: 'classification', labels: ['a', 'b'] },
  train: part(12, 'train'),
  validation: part(4, 'validation'),
  test: part(4, 'test'),
};

function trainer(options: Partial<CompileOptions>): Promise<Trainer> {
  const model = compileModel(dataset, {
    input: [4],
    layers: [dense({ units: 5, activation: 'tanh' }), classifier({ classes: 2 })],
    batch: 8,
    evaluationBatch: 12,
    seed: 1,
    ...options,
  });
  return Trainer.load(model, dataset, native);
}

const flat = (weights: Map<string, Float32Array>): number[] =>
  [...weights.values()].flatMap((values) => [...values]);

describe('a batch that is not full', () => {
  it('trains as if batches were of its size', async () => {
    using padded = await trainer({ batch: 8 });
    using exact = await trainer({ batch: 3 });
    const examples = Int32Array.of(7, 2, 5);
    for (let step = 0; step < 5; step++) {
      const [one, other] = [padded.step(examples, 0.01), exact.step(examples, 0.01)];
      expect(one.loss).toBeCloseTo(other.loss, 6);
      expect(one.metric).toBeCloseTo(other.metric, 6);
      expect(one.gradientNorm).toBeCloseTo(other.gradientNorm, 5);
    }
    expect(largestDifference(flat(padded.weights()), flat(exact.weights()))).toBeLessThan(1e-5);
  });
});

describe('dropout', () => {
  it('follows from the seed', async () => {
    const losses = async (seed: number) => {
      using noisy = await trainer({
        layers: [dense({ units: 16 }), dropoutLayer({ rate: 0.5 }), classifier({ classes: 2 })],
        initialWeights: new Map([['dense/kernel', new Float32Array(64).fill(0.2)]]),
        seed,
      });
      return Array.from({ length: 3 }, () => noisy.step(Int32Array.of(0, 1, 2), 0).gradientNorm);
    };
    const [first, again, other] = [await losses(1), await losses(1), await losses(2)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    // The learning rate is zero: only the mask changes from step to step.
    expect(new Set(first).size).toBe(3);
  });
});

describe('class weights', () => {
  it('multiply the loss of each class', async () => {
    using weighted = await trainer({ batch: 12, classWeights: Float32Array.of(0.75, 1.5) });
    const all = Int32Array.from({ length: 12 }, (_, at) => at);
    const { losses } = weighted.evaluate(all);
    const expected = Array.from(losses, (loss, at) => (loss * (dataset.train.y[at] === 1 ? 1.5 : 0.75)) / 12);
    expect(weighted.step(all, 0.01).loss).toBeCloseTo(
      expected.reduce((total, one) => total + one),
      5,
    );
  });

  it('are balanced when every class counts the same', () => {
    // 4 of 12 examples are of class 1.
    expect(Array.from(balancedClassWeights(dataset.train, 2))).toEqual([0.75, 1.5]);
  });
});

describe('the best weights', () => {
  it('come back as they were kept', async () => {
    using trained = await trainer({ keepBestWeights: true });
    trained.step(Int32Array.of(0, 1, 2), 0.1);
    const kept = flat(trained.weights());
    trained.keepBestWeights();
    for (let step = 0; step < 3; step++) trained.step(Int32Array.of(3, 4, 5), 0.1);
    expect(largestDifference(flat(trained.weights()), kept)).toBeGreaterThan(0.01);
    trained.restoreBestWeights();
    expect(flat(trained.weights())).toEqual(kept);
  });

  it('are chosen by the validation loss, and waiting ends', () => {
    const patience = new EarlyStopping(2);
    const judged = [3, 2, 2.5, 1, 1.5, 1.2].map((valLoss) => patience.update({ valLoss } as EpochRecord));
    expect(judged.map(({ improved }) => improved)).toEqual([true, true, false, true, false, false]);
    expect(judged.map(({ stop }) => stop)).toEqual([false, false, false, false, false, true]);
  });
});
