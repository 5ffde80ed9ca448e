import { expect, onTestFinished, test } from 'vitest';
import { createPool } from '../../src/training/pool.ts';
import type { Progress, TrainingOptions } from '../../src/types/training.ts';
import { never } from './pools.ts';

const small: TrainingOptions = {
  ...{ network: 'lstm', dataset: 'digits', samples: 256, epochs: 1 },
  ...{ units: 16, batch: 32, learningRate: 0.01, seed: 3 },
};

function startRealPool() {
  const said: string[] = [];
  const pool = createPool({ workers: 1, environment: {}, log: (sentence) => said.push(sentence) });
  onTestFinished(() => pool.close());
  return { pool, said };
}

test('real jobs, one after the other in one process, leave nothing behind and repeat themselves', async () => {
  const { pool, said } = startRealPool();
  await pool.warm();
  const pids = pool.pids();
  const phases = new Set<Progress['phase']>();
  const hooks = { onProgress: ({ phase }: Progress) => phases.add(phase) };
  const first = await pool.run(small, hooks, never);
  const other = await pool.run({ ...small, network: 'cnn', dataset: 'recall' }, {}, never);
  const again = await pool.run(small, {}, never);
  expect(again.epochs.map(({ loss, valLoss }) => [loss, valLoss])).toEqual(
    first.epochs.map(({ loss, valLoss }) => [loss, valLoss]),
  );
  expect(first.options).toEqual(small);
  expect(other.params).not.toBe(first.params);
  expect(phases).toContain('loading');
  expect(pool.pids()).toEqual(pids);
  expect(said).toEqual([]);
});

test('a real job can be cancelled, and its process goes on', async () => {
  const { pool } = startRealPool();
  await pool.warm();
  const pids = pool.pids();
  const abort = new AbortController();
  const hooks = {
    onProgress: ({ phase }: Progress) => {
      if (phase === 'training') abort.abort('enough');
    },
  };
  const long = { ...small, samples: 20_000, epochs: 50 };
  await expect(pool.run(long, hooks, abort.signal)).rejects.toBe('enough');
  await pool.run(small, {}, never);
  expect(pool.pids()).toEqual(pids);
});

test('a real process that is killed in the middle of a job fails it in words, and the next job works', async () => {
  const { pool } = startRealPool();
  const hooks = {
    onProgress: ({ phase }: Progress) => {
      if (phase === 'training') for (const pid of pool.pids()) process.kill(pid, 'SIGKILL');
    },
  };
  const long = { ...small, samples: 20_000, epochs: 50 };
  await expect(pool.run(long, hooks, never)).rejects.toThrow(
    /was ended by SIGKILL in the middle of this job/,
  );
  await pool.run(small, {}, never);
});

test('what the engine refuses reaches the learner', async () => {
  const { pool } = startRealPool();
  await expect(pool.run({ ...small, samples: 5 }, {}, never)).rejects.toThrow(/samples/);
});
