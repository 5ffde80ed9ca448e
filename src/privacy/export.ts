/** Everything that is stored about a person, counted or written out. */
import { count, sql } from 'drizzle-orm';
import type { Database } from '../db/open.ts';
import { columnNames, type StoredTable, storedTables } from './record/index.ts';
import type { Holds } from './types.ts';

/** Discord's keys are not the person's, and the same need not be there twice. */
const unexported: ReadonlySet<Holds> = new Set(['secret', 'derived']);

/** The rows of a person. */
const conditionOf = (yours: string, userId: string) =>
  sql.join(
    yours.split(':user').map((part) => sql.raw(part)),
    sql`${userId}`,
  );

export interface Held {
  table: StoredTable;
  /** Rows of the person, at least one. */
  rows: number;
}

/** What there is of a person, table by table. Empty for somebody who is not known. */
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
