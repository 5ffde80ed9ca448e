/** What the bot and the worker machines share: the connection to Redis and its names. */
import { Redis } from 'ioredis';
import { UserError } from '../types/errors.ts';

/** BullMQ's queue and the namespace of all its keys. */
export const queueName = 'training';
export const prefix = 'unrolled';

export const cancelChannel = `${prefix}:cancel`;

/**
 * The key that marks a job as cancelled. The bot sets it before it publishes the cancel, and a worker checks it before it
 * starts the job. So a cancel counts even when no worker has the job at that moment.
 */
export const cancelKey = (jobId: string) => `${prefix}:cancelled:${jobId}`;

export const stopChannel = `${prefix}:stop`;

/**
 * The key of a job that its learner stopped. Its value is the epoch: a worker that takes the job over trains to the end of
 * that epoch.
 */
export const stopKey = (jobId: string) => `${prefix}:stopped:${jobId}`;

/** Seconds that Redis keeps a cancel and an ended job. */
export const retentionSeconds = 3_600;

export type Log = (sentence: string) => void;

const connectTimeoutMs = 5_000;

/**
 * Connects. Later it reconnects automatically, and commands wait meanwhile.
 * @throws UserError when the first connection fails.
 */
export async function connectRedis(url: string, log: Log): Promise<Redis> {
  let connected = false;
  let trouble: unknown;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: connectTimeoutMs,
    // BullMQ's blocking connections require this.
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => (connected ? Math.min(attempt * 200, 2_000) : null),
  });
  redis.on('error', (error) => {
    trouble = error;
    if (connected) log(`Redis: ${errorMessage(error)}`);
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    throw new UserError(
      `Redis at ${withoutPassword(url)} cannot be used: ${errorMessage(trouble ?? error)}. Start it there or correct REDIS_URL; without REDIS_URL, training runs on the bot's own machine.`,
      { cause: error },
    );
  }
  connected = true;
  return redis;
}

/** Drops repeated messages, because every attempt fails the same way while Redis is down. */
export function withoutRepeatedLogs(log: Log): Log {
  let last: string | undefined;
  return (sentence) => {
    if (sentence !== last) log(sentence);
    last = sentence;
  };
}

/** The text of an error for the log. */
export function errorMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // If all addresses of a host fail, Node's AggregateError has an empty message.
  return error.message || ('code' in error && String(error.code)) || error.name;
}

function withoutPassword(url: string): string {
  const address = new URL(url);
  address.username = '';
  address.password = '';
  return address.href;
}
