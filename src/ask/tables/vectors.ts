import { inArray } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { vectors } from './schema.ts';

/** Values in one SQL statement, well below SQLite's limit. */
const batchSize = 500;

/** The stored vectors by hash. */
export function vectorsOf(db: Database, hashes: readonly string[]): Map<string, Float32Array> {
  const found = new Map<string, Float32Array>();
  for (let start = 0; start < hashes.length; start += batchSize) {
    const batch = hashes.slice(start, start + batchSize);
    for (const { hash, vector } of db.select().from(vectors).where(inArray(vectors.hash, batch)).all())
      found.set(hash, new Float32Array(new Uint8Array(vector).buffer));
  }
  return found;
}

export function addVectors(
  db: Database,
  found: ReadonlyMap<string, Float32Array>,
  madeAt = Date.now(),
): void {
  const rows = [...found].map(([hash, { buffer }]) => ({ hash, vector: Buffer.from(buffer), madeAt }));
  if (rows.length > 0) db.insert(vectors).values(rows).onConflictDoNothing().run();
}
