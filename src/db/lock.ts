import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Client from 'better-sqlite3';
import { UserError } from '../types/errors.ts';
import { storageFault } from './faults.ts';
import { explainOpening } from './open.ts';

/**
 * Locks a data folder for this process, because two bots would take over each other's jobs and answer everything twice.
 * The returned function releases the lock. The operating system releases it when the process ends.
 * @throws UserError when another bot holds the lock, or the folder cannot be used
 */
export function lockDataFolder(file: string): () => void {
  const lock = openLock(file);
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (storageFault(error) !== 'busy') throw explainOpening(error, file);
    throw new UserError(
      `Another bot is using the data folder ${dirname(file)}. End that one first, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  const release = () => {
    lock.close();
    process.off('exit', release);
  };
  // The reference keeps the connection, and so its lock, from being garbage-collected.
  process.once('exit', release);
  return release;
}

function openLock(file: string): Client.Database {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return new Client(`${file}.lock`, { timeout: 0 });
  } catch (error) {
    throw explainOpening(error, file);
  }
}
