import { sql } from 'drizzle-orm';
import { check, type SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** The database takes no other value than those that the column's type lists; null only where the column may be null. */
export function among(name: string, column: SQLiteColumn & { enumValues: readonly string[] | undefined }) {
  const values = (column.enumValues ?? []).map((value) => `'${value}'`).join(', ');
  return check(name, sql`${column} in (${sql.raw(values)})`);
}
