/** The runs that one may compare with: one's own, and those that everybody in the server could see. */
import { and, count, desc, eq, ne, notInArray, or } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { type Experiment, toExperiment } from './experiments.ts';
import { experiments } from './schema.ts';

export interface Viewer {
  userId: string;
  serverId: string | null;
  /** People whose runs are theirs alone. */
  hidden: readonly string[];
}

type Compared = Pick<Experiment, 'id' | 'options'>;

/** Finished runs on the data set of an experiment, newest first. */
export const comparableRuns = (
  db: Database,
  viewer: Viewer,
  experiment: Compared,
  { limit, offset }: { limit: number; offset: number },
): Experiment[] =>
  db
    .select()
    .from(experiments)
    .where(comparable(viewer, experiment))
    .orderBy(desc(experiments.id))
    .limit(limit)
    .offset(offset)
    .all()
    .map(toExperiment);

export const countComparable = (db: Database, viewer: Viewer, experiment: Compared): number =>
  db.select({ rows: count() }).from(experiments).where(comparable(viewer, experiment)).get()?.rows ?? 0;

/** The run with this id, if one may compare with it. */
export function comparableRun(
  db: Database,
  viewer: Viewer,
  experiment: Compared,
  id: number,
): Experiment | undefined {
  const row = db
    .select()
    .from(experiments)
    .where(and(comparable(viewer, experiment), eq(experiments.id, id)))
    .get();
  return row && toExperiment(row);
}

function comparable({ userId, serverId, hidden }: Viewer, { id, options }: Compared) {
  const isShown =
    serverId === null
      ? undefined
      : and(
          eq(experiments.serverId, serverId),
          eq(experiments.isOpen, true),
          notInArray(experiments.userId, [...hidden]),
        );
  return and(
    eq(experiments.status, 'done'),
    eq(experiments.dataset, options.dataset),
    ne(experiments.id, id),
    or(eq(experiments.userId, userId), isShown),
  );
}
