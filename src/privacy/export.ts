/** Counts and exports everything that is stored about a person. */
import { count, sql } from 'drizzle-orm';
import type { Database } from '../db/open.ts';
import { columnNames, type StoredTable, storedTables } from './record/index.ts';
import type { Holds } from './types.ts';

/** Not exported: Discord's tokens, and data that another column holds as well. */
const unexported: ReadonlySet<Holds> = new Set(['secret', 'derived']);

/** The SQL condition for the rows of a person. */
const conditionOf = (yours: string, userId: string) =>
  sql.join(
    yours.split(':user').map((part) => sql.raw(part)),
    sql`${userId}`,
  );

export interface Held {
  table: StoredTable;
  /** The number of the person's rows, at least 1. */
  rows: number;
}

/** The tables with rows of a person. Empty for a person who is not stored. */
export function heldAbout(db: Database, userId: string): Held[] {
  return storedTables.flatMap((each) => {
    if (each.yours === undefined) return [];
    const where = conditionOf(each.yours, userId);
    const rows = db.select({ rows: count() }).from(each.table).where(where).get()?.rows ?? 0;
    return rows > 0 ? [{ table: each, rows }] : [];
  });
}

/** The export names tables and columns as the database does: these names stay when those of the code change. */
const camelCase = (name: string): string =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * As JSON: for each table what its rows are and the rows themselves. Times are milliseconds since 1970. Left out is what
 * Discord gave the bot to edit a message with.
 */
export function exportOf(db: Database, userId: string, now = Date.now()): string {
  const tables = heldAbout(db, userId).map(({ table }) => {
    const rows: Record<string, unknown>[] = db
      .select()
      .from(table.table)
      .where(conditionOf(table.yours ?? 'false', userId))
      .all();
    const names = columnNames(table.table);
    const shown = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).flatMap(([name, value]) =>
          unexported.has(table.columns[name] ?? 'nothing') ? [] : [[camelCase(names[name] ?? name), value]],
        ),
      ),
    );
    return [camelCase(table.sql), { what: table.what, why: table.why, rows: shown }];
  });
  return JSON.stringify(
    { person: userId, exportedAt: new Date(now).toISOString(), tables: Object.fromEntries(tables) },
    null,
    1,
  );
}
