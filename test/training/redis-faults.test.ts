/** Training on other machines while Redis is away, full or nowhere. */
import { once } from 'node:events';
import type { APIMessage } from 'discord.js';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createRedisBackend } from '../../src/training/redis.ts';
import { UserError } from '../../src/types/errors.ts';
import { childrenOf, startProcess } from '../support/process.ts';
import { startUnrolled } from '../support/unrolled.ts';
import { never } from './pools.ts';
import {
  fixture,
  long,
  middling,
  small,
  startBackend,
  startWorker,
  useRedis,
  watched,
} from './redis-jobs.ts';
import { freePort, noRedis, startRedis } from './redis-server.ts';

/** The program that trains in a child process. */
const trainingChild = /children\/training\.ts/;

describe.skipIf(noRedis)(`a Redis that fails${noRedis ? `: skipped, ${noRedis}` : ''}`, () => {
  const nextUrl = useRedis();

  test('after a Redis that was away bot and worker find each other again', async () => {
    const port = await freePort();
    const first = await startRedis(port);
    const backend = await startBackend({ url: first.url });
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
    expect(childrenOf(process.pid, trainingChild)).toEqual([]);
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
    const worker = await startWorker(url);
    await expect.poll(() => childrenOf(worker.pid, trainingChild)).toHaveLength(1);
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
    const backend = await startBackend({ url });
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
    const backend = await startBackend({ url });
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
