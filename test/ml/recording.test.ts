/** What a run records: the same held-out examples from the untrained network to the finished one, and its mistakes. */
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/ml/datasets/index.ts';
import { Recorder } from '../../src/ml/training/recorder.ts';
import { snapshotBatches, thinned } from '../../src/ml/training/snapshots.ts';
import { train } from '../../src/ml/training/train.ts';
import type { Frame, Recording, Watched } from '../../src/types/recording.ts';
import { datasets, type EpochRecord, networks, type TrainingOptions } from '../../src/types/training.ts';

const small: TrainingOptions = {
  ...{ network: 'cnn', dataset: 'digits', samples: 256, epochs: 2 },
  ...{ units: 8, batch: 32, learningRate: 0.003, seed: 3 },
};

async function recordingOf(options: TrainingOptions): Promise<Recording> {
  const { recording } = await train(options);
  if (!recording) throw new Error('nothing was recorded');
  return recording;
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

describe.each(datasets)('a run on %s', (dataset) => {
  it('shows its guesses from the untrained network on, and its mistakes', async () => {
    const watched: Watched[] = [];
    const live: Frame[] = [];
    const options = { ...small, dataset };
    const { recording, outcome } = await train(options, {
      onWatched: (begun) => watched.push(begun),
      onFrame: (frame) => live.push(frame),
    });
    const { frames, mistakes, mistakeCount, ...rest } = recording as Recording;
    expect(watched).toEqual([rest.watched]);
    expect(frames.length).toBeGreaterThanOrEqual(6);
    expect(frames[0]?.epoch).toBe(0);
    expect(frames.at(-1)?.epoch).toBe(2);
    const times = frames.map(({ epoch }) => epoch);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(live).toEqual(frames);
    expect(frames[0]).not.toEqual({ ...frames.at(-1), epoch: 0 });

    const { samples, truths, labels } = rest.watched;
    expect(truths).toHaveLength(samples.length);
    for (const { guesses } of frames) expect(guesses).toHaveLength(samples.length);
    expect(JSON.parse(JSON.stringify(recording))).toEqual(recording);

    if (outcome.kind === 'forecast') {
      const errors = mistakes.map(({ truth, guess }) => Math.abs(truth - guess));
      expect(errors).toEqual(errors.toSorted((a, b) => b - a));
      expect(errors[0]).toBeGreaterThan(outcome.mae);
      expect(mistakeCount).toBe(365);
      return;
    }
    // The end of each epoch counts the validation part; a CNN on images shows its filters in every frame.
    const counted = frames.filter(({ confusion }) => confusion);
    expect(counted.map(({ epoch }) => epoch)).toEqual(outcome.kind === 'language' ? [] : [1, 2]);
    for (const { confusion = [] } of counted) expect(sum(confusion.map(sum))).toBe(32);
    const isImage = samples[0]?.kind === 'image';
    for (const { filters } of frames) expect(filters?.[0]?.length).toBe(isImage ? 9 : undefined);
    if (isImage) expect(frames[0]?.filters).not.toEqual(frames.at(-1)?.filters);

    expect(samples).toHaveLength(8);
    for (const guess of frames.flatMap(({ guesses }) => guesses)) {
      expect(guess).toHaveLength(labels.length);
      expect(sum(guess)).toBeCloseTo(1, 2);
    }
    const confidences = mistakes.map(({ confidence = 0 }) => confidence);
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
    for (const { truth, guess } of mistakes) expect(truth).not.toBe(guess);
    if (outcome.kind === 'language') return;
    const wrong = outcome.confusion.map((row, truth) => sum(row) - (row[truth] ?? 0));
    expect(mistakeCount).toBe(sum(wrong));
    expect(mistakes).toHaveLength(Math.min(24, mistakeCount));
    for (const { truth, guess } of mistakes) expect(outcome.confusion[truth]?.[guess]).toBeGreaterThan(0);
  });

  it('watches the same examples as every other run', async () => {
    const one = await recordingOf({ ...small, dataset });
    const other = await recordingOf({ ...small, dataset, network: 'rnn', samples: 128, seed: 9, epochs: 1 });
    expect(other.watched).toEqual(one.watched);
    expect(new Set(one.watched.truths).size).toBeGreaterThanOrEqual(Math.min(8, one.watched.labels.length));
  });
});

describe('recording', () => {
  it.each(networks)('changes no digit of what %s learns', async (network) => {
    const options = { ...small, network, dropout: 0.2, patience: 1, epochs: 4 };
    const plain = await train(options, { record: false });
    const { recording, ...recorded } = await train(options);
    const numbers = (epochs: EpochRecord[]) => epochs.map((epoch) => ({ ...epoch, seconds: 0 }));
    expect(plain.recording).toBeUndefined();
    expect(recording).toBeDefined();
    expect(numbers(recorded.epochs)).toEqual(numbers(plain.epochs));
    expect(recorded.outcome).toEqual(plain.outcome);
  });

  it('leaves out outputs that overflowed, before the run fails of them', async () => {
    const live: Frame[] = [];
    const recorder = Recorder.of(await loadDataset('recall', small), small, 64, (frame) => live.push(frame));
    recorder?.take(0, new Float32Array(64));
    recorder?.take(0.1, new Float32Array(64).fill(Number.NaN));
    expect(live.map(({ epoch }) => epoch)).toEqual([0]);
  });

  it('takes digits as they are in the file', async () => {
    const { watched } = await recordingOf(small);
    for (const sample of watched.samples) {
      if (sample.kind !== 'image') throw new Error('not an image');
      const bytes = Buffer.from(sample.pixels, 'base64');
      expect(bytes).toHaveLength(28 * 28);
      expect(Math.max(...bytes)).toBeGreaterThan(200);
      expect(bytes[0]).toBe(0);
    }
  });

  it('keeps the symbol that recall asks for', async () => {
    const { watched } = await recordingOf({ ...small, dataset: 'recall' });
    watched.samples.forEach((sample, at) => {
      if (sample.kind !== 'sequence') throw new Error('not a sequence');
      expect(sample.symbols).toHaveLength(27);
      expect(sample.symbols[sample.marked]).toBe(watched.labels[watched.truths[at] ?? -1]);
    });
  });
});

describe('the schedule of snapshots', () => {
  it.each([1, 2, 3, 4, 5])('has six frames or more in %i epochs', (epochs) => {
    const batches = snapshotBatches({ epochs, batchesPerEpoch: 58, evaluationCost: 2 });
    expect(1 + batches.size + epochs).toBeGreaterThanOrEqual(6);
    for (const batch of batches) expect(batch % 58).not.toBe(0);
  });

  it('takes what there is where a run has few batches, and nothing within many epochs', () => {
    expect([...snapshotBatches({ epochs: 1, batchesPerEpoch: 3, evaluationCost: 2 })].sort()).toEqual([1, 2]);
    expect(snapshotBatches({ epochs: 8, batchesPerEpoch: 58, evaluationCost: 2 }).size).toBe(0);
  });

  it('keeps the first, the last and most of the early frames of a long run', () => {
    const frames = Array.from({ length: 101 }, (_, epoch) => ({ epoch, guesses: [] }));
    const kept = thinned(frames).map(({ epoch }) => epoch);
    expect(kept.length).toBeLessThanOrEqual(11);
    expect(kept.slice(0, 3)).toEqual([0, 1, 2]);
    expect(kept.at(-1)).toBe(100);
  });
});
