/** The database file: opened the one way that is safe, or refused with the sentence that helps. */
import { mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Client from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { UserError } from '../types/errors.ts';
import { codeOf, storageFault } from './faults.ts';
import { migrate } from './migrate.ts';

/** What queries take: an open database or a transaction on one. */
export type Database = BaseSQLiteDatabase<'sync', Client.RunResult>;
export type OpenDatabase = BetterSQLite3Database & { $client: Client.Database };

/** At the start nobody is kept waiting yet. */
const openingLockMs = 5_000;
/** SQLite waits for a lock by blocking the process, so it waits this long only; `patiently` waits longer. */
const lockTimeoutMs = 25;
const journalLimitBytes = 64 * 1024 * 1024;
const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

export interface OpenOptions {
  /** Folder made by drizzle-kit. */
  migrations?: string;
  /** Told about each backup and migration, in a sentence. */
  log?: (sentence: string) => void;
}

/**
 * Opens the file, making it and its folder when they are absent, and brings its tables up to date.
 * Throws a UserError with what to do when the folder cannot be written, the file is damaged, or a newer version
 * of the bot has used it. Close with `closeDatabase`.
 */
export function openDatabase(file: string, options: OpenOptions = {}): OpenDatabase {
  let client: Client.Database | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    client = new Client(file);
    configure(client);
    checkWhole(client);
    migrate(client, options.migrations ?? migrationsFolder, options.log ?? (() => undefined));
    client.pragma(`busy_timeout = ${lockTimeoutMs}`);
    return drizzle(client, { casing: 'snake_case' });
  } catch (error) {
    client?.close();
    throw explainOpening(error, file);
  }
}

/** Folds the write-ahead log into the file and lets go of it. */
export function closeDatabase(db: OpenDatabase): void {
  db.$client.close();
}

/**
 * Runs `body` as one transaction that takes the write lock at once: a deferred one that has read first fails with
 * SQLITE_BUSY without ever waiting (better-sqlite3#1067). It must not be asynchronous.
 */
export function write<T>(db: Database, body: (tx: Database) => T): T {
  return db.transaction(body, { behavior: 'immediate' });
}

/**
 * The row that a statement with `returning` has stored. SQLite hands a row over before it commits, so ask for `all`
 * rows: `get` stops at the first one and never hears that the commit failed.
 */
export function stored<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('no row was stored');
  return row;
}

function configure(client: Client.Database): void {
  client.pragma(`busy_timeout = ${openingLockMs}`);
  client.pragma('journal_mode = WAL');
  // With WAL this loses nothing when the process dies; only a power cut can cost the last moments.
  client.pragma('synchronous = NORMAL');
  client.pragma(`journal_size_limit = ${journalLimitBytes}`);
  client.pragma('foreign_keys = ON');
  // What is deleted is overwritten with zeros, so that nobody reads it from the file later.
  client.pragma('secure_delete = ON');
}

function checkWhole(client: Client.Database): void {
  const verdict = client.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new Client.SqliteError(String(verdict), 'SQLITE_CORRUPT');
}

/** The sentence for a failure to open that its reader can mend; any other error as it is. */
export function explainOpening(error: unknown, file: string): unknown {
  if (error instanceof UserError) return error;
  const code = codeOf(error);
  const fault = storageFault(error);
  const folder = dirname(file);
  if (fault === 'damaged')
    return new UserError(
      `The database ${file} is damaged. Move it away, put the newest copy from ${folder}/backups in its place if there is one, and start again.`,
      { cause: error },
    );
  if (fault === 'busy')
    return new UserError(
      `The database ${file} is in use by another process. End that process, then start again.`,
      { cause: error },
    );
  if (fault === 'full' || (fault === 'failing' && !hasRoom(folder)))
    return new UserError(`The disk that holds ${file} is full. Make room on it, then start again.`, {
      cause: error,
    });
  if (fault === 'readonly' || fault === 'failing' || unusable.includes(code))
    return new UserError(
      `The data folder ${folder} cannot be used (${code}). Give this user the right to write there, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  return error;
}

const unusable = ['EACCES', 'EPERM', 'EEXIST', 'ENOTDIR', 'ENOENT', 'EISDIR'];

/** SQLite reports some of what it cannot write on a full disk as an error of the disk. */
const leastRoomBytes = 256 * 1024;

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= leastRoomBytes;
  } catch {
    return true; // A folder that cannot be looked at is explained as one that cannot be used.
  }
}
