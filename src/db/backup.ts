/** Copies databases while they are in use. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import Client from 'better-sqlite3';
import { UserError } from '../types/errors.ts';
import { storageFault } from './faults.ts';

export interface BackupCopy {
  file: string;
  bytes: number;
}

/**
 * Copies the database `file` into `folder` as one checked file without a write-ahead log. A bot may write meanwhile: the
 * copy is a snapshot of one moment. An unfinished copy has another name.
 * @throws UserError when the database does not exist or is damaged, or the folder cannot be written
 */
export async function backUp(file: string, folder: string): Promise<BackupCopy> {
  if (!existsSync(file))
    throw new UserError(`There is no database ${file}. Set DATA_DIR to the bot’s data folder.`);
  const copy = join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${basename(file)}`);
  const unfinished = `${copy}.part`;
  try {
    mkdirSync(folder, { recursive: true });
    await transfer(file, unfinished);
    check(unfinished);
    renameSync(unfinished, copy);
    return { file: copy, bytes: statSync(copy).size };
  } catch (error) {
    throw explain(error, file, folder);
  } finally {
    // A missing folder must not replace the error.
    if (existsSync(folder))
      for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + suffix, { force: true });
  }
}

async function transfer(file: string, copy: string): Promise<void> {
  const source = new Client(file, { readonly: true, fileMustExist: true });
  try {
    // Copies all pages in one step: with several, SQLite restarts whenever the bot writes in between.
    await source.backup(copy, { progress: ({ totalPages }) => totalPages });
  } finally {
    source.close();
  }
}

function check(copy: string): void {
  const client = new Client(copy);
  try {
    client.pragma('journal_mode = DELETE');
    const verdict = client.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') throw new Client.SqliteError(String(verdict), 'SQLITE_CORRUPT');
  } finally {
    client.close();
  }
}

function explain(error: unknown, file: string, folder: string): unknown {
  const fault = storageFault(error);
  if (fault === 'damaged')
    return new UserError(
      `The database ${file} is damaged, so it was not copied. An older copy may be whole.`,
    );
  if (fault === 'full') return new UserError(`The disk that holds ${folder} is full. Nothing was copied.`);
  const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
  if (code === '') return error;
  return new UserError(`${file} could not be copied to ${folder}${code}. Check that both can be used.`, {
    cause: error,
  });
}
