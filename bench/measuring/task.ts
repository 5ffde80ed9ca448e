/** One training job for all contestants: the same settings, and the same examples in files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadDataset } from '../../src/ml/datasets/index.ts';
import { delayedRecall } from '../../src/ml/datasets/recall.ts';
import type { Dataset, DatasetSplit } from '../../src/ml/datasets/types.ts';
import type { Network } from '../../src/types/training.ts';

/** Passed to a contestant as JSON. */
export interface Task {
  network: Network;
  units: number;
  batch: number;
  epochs: number;
  learningRate: number;
  seed: number;
  /** How a recurrent network sees an example, of an image its 784 pixels, as [steps, features]. A CNN sees the image. */
  steps: number;
  features: number;
  classes: number;
  /** Of a text: its token ids are below this, and `features` is the length of a character's vector. */
  vocabulary?: number;
  /**
   * Contains train, validation and test as NAME-x.f32 [size, steps, features] and NAME-y.i32 [size]. Of a text NAME-x.i32
   * and NAME-y.i32, [size, steps] each.
   */
  folder: string;
}

/** Examples in files. */
export interface Images extends Disposable {
  folder: string;
  /** The laboratory's options that give the same examples. */
  samples: number;
  seed: number;
}

/** Writes digits to files: `train` for training, a ninth as many for validation, 2,000 for testing. */
export async function writeImages(train: number, seed: number): Promise<Images> {
  // A tenth of the samples is for validation, which leaves `train`.
  const samples = train + Math.round(train / 9);
  const data = await loadDataset('digits', { samples, seed });
  if (data.train.size !== train)
    throw new Error(`${samples} samples leave ${data.train.size} to train on, not ${train}`);
  return { ...writeSplits(data), samples, seed };
}

/** The task of `delayedRecall` in files: 1,000 test sequences ask for the symbol that was marked `lag` steps before. */
export async function writeRecall(
  { lag, choices }: { lag: number; choices: number },
  train: number,
  seed: number,
): Promise<Images> {
  const data = delayedRecall(lag, choices, { samples: train, seed });
  return { ...writeSplits(data), samples: train, seed };
}

/** The examples of a data set in files, until they are disposed of. */
export function writeSplits(data: Dataset): Pick<Images, 'folder' | typeof Symbol.dispose> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const write = (name: string, { x, y }: DatasetSplit) => {
    writeFileSync(path.join(folder, `${name}-x.${x instanceof Int32Array ? 'i32' : 'f32'}`), x);
    writeFileSync(path.join(folder, `${name}-y.i32`), y);
  };
  write('train', data.train);
  write('validation', data.validation);
  write('test', data.test);
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}
