/** The entry point of a worker machine, which trains for a bot elsewhere. */
import { readConfig } from './app/config.ts';
import { loadEnvFile } from './app/env-file.ts';
import { createLog } from './app/log.ts';
import { createLocalPool } from './training/pool.ts';
import { serveRedis } from './training/redis-worker.ts';
import { UserError } from './types/errors.ts';

/** The process exits after this long, even if the shutdown hangs. */
const stopTimeoutMs = 9_000;

async function main(): Promise<void> {
  loadEnvFile(process.env);
  const config = readConfig(process.env);
  if (config.redisUrl === undefined)
    throw new UserError('A worker needs the Redis that its bot uses: set REDIS_URL, here and for the bot.');
  const log = createLog(config.logLevel);
  const warn = (sentence: string) => log.warn(sentence);
  await using parts = new AsyncDisposableStack();

  const stopped = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
  });
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

  const concurrency = config.trainingWorkers;
  const backend = parts.adopt(createLocalPool(config, warn), (it) => it.close());
  const served = serveRedis({ url: config.redisUrl, backend, concurrency, log: warn });
  parts.adopt(await served, (it) => it.close());
  await backend.warm();

  console.log(`ready: training worker with ${concurrency} processes`);
  await stopped;
  setTimeout(() => process.exit(1), stopTimeoutMs).unref();
}

try {
  await main();
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
}
