import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { TrainingQueue } from '../../src/training/queue.ts';
import { epochsOf } from '../../src/training/tables/epochs.ts';
import { findExperiment } from '../../src/training/tables/experiments.ts';
import { findJob } from '../../src/training/tables/jobs.ts';
import type { TrainingOptions } from '../../src/types/training.ts';
import { messageRef } from '../db/samples.ts';
import { temporaryDatabase, temporaryFolder } from '../db/temporary.ts';
import { alive, fixtureWorker, job, startPool } from './pools.ts';

const bot = join(import.meta.dirname, '../fixtures/training/bot.ts');
const realWorker = new URL('../../src/children/training.ts', import.meta.url);
const realJob: TrainingOptions = {
  ...{ network: 'lstm', dataset: 'recall', samples: 2_048, epochs: 12 },
  ...{ units: 16, batch: 256, learningRate: 0.01, seed: 1 },
};

test.each([
  ['fixture', fixtureWorker, job(1, 100, 8)],
  ['real', realWorker, realJob],
])(
  'when a bot is killed its children go too, and the next one finishes its job (%s worker)',
  async (_, worker, options) => {
    const file = join(temporaryFolder(), 'bot.sqlite');
    const child = spawn(process.execPath, [bot, file, worker.href, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const [said] = await once(child.stdout, 'data');
    const pids: number[] = JSON.parse(String(said));
    expect(pids).toHaveLength(2);
    expect(pids.every(alive)).toBe(true);

    child.kill('SIGKILL');
    await expect.poll(() => pids.filter(alive), { timeout: 10_000 }).toEqual([]);

    const db = temporaryDatabase(file);
    expect(findExperiment(db, 1)).toMatchObject({ status: 'running', result: null });
    const queue = new TrainingQueue({ db, backend: startPool({ module: worker }), workers: 1 });
    onTestFinished(() => queue.stop());
    const ended = once(queue, 'finished');
    queue.start();
    const [experiment] = await ended;
    expect(experiment).toMatchObject({ id: 1, status: 'done' });
    expect(epochsOf(db, 1)).toHaveLength(options.epochs);
    expect(findJob(db, 1)).toMatchObject({ attempts: 2, messageRef });
  },
);
