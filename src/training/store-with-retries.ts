import { setTimeout as sleep } from 'node:timers/promises';
import { storageFault } from '../db/faults.ts';

const [firstRetryMs, maxRetryMs] = [100, 30_000];

interface Retrying {
  /** Ends the retries. */
  signal: AbortSignal;
  /** Receives each error. Returns false to end the retries. */
  onError(error: unknown): boolean;
}

/** Runs `store`, and again while the disk is full or the database is locked. Never rejects. */
export async function storeWithRetries(store: () => void, { signal, onError }: Retrying): Promise<void> {
  for (let pauseMs = firstRetryMs; ; pauseMs = Math.min(maxRetryMs, 2 * pauseMs)) {
    try {
      return store();
    } catch (error) {
      if (!onError(error) || !storageFault(error)) return;
    }
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
  }
}
