/** Erases a person from a database file, as the record of each table says. */
import Client from 'better-sqlite3';
import { markOverwriteDue } from '../db/overwrite.ts';
import { storedTables } from './record/index.ts';
import type { Erasure } from './types.ts';

export interface EraseOptions {
  /** The file is a copy of an earlier version: skips tables and columns that it lacks. */
  isOlder?: boolean;
}

/**
 * Erases a person in one transaction. Then `overwrite` is due, because free pages may still hold the rows.
 * @throws SqliteError when the database cannot be written; then nothing has changed
 */
export function erasePerson(
  client: Client.Database,
  userId: string,
  { isOlder = false }: EraseOptions = {},
): void {
  const steps = () => {
    for (const { sql, erasure } of storedTables)
      for (const step of erasure) execute(client, statementOf(client, sql, step), userId, isOlder);
    markOverwriteDue(client);
  };
  client.transaction(steps).immediate();
}

function execute(client: Client.Database, statement: string, user: string, isOlder: boolean): void {
  try {
    client.prepare(statement).run({ user });
  } catch (error) {
    if (!isOlder || !(error instanceof Client.SqliteError) || !/^no such (table|column)/.test(error.message))
      throw error;
  }
}

function statementOf(client: Client.Database, table: string, step: Erasure): string {
  if ('run' in step) return step.run;
  if ('delete' in step) return `delete from ${table} where ${step.delete}`;
  // In earlier versions the column is required, so the row cannot stay without it.
  return isRequired(client, table, step.clear)
    ? `delete from ${table} where ${step.where}`
    : `update ${table} set ${step.clear} = null where ${step.where}`;
}

const isRequired = (client: Client.Database, table: string, column: string): boolean =>
  client.prepare('select "notnull" from pragma_table_info(?) where name = ?').pluck().get(table, column) ===
  1;
