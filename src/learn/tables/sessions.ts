/** Units that groups take together. */
import { and, eq } from 'drizzle-orm';
import { type Database, stored } from '../../db/open.ts';
import { courseSessions } from './schema.ts';

export type CourseSession = typeof courseSessions.$inferSelect;

export const addSession = (
  db: Database,
  session: { serverId: string; channelId: string; hostId: string; unit: string },
  now: number,
): CourseSession =>
  stored(
    db
      .insert(courseSessions)
      .values({ ...session, createdAt: now })
      .returning()
      .all(),
  );

export const findSession = (db: Database, id: number): CourseSession | undefined =>
  db.select().from(courseSessions).where(eq(courseSessions.id, id)).get();

/** Goes from one stage to the next. False where it is not at `stage` any more. */
export const advance = (db: Database, id: number, stage: number): boolean =>
  db
    .update(courseSessions)
    .set({ stage: stage + 1 })
    .where(and(eq(courseSessions.id, id), eq(courseSessions.stage, stage)))
    .run().changes === 1;

/** The session goes on with another unit. */
export const takeUnit = (db: Database, id: number, unit: string): void => {
  db.update(courseSessions).set({ unit, stage: 0 }).where(eq(courseSessions.id, id)).run();
};
