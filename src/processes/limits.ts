import { constants, setPriority } from 'node:os';
import { computedMs, residentBytes } from './memory.ts';

/** What a process may use for one request. */
export interface ProcessLimits {
  /** Milliseconds by the clock. */
  timeoutMs?: number;
  /** Milliseconds of CPU time. A busy machine does not use it up. */
  cpuMs?: number;
  memoryBytes?: number;
}

const checkIntervalMs = 100;

/** Calls `onExceeded` when a process goes over one of its limits. @returns a function that ends the watch */
export function watchLimits(
  pid: number | undefined,
  { timeoutMs, cpuMs = Number.POSITIVE_INFINITY, memoryBytes = Number.POSITIVE_INFINITY }: ProcessLimits,
  onExceeded: (resource: 'time' | 'memory') => void,
): () => void {
  const timer = timeoutMs === undefined ? undefined : setTimeout(onExceeded, timeoutMs, 'time');
  if (pid === undefined || Math.min(cpuMs, memoryBytes) === Number.POSITIVE_INFINITY)
    return () => clearTimeout(timer);
  const before = computedMs(pid) ?? 0;
  const check = setInterval(() => {
    if ((computedMs(pid) ?? 0) - before > cpuMs) onExceeded('time');
    if ((residentBytes(pid) ?? 0) > memoryBytes) onExceeded('memory');
  }, checkIntervalMs);
  return () => {
    clearTimeout(timer);
    clearInterval(check);
  };
}

/** Lets the bot's own process run before this one. Does nothing where the system forbids it or the process has ended. */
export function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // The process works at any priority.
  }
}
