/** Training on other machines: a real Redis, real worker processes, real jobs. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { unpackNetwork } from '../../src/ml/training/trained-network.ts';
import { createPool } from '../../src/training/pool.ts';
import { UserError } from '../../src/types/errors.ts';
import type { TrainingOptions, TrainingResult } from '../../src/types/training.ts';
import { largestDifference } from '../ml/graphs.ts';
import { childrenOf, isAlive } from '../support/process.ts';
import { never } from './pools.ts';
import {
  fixture,
  long,
  middling,
  numbers,
  small,
  startBackend,
  startWorker,
  useRedis,
  waitingIn,
  watched,
} from './redis-jobs.ts';
import { noRedis } from './redis-server.ts';

describe.skipIf(noRedis)(`training over Redis${noRedis ? `: skipped, ${noRedis}` : ''}`, () => {
  const nextUrl = useRedis();

  test('a worker reports progress and epochs, and finds what this machine finds', async () => {
    const url = nextUrl();
    const backend = await startBackend({ url });
    const worker = await startWorker(url, undefined, '2');
    expect(worker.output()).toBe('ready: training worker with 2 processes\n');
    await expect.poll(() => backend.capacity()).toBe(2);

    const { hooks, phases, epochs, frames } = watched();
    const there = await backend.run(small, hooks, never);
    const pool = createPool({ workers: 1, environment: {} });
    onTestFinished(() => pool.close());
    const here = await pool.run(small, {}, never);
    const comparable = (result: TrainingResult) => {
      const { watched: shown, frames: seen = [] } = result.recording ?? {};
      const recording = { shown, times: seen.map(({ epoch }) => epoch) };
      // Other threads add in another order, so the last digits of the weights differ.
      const trained = result.trained?.weights;
      return { ...result, epochs: numbers(result.epochs), seconds: 0, recording, trained };
    };
    expect(comparable(there)).toEqual(comparable(here));
    const valuesOf = ({ trained }: TrainingResult) =>
      trained ? [...unpackNetwork(trained).values()].flatMap(({ values }) => [...values]) : [];
    expect(valuesOf(there).length).toBe(there.params);
    expect(largestDifference(valuesOf(there), valuesOf(here))).toBeLessThan(1e-3);
    expect(there.recording?.frames.length).toBeGreaterThanOrEqual(6);
    expect(frames).toEqual(there.recording?.frames);
    expect(epochs).toEqual(there.epochs);
    expect([...phases]).toEqual(['loading', 'training', 'testing']);

    const refused = backend.run({ ...small, samples: 5 }, {}, never);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(/samples/);
    const { dataset: _, ...broken } = small;
    const fault: unknown = await backend
      .run(broken as TrainingOptions, {}, never)
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Error);
    expect(fault).not.toBeInstanceOf(UserError);
    expect(backend.said).toEqual([expect.stringMatching(/^No training machine is connected/)]);
  });

  test('a job is cancelled while it runs and while it waits, and the worker goes on', async () => {
    const url = nextUrl();
    const backend = await startBackend({ url });
    await startWorker(url);
    const running = watched();
    const [first, second] = [new AbortController(), new AbortController()];
    const runs = backend.run(long, running.hooks, first.signal);
    await running.begun;
    const waiting = watched();
    const waits = backend.run(long, waiting.hooks, second.signal);
    second.abort('waited enough');
    await expect(waits).rejects.toBe('waited enough');
    first.abort('ran enough');
    await expect(runs).rejects.toBe('ran enough');
    // There is one process: this would not end if one of the others went on.
    await backend.run(small, {}, never);
    expect(waiting.phases).toEqual(new Set());
    await expect(backend.run(small, {}, AbortSignal.abort('before'))).rejects.toBe('before');
  });

  test('a job is stopped while it runs, and its result is kept', async () => {
    const url = nextUrl();
    const backend = await startBackend({ url });
    await startWorker(url);
    const running = watched();
    const stop = new AbortController();
    const run = backend.run(long, { ...running.hooks, stop: stop.signal }, never);
    await running.begun;
    stop.abort();
    expect(await run).toMatchObject({ stoppedIn: 1, epochs: [{ epoch: 1 }] });
  });

  test('two workers share two jobs, and one that stops hands its job to the other', async () => {
    const url = nextUrl();
    const backend = await startBackend({ url });
    const leaving = await startWorker(url);
    const [job, other] = [watched(), watched()];
    const handOver = new AbortController();
    const handed = backend.run(long, job.hooks, handOver.signal);
    await job.begun;
    await startWorker(url);
    const abort = new AbortController();
    const shared = backend.run(long, other.hooks, abort.signal);
    // Each takes one job at a time.
    await other.begun;
    abort.abort('seen');
    await expect(shared).rejects.toBe('seen');

    const children = childrenOf(leaving.pid);
    expect(children.length).toBeGreaterThan(0);
    expect(await leaving.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(children.filter(isAlive)).toEqual([]);
    await expect.poll(() => job.begins(), { timeout: 10_000 }).toBe(2);
    handOver.abort('seen');
    await expect(handed).rejects.toBe('seen');
  });

  test('another worker takes over from one that was killed, and a job that loses two is given up', async () => {
    const url = nextUrl();
    const backend = await startBackend({ url });
    const taken = watched();
    const first = await startWorker(url, fixture);
    const children = childrenOf(first.pid);
    const rescued = backend.run(middling, taken.hooks, never);
    await expect.poll(() => taken.epochs.length, { interval: 5 }).toBeGreaterThan(0);
    await first.end('SIGKILL');
    const second = await startWorker(url, fixture);
    const result = await rescued;
    expect(taken.begins()).toBe(2);
    // What both went through is told once, and the same seed gives the same numbers.
    expect(taken.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(numbers(taken.epochs)).toEqual(numbers(result.epochs));
    await expect.poll(() => children.filter(isAlive)).toEqual([]);

    const doomed = watched();
    const lost = backend.run(long, doomed.hooks, never);
    const failure = expect(lost).rejects.toThrow(
      new UserError(
        'The machine that trained this was lost, and so was the one that took over. Run it again, and if that ends the same way, try it smaller.',
      ),
    );
    await doomed.begun;
    const third = await startWorker(url, fixture);
    await second.end('SIGKILL');
    await expect.poll(() => doomed.begins(), { timeout: 10_000 }).toBe(2);
    await startWorker(url, fixture);
    await third.end('SIGKILL');
    await failure;
  });

  test('when the last worker is gone, its job is given up in words', async () => {
    const url = nextUrl();
    const backend = await startBackend({ url, workerTimeoutMs: 500 });
    const worker = await startWorker(url);
    await expect.poll(() => backend.capacity()).toBe(1);
    const { hooks, begun } = watched();
    const lost = backend.run(long, hooks, never);
    await begun;
    const failure = expect(lost).rejects.toThrow(/^No machine is there to train this/);
    await worker.end('SIGKILL');
    await failure;
    expect(backend.capacity()).toBe(0);
  });

  test('a bot that starts drops what a dead one left, running or waiting', async () => {
    const url = nextUrl();
    const dead = await startBackend({ url });
    await startWorker(url);
    const { hooks, begun } = watched();
    const left = [dead.run(long, hooks, never)];
    await begun;
    left.push(dead.run(long, {}, never));
    const settled = Promise.allSettled(left);
    await expect.poll(() => waitingIn(url)).toBe(1);
    const next = await startBackend({ url });
    // With one process, this ends only when nothing of the others is left.
    await next.run(small, {}, never);
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await waitingIn(url)).toBe(0);
  });
});
