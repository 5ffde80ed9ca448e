import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Client from 'better-sqlite3';
import { expect, test } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { addEpoch } from '../../src/training/tables/epochs.ts';
import { result } from './samples.ts';
import { experimentOf, migrationsUntil, temporaryFolder } from './temporary.ts';

const shipped = join(import.meta.dirname, '../../migrations');

/** The shipped migrations and more, each a later version. */
function migrationsWith(folder: string, ...later: string[]): string {
  const migrations = join(folder, `migrations-${later.length}`);
  cpSync(shipped, migrations, { recursive: true });
  const file = join(migrations, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8'));
  const last = journal.entries.at(-1);
  later.forEach((sql, at) => {
    const tag = `later_${at}`;
    writeFileSync(join(migrations, `${tag}.sql`), sql);
    journal.entries.push({ ...last, idx: last.idx + 1 + at, when: last.when + 1 + at, tag });
  });
  writeFileSync(file, JSON.stringify(journal));
  return migrations;
}

/** A database of the shipped version with an experiment and its curve in it. */
function filled(): { folder: string; file: string } {
  const folder = temporaryFolder();
  const file = join(folder, 'bot.sqlite');
  const db = openDatabase(file);
  const { id } = experimentOf(db, '1');
  for (const epoch of result.epochs) addEpoch(db, id, epoch);
  closeDatabase(db);
  return { folder, file };
}

function rows(file: string, table: string): unknown {
  const client = new Client(file, { readonly: true });
  const count = client.prepare(`select count(*) from ${table}`).pluck().get();
  client.close();
  return count;
}

const copies = (folder: string) => readdirSync(join(folder, 'backups'));

test('an empty database is not copied, and one that is up to date is left alone', () => {
  const folder = temporaryFolder();
  const said: string[] = [];
  const log = (sentence: string) => said.push(sentence);
  closeDatabase(openDatabase(join(folder, 'bot.sqlite'), { log }));
  expect(said).toEqual([expect.stringMatching(/^applied \d+ migration/)]);
  closeDatabase(openDatabase(join(folder, 'bot.sqlite'), { log }));
  expect(said).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(['bot.sqlite']);
});

test('a migration finds the whole older database in a copy beside it', () => {
  const { folder, file } = filled();
  const said: string[] = [];
  const migrations = migrationsWith(folder, 'alter table users add column timezone text;');
  closeDatabase(openDatabase(file, { migrations, log: (sentence) => said.push(sentence) }));
  const [copy = ''] = copies(folder);
  expect(said).toEqual([
    `copied the database to ${join(folder, 'backups', copy)}`,
    expect.stringMatching(/^applied 1/),
  ]);
  expect(rows(join(folder, 'backups', copy), 'epochs')).toBe(2);
  expect(rows(file, 'epochs')).toBe(2);
});

test('the last three copies are kept', () => {
  const { folder, file } = filled();
  const sql = ['a', 'b', 'c', 'd', 'e'].map((name) => `create table ${name} (id integer) strict;`);
  const made: string[] = [];
  for (let count = 1; count <= sql.length; count++) {
    closeDatabase(openDatabase(file, { migrations: migrationsWith(folder, ...sql.slice(0, count)) }));
    made.push(copies(folder).sort().at(-1) ?? '');
  }
  expect(new Set(made).size).toBe(5);
  expect(copies(folder).sort()).toEqual(made.slice(-3));
});

const rebuild = `create table users_new (id text primary key not null, name text not null, first_seen_at integer not null) strict;
--> statement-breakpoint
insert into users_new select * from users;
--> statement-breakpoint
drop table users;
--> statement-breakpoint
alter table users_new rename to users;`;

test('rebuilding a table takes nothing from those that refer to it', () => {
  const { folder, file } = filled();
  const db = openDatabase(file, { migrations: migrationsWith(folder, rebuild) });
  expect(db.$client.pragma('foreign_keys', { simple: true })).toBe(1);
  closeDatabase(db);
  expect([rows(file, 'users'), rows(file, 'experiments'), rows(file, 'epochs')]).toEqual([1, 1, 2]);
});

test.each([
  ['drops rows', 'delete from epochs;', /epochs would have gone from 2 rows to 0/],
  [
    'leaves a reference to nothing',
    rebuild.replace(
      'insert into users_new select * from users;',
      "insert into users_new values ('2', 'Grace', 1);",
    ),
    /1 rows refer to nothing/,
  ],
  ['is wrong', 'alter table nobody add column x text;', /no such table: nobody/],
])('a migration that %s changes nothing', (_, sql, reason) => {
  const { folder, file } = filled();
  const migrations = migrationsWith(folder, sql);
  expect(() => openDatabase(file, { migrations })).toThrow(reason);
  expect(() => openDatabase(file, { migrations })).toThrow(/was left as it was/);
  closeDatabase(openDatabase(file));
  expect([rows(file, 'users'), rows(file, 'experiments'), rows(file, 'epochs')]).toEqual([1, 1, 2]);
});

test('a visibility that does not exist becomes the usual one, and no experiment gets a number for the second time', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'bot.sqlite');
  closeDatabase(openDatabase(file, { migrations: migrationsUntil('0008_written_questions') }));
  const client = new Client(file);
  client.exec(`
    insert into users values ('1', 'Ada', 5), ('2', 'Grace', 6);
    insert into learners (user_id, visibility) values ('1', 'everything'), ('2', 'hidden');
    insert into sqlite_sequence (name, seq) values ('experiments', 41);
    insert into servers (id) values ('9');
    insert into documents (server_id, name, markdown, added_by, added_at) values ('9', 'a.md', '# A', '1', 7);`);
  client.close();
  const db = openDatabase(file);
  expect(db.$client.prepare('select user_id, visibility from learners order by 1').raw().all()).toEqual([
    ['1', 'named'],
    ['2', 'hidden'],
  ]);
  expect(db.$client.prepare('select added_by from documents').pluck().all()).toEqual(['1']);
  expect(experimentOf(db, '1').id).toBe(42);
  closeDatabase(db);
});

