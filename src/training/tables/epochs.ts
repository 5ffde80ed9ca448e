import { asc, eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import type { EpochRecord } from '../../types/training.ts';
import { epochs } from './schema.ts';

/** Stores an epoch of a run. A stored epoch does not change. */
export function addEpoch(db: Database, experimentId: number, record: EpochRecord): void {
  db.insert(epochs)
    .values({ experimentId, ...record })
    .onConflictDoNothing()
    .run();
}

/** The learning curve in order of epochs; may be empty. */
export function epochsOf(db: Database, experimentId: number): EpochRecord[] {
  return db
    .select()
    .from(epochs)
    .where(eq(epochs.experimentId, experimentId))
    .orderBy(asc(epochs.epoch))
    .all()
    .map(toRecord);
}

/** Deletes the curve of an interrupted attempt. */
export function clearEpochs(db: Database, experimentId: number): void {
  db.delete(epochs).where(eq(epochs.experimentId, experimentId)).run();
}

function toRecord(row: typeof epochs.$inferSelect): EpochRecord {
  return {
    epoch: row.epoch,
    loss: row.loss ?? Number.NaN,
    valLoss: row.valLoss ?? Number.NaN,
    metric: row.metric ?? Number.NaN,
    valMetric: row.valMetric ?? Number.NaN,
    gradientNorm: row.gradientNorm ?? Number.NaN,
    seconds: row.seconds,
  };
}
