/** Bringing an older database up to date without losing a row. */
import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Client from 'better-sqlite3';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { UserError } from '../types/errors.ts';
import { rootOf } from './faults.ts';
import { markDue } from './overwrite.ts';

const backupsKept = 3;
const ledger = '__drizzle_migrations';

/**
 * Applies the migrations in `folder` that `client` has not had yet. A file with rows in it is copied to `backups/`
 * beside it first, and put back if a migration fails, drops rows or leaves a dangling reference; `client` is then
 * closed. Throws a UserError for these, and when the file comes from a newer version.
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
  if (backup) markDue(client);
  log(`applied ${pending.length} migration${pending.length === 1 ? '' : 's'} to the database`);
}

/** In one transaction of our own: Drizzle's migrator hides why it failed behind a ROLLBACK that fails as well. */
function apply(client: Client.Database, pending: readonly MigrationMeta[]): void {
  // Rebuilding a table deletes its old rows, and with foreign keys on that deletes their dependants. The switch
  // does nothing inside a transaction: it has to be thrown here (drizzle-orm#5782).
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
  // Under another name until it is whole: half a copy must never pass for one.
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
