/** Reads and stores measurements. */
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import type { ClaimName, Machine, Measurement } from '../../types/probe.ts';
import { measurements } from './schema.ts';

/** The measurements of one round, in the order of their seeds. */
export interface Round {
  round: number;
  measurements: Measurement[];
  machine: Machine;
  seconds: number;
  measuredAt: number;
}

interface Stored {
  claim: ClaimName;
  version: number;
  round: number;
  seed: number;
  machine: Machine;
  measurement: Measurement;
  seconds: number;
}

export function storeMeasurement(db: Database, { seconds, ...row }: Stored): void {
  db.insert(measurements)
    .values({ ...row, seconds: Math.ceil(seconds), measuredAt: Date.now() })
    .onConflictDoNothing()
    .run();
}

/** The rounds of this version of a claim, newest first. */
export function roundsOf(db: Database, claim: ClaimName, version: number): Round[] {
  const rows = db
    .select()
    .from(measurements)
    .where(and(eq(measurements.claim, claim), eq(measurements.version, version)))
    .orderBy(desc(measurements.round), asc(measurements.seed))
    .all();
  return [...Map.groupBy(rows, ({ round }) => round)].flatMap(([round, all]) => {
    const last = all.at(-1);
    if (!last) return [];
    return {
      ...{ round, machine: last.machine, measuredAt: last.measuredAt },
      measurements: all.map(({ measurement }) => measurement),
      seconds: all.reduce((sum, { seconds }) => sum + seconds, 0),
    };
  });
}
