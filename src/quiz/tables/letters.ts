/** Subscriptions to the weekly letter about a server. */
import { and, asc, eq, gte, isNotNull, lte, max, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { answers, learners, quizQuestions, quizzes, type Visibility } from './schema.ts';
import { letters } from './teacher-schema.ts';

export type Letter = typeof letters.$inferSelect;

const same = ({ serverId, userId }: Pick<Letter, 'serverId' | 'userId'>) =>
  and(eq(letters.serverId, serverId), eq(letters.userId, userId));

export function letterOf(db: Database, serverId: string, userId: string): Letter | undefined {
  return db.select().from(letters).where(same({ serverId, userId })).get();
}

/** Subscribes, or changes the zone of a subscription. */
export function putLetter(
  db: Database,
  letter: Pick<Letter, 'serverId' | 'userId' | 'timeZone' | 'nextAt'>,
): void {
  const { timeZone, nextAt } = letter;
  db.insert(letters)
    .values(letter)
    .onConflictDoUpdate({
      target: [letters.serverId, letters.userId],
      set: { timeZone, nextAt, problem: null },
    })
    .run();
}

export function removeLetter(db: Database, serverId: string, userId: string): void {
  db.delete(letters).where(same({ serverId, userId })).run();
}

export function dueLetters(db: Database, now: number): Letter[] {
  return db.select().from(letters).where(lte(letters.nextAt, now)).orderBy(asc(letters.nextAt)).all();
}

/**
 * Takes a due letter before it is sent.
 * @param retryAt when it is due again, unless it is settled before
 * @returns false where it was taken before
 */
export function claimLetter(db: Database, letter: Letter, retryAt: number): boolean {
  const unclaimed = and(same(letter), eq(letters.nextAt, letter.nextAt));
  return db.update(letters).set({ nextAt: retryAt }).where(unclaimed).run().changes === 1;
}

/** Stores what became of a letter, and of a weekly one when the next one comes and its own local date. */
export function settleLetter(
  db: Database,
  letter: Pick<Letter, 'serverId' | 'userId'>,
  change: Partial<Pick<Letter, 'problem' | 'nextAt' | 'latest'>>,
): void {
  db.update(letters).set(change).where(same(letter)).run();
}

/** When each learner of a server answered last, since a time; hidden and anonymous ones included. */
export function latestAnswers(
  db: Database,
  serverId: string,
  since: number,
): { userId: string; visibility: Visibility; at: number }[] {
  return db
    .select({
      userId: answers.userId,
      visibility: sql<Visibility>`coalesce(${learners.visibility}, 'named')`,
      at: sql<number>`${max(answers.answeredAt)}`,
    })
    .from(answers)
    .innerJoin(quizQuestions, eq(answers.questionId, quizQuestions.id))
    .innerJoin(quizzes, eq(quizQuestions.quizId, quizzes.id))
    .leftJoin(learners, eq(answers.userId, learners.userId))
    .where(and(eq(quizzes.serverId, serverId), isNotNull(answers.given), gte(answers.answeredAt, since)))
    .groupBy(answers.userId)
    .all();
}
