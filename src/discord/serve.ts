/** Runs a handler for a caller: stores the caller first, and retries while the database is locked. */
import type { Logger } from 'pino';
import { isForeignKeyError, storageFault } from '../db/faults.ts';
import type { Database } from '../db/open.ts';
import { retryWhileBusy } from '../db/retry-while-busy.ts';
import { rememberServer } from '../db/servers.ts';
import { rememberUser } from '../db/users.ts';
import type { ActiveRequests } from './active-requests.ts';
import type { Person } from './command.ts';

interface Served {
  person: Person;
  /** Null in direct messages. */
  serverId: string | null;
  /** The request must not store the caller. */
  storesNoUser?: boolean;
}

/**
 * Runs `body` for a caller. If the disk does not let the caller be stored, `body` runs all the same, because reading
 * needs no row. Rejects with what `body` throws.
 */
export type Serve = <T>(who: Served, body: () => T | Promise<T>, withinMs?: number) => Promise<T>;

/** Retries for this long while another program locks the database. */
const defaultRetryMs = 8_000;
/** Logs a storage fault at most once in this time. */
const logIntervalMs = 60_000;

interface Parts {
  db: Database;
  log: Logger;
  requests: ActiveRequests;
}

export function createServe({ db, log, requests }: Parts): Serve {
  let loggedAt = Number.NEGATIVE_INFINITY;

  /** Stores the caller. @returns the storage fault that prevented it */
  function storeCaller({ person, serverId }: Served): unknown {
    try {
      rememberUser(db, person);
      if (serverId) rememberServer(db, serverId);
      return undefined;
    } catch (error) {
      if (!storageFault(error)) throw error;
      if (Date.now() - loggedAt > logIntervalMs) log.warn({ err: error }, 'storing a user failed');
      loggedAt = Date.now();
      return error;
    }
  }

  return (who, body, withinMs = defaultRetryMs) => {
    const attempt = async () => {
      const fault = who.storesNoUser ? undefined : storeCaller(who);
      try {
        return await body();
      } catch (error) {
        // The row refers to the user's row, which the storage fault kept from being stored.
        throw fault !== undefined && isForeignKeyError(error) ? fault : error;
      }
    };
    return requests.track(who.person.id, () => retryWhileBusy(db, attempt, { withinMs }));
  };
}
