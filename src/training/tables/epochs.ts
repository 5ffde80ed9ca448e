import { asc, eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import type { EpochRecord } from '../../types/training.ts';
import { epochs } from './schema.ts';

/** Stores an epoch of a run; one that is there already stays. */
export function addEpoch(db: Database, experimentId: number, record: EpochRecord): void {
  db.insert(epochs)
    .values({ experimentId, ...record })
    .onConflictDoNothing()
    .run();
}

/** The learning curve, in order; empty where there is none. */
export function epochsOf(db: Database, experimentId: number): EpochRecord[] {
  return db
    .select()
    .from(epochs)
    .where(eq(epochs.experimentId, experimentId))
    .orderBy(asc(epochs.epoch))
    .all()
    .map(toRecord);
}

/** Forgets the curve of an attempt that was broken off. */
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
