import { asc, eq, inArray } from 'drizzle-orm';
import type { EpochRecord } from '../nets/types.ts';
import type { Database } from './open.ts';
import { epochs } from './schema.ts';

/** Stores an epoch of a run; one that is there already stays. */
export function addEpoch(db: Database, experimentId: number, record: EpochRecord): void {
  db.insert(epochs)
    .values({ experimentId, ...record })
    .onConflictDoNothing()
    .run();
}

/** The learning curve, in order. */
export function epochsOf(db: Database, experimentId: number): EpochRecord[] {
  return epochsOfMany(db, [experimentId]).get(experimentId) ?? [];
}

/** Learning curves by experiment; one without epochs has no entry. */
export function epochsOfMany(db: Database, experimentIds: number[]): Map<number, EpochRecord[]> {
  const rows = db
    .select()
    .from(epochs)
    .where(inArray(epochs.experimentId, experimentIds))
    .orderBy(asc(epochs.experimentId), asc(epochs.epoch))
    .all();
  const curves = new Map<number, EpochRecord[]>();
  for (const row of rows) {
    const curve = curves.get(row.experimentId) ?? [];
    curves.set(row.experimentId, curve);
    curve.push(toRecord(row));
  }
  return curves;
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
