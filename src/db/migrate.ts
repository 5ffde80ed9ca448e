/** Migrates an older database without losing a row. */
import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Client from 'better-sqlite3';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { UserError } from '../types/errors.ts';
import { rootOf } from './faults.ts';
import { markOverwriteDue } from './overwrite.ts';

const backupsKept = 3;
const ledger = '__drizzle_migrations';

/**
 * Applies the pending migrations in `folder`. Copies a database with rows to `backups/` first. If a migration fails, drops
 * rows or breaks a foreign key, closes `client` and restores the copy.
 * @throws UserError when a migration fails, and when the database is of a newer version
 */
export function migrate(client: Client.Database, folder: string, log: (sentence: string) => void): void {
  const known = readMigrationFiles({ migrationsFolder: folder });
  const applied = lastApplied(client);
  if (applied > Math.max(...known.map(({ folderMillis }) => folderMillis))) {
    throw new UserError(
      `The database ${client.name} was written by a newer version of the bot. Start that version, or put the copy that it made in ${backupFolder(client)} in its place.`,
    );
  }
  const pending = known.filter(({ folderMillis }) => folderMillis > applied);
  if (pending.length === 0) return;

  const before = countRows(client);
  const backup = before.size === 0 ? undefined : copy(client);
  if (backup) log(`copied the database to ${backup}`);
  try {
    apply(client, pending);
    reportLosses(before, countRows(client));
  } catch (error) {
    if (!backup) throw error;
    client.close();
    restore(backup, client.name);
    throw new UserError(
      `The database ${client.name} could not be brought up to date and was left as it was: ${rootOf(error).message}. Start the version that you had before, and report this.`,
      { cause: error },
    );
  }
  // Rebuilt tables leave their old rows in free pages.
  if (backup) markOverwriteDue(client);
  log(`applied ${pending.length} migration${pending.length === 1 ? '' : 's'} to the database`);
}

/** Applies the migrations in one transaction. Drizzle's migrator hides its error behind a ROLLBACK that fails as well. */
function apply(client: Client.Database, pending: readonly MigrationMeta[]): void {
  // Rebuilding a table deletes its old rows, and with foreign keys on also their dependants. The pragma has no effect
  // inside a transaction, so it is set here (drizzle-orm#5782).
  client.pragma('foreign_keys = OFF');
  client
    .transaction(() => {
      client.exec(
        `create table if not exists ${ledger} (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`,
      );
      const note = client.prepare(`insert into ${ledger} (hash, created_at) values (?, ?)`);
      for (const { sql, hash, folderMillis } of pending) {
        for (const statement of sql) client.exec(statement);
        note.run(hash, folderMillis);
      }
    })
    .immediate();
  const dangling = client.pragma('foreign_key_check');
  if (Array.isArray(dangling) && dangling.length > 0)
    throw new Error(`${dangling.length} rows refer to nothing`);
  client.pragma('foreign_keys = ON');
}

function lastApplied(client: Client.Database): number {
  const exists = client.prepare('select 1 from sqlite_schema where name = ?').get(ledger);
  if (!exists) return Number.NEGATIVE_INFINITY;
  return Number(client.prepare(`select coalesce(max(created_at), -1) from ${ledger}`).pluck().get());
}

function countRows(client: Client.Database): Map<string, number> {
  const tables = client
    .prepare<[string], string>(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name <> ?",
    )
    .pluck()
    .all(ledger);
  return new Map(
    tables.map((table) => [table, Number(client.prepare(`select count(*) from "${table}"`).pluck().get())]),
  );
}

function reportLosses(before: Map<string, number>, after: Map<string, number>): void {
  const losses = [...before].filter(([table, rows]) => rows > (after.get(table) ?? rows));
  if (losses.length === 0) return;
  throw new Error(
    losses
      .map(([table, rows]) => `${table} would have gone from ${rows} rows to ${after.get(table)}`)
      .join(', '),
  );
}

function backupFolder(client: Client.Database): string {
  return join(dirname(client.name), 'backups');
}

function copy(client: Client.Database): string {
  const folder = backupFolder(client);
  mkdirSync(folder, { recursive: true });
  const stamp = new Date().toISOString().replaceAll(':', '-');
  const file = join(folder, `${stamp}-${basename(client.name)}`);
  // Uses another name until the copy is complete.
  const unfinished = `${file}.part`;
  rmSync(unfinished, { force: true });
  try {
    client.prepare('vacuum into ?').run(unfinished);
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
  const copies = readdirSync(folder).filter((name) => name.endsWith(`-${basename(client.name)}`));
  for (const old of copies.sort().slice(0, -backupsKept)) rmSync(join(folder, old));
  return file;
}

function restore(backup: string, file: string): void {
  const whole = `${file}.restored`;
  copyFileSync(backup, whole);
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  renameSync(whole, file);
}
