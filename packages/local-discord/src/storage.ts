/** The state in one SQLite file: a row for each value, so that it is there again after any end of the process. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Storage } from './shelf.ts';

interface Row {
  id: string;
  json: string;
  data: Buffer | null;
}

/** SQLite blocks the process while it waits for a lock; what could not be stored is stored later. */
const lockTimeoutMs = 25;
const retryMs = 1_000;

/**
 * @param url of this run; addresses that were stored under another port are brought up to date
 * @throws the error of SQLite or of the operating system when the file cannot be used
 */
export function openStorage(file: string, url: string): Storage & { close(): void } {
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new Database(file);
  try {
    return prepare(database, url);
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: Database.Database, url: string): Storage & { close(): void } {
  database.pragma(`busy_timeout = ${lockTimeoutMs}`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  const verdict = database.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new Database.SqliteError(String(verdict), 'SQLITE_CORRUPT');
  database.exec(`CREATE TABLE IF NOT EXISTS thing (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    json TEXT NOT NULL,
    data BLOB,
    UNIQUE (kind, id)
  ) STRICT`);
  const all = database.prepare<[string], Row>(
    'SELECT id, json, data FROM thing WHERE kind = ? ORDER BY number',
  );
  const save = database.prepare(`INSERT INTO thing (kind, id, json, data) VALUES (?, ?, ?, ?)
    ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json, data = excluded.data`);
  const remove = database.prepare('DELETE FROM thing WHERE kind = ? AND id = ?');

  const previous = all.get('url');
  if (previous && previous.json !== JSON.stringify(url))
    database.prepare('UPDATE thing SET json = replace(json, ?, ?)').run(JSON.parse(previous.json), url);
  save.run('url', 'url', JSON.stringify(url), null);

  /** What the disk has not taken yet, in its order. */
  const owed: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;

  /** A disk that is full or locked must not end the conversation: the state is in memory as well. */
  function keep(step: () => void): void {
    owed.push(step);
    flush();
  }

  function flush(): void {
    try {
      for (let next = owed[0]; next; next = owed[0]) {
        next();
        owed.shift();
      }
    } catch (error) {
      if (timer === undefined) console.error(`The local Discord cannot store its state now: ${error}`);
      clearTimeout(timer);
      timer = setTimeout(flush, retryMs).unref();
      return;
    }
    clearTimeout(timer);
    timer = undefined;
  }

  return {
    *load(kind) {
      for (const { id, json, data } of all.all(kind)) {
        const value = JSON.parse(json);
        yield [id, data ? { ...value, data } : value];
      }
    },
    save(kind, id, value) {
      const data = (value as { data?: unknown }).data;
      const bytes = Buffer.isBuffer(data) ? data : null;
      const json = JSON.stringify(bytes ? { ...(value as object), data: undefined } : value);
      keep(() => save.run(kind, id, json, bytes));
    },
    remove: (kind, id) => keep(() => void remove.run(kind, id)),
    close() {
      flush();
      clearTimeout(timer);
      database.close();
    },
  };
}
