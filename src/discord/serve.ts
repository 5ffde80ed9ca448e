/** Serving one person: they are made known first, and a database that is locked for a moment is waited for. */
import type { Logger } from 'pino';
import { isDangling, storageFault } from '../db/faults.ts';
import type { Database } from '../db/open.ts';
import { patiently } from '../db/patience.ts';
import { rememberServer } from '../db/servers.ts';
import { rememberUser } from '../db/users.ts';
import type { Person } from './command.ts';
import type { Presence } from './presence.ts';

interface Served {
  person: Person;
  /** Null in direct messages. */
  serverId: string | null;
  /** What they want stores nothing about them. */
  storesNobody?: boolean;
}

/**
 * Runs `body` for somebody. Who cannot be stored because of the disk is served all the same: reading needs no row.
 * Rejects with what `body` throws.
 */
export type Serve = <T>(who: Served, body: () => T | Promise<T>, withinMs?: number) => Promise<T>;

/** How long an answer may wait for another program to release the database. */
const usualPatienceMs = 8_000;
/** The same fault is in the log once in this time. */
const silenceMs = 60_000;

interface Parts {
  db: Database;
  log: Logger;
  presence: Presence;
}

export function createServe({ db, log, presence }: Parts): Serve {
  let loggedAt = Number.NEGATIVE_INFINITY;

  /** The fault of the disk that kept somebody from being stored. */
  function makeKnown({ person, serverId }: Served): unknown {
    try {
      rememberUser(db, person);
      if (serverId) rememberServer(db, serverId);
      return undefined;
    } catch (error) {
      if (!storageFault(error)) throw error;
      if (Date.now() - loggedAt > silenceMs) log.warn({ err: error }, 'a user could not be stored');
      loggedAt = Date.now();
      return error;
    }
  }

  return (who, body, withinMs = usualPatienceMs) => {
    const attempt = async () => {
      const fault = who.storesNobody ? undefined : makeKnown(who);
      try {
        return await body();
      } catch (error) {
        // The row that was to be stored refers to the one that could not be.
        throw fault !== undefined && isDangling(error) ? fault : error;
      }
    };
    return presence.during(who.person.id, () => patiently(db, attempt, { withinMs }));
  };
}
