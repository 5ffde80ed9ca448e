import { and, asc, eq, inArray, isNull, lte, min } from 'drizzle-orm';
import { type Database, write } from './open.ts';
import { decks, learners, memories, quizzes } from './schema.ts';

export type Learner = typeof learners.$inferSelect;

/** What a learner has chosen; until then by name, without reminders. */
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

/**
 * Deletes what a learner has for themselves: choices, memories, own decks, quizzes at their own pace. Their answers go
 * with their user; the quizzes that they held for others stay, without a host.
 */
export function deleteLearner(db: Database, userId: string): void {
  write(db, (tx) => {
    tx.delete(learners).where(eq(learners.userId, userId)).run();
    tx.delete(memories).where(eq(memories.userId, userId)).run();
    tx.delete(decks)
      .where(and(eq(decks.ownerId, userId), isNull(decks.serverId)))
      .run();
    tx.delete(quizzes)
      .where(and(eq(quizzes.hostId, userId), inArray(quizzes.kind, ['own', 'review'])))
      .run();
  });
}
