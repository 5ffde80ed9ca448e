import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/ml/datasets/index.ts';
import * as tf from '../../src/ml/engine/tensorflow.ts';
import { registerLayers } from '../../src/ml/training/attention-layers.mjs';
import { train } from '../../src/ml/training/train.ts';
import { unpackNetwork } from '../../src/ml/training/trained-network.ts';
import { UserError } from '../../src/types/errors.ts';
import {
  datasets,
  type EpochRecord,
  networks,
  type Progress,
  type TrainingOptions,
} from '../../src/types/training.ts';
import { largestDifference, native } from './graphs.ts';

registerLayers(tf);

const small: TrainingOptions = {
  network: 'rnn',
  dataset: 'digits',
  samples: 200,
  epochs: 2,
  units: 8,
  batch: 32,
  learningRate: 0.003,
  seed: 3,
};

const numbers = ({ loss, valLoss, metric, valMetric, gradientNorm }: EpochRecord) => [
  loss,
  valLoss,
  metric,
  valMetric,
  gradientNorm,
];

const resources = () => ({ tensors: native.getNumOfTensors(), sessions: native.getNumOfSavedModels() });

describe('every network trains on every data set', () => {
  it.each(networks.flatMap((network) => datasets.map((dataset) => [network, dataset] as const)))(
    '%s on %s',
    async (network, dataset) => {
      const result = await train({ ...small, network, dataset });
      const { epochs, outcome, layers, params, parts } = result;
      expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
      expect(epochs.flatMap(numbers).every(Number.isFinite)).toBe(true);
      expect(epochs[1]?.loss).toBeLessThan(epochs[0]?.loss ?? 0);
      expect(layers.reduce((total, layer) => total + layer.params, 0)).toBe(params);
      if (outcome.kind === 'classification') {
        const counted = outcome.confusion.flat().reduce((total, count) => total + count, 0);
        expect(counted).toBe(parts.test);
        const right = outcome.labels.reduce((total, _, at) => total + (outcome.confusion[at]?.[at] ?? 0), 0);
        expect(outcome.accuracy).toBeCloseTo(right / parts.test, 12);
      } else if (outcome.kind === 'language') {
        expect(outcome.exampleBits).toHaveLength(parts.test);
        const mean = outcome.exampleBits.reduce((total, bits) => total + bits, 0) / parts.test;
        expect(mean).toBeCloseTo(outcome.bits, 3);
        expect(outcome.ngrams).toHaveLength(3);
      } else {
        expect(outcome.times.length).toBe(outcome.predicted.length);
        expect(outcome.baseline).toBeGreaterThan(0);
      }
    },
  );
});

describe('the same seed', () => {
  it.each(networks)('gives %s the same losses and the same weights twice', async (network) => {
    const folders = await Promise.all([0, 1].map(() => mkdtemp(join(tmpdir(), 'unrolled-seed-'))));
    try {
      const options = { ...small, network, samples: 300, dropout: 0.3 } as const;
      const runs = [];
      for (const saveTo of folders) runs.push(await train(options, { saveTo }));
      expect(runs[1]?.epochs.map(numbers)).toEqual(runs[0]?.epochs.map(numbers));
      const [first, second] = await Promise.all(folders.map(savedWeights));
      expect(largestDifference(first as Float32Array, second as Float32Array)).toBe(0);
      const other = await train({ ...options, seed: 4 });
      expect(other.epochs[0]?.loss).not.toBe(runs[0]?.epochs[0]?.loss);
    } finally {
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    }
  });
});

async function savedWeights(folder: string): Promise<Float32Array> {
  const model = await tf.loadLayersModel(`file://${join(folder, 'model.json')}`);
  const values = model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));
  model.dispose();
  return Float32Array.from(values);
}

