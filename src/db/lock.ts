import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Client from 'better-sqlite3';
import { UserError } from '../types/errors.ts';
import { storageFault } from './faults.ts';
import { explainOpening } from './open.ts';

/**
 * Makes this process the only bot on a data folder, until the function returned is called or the process ends,
 * however it ends: the operating system drops the lock with it. Two bots would take each other's jobs for
 * abandoned and answer everything twice. Throws a UserError when there is another
 * one, and when the folder cannot be used.
 */
export function holdAlone(file: string): () => void {
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
  // Somebody has to keep hold of it: a connection that nobody refers to is collected, and its lock with it.
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
