import { onTestFinished } from 'vitest';
import { residentBytes } from '../../src/processes/memory.ts';
import type { PoolOptions, TrainingPool } from '../../src/training/pool.ts';
import { createPool } from '../../src/training/pool.ts';
import type { TrainingOptions } from '../../src/types/training.ts';
import type { behaviour } from '../fixtures/training/behaviour.ts';

export const fixtureWorker = new URL('../fixtures/training/worker.ts', import.meta.url);

export interface WatchedPool extends TrainingPool {
  /** What it had to say. */
  said: string[];
}

/** A pool of fixture processes, gone when the test ends. */
export function startPool(options: Partial<PoolOptions> = {}): WatchedPool {
  const said: string[] = [];
  const pool = createPool({
    ...{ workers: 1, environment: {}, module: fixtureWorker, log: (sentence) => said.push(sentence) },
    ...options,
  });
  onTestFinished(() => pool.close());
  return { ...pool, said };
}

/** A job of `epochs` × `steps` milliseconds at least, for the fixture worker. */
export function job(
  seed: (typeof behaviour)[keyof typeof behaviour] = 1,
  steps = 20,
  epochs = 2,
): TrainingOptions {
  return {
    ...{ network: 'rnn', dataset: 'recall', samples: steps, epochs },
    ...{ units: 8, batch: 8, learningRate: 0.1, seed },
  };
}

export const never = new AbortController().signal;

export const alive = (pid: number) => residentBytes(pid) !== undefined;
