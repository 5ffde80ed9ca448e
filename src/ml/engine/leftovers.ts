/** Removes folders of graphs that a killed process left behind. */
import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const folderPrefix = 'unrolled-graph-';

/** Loading a graph takes milliseconds, so no process uses a folder of this age any more. */
const leftoverAgeMs = 10 * 60_000;

let swept = false;

/** Removes old folders of graphs from the temporary folder, once per process. It never throws. */
export async function sweepLeftovers(folder = tmpdir()): Promise<void> {
  if (swept && folder === tmpdir()) return;
  swept = true;
  const names = await readdir(folder).catch(() => []);
  await Promise.allSettled(
    names.filter((name) => name.startsWith(folderPrefix)).map((name) => removeOld(path.join(folder, name))),
  );
}

async function removeOld(folder: string): Promise<void> {
  const { mtimeMs } = await stat(folder);
  if (Date.now() - mtimeMs > leftoverAgeMs) await rm(folder, { recursive: true, force: true });
}
