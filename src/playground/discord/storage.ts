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

/** @param url of this run; addresses that were stored under another port are brought up to date */
export function openStorage(file: string, url: string): Storage & { close(): void } {
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('busy_timeout = 5000');
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
      save.run(kind, id, JSON.stringify(bytes ? { ...(value as object), data: undefined } : value), bytes);
    },
    remove: (kind, id) => void remove.run(kind, id),
    close: () => database.close(),
  };
}
