/** Damage to a database file while a bot has it open. */
import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import Client from 'better-sqlite3';

const pageBytes = 4_096;

/**
 * Overwrites all pages but the first. A change by another program, moved into the file, sees to it that whoever has it
 * open reads it anew, and not from its memory or the log of changes.
 */
export function damagePages(name: string): void {
  const other = new Client(name);
  other.exec("insert into users values ('9', 'Somebody', 1)");
  other.pragma('wal_checkpoint(TRUNCATE)');
  other.close();
  const file = openSync(name, 'r+');
  const { size } = fstatSync(file);
  const length = size - pageBytes;
  writeSync(file, Buffer.alloc(length, 0x55), 0, length, pageBytes);
  closeSync(file);
}
