import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { TrainingPool } from '../../src/training/pool.ts';
import { UserError } from '../../src/types/errors.ts';
import type { EpochRecord, Progress, TrainingResult } from '../../src/types/training.ts';
import { behaviour } from '../fixtures/training/behaviour.ts';
import { alive, job, never, startPool } from './pools.ts';

/** The fixture worker signs its results. */
const workerOf = ({ outcome }: TrainingResult) =>
  outcome.kind === 'classification' && outcome.confusion[0]?.[0];

const run = (pool: TrainingPool, ...what: Parameters<typeof job>) => pool.run(job(...what), {}, never);

test('a job reports its progress and its epochs, and ends with what it found', async () => {
  const pool = startPool();
  const progress: Progress[] = [];
  const epochs: EpochRecord[] = [];
  const hooks = {
    onProgress: (p: Progress) => progress.push(p),
    onEpoch: (e: EpochRecord) => epochs.push(e),
  };
  const result = await pool.run(job(), hooks, never);
  expect(result.options).toEqual(job());
  expect(result.epochs).toEqual(epochs);
  // The second epoch of gradient descent on a line is nearer to it than the first.
  expect(epochs[1]?.loss).toBeLessThan(epochs[0]?.loss ?? 0);
  expect(progress.at(-1)).toMatchObject({ epoch: 2, epochs: 2, batch: 20, batches: 20 });
});

test('one warm process does job after job', async () => {
  const pool = startPool();
  await pool.warm();
  const [pid] = pool.pids();
  expect([workerOf(await run(pool)), workerOf(await run(pool))]).toEqual([pid, pid]);
});

test('jobs run side by side, as many as there are workers, and the rest wait', async () => {
  const pool = startPool({ workers: 2 });
  let running = 0;
  let most = 0;
  const once = async () => {
    let begun = false;
    const begin = () => {
      if (!begun) most = Math.max(most, ++running);
      begun = true;
    };
    const result = await pool.run(job(behaviour.train, 100, 1), { onProgress: begin }, never);
    running -= 1;
    return workerOf(result);
  };
  const pids = await Promise.all([once(), once(), once(), once()]);
  expect(most).toBe(2);
  expect(new Set(pids).size).toBe(2);
});

test.each([
  ['aborts', behaviour.abort, /was ended by SIGABRT in the middle of this job/],
  ['exits', behaviour.exit, /ended with code 1 in the middle of this job/],
  ['hangs', behaviour.hang, /stopped after 1 seconds/],
  ['hoards memory', behaviour.hoard, /needed more than 0\.3 GB of memory/],
])(
  'a process that %s fails its job in words, and the next job has a new process',
  async (_, seed, message) => {
    const limits = { jobMs: 1_000, memoryBytes: 0.3 * 1024 ** 3 };
    const pool = startPool({ limits: seed === behaviour.hang ? limits : { ...limits, jobMs: 20_000 } });
    const first = workerOf(await run(pool));
    const failure = run(pool, seed);
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(message);
    const second = workerOf(await run(pool));
    expect(second).not.toBe(first);
    await expect.poll(() => alive(Number(first))).toBe(false);
    expect(pool.said).toEqual([expect.stringMatching(message)]);
  },
);

test('the last words of a process that died are in the log', async () => {
  const pool = startPool();
  await expect(run(pool, behaviour.exit)).rejects.toThrow();
  expect(pool.said).toEqual([expect.stringMatching(/the last words/)]);
});

test('a process that floods the bot is replaced', async () => {
  const pool = startPool();
  await expect(run(pool, behaviour.flood)).rejects.toThrow(/floods/);
  await run(pool);
});

test('a process that cancels by itself is replaced', async () => {
  const pool = startPool();
  await expect(run(pool, behaviour.cancelItself)).rejects.toThrow(/without a request/);
  await run(pool);
});

test('what the engine refuses reaches the learner as it is, and a fault of ours does not pass for that', async () => {
  const pool = startPool();
  await expect(run(pool, behaviour.refuse)).rejects.toThrow(
    new UserError('these options cannot be trained: take others'),
  );
  const fault: unknown = await run(pool, behaviour.fail).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(Error);
  expect(fault).not.toBeInstanceOf(UserError);
  expect(fault).toMatchObject({ message: expect.stringMatching(/a fault of ours\n +at .*worker\.ts/) });
});

