import { UserError } from '../../types/errors.ts';
import { createRandom, sample } from '../engine/random.ts';
import type { DatasetInfo } from './types.ts';

/** The options of every data set's loader. */
export interface LoadOptions {
  /** Training examples, validation split included. */
  samples: number;
  seed: number;
}

/** With fewer samples the validation split is too small for meaningful numbers. */
export const minSamples = 64;

/** A tenth of the samples, but at least 32, the default mini-batch. */
export const validationSize = (samples: number): number => Math.max(32, Math.round(samples / 10));

/** @throws UserError unless the data set can train on this number of samples */
export function checkSamples({ name, maxSamples }: DatasetInfo, samples: number): void {
  if (Number.isInteger(samples) && samples >= minSamples && samples <= maxSamples) return;
  throw new UserError(
    `The data set ${name} can train on ${minSamples} to ${maxSamples} samples, not on ${samples}.`,
  );
}

/** Draws `samples` different indices into a pool of `size` examples by seed, and splits them. */
export function drawSplits(
  size: number,
  { samples, seed }: LoadOptions,
): { train: Int32Array; validation: Int32Array } {
  const drawn = sample(createRandom(seed, 'samples'), size, samples);
  const validationCount = validationSize(samples);
  return { train: drawn.subarray(validationCount), validation: drawn.subarray(0, validationCount) };
}
