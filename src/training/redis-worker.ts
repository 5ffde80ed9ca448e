/** The worker's side of Redis: takes jobs from the queue and runs them on this machine. */
import type { Job } from 'bullmq';
import { WaitingError, Worker } from 'bullmq';
import { UserError } from '../types/errors.ts';
import type { Frame, Watched } from '../types/recording.ts';
import type { EpochRecord, Progress, TrainingOptions } from '../types/training.ts';
import type { RemoteEnding, RemoteReport } from '../types/training-protocol.ts';
import type { Log } from './redis-connection.ts';
import {
  cancelChannel,
  cancelKey,
  connectRedis,
  errorMessage,
  prefix,
  queueName,
  retentionSeconds,
  stopChannel,
  stopKey,
  withoutRepeatedLogs,
} from './redis-connection.ts';
import type { TrainingBackend } from './trainer.ts';

export interface RedisWorkerOptions {
  url: string;
  backend: TrainingBackend;
  /** Jobs at a time. */
  concurrency: number;
  log: Log;
  /** A job counts as stalled when its worker has not renewed the lock for this long. */
  lockMs?: number;
  /** How often it checks for stalled jobs. */
  stalledMs?: number;
}

type TrainingJob = Job<TrainingOptions, RemoteEnding>;

/**
 * Serves until it is closed. Closing returns running jobs to the queue for another worker.
 * @throws UserError when Redis cannot be used.
 */
export async function serveRedis(options: RedisWorkerOptions): Promise<{ close(): Promise<void> }> {
  const { url, backend, concurrency, lockMs = 30_000, stalledMs = 15_000 } = options;
  const log = withoutRepeatedLogs(options.log);
  const logRedisError = (error: unknown) => log(`Redis: ${errorMessage(error)}`);
  await using parts = new AsyncDisposableStack();
  const redis = parts.adopt(await connectRedis(url, log), (it) => it.disconnect());
  let stopping = false;
  /** Ends the training of a running job, by its id. */
  const stops = new Map<string, AbortController>();

  async function execute(id: string, job: TrainingJob, signal: AbortSignal): Promise<RemoteEnding> {
    const stop = new AbortController();
    stops.set(id, stop);
    const reports: Promise<void>[] = [];
    const report = (what: RemoteReport) => reports.push(job.updateProgress(what).catch(logRedisError));
    try {
      const lastEpoch = Number((await redis.get(stopKey(id))) ?? Infinity);
      const hooks = {
        onProgress: (progress: Progress) => report({ type: 'progress', progress }),
        onEpoch: (epoch: EpochRecord) => {
          report({ type: 'epoch', epoch });
          if (epoch.epoch >= lastEpoch) stop.abort();
        },
        onWatched: (watched: Watched) => report({ type: 'watched', watched }),
        onFrame: (frame: Frame) => report({ type: 'frame', frame }),
        stop: stop.signal,
      };
      return { type: 'done', result: await backend.run(job.data, hooks, signal) };
    } catch (error) {
      if (signal.aborted) return { type: 'cancelled' };
      if (error instanceof UserError) return { type: 'failed', message: error.message, user: true };
      return {
        type: 'failed',
        message: (error instanceof Error && error.stack) || String(error),
        user: false,
      };
    } finally {
      stops.delete(id);
      // The outcome must not overtake the last epoch.
      await Promise.all(reports);
    }
  }

  const worker = new Worker<TrainingOptions, RemoteEnding>(
    queueName,
    async (job, token, signal) => {
      if (!job.id || !signal) throw new Error('BullMQ gave a job without an id or a signal');
      if (await redis.exists(cancelKey(job.id))) return { type: 'cancelled' };
      const ending = await execute(job.id, job, signal);
      if (ending.type === 'done' || !stopping) return ending;
      await job.moveToWait(token);
      throw new WaitingError();
    },
    {
      ...{ prefix, connection: redis, concurrency, autorun: false },
      // The bot reads the number of processes from the name.
      name: String(concurrency),
      ...{ lockDuration: lockMs, stalledInterval: stalledMs, maxStalledCount: 1 },
      // The pause before the next attempt while Redis is down.
      runRetryDelay: 2_000,
      removeOnComplete: { age: retentionSeconds },
      removeOnFail: { age: retentionSeconds },
    },
  );
  parts.defer(async () => {
    stopping = true;
    // Without Redis, jobs cannot be returned: their locks expire.
    const closed = worker.close(redis.status !== 'ready');
    worker.cancelAllJobs();
    await closed;
  });
  worker.on('error', logRedisError);
  // Another worker may run the job already.
  worker.on('lockRenewalFailed', (ids) => {
    for (const id of ids) worker.cancelJob(id);
  });

  const subscriber = parts.adopt(redis.duplicate(), (it) => it.disconnect());
  subscriber.on('error', logRedisError);
  subscriber.on('message', (channel, id) =>
    channel === stopChannel ? stops.get(id)?.abort() : worker.cancelJob(id),
  );
  await subscriber.subscribe(cancelChannel, stopChannel);
  await worker.waitUntilReady();
  worker.run().catch(logRedisError);

  const owned = parts.move();
  return { close: () => owned.disposeAsync() };
}
