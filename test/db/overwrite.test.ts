/** What was deleted is gone from the bytes, not only from the rows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Client from 'better-sqlite3';
import { expect, test } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { isOverwriteDue, markOverwriteDue, overwrite } from '../../src/db/overwrite.ts';
import { seeded } from '../../src/quiz/random.ts';
import { migrationsUntil, temporaryDatabase, temporaryFolder } from './temporary.ts';

const mark = 'zebrafish';

/** A table with an index, grown and changed at random, so that its pages are split and joined. */
function grown(file: string, seed: number): Client.Database {
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  const client = new Client(file);
  client.pragma('journal_mode = wal');
  client.pragma('secure_delete = on');
  client.exec(
    'create table texts (id integer primary key, text text) strict; create index by_text on texts (text)',
  );
  const add = client.prepare('insert into texts (text) values (?)');
  const grow = client.prepare('update texts set text = text || ? where id = ?');
  client.transaction(() => {
    for (let i = 1; i <= 400; i++) {
      add.run(`${random() < 0.3 ? mark : 'other'} ${below(1e9)} ${'x'.repeat(below(300))}`);
      if (random() < 0.2) grow.run('y'.repeat(below(200)), 1 + below(i));
    }
  })();
  client.pragma('wal_checkpoint(truncate)');
  client.exec(`delete from texts where text like '${mark}%'`);
  client.pragma('wal_checkpoint(truncate)');
  return client;
}

test('secure_delete alone leaves copies behind in pages that were split, and overwriting leaves none', () => {
  const folder = temporaryFolder();
  const files = Array.from({ length: 12 }, (_, seed) => join(folder, `${seed}.sqlite`));
  const clients = files.map((file, seed) => grown(file, seed + 1));
  const marked = () => files.filter((file) => readFileSync(file).includes(mark));
  expect(marked()).not.toEqual([]);
  for (const client of clients) {
    const rows = client.prepare('select count(*) from texts').pluck().get();
    markOverwriteDue(client);
    expect(overwrite(client)).toBe(true);
    expect(isOverwriteDue(client)).toBe(false);
    expect(client.prepare('select count(*) from texts').pluck().get()).toBe(rows);
    client.close();
  }
  expect(marked()).toEqual([]);
});

test('bringing an older file up to date makes overwriting due, for what was deleted before', () => {
  const file = join(temporaryFolder(), 'bot.sqlite');
  const old = openDatabase(file, { migrations: migrationsUntil('0008_written_questions') });
  old.$client.pragma('secure_delete = off');
  old.$client.exec(`insert into users values ('1', 'Ada', 5), ('2', '${mark.repeat(500)}', 5)`);
  old.$client.exec("delete from users where id = '2'");
  closeDatabase(old);
  expect(readFileSync(file).includes(mark)).toBe(true);
  const { $client } = temporaryDatabase(file);
  expect(isOverwriteDue($client)).toBe(true);
  expect(overwrite($client)).toBe(true);
  expect(readFileSync(file).includes(mark)).toBe(false);
});