describe('a saved network', () => {
  it('gives in tf.layers the accuracy that training reported', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'unrolled-saved-'));
    try {
      const options = { ...small, network: 'cnn', samples: 500 } as const;
      const { outcome, trained } = await train(options, { saveTo: folder });
      const model = await tf.loadLayersModel(`file://${join(folder, 'model.json')}`);
      const { test } = await loadDataset('digits', options);
      const right = tf.tidy(() => {
        const predicted = model.predict(tf.tensor(test.x, [test.size, 28, 28, 1])) as tf.Tensor;
        return predicted.argMax(-1).equal(tf.tensor1d(test.y, 'int32')).sum().dataSync()[0] as number;
      });
      const saved = model.getWeights().map((weight) => weight.dataSync());
      model.dispose();
      expect(outcome.kind === 'classification' && outcome.accuracy).toBeCloseTo(right / test.size, 12);
      const kept = trained && [...unpackNetwork(trained).values()].map(({ values }) => values);
      expect(kept).toEqual(saved);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('stopping', () => {
  it('ends between batches when cancelled, leaving nothing behind', async () => {
    const before = resources();
    const control = new AbortController();
    const seen: Progress[] = [];
    const job = train(
      { ...small, samples: 20_000, epochs: 50 },
      {
        signal: control.signal,
        onProgress(progress) {
          seen.push(progress);
          if (progress.phase === 'training') control.abort();
        },
      },
    );
    await expect(job).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen.map(({ phase }) => phase)).toEqual(['loading', 'training']);
    expect(resources()).toEqual(before);
  });

  it('hears what comes in from outside while it trains', async () => {
    // Without pauses the timer would fire at an epoch's end at the earliest.
    const control = new AbortController();
    const epochs: number[] = [];
    const job = train(
      { ...small, samples: 20_000, epochs: 20 },
      {
        signal: control.signal,
        onProgress({ phase }) {
          if (phase === 'training') setTimeout(() => control.abort(), 0);
        },
        onEpoch: ({ epoch }) => epochs.push(epoch),
      },
    );
    await expect(job).rejects.toMatchObject({ name: 'AbortError' });
    expect(epochs).toEqual([]);
  });

  it('is not stopped by a stop after its last batch', async () => {
    const control = new AbortController();
    const onFrame = ({ epoch }: { epoch: number }) => {
      if (epoch === 1) control.abort();
    };
    const result = await train({ ...small, epochs: 1 }, { stop: control.signal, onFrame });
    expect(control.signal.aborted).toBe(true);
    expect(result.stoppedIn).toBeUndefined();
  });

  it('measures what it has learned so far when it is stopped', async () => {
    const control = new AbortController();
    const result = await train(
      { ...small, samples: 20_000, epochs: 20 },
      {
        stop: control.signal,
        onProgress({ phase }) {
          if (phase === 'training') control.abort();
        },
      },
    );
    expect(result.stoppedIn).toBe(1);
    expect(result.epochs.map(({ epoch }) => epoch)).toEqual([1]);
    expect(result.outcome).toMatchObject({ kind: 'classification' });
  });

  it('says what to do when the loss is no longer a number', async () => {
    const before = resources();
    const job = train({ ...small, dataset: 'weather', learningRate: 1e30 });
    await expect(job).rejects.toThrow(UserError);
    await expect(job).rejects.toThrow('Try a lower learning rate than 1e+30, such as 1e+29.');
    expect(resources()).toEqual(before);
  });

  it('leaves no tensor or session behind', async () => {
    const before = resources();
    const tensors = tf.memory().numTensors;
    for (const network of networks) await train({ ...small, network, epochs: 1 });
    expect(resources()).toEqual(before);
    expect(tf.memory().numTensors).toBe(tensors);
  });
});

describe('early stopping', () => {
  it('ends before the last epoch, with weights no worse than the best epoch had', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'unrolled-patience-'));
    try {
      // A rate far too high, so that the validation loss soon stops falling.
      const options = { ...small, dataset: 'weather', epochs: 40, learningRate: 0.1, patience: 2 } as const;
      const { epochs } = await train(options, { saveTo: folder });
      expect(epochs.length).toBeLessThan(40);
      const losses = epochs.map(({ valLoss }) => valLoss);
      expect(losses.indexOf(Math.min(...losses))).toBe(losses.length - 3);

      const model = await tf.loadLayersModel(`file://${join(folder, 'model.json')}`);
      const { validation, steps, features } = await loadDataset('weather', options);
      const loss = tf.tidy(() => {
        const predicted = model.predict(
          tf.tensor(validation.x, [validation.size, steps, features]),
        ) as tf.Tensor;
        return predicted.reshape([-1]).sub(validation.y).square().mean().dataSync()[0];
      });
      model.dispose();
      expect(loss).toBeCloseTo(Math.min(...losses), 4);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('what it learns', () => {
  it('is digits, in a convolutional network: at least 95 of 100', async () => {
    const { outcome } = await train({
      ...small,
      network: 'cnn',
      samples: 10_000,
      epochs: 3,
      units: 64,
      learningRate: 0.001,
      seed: 1,
    });
    expect(outcome.kind === 'classification' && outcome.accuracy).toBeGreaterThanOrEqual(0.95);
  });

  it('is digits read row by row, in an LSTM: at least 91 of 100', async () => {
    const { outcome } = await train({
      ...small,
      network: 'lstm',
      samples: 10_000,
      epochs: 8,
      units: 64,
      learningRate: 0.001,
      seed: 1,
    });
    expect(outcome.kind === 'classification' && outcome.accuracy).toBeGreaterThanOrEqual(0.91);
  });

  it.each([
    [
      'digits row by row, in a plain RNN',
      { network: 'rnn', samples: 4_000, units: 64, learningRate: 0.001 },
      0.75,
    ],
    [
      'spam, in a plain RNN: half is spam',
      { network: 'rnn', dataset: 'spam', samples: 1_000, units: 32 },
      0.8,
    ],
    [
      'what was shown first, in an LSTM: one of eight by chance',
      { network: 'lstm', dataset: 'recall', samples: 2_000, epochs: 8, units: 32, learningRate: 0.01 },
      0.95,
    ],
  ] as const)('is %s', async (_, options, least) => {
    const { outcome } = await train({ ...small, epochs: 4, seed: 1, ...options });
    expect(outcome.kind === 'classification' && outcome.accuracy).toBeGreaterThanOrEqual(least);
  });

  it('is the weather, better than that tomorrow is like today', async () => {
    const { outcome } = await train({
      ...small,
      network: 'gru',
      dataset: 'weather',
      samples: 1_000,
      epochs: 15,
      units: 32,
    });
    if (outcome.kind !== 'forecast') throw new Error('expected a forecast');
    expect(outcome.mae).toBeLessThan(outcome.baseline);
  });
});
