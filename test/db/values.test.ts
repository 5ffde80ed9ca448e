/** Columns that hold one of a few words: the database itself refuses any other. */
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { CasingCache } from 'drizzle-orm/casing';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { rememberUser } from '../../src/db/users.ts';
import * as schema from '../../src/privacy/tables.ts';
import { changeLearner } from '../../src/quiz/tables/learners.ts';
import { temporaryDatabase } from './temporary.ts';

const tables = Object.values(schema).filter((each) => is(each, SQLiteTable));
const casing = new CasingCache('snake_case');

const chosen = tables.flatMap((table) =>
  Object.values(getTableColumns(table)).flatMap((column) => {
    const values = column.enumValues ?? [];
    return values.length > 0
      ? [{ table: getTableName(table), column: casing.getColumnCasing(column), values }]
      : [];
  }),
);

test('there are such columns', () => {
  expect(chosen.length).toBeGreaterThanOrEqual(11);
  expect(chosen).toContainEqual({
    table: 'learners',
    column: 'visibility',
    values: ['named', 'anonymous', 'hidden'],
  });
});

test.each(chosen.map(({ table, column, values }) => [table, column, values] as const))(
  '%s.%s has a CHECK that lists exactly its values',
  (table, column, values) => {
    const { $client } = temporaryDatabase();
    const sql = String($client.prepare('select sql from sqlite_schema where name = ?').pluck().get(table));
    const list =
      new RegExp(`check\\s*\\((?:"${table}"\\.)?"${column}" in \\(([^)]*)\\)`, 'i').exec(sql)?.[1] ?? '';
    expect(list.split(',').map((value) => value.trim().replaceAll("'", ''))).toEqual(values);
  },
);

test('a visibility that does not exist cannot be stored', () => {
  const db = temporaryDatabase();
  rememberUser(db, { id: '1', name: 'Ada' });
  const forged = 'everything' as (typeof schema.visibilities)[number];
  expect(() => changeLearner(db, '1', { visibility: forged })).toThrow(/CHECK|Failed/);
  changeLearner(db, '1', { visibility: 'hidden' });
});

test('every CHECK has a name', () => {
  for (const table of tables)
    for (const { name } of getTableConfig(table).checks) expect(name).toMatch(/^[a-z_]+$/);
});
