import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Client from 'better-sqlite3';
import { expect, test } from 'vitest';
import { closeDatabase, openDatabase, write } from '../../src/db/open.ts';
import { findUser, rememberUser } from '../../src/db/users.ts';
import { UserError } from '../../src/types/errors.ts';
import { temporaryDatabase, temporaryFolder } from './temporary.ts';

test('makes the folder and the file, and finds its rows there again', () => {
  const file = join(temporaryFolder(), 'deep', 'down', 'bot.sqlite');
  const db = openDatabase(file);
  rememberUser(db, { id: '1', name: 'Ada' }, 5);
  closeDatabase(db);
  expect(findUser(temporaryDatabase(file), '1')).toEqual({ id: '1', name: 'Ada', firstSeenAt: 5 });
});

test('is set up to wait for locks a moment only, keep references and bound its log', () => {
  const { $client } = temporaryDatabase();
  const pragma = (name: string) => $client.pragma(name, { simple: true });
  expect(pragma('journal_mode')).toBe('wal');
  expect(pragma('foreign_keys')).toBe(1);
  expect(pragma('busy_timeout')).toBe(25);
  expect(pragma('journal_size_limit')).toBe(64 * 1024 * 1024);
});

test('every table of ours is STRICT', () => {
  const { $client } = temporaryDatabase();
  const list = $client.pragma('table_list') as {
    schema: string;
    name: string;
    type: string;
    strict: number;
  }[];
  const tables = list.filter(
    ({ schema, name, type }) =>
      schema === 'main' && type === 'table' && !/^(sqlite_|__drizzle_migrations$)/.test(name),
  );
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['epochs', 'experiments', 'jobs', 'servers', 'users']),
  );
  expect(tables.filter(({ strict }) => !strict).map(({ name }) => name)).toEqual([]);
  expect(() => $client.prepare("insert into users values ('1', 'Ada', 'yesterday')").run()).toThrow(
    /INTEGER/,
  );
});

test('a write transaction holds the lock from its first statement on', () => {
  const file = join(temporaryFolder(), 'bot.sqlite');
  const db = temporaryDatabase(file);
  const other = new Client(file, { timeout: 0 });
  write(db, () => {
    expect(() => other.prepare("insert into users values ('1', 'Ada', 1)").run()).toThrow(/locked/);
  });
  other.prepare("insert into users values ('1', 'Ada', 1)").run();
  other.close();
});

test('a write transaction that throws leaves nothing behind', () => {
  const db = temporaryDatabase();
  const fail = () =>
    write(db, (tx) => {
      rememberUser(tx, { id: '1', name: 'Ada' });
      throw new Error('no');
    });
  expect(fail).toThrow('no');
  expect(findUser(db, '1')).toBeUndefined();
});

const refusal = (file: string): string => {
  try {
    closeDatabase(openDatabase(file));
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('it opened');
};

test('a folder that cannot be made is refused with what to do', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'data'), 'a file');
  expect(refusal(join(folder, 'data', 'bot.sqlite'))).toMatch(
    /data folder .*data cannot be used \(.+\).*DATA_DIR/,
  );
});

test('a folder in place of the file is refused with what to do', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'bot.sqlite'));
  expect(refusal(join(folder, 'bot.sqlite'))).toMatch(/cannot be used/);
});

test('what is no database is refused, and stays as it was', () => {
  const file = join(temporaryFolder(), 'bot.sqlite');
  writeFileSync(file, 'dear diary, '.repeat(1_000));
  expect(refusal(file)).toMatch(/is damaged\. Move it away/);
  expect(readFileSync(file, 'utf8')).toMatch(/^dear diary/);
});

test('a database with a torn page is refused', () => {
  const file = join(temporaryFolder(), 'bot.sqlite');
  const db = openDatabase(file);
  for (let id = 0; id < 2_000; id++) rememberUser(db, { id: `${id}`, name: 'Ada Lovelace' });
  closeDatabase(db);
  const bytes = readFileSync(file);
  bytes.fill(0x55, bytes.length / 2, bytes.length / 2 + 4096);
  writeFileSync(file, bytes);
  expect(refusal(file)).toMatch(/is damaged/);
  truncateSync(file, 6_000);
  expect(refusal(file)).toMatch(/is damaged/);
});

test('a database of a newer version is refused, and not copied', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'bot.sqlite');
  closeDatabase(openDatabase(file));
  const client = new Client(file);
  client.prepare("insert into __drizzle_migrations (hash, created_at) values ('later', 9e15)").run();
  client.close();
  expect(refusal(file)).toMatch(/newer version of the bot/);
  expect(readdirSync(folder)).not.toContain('backups');
});

test('a file that another process keeps locked is refused', () => {
  const file = join(temporaryFolder(), 'bot.sqlite');
  closeDatabase(openDatabase(file));
  const other = new Client(file);
  other.pragma('locking_mode = EXCLUSIVE');
  other.exec('begin exclusive');
  expect(refusal(file)).toMatch(/in use by another process/);
  other.close();
});
