/** A queue over a real database and real processes, and what it tells. */
import { onTestFinished } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { TrainingQueue } from '../../src/training/queue.ts';
import type { QueueLimits } from '../../src/training/queue-limits.ts';
import type { Submission } from '../../src/training/queue-types.ts';
import type { Experiment } from '../../src/training/tables/experiments.ts';
import type { TrainingBackend } from '../../src/training/trainer.ts';
import { messageRef } from '../db/samples.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { job, startPool, type WatchedPool } from './pools.ts';

interface Setting {
  db?: OpenDatabase;
  pool?: WatchedPool;
  /** Runs the jobs in place of the pool. */
  backend?: TrainingBackend;
  workers?: number | (() => number);
  limits?: Partial<QueueLimits>;
}

/** A queue over a real database and real processes, with everything that it tells. */
export function startQueue({ db = temporaryDatabase(), workers = 1, limits = {}, ...rest }: Setting = {}) {
  const pool = rest.pool ?? startPool(typeof workers === 'number' ? { workers } : {});
  const faults: string[] = [];
  const queue = new TrainingQueue({
    ...{ db, backend: rest.backend ?? pool, workers, limits },
    log: (sentence, error) => faults.push(`${sentence}: ${error}`),
  });
  const told: string[] = [];
  for (const name of ['queued', 'started', 'finished'] as const) {
    queue.on(name, ({ id, status }) => told.push(`${name} ${id} ${status}`));
  }
  onTestFinished(() => queue.stop());
  const submit = (user: string, options = job(), where: Partial<Submission['messageRef']> = {}) =>
    queue.submit({
      user: { id: user, name: user },
      serverId: null,
      options,
      messageRef: { ...messageRef, ...where },
    });
  return { db, pool, queue, told, faults, submit };
}

export const finished = (queue: TrainingQueue, ...ids: number[]) =>
  new Promise<Experiment[]>((resolve) => {
    const ended = new Map<number, Experiment>();
    queue.on('finished', (experiment) => {
      ended.set(experiment.id, experiment);
      if (ids.every((id) => ended.has(id))) resolve(ids.flatMap((id) => ended.get(id) ?? []));
    });
  });

export const progressOf = (queue: TrainingQueue, id: number) =>
  new Promise<void>((resolve) => {
    queue.on('progress', (experiment) => {
      if (experiment.id === id) resolve();
    });
  });
