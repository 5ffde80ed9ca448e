import { readFileSync } from 'node:fs';

/**
 * Bytes of resident memory of a process, read from the kernel, so it works for a hanging process too.
 * Undefined when the process has ended, and on systems without /proc.
 */
export function residentBytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** Milliseconds of one kernel clock tick. */
const msOfTick = 10;

/** Milliseconds of CPU time that a process has used; undefined as with `residentBytes`. */
export function computedMs(pid: number): number | undefined {
  try {
    // The program's name is in brackets and may contain spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * msOfTick;
  } catch {
    return undefined;
  }
}
