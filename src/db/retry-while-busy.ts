/** Waits for the write lock of another program without blocking the process. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { storageFault } from './faults.ts';
import type { Database } from './open.ts';

const [firstPauseMs, longestPauseMs] = [50, 1_000];

/**
 * Runs `body`, and retries for up to `withinMs` while another program holds the write lock. It retries only if no row has
 * changed since, so that nothing is stored twice. Rejects with what `body` throws.
 */
export async function retryWhileBusy<T>(
  db: Database,
  body: () => T | Promise<T>,
  { withinMs }: { withinMs: number },
): Promise<T> {
  const until = Date.now() + withinMs;
  const before = changesOf(db);
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, 2 * pauseMs)) {
    try {
      return await body();
    } catch (error) {
      const isFree = storageFault(error) !== 'busy';
      if (isFree || Date.now() + pauseMs > until || changesOf(db) !== before) throw error;
      await sleep(pauseMs);
    }
  }
}

/** The number of rows that this connection has changed so far. */
const changesOf = (db: Database): number =>
  db.get<{ rows: number }>(sql`select total_changes() as rows`).rows;
