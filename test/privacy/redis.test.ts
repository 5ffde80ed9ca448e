/** Erasing somebody whose training runs on another machine: real Redis, real worker, real bot. */
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { startProcess } from '../support/process.ts';
import { labels, startUnrolled } from '../support/unrolled.ts';
import { noRedis, startRedis } from '../training/redis-server.ts';

/** Every key with what it holds, as text. */
async function everything(redis: Redis): Promise<string> {
  const keys = await redis.keys('*');
  const dumped = await Promise.all(keys.map((key) => redis.dumpBuffer(key)));
  return [...keys, ...dumped.map((bytes) => bytes?.toString('latin1') ?? '')].join('\n');
}

const jobKey = /^unrolled:training:[0-9a-f]{8}-/;

test.skipIf(noRedis)(`leaves no job in Redis${noRedis ? `: skipped, ${noRedis}` : ''}`, async () => {
  const server = await startRedis();
  onTestFinished(() => server.stop());
  const worker = startProcess({ REDIS_URL: server.url, TRAINING_WORKERS: '1' }, undefined, 'src/worker.ts');
  onTestFinished(async () => void (await worker.end('SIGKILL')));
  await worker.says(/^ready/m);
  const unrolled = await startUnrolled({ REDIS_URL: server.url });
  onTestFinished(() => unrolled.stop());
  const redis = new Redis(server.url);
  onTestFinished(() => redis.disconnect());
  const { discord } = unrolled;
  const jobs = async () => (await redis.keys('*')).filter((key) => jobKey.test(key));

  const running = await discord.answer('train', { network: 'lstm', samples: 20_000, epochs: 20, units: 128 });
  await expect.poll(jobs).not.toEqual([]);
  expect(await everything(redis)).toContain('20000');

  const seen = await discord.answer('privacy');
  await discord.click(seen, 'Erase my data');
  await discord.waitForEdit(seen, (message) => labels(message).includes('Erase everything'));
  await discord.click(seen, 'Erase everything');
  await discord.waitForEdit(seen, ({ embeds }) => /is erased$/.test(embeds[0]?.title ?? ''));
  await discord.waitForEdit(running, (message) => !labels(message).includes('Cancel'));
  await expect.poll(jobs).toEqual([]);
  expect(await redis.zcard('unrolled:training:completed')).toBe(0);
  expect(await everything(redis)).not.toContain(discord.core.world.user('alice').id);
});
