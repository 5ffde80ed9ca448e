import { UserError } from '../../types/errors.ts';
import { createRandom, sample } from '../engine/random.ts';
import type { DatasetInfo } from './types.ts';

/** What is asked of every data set. */
export interface LoadOptions {
  /** Training examples, validation part included. */
  samples: number;
  seed: number;
}

/** Fewer than this leaves a validation part whose numbers mean nothing. */
export const minSamples = 64;

/** A tenth of the samples validates, but never less than one usual mini-batch. */
export const validationSize = (samples: number): number => Math.max(32, Math.round(samples / 10));

/** @throws UserError unless the data set has that many samples. */
export function checkSamples({ name, maxSamples }: DatasetInfo, samples: number): void {
  if (Number.isInteger(samples) && samples >= minSamples && samples <= maxSamples) return;
  throw new UserError(
    `The data set ${name} can train on ${minSamples} to ${maxSamples} samples, not on ${samples}.`,
  );
}

/** Draws `samples` of a pool of `size` examples by seed, and splits them: indices into the pool, no two alike. */
export function drawSplits(
  size: number,
  { samples, seed }: LoadOptions,
): { train: Int32Array; validation: Int32Array } {
  const drawn = sample(createRandom(seed, 'samples'), size, samples);
  const held = validationSize(samples);
  return { train: drawn.subarray(held), validation: drawn.subarray(0, held) };
}
