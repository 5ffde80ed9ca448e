/** Training on other machines: a real Redis, real worker processes, real jobs. */
import { once } from 'node:events';
import type { APIMessage } from 'discord.js';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createPool } from '../../src/training/pool.ts';
import { createRedisBackend, type RedisBackendOptions } from '../../src/training/redis.ts';
import { UserError } from '../../src/types/errors.ts';
import type { EpochRecord, Progress, TrainingOptions } from '../../src/types/training.ts';
import { type BotProcess, childrenOf, isAlive, startProcess } from '../support/process.ts';
import { startUnrolled } from '../support/unrolled.ts';
import { never } from './pools.ts';
import { freePort, noRedis, type RedisServer, startRedis } from './redis-server.ts';

const small: TrainingOptions = {
  ...{ network: 'lstm', dataset: 'digits', samples: 256, epochs: 1 },
  ...{ units: 16, batch: 32, learningRate: 0.01, seed: 3 },
};
/** Long enough to be met while it runs. */
const long: TrainingOptions = { ...small, samples: 20_000, epochs: 50 };
const middling: TrainingOptions = { ...small, samples: 2_048, epochs: 8 };

const fixture = 'test/fixtures/training/redis-worker.ts';

let server: RedisServer;
/** Every test has a database of its own. */
let database = 0;
const nextUrl = () => `${server.url}/${database++}`;

async function startTrainer(options: Pick<RedisBackendOptions, 'url'> & Partial<RedisBackendOptions>) {
  const said: string[] = [];
  const backend = await createRedisBackend({
    ...{ log: (sentence) => said.push(sentence), pollMs: 100 },
    ...options,
  });
  onTestFinished(() => backend.close());
  return { ...backend, said };
}

async function startWorker(url: string, entry = 'src/worker.ts', workers = '1'): Promise<BotProcess> {
  const worker = startProcess({ REDIS_URL: url, TRAINING_WORKERS: workers }, undefined, entry);
  onTestFinished(async () => {
    if (isAlive(worker.pid) && worker.child.exitCode === null) await worker.end('SIGKILL');
  });
  await worker.says(/^ready/m);
  return worker;
}

/** Hooks, and a promise of the first batch. */
function watched() {
  const { promise: begun, resolve } = Promise.withResolvers<void>();
  const phases = new Set<Progress['phase']>();
  const epochs: EpochRecord[] = [];
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
  };
  return { hooks, begun, phases, epochs, begins: () => begins };
}

async function waitingIn(url: string): Promise<number> {
  const redis = new Redis(url);
  const count = await redis.llen('unrolled:training:wait');
  redis.disconnect();
  return count;
}

/**
 * What does not depend on how fast the machine was. Two processes with different numbers of threads add up in another
 * order: the seventh digit of a 32-bit number may differ.
 */
const numbers = (epochs: EpochRecord[]) =>
  epochs.map(({ seconds: _, ...rest }) =>
    Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [
        name,
        value === null ? null : Number(value.toPrecision(5)),
      ]),
    ),
  );

