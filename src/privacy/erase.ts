/** Takes a person out of a database file, row by row as the record says. */
import Client from 'better-sqlite3';
import { markOverwriteDue } from '../db/overwrite.ts';
import { storedTables } from './record/index.ts';
import type { Erasure } from './types.ts';

export interface EraseOptions {
  /** A copy of an earlier version: what it does not have yet is passed over. */
  isOlder?: boolean;
}

/**
 * In one transaction. What the rows leave behind in free pages goes with `overwrite`, which is due from then on.
 * @throws SqliteError when the database cannot be written; nothing has changed then
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
  // Earlier versions demanded a maker: there the row cannot stay without one.
  return isRequired(client, table, step.clear)
    ? `delete from ${table} where ${step.where}`
    : `update ${table} set ${step.clear} = null where ${step.where}`;
}

const isRequired = (client: Client.Database, table: string, column: string): boolean =>
  client.prepare('select "notnull" from pragma_table_info(?) where name = ?').pluck().get(table, column) ===
  1;
