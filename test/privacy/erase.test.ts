/** Somebody is erased: from the rows, the bytes, the log and the copies; and nobody else is. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Client from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { modelUse } from '../../src/ask/tables/schema.ts';
import { closeDatabase, type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import { isOverwriteDue, overwrite } from '../../src/db/overwrite.ts';
import { copiesOf, eraseFromCopiesApart } from '../../src/privacy/copies.ts';
import { erasePerson } from '../../src/privacy/erase.ts';
import { exportOf, heldAbout } from '../../src/privacy/export.ts';
import { storedTables } from '../../src/privacy/record/index.ts';
import { migrationsUntil, temporaryDatabase, temporaryFolder } from '../db/temporary.ts';
import { findIn, leaveTraces } from './traces.ts';

const ada = { id: '424242424242424242', name: 'Ada Traceable', mark: 'zebrafish' };
const bob = { id: '535353535353535353', name: 'Bob Bystander', mark: 'axolotl' };
const hers = [ada.id, ada.name, `${ada.mark} private`];

const rowsOf = (db: OpenDatabase, userId: string) =>
  Object.fromEntries(heldAbout(db, userId).map(({ table, rows }) => [table.sql, rows]));

describe('erasing', () => {
  it('leaves no byte of a person in the data folder, and everything of the others', () => {
    const folder = temporaryFolder();
    const db = temporaryDatabase(join(folder, 'bot.sqlite'));
    leaveTraces(db, ada);
    leaveTraces(db, bob);
    const [before, all] = [rowsOf(db, bob.id), rowsOf(db, ada.id)];
    expect(Object.keys(all).sort()).toEqual(
      storedTables.flatMap(({ sql, yours }) => (yours ? [sql] : [])).sort(),
    );
    expect(findIn(folder, hers)).not.toEqual([]);

    erasePerson(db.$client, ada.id);
    expect(isOverwriteDue(db.$client)).toBe(true);
    expect(overwrite(db.$client)).toBe(true);
    expect(isOverwriteDue(db.$client)).toBe(false);

    expect(readdirSync(folder).sort()).toEqual(['bot.sqlite', 'bot.sqlite-shm', 'bot.sqlite-wal']);
    expect(findIn(folder, hers)).toEqual([]);
    expect(heldAbout(db, ada.id)).toEqual([]);
    expect(rowsOf(db, bob.id)).toEqual(before);
    expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  });

  it('keeps for a server what was given to it, without the giver', () => {
    const db = temporaryDatabase();
    leaveTraces(db, ada);
    const count = (table: string, where: string) =>
      db.$client.prepare(`select count(*) from ${table} where ${where}`).pluck().get();
    erasePerson(db.$client, ada.id);
    expect(count('decks', "name like 'zebrafish shared%' and owner_id is null")).toBe(1);
    expect(count('cards', '1')).toBe(1);
    expect(count('documents', "markdown like 'zebrafish shared%' and added_by is null")).toBe(1);
    expect(count('study_channels', 'added_by is null')).toBe(1);
    expect(count('schedules', 'owner_id is null')).toBe(1);
    expect(count('quizzes', "kind in ('group', 'race') and host_id is null")).toBe(2);
    expect(count('quizzes', '1')).toBe(2);
    expect(count('answers', '1')).toBe(0);
  });

  it('keeps counting what was used of the model today, for the server and in all', () => {
    const db = temporaryDatabase();
    leaveTraces(db, ada);
    leaveTraces(db, bob);
    const today = new Date().toISOString().slice(0, 10);
    const sums = () =>
      db.$client
        .prepare(
          'select server_id, sum(calls), sum(tokens), sum(cost) from model_use where day = ? group by 1',
        )
        .raw()
        .all(today);
    const before = sums();
    erasePerson(db.$client, ada.id);
    erasePerson(db.$client, bob.id);
    expect(sums()).toEqual(before);
    expect(
      db
        .select()
        .from(modelUse)
        .all()
        .map(({ day, userId }) => `${day} ${userId}`),
    ).toEqual([`${today} `, `${today} `]);
  });

  it('of somebody who is not there, or for the second time, changes nothing', () => {
    const db = temporaryDatabase();
    leaveTraces(db, bob);
    const before = exportOf(db, bob.id, 0);
    erasePerson(db.$client, ada.id);
    leaveTraces(db, ada);
    erasePerson(db.$client, ada.id);
    erasePerson(db.$client, ada.id);
    expect(exportOf(db, bob.id, 0)).toBe(before);
    leaveTraces(db, { ...ada, mark: 'back again' });
    expect(rowsOf(db, ada.id)).toEqual(rowsOf(db, bob.id));
  });

  it('is not said to be done while another program reads the log', () => {
    const file = join(temporaryFolder(), 'bot.sqlite');
    const db = temporaryDatabase(file);
    leaveTraces(db, ada);
    const other = new Client(file);
    other.exec('begin');
    other.prepare('select * from users').all();
    db.$client.pragma('busy_timeout = 0');
    erasePerson(db.$client, ada.id);
    expect(overwrite(db.$client)).toBe(false);
    expect(isOverwriteDue(db.$client)).toBe(true);
    other.close();
    expect(overwrite(db.$client)).toBe(true);
    expect(findIn(dirname(file), hers)).toEqual([]);
  });
});

const shipped = join(import.meta.dirname, '../../migrations');
const journal = JSON.parse(readFileSync(join(shipped, 'meta/_journal.json'), 'utf8')) as {
  entries: { tag: string }[];
};

/** A file as the version left it that ended with a migration, with rows in every table it had. */
function earlier(file: string, full: OpenDatabase, tag: string): void {
  const old = openDatabase(file, { migrations: migrationsUntil(tag) });
  old.$client.pragma('foreign_keys = off');
  old.$client.exec(`attach '${full.$client.name}' as later`);
  const columns = (table: string, of: string) =>
    old.$client.prepare<[], string>(`select name from pragma_table_info('${table}', '${of}')`).pluck().all();
  for (const { sql } of storedTables) {
    const shared = columns(sql, 'main').filter((column) => columns(sql, 'later').includes(column));
    if (shared.length > 0)
      old.$client.exec(
        `insert into main.${sql} (${shared.map((name) => `"${name}"`)}) select ${shared.map((name) => `"${name}"`)} from later.${sql}`,
      );
  }
  old.$client.exec('detach later');
  old.$client.pragma('foreign_keys = on');
  expect(old.$client.pragma('foreign_key_check')).toEqual([]);
  old.$client.pragma('journal_mode = delete');
  closeDatabase(old);
}

