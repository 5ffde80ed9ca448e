/** Classifies storage errors by the codes of SQLite and the operating system. */

/**
 * `full`: the disk is full. `readonly`: writing is not allowed. `busy`: another program holds the lock. `damaged`: the
 * database is corrupt. `failing`: the disk reports an error.
 */
export type StorageFault = 'full' | 'readonly' | 'busy' | 'damaged' | 'failing';

const codes: [start: string, fault: StorageFault][] = [
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['SQLITE_READONLY', 'readonly'],
  ['EROFS', 'readonly'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_IOERR', 'failing'],
  ['SQLITE_CANTOPEN', 'failing'],
];

/** The fault of the disk or the database file; undefined for any other error. */
export function storageFault(error: unknown): StorageFault | undefined {
  const code = codeOf(error);
  return codes.find(([start]) => code.startsWith(start))?.[1];
}

/** Whether a row was refused because the row that it references does not exist. */
export const isForeignKeyError = (error: unknown): boolean =>
  codeOf(error) === 'SQLITE_CONSTRAINT_FOREIGNKEY';

/** The code of SQLite or of the operating system; empty if there is none. */
export function codeOf(error: unknown): string {
  const root = rootOf(error);
  return 'code' in root ? String(root.code) : '';
}

/** The innermost cause of an error. Drizzle wraps SQLite's error in one that only repeats the statement. */
export function rootOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}
