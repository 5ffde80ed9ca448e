/** Waiting for something to become true of the world. */
import type { EventEmitter } from 'node:events';
import type { Happenings } from './happenings.ts';

/** Long, because a busy machine may take half a minute to start a process. */
const defaultTimeoutMs = 60_000;

/**
 * Resolves with the first value that `probe` finds, now or after any change of a message.
 * @param what for the error when it never does
 */
export function until<Value>(
  happenings: EventEmitter<Happenings>,
  probe: () => Value | undefined,
  what: string,
  timeoutMs: number = defaultTimeoutMs,
): Promise<Value> {
  const { promise, resolve, reject } = Promise.withResolvers<Value>();
  const look = () => {
    const value = probe();
    if (value !== undefined) resolve(value);
  };
  const events = ['message', 'edit', 'delete'] as const;
  for (const event of events) happenings.on(event, look);
  const timer = setTimeout(() => reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}`)), timeoutMs);
  look();
  return promise.finally(() => {
    clearTimeout(timer);
    for (const event of events) happenings.off(event, look);
  });
}