describe('the copies', () => {
  it('of every earlier version lose the person, and can still be started from', async () => {
    const db = temporaryDatabase();
    leaveTraces(db, ada);
    leaveTraces(db, bob);
    const folder = join(temporaryFolder(), 'backups');
    mkdirSync(folder);
    for (const { tag } of journal.entries) earlier(join(folder, `${tag}-bot.sqlite`), db, tag);
    const copies = readdirSync(folder).sort();
    expect(copies).toHaveLength(journal.entries.length);
    const found = findIn(folder, hers);
    for (const copy of copies) expect(found).toContain(`${copy}: ${ada.name}`);

    expect(await eraseFromCopiesApart(folder, ada.id)).toEqual([]);
    expect(findIn(folder, hers)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(copies);
    for (const copy of copies) {
      const again = openDatabase(join(folder, copy));
      expect(again.$client.prepare('select name from users').pluck().all()).toEqual([bob.name]);
      expect(again.$client.prepare('select count(*) from experiments').pluck().get()).toBe(3);
      closeDatabase(again);
    }
  });

  it('that are damaged or half made are removed, and other files are left alone', async () => {
    const db = temporaryDatabase();
    const folder = copiesOf(db.$client.name);
    mkdirSync(folder);
    leaveTraces(db, ada);
    db.$client.prepare('vacuum into ?').run(join(folder, 'good.sqlite'));
    const bytes = readFileSync(join(folder, 'good.sqlite'));
    writeFileSync(join(folder, 'broken.sqlite'), bytes.fill('zebrafish private ', 4096, 60_000));
    writeFileSync(join(folder, 'half.sqlite.part'), 'zebrafish private');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(await eraseFromCopiesApart(folder, ada.id)).toEqual([
      expect.stringMatching(/broken\.sqlite: it was damaged/),
      expect.stringMatching(/half\.sqlite\.part: it was never finished/),
    ]);
    expect(readdirSync(folder).sort()).toEqual(['good.sqlite', 'notes.txt']);
    expect(findIn(folder, hers)).toEqual([]);
  });

  it('need not be there', async () => {
    const folder = join(temporaryFolder(), 'none');
    expect(await eraseFromCopiesApart(folder, ada.id)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('exporting', () => {
  it('gives every row and text of a person, and nothing of the others or of Discord’s keys', () => {
    const db = temporaryDatabase();
    leaveTraces(db, ada);
    leaveTraces(db, bob);
    const text = exportOf(db, ada.id);
    const { tables } = JSON.parse(text) as { tables: Record<string, { rows: Record<string, unknown>[] }> };
    // The names in an export stay as in earlier versions.
    const exportName = (name: string) => (name === 'quizQuestions' ? 'asked' : name);
    expect(Object.keys(tables)).toEqual(heldAbout(db, ada.id).map(({ table }) => exportName(table.name)));
    for (const { table, rows } of heldAbout(db, ada.id))
      expect(tables[exportName(table.name)]?.rows).toHaveLength(rows);
    for (const told of ['private question 39', 'private answer to 0', 'private reason 7', 'shared document'])
      expect(text).toContain(`${ada.mark} ${told}`);
    expect(text).not.toMatch(/axolotl|Bystander|535353|private token/);
    expect(tables.answers?.rows[0]).toMatchObject({
      ...{ askedId: expect.any(Number), userId: ada.id, right: true, points: 10 },
    });
    expect(Object.keys(tables.quizzes?.rows[0] ?? {})).toEqual(
      expect.arrayContaining(['together', 'resultsOwed']),
    );
  });
});
