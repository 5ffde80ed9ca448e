/** The bot's side of Redis: a job is put into BullMQ's queue, and whatever machine takes it reports back. */
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
  prefix,
  queueName,
  reason,
  rememberSeconds,
  withoutRepeatedLogs,
} from './redis-connection.ts';
import { end, failed, hear, nobody, type RemoteJob, vanished } from './remote-job.ts';
import { NotTaken, type TrainingBackend } from './trainer.ts';

export interface RedisBackendOptions {
  url: string;
  log: Log;
  /** How often it is looked which machines are there. */
  checkMs?: number;
  /** How long jobs outlive the last machine. */
  patienceMs?: number;
}

export interface RedisBackend extends TrainingBackend {
  /** Jobs that the machines connected now can run side by side. */
  capacity(): number;
  close(): Promise<void>;
}

/** A cancel is not held up by a Redis that is away. */
const withdrawMs = 2_000;

/** How long a reading waits for something to happen; with Redis away, the bot's end waits for it. */
const readMs = 2_000;

/**
 * Connects and drops what a dead bot left in the queue: the jobs in the database are submitted anew.
 * @throws UserError when Redis cannot be used.
 */
export async function createRedisBackend(options: RedisBackendOptions): Promise<RedisBackend> {
  const { url, checkMs = 2_000, patienceMs = 60_000 } = options;
  const log = withoutRepeatedLogs(options.log);
  const complain = (error: unknown) => log(`Redis: ${reason(error)}`);
  await using parts = new AsyncDisposableStack();
  const redis = parts.adopt(await connectRedis(url, log), (it) => it.disconnect());
  const queue = parts.adopt(
    new Queue<TrainingOptions, RemoteEnding>(queueName, { prefix, connection: redis }),
    (it) => it.close(),
  );
  queue.on('error', complain);
  const pending = new Map<string, RemoteJob>();
  let capacity = 0;
  let seen = Date.now();

  /** Takes a job out of the queue, or out of the hands of whoever runs it. */
  async function withdraw(id: string): Promise<void> {
    // In this order, and each whatever becomes of the others: a full Redis stores nothing, but still calls out.
    const steps = [
      redis.set(cancelKey(id), '1', 'EX', rememberSeconds),
      redis.publish(cancelChannel, id),
      queue.remove(id),
    ];
    await Promise.allSettled(steps);
    await Promise.all(steps);
  }

  /** How it ended has been heard: Redis has nothing to keep. */
  const drop = (id: string) => void queue.remove(id).catch(complain);

  await queue.drain();
  for (const { id } of await queue.getActive()) if (id) await withdraw(id);
  await queue.trimEvents(0);
  // From the first event, not from “now”: what is said before the first reading would be missed.
  const events = parts.adopt(
    new QueueEvents(queueName, {
      ...{ prefix, connection: redis, lastEventId: '0-0' },
      blockingTimeout: readMs,
    }),
    async (it) => {
      const client = await it.backend.client;
      const closed = it.close();
      // BullMQ waits for ever for the end of a connection that is down already.
      if (client.status === 'ready') await closed;
      else client.disconnect();
    },
  );
  events.on('error', complain);
  events.on('progress', ({ jobId, data }) => {
    const job = pending.get(jobId);
    try {
      if (job) hear(job, data as RemoteReport);
    } catch (error) {
      // A hook that throws ends its own job.
      job?.reject(error);
    }
  });
  events.on('completed', ({ jobId, returnvalue }) => {
    const job = pending.get(jobId);
    // Typed as text, and parsed all the same.
    if (job) end(job, returnvalue as unknown as RemoteEnding);
    drop(jobId);
  });
  events.on('failed', ({ jobId, failedReason }) => {
    pending.get(jobId)?.reject(failed(failedReason));
    drop(jobId);
  });

  async function look(): Promise<void> {
    const machines = (await queue.getWorkers()).filter(({ db }) => db === String(redis.options.db ?? 0));
    // They carry the number of their processes in their names.
    capacity = machines.reduce((sum, { rawname }) => sum + Number(rawname?.split(':').at(-1)), 0);
    if (capacity > 0) seen = Date.now();
    else log('No training machine is connected: start one with `npm run worker`.');
    for (const [id, job] of pending)
      if (job.added && (await queue.getJobState(id)) === 'unknown') job.reject(vanished());
  }

  let looking = false;
  const watch = setInterval(async () => {
    if (Date.now() - seen > patienceMs) for (const job of pending.values()) job.reject(nobody());
    if (looking) return;
    looking = true;
    await look().catch(complain);
    looking = false;
  }, checkMs);
  parts.defer(() => clearInterval(watch));
  await look();

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
      added.then(
        () => {
          entry.added = true;
        },
        // Full, or not to be written to: what is told to Redis later may be heard.
        (error) => reject(new NotTaken(`Redis does not take jobs: ${reason(error)}`, { cause: error })),
      );
      try {
        return await promise;
      } catch (error) {
        const withdrawn = added.then(() => withdraw(id)).catch(complain);
        await Promise.race([withdrawn, sleep(withdrawMs, undefined, { ref: false })]);
        throw error;
      } finally {
        pending.delete(id);
        signal.removeEventListener('abort', abort);
      }
    },
    async close() {
      for (const job of pending.values()) job.reject(new UserError('The bot is stopping.'));
      await owned.disposeAsync();
    },
  };
}
