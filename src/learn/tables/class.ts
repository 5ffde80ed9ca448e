/** The learners of a server's course. */
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { learners, type Visibility } from '../../quiz/tables/schema.ts';
import type { CourseLearner } from './learners.ts';
import { courseLearners } from './schema.ts';

export type ClassLearner = CourseLearner & { visibility: Visibility };

export function classLearners(db: Database, serverId: string): ClassLearner[] {
  return db
    .select({
      learner: courseLearners,
      visibility: sql<Visibility>`coalesce(${learners.visibility}, 'named')`,
    })
    .from(courseLearners)
    .leftJoin(learners, eq(learners.userId, courseLearners.userId))
    .where(eq(courseLearners.serverId, serverId))
    .all()
    .map(({ learner, visibility }) => ({ ...learner, visibility }));
}
