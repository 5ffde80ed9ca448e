import { sql } from 'drizzle-orm';
import { check, type SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** A CHECK constraint that allows the values of the column's enum only, and null where the column is nullable. */
export function enumCheck(
  name: string,
  column: SQLiteColumn & { enumValues: readonly string[] | undefined },
) {
  const values = (column.enumValues ?? []).map((value) => `'${value}'`).join(', ');
  return check(name, sql`${column} in (${sql.raw(values)})`);
}
