/** What the bot and the worker machines have in common: the way to Redis, and the words they use there. */
import { Redis } from 'ioredis';
import { UserError } from '../types/errors.ts';

/** BullMQ's queue and the namespace of all its keys. */
export const queueName = 'training';
export const prefix = 'unrolled';

export const cancelChannel = `${prefix}:cancel`;

/**
 * Set before a cancel is called out, and looked at before a job begins: one that nobody hears, because the job is just
 * changing hands, still counts.
 */
export const cancelKey = (jobId: string) => `${prefix}:cancelled:${jobId}`;

/** Seconds that a cancel and an ended job are remembered. */
export const rememberSeconds = 3_600;

export type Log = (sentence: string) => void;

const connectTimeoutMs = 5_000;

/**
 * Connects, and from then on reconnects by itself; commands wait meanwhile.
 * @throws UserError when Redis cannot be used now.
 */
export async function connectRedis(url: string, log: Log): Promise<Redis> {
  let connected = false;
  let trouble: unknown;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: connectTimeoutMs,
    // What BullMQ's blocking connections need.
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => (connected ? Math.min(attempt * 200, 2_000) : null),
  });
  redis.on('error', (error) => {
    trouble = error;
    if (connected) log(`Redis: ${reason(error)}`);
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    throw new UserError(
      `Redis at ${withoutPassword(url)} cannot be used: ${reason(trouble ?? error)}. Start it there or correct REDIS_URL; without REDIS_URL, training runs on the bot's own machine.`,
      { cause: error },
    );
  }
  connected = true;
  return redis;
}

/** While Redis is away every attempt fails the same way: once is enough. */
export function withoutRepeatedLogs(log: Log): Log {
  let last: string | undefined;
  return (sentence) => {
    if (sentence !== last) log(sentence);
    last = sentence;
  };
}

export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Several addresses for one name fail together, with an empty message of their own.
  return error.message || ('code' in error && String(error.code)) || error.name;
}

function withoutPassword(url: string): string {
  const address = new URL(url);
  address.username = '';
  address.password = '';
  return address.href;
}
