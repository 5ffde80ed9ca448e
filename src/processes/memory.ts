import { readFileSync } from 'node:fs';

/**
 * Bytes of memory that a process holds, by the kernel's own account: it is right for a process that hangs, too.
 * Undefined when the process is gone, and where there is no /proc.
 */
export function residentBytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** The kernel counts time in hundredths of a second. */
const msOfTick = 10;

/** Milliseconds of computing that a process has done; undefined as with `residentBytes`. */
export function computedMs(pid: number): number | undefined {
  try {
    // The name of the program stands in brackets and may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * msOfTick;
  } catch {
    return undefined;
  }
}
