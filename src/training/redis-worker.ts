/** The worker's side of Redis: jobs are taken from the queue and run in the processes of this machine. */
import type { Job } from 'bullmq';
import { WaitingError, Worker } from 'bullmq';
import { UserError } from '../types/errors.ts';
import type { EpochRecord, Progress, TrainingOptions } from '../types/training.ts';
import type { RemoteEnding, RemoteReport } from '../types/training-protocol.ts';
import type { Log } from './redis-connection.ts';
import {
  cancelChannel,
  cancelKey,
  connectRedis,
  prefix,
  queueName,
  reason,
  rememberSeconds,
  withoutRepeatedLogs,
} from './redis-connection.ts';
import type { TrainingBackend } from './trainer.ts';

export interface RedisWorkerOptions {
  url: string;
  backend: TrainingBackend;
  /** Jobs at a time. */
  concurrency: number;
  log: Log;
  /** A job that its worker has not claimed anew for so long is taken from it. */
  lockMs?: number;
  /** How often such jobs are looked for. */
  stalledMs?: number;
}

type TrainingJob = Job<TrainingOptions, RemoteEnding>;

/**
 * Serves until it is closed; closing hands running jobs back, for another worker.
 * @throws UserError when Redis cannot be used.
 */
export async function serveRedis(options: RedisWorkerOptions): Promise<{ close(): Promise<void> }> {
  const { url, backend, concurrency, lockMs = 30_000, stalledMs = 15_000 } = options;
  const log = withoutRepeatedLogs(options.log);
  const complain = (error: unknown) => log(`Redis: ${reason(error)}`);
  await using parts = new AsyncDisposableStack();
  const redis = parts.adopt(await connectRedis(url, log), (it) => it.disconnect());
  let stopping = false;

  async function carryOut(job: TrainingJob, signal: AbortSignal): Promise<RemoteEnding> {
    const reports: Promise<void>[] = [];
    const report = (what: RemoteReport) => reports.push(job.updateProgress(what).catch(complain));
    try {
      const hooks = {
        onProgress: (progress: Progress) => report({ type: 'progress', progress }),
        onEpoch: (epoch: EpochRecord) => report({ type: 'epoch', epoch }),
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
      // The end must not overtake the last epoch.
      await Promise.all(reports);
    }
  }

  const worker = new Worker<TrainingOptions, RemoteEnding>(
    queueName,
    async (job, token, signal) => {
      if (!job.id || !signal) throw new Error('BullMQ gave a job without an id or a signal');
      if (await redis.exists(cancelKey(job.id))) return { type: 'cancelled' };
      const ending = await carryOut(job, signal);
      if (ending.type === 'done' || !stopping) return ending;
      await job.moveToWait(token);
      throw new WaitingError();
    },
    {
      ...{ prefix, connection: redis, concurrency, autorun: false },
      // Told to the bot, which lets so many jobs begin.
      name: String(concurrency),
      ...{ lockDuration: lockMs, stalledInterval: stalledMs, maxStalledCount: 1 },
      // After a Redis that was away, nobody should wait longer for the next job.
      runRetryDelay: 2_000,
      removeOnComplete: { age: rememberSeconds },
      removeOnFail: { age: rememberSeconds },
    },
  );
  parts.defer(async () => {
    stopping = true;
    // A job can be handed back only to a Redis that is there; without it, its lock runs out.
    const closed = worker.close(redis.status !== 'ready');
    worker.cancelAllJobs();
    await closed;
  });
  worker.on('error', complain);
  // Somebody else may run it already.
  worker.on('lockRenewalFailed', (ids) => {
    for (const id of ids) worker.cancelJob(id);
  });

  const ears = parts.adopt(redis.duplicate(), (it) => it.disconnect());
  ears.on('error', complain);
  ears.on('message', (_channel, id) => worker.cancelJob(id));
  await ears.subscribe(cancelChannel);
  await worker.waitUntilReady();
  worker.run().catch(complain);

  const owned = parts.move();
  return { close: () => owned.disposeAsync() };
}