test('the attention network is let in, and the runs and duels of before keep all that belongs to them', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'bot.sqlite');
  closeDatabase(openDatabase(file, { migrations: migrationsUntil('0024_own_inputs') }));
  const client = new Client(file);
  client.exec(`
    insert into users values ('1', 'Ada', 5);
    insert into experiments (id, user_id, network, dataset, samples, epochs, units, batch, learning_rate, seed, status, created_at)
      values (7, '1', 'gru', 'spam', 512, 4, 32, 32, 0.003, 1, 'done', 9);
    insert into epochs (experiment_id, epoch, loss, seconds) values (7, 1, 0.5, 0.25);
    insert into kept_networks values (7, '{}', x'00');
    insert into duels (id, host_id, a, b, dataset, seeds, status, votes_until, is_open, channel_id, token_expires_at, can_post, created_at)
      values (3, '1', 'cnn', 'rnn', 'digits', 3, 'started', 9, 1, '20', 9, 1, 9);
    insert into duel_votes values (3, '1', 'a', 9);`);
  client.close();
  const db = openDatabase(file);
  const one = (sql: string) => db.$client.prepare(sql).raw().all();
  expect(one('select id, network, dataset, learning_rate, status from experiments')).toEqual([
    [7, 'gru', 'spam', 0.003, 'done'],
  ]);
  expect(one('select count(*) from epochs union all select count(*) from kept_networks')).toEqual([[1], [1]]);
  expect(one('select a, b, choice from duels join duel_votes on duel_id = id')).toEqual([
    ['cnn', 'rnn', 'a'],
  ]);
  db.$client.exec("update experiments set network = 'attention'; update duels set b = 'attention';");
  expect(() => db.$client.exec("update experiments set network = 'mlp'")).toThrow('experiments_network');
  expect(experimentOf(db, '1').id).toBe(8);
  closeDatabase(db);
});
