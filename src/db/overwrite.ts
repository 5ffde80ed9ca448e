/** Overwrites deleted rows, so that they cannot be read from the bytes of the file. */
import type Client from 'better-sqlite3';
import { storageFault } from './faults.ts';

/** The largest file that is overwritten while users wait. It blocks the process for about 10 ms per megabyte. */
const atOnceBytes = 32_000_000;

const pragma = (client: Client.Database, name: string) => Number(client.pragma(name, { simple: true }));

/** Marks the file as having rows to overwrite. The mark is in the file, so it survives a crash. */
export function markOverwriteDue(client: Client.Database): void {
  client.pragma('user_version = 1');
}

/** Whether deleted rows may still be read from the file's bytes. */
export const isOverwriteDue = (client: Client.Database): boolean => pragma(client, 'user_version') === 1;

export const isQuickToOverwrite = (client: Client.Database): boolean =>
  pragma(client, 'page_count') * pragma(client, 'page_size') <= atOnceBytes;

/**
 * Rewrites the file without deleted rows, and truncates the write-ahead log.
 * @returns false while another program uses the database; the file stays marked
 * @throws SqliteError when the file cannot be written
 */
export function overwrite(client: Client.Database): boolean {
  try {
    client.exec('vacuum');
    if (!truncateWal(client)) return false;
    client.pragma('user_version = 0');
    return truncateWal(client);
  } catch (error) {
    if (storageFault(error) === 'busy') return false;
    throw error;
  }
}

/** Truncates the write-ahead log. @returns false while another connection uses it */
export function truncateWal(client: Client.Database): boolean {
  const [result] = client.pragma('wal_checkpoint(truncate)') as { busy: number }[];
  return result?.busy === 0;
}
