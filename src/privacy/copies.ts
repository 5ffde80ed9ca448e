/** Erases people from the copies of the database that migrations make. */
import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Client from 'better-sqlite3';
import { storageFault } from '../db/faults.ts';
import { overwrite } from '../db/overwrite.ts';
import { childEnvironment } from '../processes/environment.ts';
import { RpcChild } from '../processes/rpc-child.ts';
import { erasePerson } from './erase.ts';

/** The folder with the copies of a database. */
export const copiesOf = (databaseFile: string): string => join(dirname(databaseFile), 'backups');

const dayMs = 24 * 60 * 60_000;
const busyMs = 5_000;

/**
 * Erases a person from every copy in a folder. Removes copies that are damaged or unfinished.
 * @returns a sentence for each removed copy
 * @throws SqliteError when a copy cannot be written
 */
export function eraseFromCopies(folder: string, userId: string): string[] {
  return filesIn(folder).flatMap((file) => {
    if (file.endsWith('.part')) return removed(file, 'was never finished');
    if (!isDatabase(file)) return [];
    const client = new Client(file, { timeout: busyMs });
    try {
      client.pragma('foreign_keys = on');
      client.pragma('secure_delete = on');
      erasePerson(client, userId, { isOlder: true });
      if (!overwrite(client)) throw new Error(`another program uses the copy ${file}`);
    } catch (error) {
      if (storageFault(error) !== 'damaged') throw error;
      client.close();
      return removed(file, 'was damaged, so nobody could be erased from it');
    } finally {
      client.close();
    }
    return [];
  });
}

/** Removes copies older than `days`. @returns a sentence for each */
export function removeOldCopies(folder: string, days: number, now: number): string[] {
  return filesIn(folder)
    .filter((file) => now - madeAt(file) > days * dayMs)
    .flatMap((file) => removed(file, `was more than ${days} days old`));
}

/** Runs `eraseFromCopies` in its own process, because it rewrites whole files. Rejects when that fails. */
export async function eraseFromCopiesApart(folder: string, userId: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const child = new RpcChild<{ folder: string; userId: string }, string[]>({
    name: 'copying process',
    module: new URL('../children/copying.ts', import.meta.url),
    environment: childEnvironment(),
    readyTimeoutMs: 20_000,
  });
  return child.request({ folder, userId }).finally(() => void child.end(0));
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => join(folder, name))
    : [];

function removed(file: string, why: string): string[] {
  for (const each of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(each, { force: true });
  return [`removed the copy ${file}: it ${why}`];
}

/** The time in a copy's name. The file's own time changes with each erasure. */
function madeAt(file: string): number {
  const [, day = '', time = ''] = /(\d{4}-\d\d-\d\d)T(\d\d-\d\d-\d\d\.\d{3}Z)/.exec(file) ?? [];
  const stamp = Date.parse(`${day}T${time.replaceAll('-', ':')}`);
  return Number.isNaN(stamp) ? statSync(file).mtimeMs : stamp;
}

function isDatabase(file: string): boolean {
  const head = Buffer.alloc(16);
  const handle = openSync(file, 'r');
  readSync(handle, head, 0, head.length, 0);
  closeSync(handle);
  return head.toString('latin1') === 'SQLite format 3\0';
}
