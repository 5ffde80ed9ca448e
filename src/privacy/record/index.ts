/** The record of all tables. `/privacy`, erasure, export and PRIVACY.md follow it. */
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { CasingCache } from 'drizzle-orm/casing';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '../tables.ts';
import type { RecordOf, TableName, TableRecord } from '../types.ts';
import { course } from './course.ts';
import { people } from './people.ts';
import { quizzing } from './quizzes.ts';
import { texts } from './texts.ts';
import { training } from './training.ts';

const all: RecordOf<TableName> = {
  ...training,
  ...quizzing,
  ...course,
  ...texts,
  servers: {
    what: 'Servers in which the bot is, or was used',
    why: 'to keep what belongs to a server together, and to forget it when the bot was removed',
    kept: { days: 'leftServer' },
    erasure: [],
    erased: 'stays: it names nobody',
    columns: { id: 'place', name: 'place', joinedAt: 'nothing', leftAt: 'nothing', ownCommands: 'nothing' },
  },
  measurements: {
    what: 'What was measured to prove a claim, such as times and accuracies',
    why: 'to show a result again without measuring it again',
    kept: 'until its server removes it',
    erasure: [],
    erased: 'stays: it names nobody',
    columns: {
      id: 'nothing',
      claim: 'nothing',
      version: 'nothing',
      round: 'nothing',
      seed: 'nothing',
      machine: 'nothing',
      measurement: 'nothing',
      seconds: 'nothing',
      measuredAt: 'nothing',
    },
  },
  ...people,
};

/** A table with its record; `sql` is its name in the database. */
export interface StoredTable extends TableRecord {
  name: TableName;
  sql: string;
  table: SQLiteTable;
}

const tables = Object.entries(schema).flatMap(([name, table]) =>
  is(table, SQLiteTable) ? [{ name: name as TableName, table }] : [],
);
const order = Object.keys(all);

/** All tables, dependent ones first, so that the conditions of each still find their rows during an erasure. */
export const storedTables: readonly StoredTable[] = tables
  .map(({ name, table }) => ({ ...all[name], name, table, sql: getTableName(table) }))
  .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));

const casing = new CasingCache('snake_case');

/** The names of a table's columns in the database, by their names in the code. */
export const columnNames = (table: SQLiteTable): Record<string, string> =>
  Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([key, column]) => [key, casing.getColumnCasing(column)]),
  );
