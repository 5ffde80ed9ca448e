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
