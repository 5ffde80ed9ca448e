import { and, desc, eq, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { type Experiment, toExperiment } from '../../training/tables/experiments.ts';
import { experiments } from '../../training/tables/schema.ts';
import { learners } from './schema.ts';

/**
 * The latest finished experiments that may be asked about: those of `userId`, and those that everybody in the server
 * could see, by learners who are not hidden. Newest first.
 */
export function visibleExperiments(
  db: Database,
  { userId, serverId }: { userId?: string | undefined; serverId: string | null },
  limit: number,
): Experiment[] {
  const shown =
    serverId === null
      ? undefined
      : and(
          eq(experiments.serverId, serverId),
          eq(experiments.isOpen, true),
          ne(sql`coalesce(${learners.visibility}, 'named')`, 'hidden'),
        );
  const own = userId === undefined ? undefined : eq(experiments.userId, userId);
  if (!shown && !own) return [];
  return db
    .select({ experiment: experiments })
    .from(experiments)
    .leftJoin(learners, eq(experiments.userId, learners.userId))
    .where(and(eq(experiments.status, 'done'), or(shown, own)))
    .orderBy(desc(experiments.id))
    .limit(limit)
    .all()
    .map(({ experiment }) => toExperiment(experiment));
}
