/** The bot's side of Redis: adds jobs to BullMQ's queue and receives the workers' reports. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, QueueEvents } from 'bullmq';
import { UserError } from '../types/errors.ts';
import type { TrainingOptions, TrainingResult } from '../types/training.ts';
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
import {
  forwardReport,
  jobLostError,
  noWorkerError,
  type RemoteJob,
  settleRemoteJob,
  workerLostError,
} from './remote-job.ts';
import { JobNotAcceptedError, type TrainingBackend } from './trainer.ts';

export interface RedisBackendOptions {
  url: string;
  log: Log;
  /** How often it polls which machines are connected. */
  pollMs?: number;
  /** Jobs fail after this long without a connected machine. */
  workerTimeoutMs?: number;
}

export interface RedisBackend extends TrainingBackend {
  /** Jobs that the machines connected now can run side by side. */
  capacity(): number;
  close(): Promise<void>;
}

/** Events that Redis keeps, which are those of some ten jobs. */
const keptEvents = 2_000;

/** A cancel waits at most this long for Redis. */
const cancelTimeoutMs = 2_000;

/** How long a blocking read waits for events. Without Redis, the bot's shutdown waits this long. */
const blockMs = 2_000;

/**
 * Connects, and removes what a crashed bot left in the queue: the bot submits the jobs in the database again.
 * @throws UserError when Redis cannot be used.
 */
export async function createRedisBackend(options: RedisBackendOptions): Promise<RedisBackend> {
  const { url, pollMs = 2_000, workerTimeoutMs = 60_000 } = options;
  const log = withoutRepeatedLogs(options.log);
  const logRedisError = (error: unknown) => log(`Redis: ${errorMessage(error)}`);
  await using parts = new AsyncDisposableStack();
  const redis = parts.adopt(await connectRedis(url, log), (it) => it.disconnect());
  const queue = parts.adopt(
    new Queue<TrainingOptions, RemoteEnding>(queueName, {
      ...{ prefix, connection: redis },
      // A result holds the network, of up to some megabytes.
      streams: { events: { maxLen: keptEvents } },
    }),
    (it) => it.close(),
  );
  queue.on('error', logRedisError);
  const pending = new Map<string, RemoteJob>();
  let capacity = 0;
  let lastSeenAt = Date.now();

  /** Removes a waiting job, or stops a running one. */
  async function cancelJob(id: string): Promise<void> {
    // Runs every step even if one fails: a full Redis stores nothing but still publishes.
    const steps = [
      redis.set(cancelKey(id), '1', 'EX', retentionSeconds),
      redis.publish(cancelChannel, id),
      queue.remove(id),
    ];
    await Promise.allSettled(steps);
    await Promise.all(steps);
  }

  /** Ends a job's training in this epoch, on whichever machine it runs. */
  async function stopJob(id: string, epoch: number): Promise<void> {
    await Promise.all([
      redis.set(stopKey(id), String(epoch), 'EX', retentionSeconds),
      redis.publish(stopChannel, id),
    ]);
  }

  /** Removes a job whose outcome is known. */
  const removeJob = (id: string) => void queue.remove(id).catch(logRedisError);

  await queue.drain();
  for (const { id } of await queue.getActive()) if (id) await cancelJob(id);
  await queue.trimEvents(0);
  // Reads from the first event on, so that it misses none before the first read.
  const events = parts.adopt(
    new QueueEvents(queueName, {
      ...{ prefix, connection: redis, lastEventId: '0-0' },
      blockingTimeout: blockMs,
    }),
    async (it) => {
      const client = await it.backend.client;
      const closed = it.close();
      // BullMQ waits for ever for the close of a connection that is down already.
      if (client.status === 'ready') await closed;
      else client.disconnect();
    },
  );
  events.on('error', logRedisError);
  events.on('progress', ({ jobId, data }) => {
    const job = pending.get(jobId);
    try {
      if (job) forwardReport(job, data as RemoteReport);
    } catch (error) {
      // A hook that throws fails its own job.
      job?.reject(error);
    }
  });
  events.on('completed', ({ jobId, returnvalue }) => {
    const job = pending.get(jobId);
    // BullMQ types the value as a string, but parses it.
    if (job) settleRemoteJob(job, returnvalue as unknown as RemoteEnding);
    removeJob(jobId);
  });
  events.on('failed', ({ jobId, failedReason }) => {
    pending.get(jobId)?.reject(workerLostError(failedReason));
    removeJob(jobId);
  });

  async function pollWorkers(): Promise<void> {
    const machines = (await queue.getWorkers()).filter(({ db }) => db === String(redis.options.db ?? 0));
    // A worker's name ends with the number of its processes.
    capacity = machines.reduce((sum, { rawname }) => sum + Number(rawname?.split(':').at(-1)), 0);
    if (capacity > 0) lastSeenAt = Date.now();
    else log('No training machine is connected: start one with `npm run worker`.');
    for (const [id, job] of pending)
      if (job.added && (await queue.getJobState(id)) === 'unknown') job.reject(jobLostError());
  }

  let isPolling = false;
  const watch = setInterval(async () => {
    if (Date.now() - lastSeenAt > workerTimeoutMs)
      for (const job of pending.values()) job.reject(noWorkerError());
    if (isPolling) return;
    isPolling = true;
    await pollWorkers().catch(logRedisError);
    isPolling = false;
  }, pollMs);
  parts.defer(() => clearInterval(watch));
  await pollWorkers();

  const owned = parts.move();
  return {
    capacity: () => capacity,
    async run(job, hooks, signal) {
      signal.throwIfAborted();
      const id = randomUUID();
      const { promise, resolve, reject } = Promise.withResolvers<TrainingResult>();
      const entry: RemoteJob = { hooks, epochs: 0, added: false, resolve, reject };
      pending.set(id, entry);
      const abort = () => reject(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
      const added = queue.add('train', job, { jobId: id });
      const stop = () => void added.then(() => stopJob(id, entry.epochs + 1)).catch(logRedisError);
      hooks.stop?.addEventListener('abort', stop, { once: true });
      if (hooks.stop?.aborted) stop();
      added.then(
        () => {
          entry.added = true;
        },
        // Redis may be full or read-only. A later attempt may succeed.
        (error) =>
          reject(
            new JobNotAcceptedError(`Redis does not take jobs: ${errorMessage(error)}`, { cause: error }),
          ),
      );
      try {
        return await promise;
      } catch (error) {
        const cancelled = added.then(() => cancelJob(id)).catch(logRedisError);
        await Promise.race([cancelled, sleep(cancelTimeoutMs, undefined, { ref: false })]);
        throw error;
      } finally {
        pending.delete(id);
        signal.removeEventListener('abort', abort);
        hooks.stop?.removeEventListener('abort', stop);
      }
    },
    async close() {
      for (const job of pending.values()) job.reject(new UserError('The bot is stopping.'));
      await owned.disposeAsync();
    },
  };
}
