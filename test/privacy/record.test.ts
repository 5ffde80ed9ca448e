/** Nothing is stored that is not classified, and what is said about it is what is done. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnNames, storedTables } from '../../src/privacy/record/index.ts';
import { statement } from '../../src/privacy/statement.ts';
import { retentionSettings } from '../../src/types/config.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { leaveTraces } from './traces.ts';

const root = path.resolve(import.meta.dirname, '../..');
const ada = { id: '424242424242424242', name: 'Ada Traceable', mark: 'zebrafish' };

/** Tables of the database with their columns, but for what SQLite and the migrations keep for themselves. */
function tablesIn({ $client }: ReturnType<typeof temporaryDatabase>) {
  const names = $client
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name <> '__drizzle_migrations'",
    )
    .pluck()
    .all();
  return names.map((name) => ({
    name,
    columns: $client
      .prepare<[string], string>('select name from pragma_table_info(?)')
      .pluck()
      .all(name)
      .sort(),
  }));
}

describe('the record', () => {
  it('classifies every table and column of the database', () => {
    const classified = storedTables.map(({ sql, columns, table }) => ({
      name: sql,
      columns: Object.keys(columns)
        .map((column) => columnNames(table)[column] ?? column)
        .sort(),
    }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(classified.sort(byName)).toEqual(tablesIn(temporaryDatabase()).sort(byName));
  });

  it.each(storedTables.map((each) => [each.sql, each] as const))(
    'of %s says whose the rows are, and what becomes of them, wherever they name somebody or hold their words',
    (_, { columns, yours, erasure }) => {
      const holds = Object.values(columns);
      if (!holds.includes('who') && !holds.includes('words')) return;
      expect(yours).toMatch(/:user/);
      expect(erasure.length).toBeGreaterThan(0);
    },
  );

  it('is put to the test: there is a trace in each column that can hold one', () => {
    const db = temporaryDatabase();
    leaveTraces(db, ada);
    for (const { sql, columns, table } of storedTables) {
      const [row] = db.$client.prepare<[], Record<string, unknown>>(`select * from ${sql}`).all();
      for (const [column, holds] of Object.entries(columns))
        if (holds === 'who' || holds === 'words')
          expect(`${sql}.${column}: ${row?.[columnNames(table)[column] ?? '']}`).toMatch(
            /424242424242424242|Traceable|zebrafish/,
          );
    }
  });
});

describe('PRIVACY.md', () => {
  it('says what the record says; `npx vitest run test/privacy -u` writes it anew', async () => {
    await expect(statement()).toMatchFileSnapshot(path.join(root, 'PRIVACY.md'));
  });

  it('names every setting with the days that .env.example names', () => {
    const example = readFileSync(path.join(root, '.env.example'), 'utf8');
    for (const { key, days } of Object.values(retentionSettings)) {
      expect(statement()).toContain(`${days} days (\`${key}\`)`);
      expect(example).toMatch(new RegExp(`Without it: ${days}\\n${key}=`));
    }
  });
});
