/** Jobs over Redis for tests: a server, backends, workers, and what they report. */
import { Redis } from 'ioredis';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { createRedisBackend, type RedisBackendOptions } from '../../src/training/redis.ts';
import type { Frame } from '../../src/types/recording.ts';
import type { EpochRecord, Progress, TrainingOptions } from '../../src/types/training.ts';
import { type BotProcess, isAlive, startProcess } from '../support/process.ts';
import { type RedisServer, startRedis } from './redis-server.ts';

export const small: TrainingOptions = {
  ...{ network: 'lstm', dataset: 'digits', samples: 256, epochs: 1 },
  ...{ units: 16, batch: 32, learningRate: 0.01, seed: 3 },
};
/** Long enough to be met while it runs. */
export const long: TrainingOptions = { ...small, samples: 20_000, epochs: 50 };
export const middling: TrainingOptions = { ...small, samples: 2_048, epochs: 8 };

export const fixture = 'test/fixtures/training/redis-worker.ts';

/** A Redis for the tests of a block. @returns the address of a database of its own for each test */
export function useRedis(): () => string {
  let server: RedisServer;
  let database = 0;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  return () => `${server.url}/${database++}`;
}

export async function startBackend(options: Pick<RedisBackendOptions, 'url'> & Partial<RedisBackendOptions>) {
  const said: string[] = [];
  const backend = await createRedisBackend({
    ...{ log: (sentence) => said.push(sentence), pollMs: 100 },
    ...options,
  });
  onTestFinished(() => backend.close());
  return { ...backend, said };
}

export async function startWorker(url: string, entry = 'src/worker.ts', workers = '1'): Promise<BotProcess> {
  const worker = startProcess({ REDIS_URL: url, TRAINING_WORKERS: workers }, undefined, entry);
  onTestFinished(async () => {
    if (isAlive(worker.pid) && worker.child.exitCode === null) await worker.end('SIGKILL');
  });
  await worker.says(/^ready/m);
  return worker;
}

/** Hooks, and a promise of the first batch. */
export function watched() {
  const { promise: begun, resolve } = Promise.withResolvers<void>();
  const phases = new Set<Progress['phase']>();
  const epochs: EpochRecord[] = [];
  const frames: Frame[] = [];
  let begins = 0;
  let last: Progress['phase'] = 'testing';
  const hooks = {
    onProgress({ phase }: Progress) {
      if (phase === 'loading' && last !== 'loading') begins += 1;
      last = phase;
      phases.add(phase);
      if (phase === 'training') resolve();
    },
    onEpoch: (epoch: EpochRecord) => epochs.push(epoch),
    onFrame: (frame: Frame) => frames.push(frame),
  };
  return { hooks, begun, phases, epochs, frames, begins: () => begins };
}

export async function waitingIn(url: string): Promise<number> {
  const redis = new Redis(url);
  const count = await redis.llen('unrolled:training:wait');
  redis.disconnect();
  return count;
}

/**
 * What does not depend on how fast the machine was. Two processes with different numbers of threads add up in another
 * order: the seventh digit of a 32-bit number may differ.
 */
export const numbers = (epochs: EpochRecord[]) =>
  epochs.map(({ seconds: _, ...rest }) =>
    Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [
        name,
        value === null ? null : Number(value.toPrecision(5)),
      ]),
    ),
  );
