/** Folders that a killed process left behind while it was loading a graph. */
import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const folderPrefix = 'unrolled-graph-';

/** Loading a graph takes milliseconds; a folder as old as this belongs to nobody. */
const leftoverAgeMs = 10 * 60_000;

let swept = false;

/** Removes old folders of graphs from the temporary folder, once a process. It never throws: nothing depends on it. */
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
