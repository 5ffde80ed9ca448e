import { and, asc, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { quizQuestions, quizzes } from './schema.ts';

/** A question within a quiz. */
export type QuizQuestion = typeof quizQuestions.$inferSelect;

export function findQuizQuestion(db: Database, id: number): QuizQuestion | undefined {
  return db.select().from(quizQuestions).where(eq(quizQuestions.id, id)).get();
}

/** In the order in which they are asked. */
export function quizQuestionsOf(db: Database, quizId: number): QuizQuestion[] {
  return db
    .select()
    .from(quizQuestions)
    .where(eq(quizQuestions.quizId, quizId))
    .orderBy(asc(quizQuestions.position))
    .all();
}

/** From `planned` to `sending`, with the time since when. False when it was not planned. */
export function markSending(db: Database, id: number, now: number): boolean {
  return change(db, id, ['planned'], { status: 'sending', openedAt: now });
}

/** Back to `planned`: Discord certainly does not have it. */
export function unmarkSending(db: Database, id: number): boolean {
  return change(db, id, ['sending'], { status: 'planned' });
}

export function openQuizQuestion(
  db: Database,
  id: number,
  place: { messageId: string | null; openedAt: number; closesAt: number | null },
): boolean {
  return change(db, id, ['planned', 'sending', 'lost'], { status: 'open', ...place });
}

/** Returns false and changes nothing when it was not open. */
export function closeQuizQuestion(db: Database, id: number, now: number): boolean {
  return change(db, id, ['open'], { status: 'closed', closedAt: now });
}

/** For a question that Discord may or may not have. */
export function loseQuizQuestion(db: Database, id: number): boolean {
  return change(db, id, ['sending'], { status: 'lost' });
}

export function markRevealed(db: Database, id: number): void {
  db.update(quizQuestions).set({ revealed: true }).where(eq(quizQuestions.id, id)).run();
}

/** Closed questions whose message does not show the solution yet. */
export function pendingSolutions(db: Database): QuizQuestion[] {
  const pending = and(
    eq(quizQuestions.status, 'closed'),
    eq(quizQuestions.revealed, false),
    isNotNull(quizQuestions.messageId),
  );
  return db.select().from(quizQuestions).where(pending).orderBy(asc(quizQuestions.id)).all();
}

/** Ids of the facts that a server or a learner was asked since a time. */
export function recentFactIds(
  db: Database,
  where: { serverId: string } | { hostId: string },
  since: number,
): Set<string> {
  const mine = 'serverId' in where ? eq(quizzes.serverId, where.serverId) : eq(quizzes.hostId, where.hostId);
  return new Set(
    db
      .select({ fact: quizQuestions.fact })
      .from(quizQuestions)
      .innerJoin(quizzes, eq(quizQuestions.quizId, quizzes.id))
      .where(and(mine, gt(quizzes.createdAt, since)))
      .orderBy(desc(quizQuestions.id))
      .limit(500)
      .all()
      .map(({ fact }) => fact),
  );
}

function change(
  db: Database,
  id: number,
  from: QuizQuestion['status'][],
  to: Partial<typeof quizQuestions.$inferInsert>,
): boolean {
  return (
    db
      .update(quizQuestions)
      .set(to)
      .where(and(eq(quizQuestions.id, id), inArray(quizQuestions.status, from)))
      .run().changes === 1
  );
}
