import { asc, eq, lte, min, ne } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { learners } from './schema.ts';

export type Learner = typeof learners.$inferSelect;

/** A learner's settings. Defaults: visible by name, no reminders. */
export function learnerOf(db: Database, userId: string): Learner {
  const chosen = db.select().from(learners).where(eq(learners.userId, userId)).get();
  return chosen ?? { userId, visibility: 'named', timeZone: null, remindAt: null, nextReminderAt: null };
}

export function changeLearner(db: Database, userId: string, change: Partial<Omit<Learner, 'userId'>>): void {
  db.insert(learners)
    .values({ userId, ...change })
    .onConflictDoUpdate({ target: learners.userId, set: change })
    .run();
}

/** The people who chose to be shown nowhere. */
export const hiddenLearners = (db: Database): string[] =>
  db
    .select({ userId: learners.userId })
    .from(learners)
    .where(eq(learners.visibility, 'hidden'))
    .all()
    .map(({ userId }) => userId);

/** The people who want no name in public: the anonymous and the hidden ones. */
export const unnamedLearners = (db: Database): string[] =>
  db
    .select({ userId: learners.userId })
    .from(learners)
    .where(ne(learners.visibility, 'named'))
    .all()
    .map(({ userId }) => userId);

export function dueReminders(db: Database, now: number): Learner[] {
  return db
    .select()
    .from(learners)
    .where(lte(learners.nextReminderAt, now))
    .orderBy(asc(learners.nextReminderAt))
    .all();
}

export function nextReminderAt(db: Database): number | null {
  return (
    db
      .select({ at: min(learners.nextReminderAt) })
      .from(learners)
      .get()?.at ?? null
  );
}