test('a job that leaves tensors behind is good, but its process is replaced', async () => {
  const pool = startPool();
  const first = workerOf(await run(pool, behaviour.leak));
  expect(workerOf(await run(pool))).not.toBe(first);
  await expect.poll(() => alive(Number(first))).toBe(false);
});

test('a process is replaced after its share of jobs', async () => {
  const pool = startPool({ limits: { jobsPerProcess: 2 } });
  const pids = [];
  for (let count = 0; count < 4; count++) pids.push(workerOf(await run(pool)));
  expect(pids[1]).toBe(pids[0]);
  expect(pids[2]).not.toBe(pids[1]);
  expect(pids[3]).toBe(pids[2]);
});

test('a cancelled job stops between two steps, and its process goes on', async () => {
  const pool = startPool();
  await pool.warm();
  const [pid] = pool.pids();
  const abort = new AbortController();
  const cancelled = pool.run(
    job(behaviour.train, 100_000),
    { onProgress: () => abort.abort('enough') },
    abort.signal,
  );
  await expect(cancelled).rejects.toBe('enough');
  expect(workerOf(await run(pool))).toBe(pid);
  expect(pool.said).toEqual([]);
});

test('a job that does not listen to its cancel loses its process', async () => {
  const pool = startPool({ limits: { cancelMs: 200 } });
  await pool.warm();
  const [pid] = pool.pids();
  const abort = new AbortController();
  const hooks = { onProgress: () => abort.abort('enough') };
  await expect(pool.run(job(behaviour.deaf, 100_000), hooks, abort.signal)).rejects.toBe('enough');
  await expect.poll(() => alive(pid ?? 0)).toBe(false);
  await run(pool);
});

test('a job can be cancelled before it starts, wherever it waits', async () => {
  const pool = startPool();
  await expect(pool.run(job(), {}, AbortSignal.abort('before'))).rejects.toBe('before');
  const starting = new AbortController();
  const first = pool.run(job(), {}, starting.signal);
  starting.abort('while the process starts');
  await expect(first).rejects.toBe('while the process starts');

  const busy = run(pool, behaviour.train, 200);
  const waiting = new AbortController();
  const second = pool.run(job(), {}, waiting.signal);
  await sleep(20);
  waiting.abort('while another job runs');
  await expect(second).rejects.toBe('while another job runs');
  await busy;
  await run(pool);
});

test('a hook that throws fails its job only', async () => {
  const pool = startPool();
  const hooks = {
    onEpoch() {
      throw new Error('the disk is full');
    },
  };
  await expect(pool.run(job(), hooks, never)).rejects.toThrow('the disk is full');
  await run(pool);
});

test('processes that cannot start fail each job in words, and are not tried without end', async () => {
  const module = new URL('../fixtures/processes/dies-at-start.ts', import.meta.url);
  const pool = startPool({ module });
  await expect(pool.warm()).rejects.toThrow(/cannot be started/);
  await expect(run(pool)).rejects.toThrow(UserError);
  await expect(run(pool)).rejects.toThrow(/cannot be started/);
  expect(pool.said.at(-1)).toMatch(/ended with code 7: there is no library here/);
  await sleep(300);
  expect(pool.pids()).toEqual([]);
});

test('a process that never gets ready is given up', async () => {
  const module = new URL('../fixtures/processes/never-ready.ts', import.meta.url);
  const pool = startPool({ module, limits: { readyMs: 300 } });
  await expect(run(pool)).rejects.toThrow(/cannot be started/);
});

test('a waiting process that is killed is not missed', async () => {
  const pool = startPool();
  await pool.warm();
  const [pid] = pool.pids();
  process.kill(pid ?? 0, 'SIGKILL');
  await expect.poll(() => pool.pids()).not.toContain(pid);
  expect(workerOf(await run(pool))).not.toBe(pid);
  expect(pool.said).toEqual([expect.stringMatching(/idle training process was ended by SIGKILL/)]);
});

test('closing ends every process and every job', async () => {
  const pool = startPool({ workers: 2 });
  const jobs = Promise.allSettled([1, 2, 3].map(() => run(pool, behaviour.train, 100_000)));
  await sleep(200);
  const pids = pool.pids();
  expect(pids).toHaveLength(2);
  await pool.close();
  expect(pids.some(alive)).toBe(false);
  for (const ending of await jobs) expect(ending).toMatchObject({ reason: expect.any(UserError) });
  await expect(run(pool)).rejects.toThrow(/stopping/);
  await pool.close();
});
