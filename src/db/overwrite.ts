/** Making sure that what was deleted cannot be read from the bytes of the file any more. */
import type Client from 'better-sqlite3';
import { storageFault } from './faults.ts';

/** Bytes that are overwritten at once; SQLite takes some 10 ms for each megabyte, in which nothing else happens. */
const atOnceBytes = 32_000_000;

const pragma = (client: Client.Database, name: string) => Number(client.pragma(name, { simple: true }));

/** Kept in the file itself, so that a crash does not forget it. */
export function markDue(client: Client.Database): void {
  client.pragma('user_version = 1');
}

/** Whether deleted rows may still be read from the file's bytes. */
export const isOverwriteDue = (client: Client.Database): boolean => pragma(client, 'user_version') === 1;

export const isSmall = (client: Client.Database): boolean =>
  pragma(client, 'page_count') * pragma(client, 'page_size') <= atOnceBytes;

/**
 * Writes the file anew without what was deleted, and empties the write-ahead log.
 * @returns false while another program uses the database; it then stays due
 * @throws SqliteError when the file cannot be written
 */
export function overwrite(client: Client.Database): boolean {
  try {
    client.exec('vacuum');
    if (!emptyLog(client)) return false;
    client.pragma('user_version = 0');
    return emptyLog(client);
  } catch (error) {
    if (storageFault(error) === 'busy') return false;
    throw error;
  }
}

/** False while another connection holds on to the log. A file without a log has none to empty. */
export function emptyLog(client: Client.Database): boolean {
  const [result] = client.pragma('wal_checkpoint(truncate)') as { busy: number }[];
  return result?.busy === 0;
}
