/** Opens the database file with safe settings, and explains to the operator why that fails. */
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

/** An open database, or a transaction on one. */
export type Database = BaseSQLiteDatabase<'sync', Client.RunResult>;
export type OpenDatabase = BetterSQLite3Database & { $client: Client.Database };

/** The lock timeout during the start, when no user waits. */
const openingLockMs = 5_000;
/** The lock timeout later. SQLite blocks the process while it waits, so it is short; `retryWhileBusy` waits longer. */
const lockTimeoutMs = 25;
const journalLimitBytes = 64 * 1024 * 1024;
const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

export interface OpenOptions {
  /** The folder that drizzle-kit generates. */
  migrations?: string;
  /** Called with a sentence for each backup and migration. */
  log?: (sentence: string) => void;
}

/**
 * Opens the file and migrates it. Creates the file and its folder if they do not exist. Close it with `closeDatabase`.
 * @throws UserError with what to do when the folder cannot be written, the file is damaged or of a newer version
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

/** Writes the write-ahead log into the file and closes it. */
export function closeDatabase(db: OpenDatabase): void {
  db.$client.close();
}

/**
 * Runs `body`, which must be synchronous, in one transaction that takes the write lock at once. A deferred transaction
 * that reads first fails with SQLITE_BUSY without waiting (better-sqlite3#1067).
 */
export function write<T>(db: Database, body: (tx: Database) => T): T {
  return db.transaction(body, { behavior: 'immediate' });
}

/**
 * The row that a statement with `returning` has stored. SQLite returns rows before it commits, so use `all`: `get` stops at
 * the first row and misses a failed commit.
 */
export function stored<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('no row was stored');
  return row;
}

function configure(client: Client.Database): void {
  client.pragma(`busy_timeout = ${openingLockMs}`);
  client.pragma('journal_mode = WAL');
  // With WAL a crash of the process loses nothing. A power cut may lose the last transactions.
  client.pragma('synchronous = NORMAL');
  client.pragma(`journal_size_limit = ${journalLimitBytes}`);
  client.pragma('foreign_keys = ON');
  // Overwrites deleted rows with zeros, so that they cannot be read from the file.
  client.pragma('secure_delete = ON');
}

function checkWhole(client: Client.Database): void {
  const verdict = client.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new Client.SqliteError(String(verdict), 'SQLITE_CORRUPT');
}

/** Explains a failure to open that the operator can fix. Returns any other error unchanged. */
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

/** With less free space than this the disk counts as full, because SQLite reports some failures there as disk errors. */
const leastRoomBytes = 256 * 1024;

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= leastRoomBytes;
  } catch {
    return true; // The caller explains an unreadable folder.
  }
}
