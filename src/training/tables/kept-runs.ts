import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import type { DatasetName } from '../../types/training.ts';
import { type Experiment, toExperiment } from './experiments.ts';
import { experiments, keptNetworks } from './schema.ts';

/** A learner's runs whose network is kept, newest first; of one data set if it is given. */
export function runsWithNetwork(db: Database, userId: string, dataset?: DatasetName): Experiment[] {
  const own = eq(experiments.userId, userId);
  return db
    .select({ row: experiments })
    .from(experiments)
    .innerJoin(keptNetworks, eq(keptNetworks.experimentId, experiments.id))
    .where(dataset === undefined ? own : and(own, eq(experiments.dataset, dataset)))
    .orderBy(desc(experiments.id))
    .all()
    .map(({ row }) => toExperiment(row));
}
