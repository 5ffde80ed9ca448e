/** Waiting for the write lock of another program without blocking anybody. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { storageFault } from './faults.ts';
import type { Database } from './open.ts';

const [firstPauseMs, longestPauseMs] = [50, 1_000];

/**
 * Runs `body`, and runs it again after a pause while another program holds the write lock, for `withinMs` in all. It
 * runs again only if no row was changed meanwhile, so that nothing is stored twice. Rejects with what `body` throws.
 */
export async function patiently<T>(
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

/** Rows that this connection has ever changed. */
const changesOf = (db: Database): number =>
  db.get<{ rows: number }>(sql`select total_changes() as rows`).rows;
