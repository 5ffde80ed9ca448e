/** One job for everybody: the same examples, in files that each contestant reads, and the same settings. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadDataset } from '../../src/ml/datasets/index.ts';
import type { DatasetSplit } from '../../src/ml/datasets/types.ts';
import type { Network } from '../../src/types/training.ts';

/** Handed to a contestant as JSON. */
export interface Task {
  network: Network;
  units: number;
  batch: number;
  epochs: number;
  learningRate: number;
  seed: number;
  /** For a recurrent network the 784 pixels in as many steps; a CNN sees the image whatever is said here. */
  steps: number;
  features: number;
  classes: number;
  /** Holds train, validation and test as NAME-x.f32 [size, steps, features] and NAME-y.i32 [size]. */
  folder: string;
}

export interface Images extends Disposable {
  folder: string;
  /** What the laboratory must be asked for to get the same examples. */
  samples: number;
  seed: number;
}

/** Real digits in files: `train` of them to train on, a ninth as many to validate, 2,000 to test. */
export async function writeImages(train: number, seed: number): Promise<Images> {
  // A tenth of the samples is held back, so that this leaves `train`.
  const samples = train + Math.round(train / 9);
  const data = await loadDataset('digits', { samples, seed });
  if (data.train.size !== train)
    throw new Error(`${samples} samples leave ${data.train.size} to train on, not ${train}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const write = (name: string, { x, y }: DatasetSplit) => {
    writeFileSync(path.join(folder, `${name}-x.f32`), x);
    writeFileSync(path.join(folder, `${name}-y.i32`), y);
  };
  write('train', data.train);
  write('validation', data.validation);
  write('test', data.test);
  return { folder, samples, seed, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}
