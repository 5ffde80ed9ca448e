/** The trained networks that are kept: of each learner the newest, up to a number and a size. */
import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import type { TrainedNetwork } from '../../types/trained-network.ts';
import { experiments, keptNetworks } from './schema.ts';

/** How many networks of one learner are kept, and how many bytes they may take together. */
export const networkQuota = { networks: 20, bytes: 16 * 1024 * 1024 };

/**
 * Keeps the network of a finished run, and drops the learner's oldest beyond the quota. Of a duel it keeps those of the
 * first seed alone, or a few duels would drop everything else. Needs a transaction.
 */
export function keepNetwork(db: Database, experimentId: number, network: TrainedNetwork): void {
  const run = db.select().from(experiments).where(eq(experiments.id, experimentId)).get();
  const [first] = db
    .select()
    .from(experiments)
    .where(eq(experiments.id, run?.series ?? 0))
    .all();
  // A series of further seeds changes an earlier run; a duel changes none.
  if (!run || (first && first.basedOn === null && run.seed !== first.seed)) return;
  const { input, weights, values } = network;
  db.insert(keptNetworks)
    .values({ experimentId, shapes: { input, weights }, weights: Buffer.from(values, 'base64') })
    .onConflictDoNothing()
    .run();
  dropBeyondQuota(db, run.userId);
}

/** The newest network always stays. */
function dropBeyondQuota(db: Database, userId: string): void {
  const kept = db
    .select({ id: keptNetworks.experimentId, bytes: sql<number>`length(${keptNetworks.weights})` })
    .from(keptNetworks)
    .innerJoin(experiments, eq(experiments.id, keptNetworks.experimentId))
    .where(eq(experiments.userId, userId))
    .orderBy(desc(keptNetworks.experimentId))
    .all();
  let total = 0;
  const dropped = kept.filter(({ bytes }, at) => {
    total += bytes;
    return at > 0 && (at >= networkQuota.networks || total > networkQuota.bytes);
  });
  if (dropped.length === 0) return;
  const ids = dropped.map(({ id }) => id);
  db.delete(keptNetworks).where(inArray(keptNetworks.experimentId, ids)).run();
}

/** The network of a run; undefined for a run that is not done, and where it is no longer or was never kept. */
export function networkOf(db: Database, experimentId: number): TrainedNetwork | undefined {
  const row = db.select().from(keptNetworks).where(eq(keptNetworks.experimentId, experimentId)).get();
  return row && { ...row.shapes, values: row.weights.toString('base64') };
}
