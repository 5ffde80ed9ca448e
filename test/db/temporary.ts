import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Database, OpenDatabase } from '../../src/db/open.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { rememberUser } from '../../src/db/users.ts';
import type { Experiment } from '../../src/training/tables/experiments.ts';
import { addExperiment } from '../../src/training/tables/experiments.ts';
import { options } from './samples.ts';

/** A folder that is there until the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty database, migrated once for a test file: migrating takes longer than most tests. */
let empty: Buffer | undefined;

/** A real database file, gone when the test ends. */
export function temporaryDatabase(file = join(temporaryFolder(), 'bot.sqlite')): OpenDatabase {
  empty ??= emptyDatabase();
  if (!existsSync(file)) writeFileSync(file, empty);
  const db = openDatabase(file);
  onTestFinished(() => closeDatabase(db));
  return db;
}

function emptyDatabase(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'db-'));
  const file = join(folder, 'empty.sqlite');
  closeDatabase(openDatabase(file));
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true });
  return bytes;
}

/** An experiment of a learner who is made known on the way. */
export function experimentOf(db: Database, userId: string, now?: number): Experiment {
  rememberUser(db, { id: userId, name: `learner ${userId}` });
  return addExperiment(db, { userId, serverId: null, options }, now);
}

/** The shipped migrations up to the one named: those of the version that ended with it. */
export function migrationsUntil(tag: string): string {
  const folder = join(temporaryFolder(), 'migrations');
  cpSync(join(import.meta.dirname, '../../migrations'), folder, { recursive: true });
  const file = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] };
  const last = journal.entries.findIndex((entry) => entry.tag === tag);
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }));
  return folder;
}