describe.skipIf(noRedis)(`training over Redis${noRedis ? `: skipped, ${noRedis}` : ''}`, () => {
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  test('a worker reports progress and epochs, and finds what this machine finds', async () => {
    const url = nextUrl();
    const backend = await startTrainer({ url });
    const worker = await startWorker(url, undefined, '2');
    expect(worker.output()).toBe('ready: training worker with 2 processes\n');
    await expect.poll(() => backend.capacity()).toBe(2);

    const { hooks, phases, epochs } = watched();
    const there = await backend.run(small, hooks, never);
    const pool = createPool({ workers: 1, environment: {} });
    onTestFinished(() => pool.close());
    const here = await pool.run(small, {}, never);
    expect({ ...there, epochs: numbers(there.epochs), seconds: 0 }).toEqual({
      ...{ ...here, epochs: numbers(here.epochs), seconds: 0 },
    });
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
    const backend = await startTrainer({ url });
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

  test('two workers share two jobs, and one that stops hands its job to the other', async () => {
    const url = nextUrl();
    const backend = await startTrainer({ url });
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
    const backend = await startTrainer({ url });
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
    const backend = await startTrainer({ url, workerTimeoutMs: 500 });
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
    const dead = await startTrainer({ url });
    await startWorker(url);
    const { hooks, begun } = watched();
    const left = [dead.run(long, hooks, never)];
    await begun;
    left.push(dead.run(long, {}, never));
    const settled = Promise.allSettled(left);
    await expect.poll(() => waitingIn(url)).toBe(1);
    const next = await startTrainer({ url });
    // With one process, this ends only when nothing of the others is left.
    await next.run(small, {}, never);
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await waitingIn(url)).toBe(0);
  });

  test('after a Redis that was away bot and worker find each other again', async () => {
    const port = await freePort();
    const first = await startRedis(port);
    const backend = await startTrainer({ url: first.url });
    await startWorker(first.url);
    const { hooks, begun } = watched();
    const interrupted = backend.run(long, hooks, never);
    await begun;
    const failure = expect(interrupted).rejects.toThrow(/^This job was forgotten before it ended/);
    await first.stop();
    const again = await startRedis(port);
    await failure;
    await expect.poll(() => backend.capacity(), { timeout: 10_000 }).toBe(1);
    await backend.run(small, {}, never);
    // Ending does not wait for one that stays away.
    await again.stop();
    await backend.close();
  });

  test('a bot without machines, and with a full Redis, says so and goes on by itself', async () => {
    const url = nextUrl();
    const unrolled = await startUnrolled({ REDIS_URL: url, LOG_LEVEL: 'silent' });
    onTestFinished(() => unrolled.stop());
    const redis = new Redis(url);
    onTestFinished(async () => {
      await redis.config('SET', 'maxmemory', '0');
      redis.disconnect();
    });
    expect(childrenOf(process.pid, /training\/worker\.ts/)).toEqual([]);
    const { discord } = unrolled;
    const train = () => discord.answer('train', { network: 'rnn', samples: 256, epochs: 1, units: 8 });
    const says =
      (words: RegExp) =>
      ({ embeds }: APIMessage) =>
        words.test(embeds[0]?.description ?? '');

    const first = await train();
    expect(first.embeds[0]?.description).toMatch(
      /^Number 1 in the queue\. No training machine is connected now: this run begins by itself/,
    );
    await startWorker(url);
    const final = await discord.waitForEdit(first, says(/right on/));
    expect(final.id).toBe(first.id);

    await redis.config('SET', 'maxmemory', '1');
    const second = await train();
    await discord.waitForEdit(
      second,
      says(/^Number 1 in the queue\. The training machines take no jobs now/),
    );
    await redis.config('SET', 'maxmemory', '0');
    await discord.waitForEdit(second, says(/right on/));
  });

  test('a Redis that fills up while a job runs costs time, never the job', async () => {
    const url = nextUrl();
    const backend = await startTrainer({ url });
    await startWorker(url, fixture);
    const redis = new Redis(url);
    onTestFinished(() => redis.disconnect());
    const { hooks, begun } = watched();
    const result = backend.run(middling, hooks, never);
    await begun;
    await redis.config('SET', 'maxmemory', '1');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await redis.config('SET', 'maxmemory', '0');
    expect((await result).epochs).toHaveLength(middling.epochs);
  });

  test('a cancel reaches the machine although a full Redis cannot keep it', async () => {
    const url = nextUrl();
    const backend = await startTrainer({ url });
    await startWorker(url, fixture);
    const redis = new Redis(url);
    onTestFinished(() => redis.disconnect());
    const { hooks, begun } = watched();
    const abort = new AbortController();
    const runs = backend.run(long, hooks, abort.signal);
    await begun;
    await redis.config('SET', 'maxmemory', '1');
    abort.abort('ran enough');
    await expect(runs).rejects.toBe('ran enough');
    await redis.config('SET', 'maxmemory', '0');
    // With one process, this would not end if the other went on.
    await backend.run(small, {}, never);
  });
});

test('a Redis that cannot be reached is named, without its password', async () => {
  const port = await freePort();
  const url = `redis://ada:secret@127.0.0.1:${port}/3`;
  const failure: unknown = await createRedisBackend({ url, log: () => undefined }).catch((error) => error);
  expect(failure).toBeInstanceOf(UserError);
  expect(String(failure)).toContain(`redis://127.0.0.1:${port}/3 cannot be used: connect ECONNREFUSED`);
  expect(String(failure)).not.toMatch(/secret|ada/);
});

test.each([
  [{}, /^A worker needs the Redis that its bot uses: set REDIS_URL/],
  [{ REDIS_URL: 'http://example.org' }, /REDIS_URL: must be an address like redis:/],
])('a worker with %o says what is missing, and ends', async (environment, sentence) => {
  const worker = startProcess(environment, undefined, 'src/worker.ts');
  const [code] = await once(worker.child, 'close');
  expect(code).toBe(1);
  expect(worker.output()).toMatch(sentence);
});
