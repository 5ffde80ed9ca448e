import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { users } from '../../db/schema.ts';
import type { Given } from '../../types/quiz.ts';
import { answers, learners, type Visibility } from './schema.ts';

export type QuizAnswer = typeof answers.$inferSelect;

export function findAnswer(db: Database, questionId: number, userId: string): QuizAnswer | undefined {
  return db
    .select()
    .from(answers)
    .where(and(eq(answers.questionId, questionId), eq(answers.userId, userId)))
    .get();
}

export interface NewAnswer {
  questionId: number;
  userId: string;
  given: Given;
  right: boolean;
  points: number;
}

/** Saves an answer in place of the learner's earlier one. A seen hint stays recorded. */
export function saveAnswer(db: Database, answer: NewAnswer, now = Date.now()): void {
  const { given, right, points } = answer;
  db.insert(answers)
    .values({ ...answer, hinted: false, answeredAt: now })
    .onConflictDoUpdate({
      target: [answers.questionId, answers.userId],
      set: { given, right, points, answeredAt: now },
    })
    .run();
}

/** Records that the learner saw the hint; a right answer is worth less from then on. */
export function saveHint(
  db: Database,
  questionId: number,
  userId: string,
  points: number,
  now = Date.now(),
): void {
  db.insert(answers)
    .values({ questionId, userId, given: null, right: false, points: 0, hinted: true, answeredAt: now })
    .onConflictDoUpdate({
      target: [answers.questionId, answers.userId],
      set: { hinted: true, points: sql`min(${answers.points}, ${points})` },
    })
    .run();
}

/** All answers to a question, the earliest first. */
export function answersTo(
  db: Database,
  questionId: number,
): (QuizAnswer & { name: string; visibility: Visibility })[] {
  return db
    .select({ answer: answers, name: users.name, visibility: learners.visibility })
    .from(answers)
    .innerJoin(users, eq(answers.userId, users.id))
    .leftJoin(learners, eq(answers.userId, learners.userId))
    .where(and(eq(answers.questionId, questionId), isNotNull(answers.given)))
    .orderBy(asc(answers.answeredAt))
    .all()
    .map(({ answer, name, visibility }) => ({ ...answer, name, visibility: visibility ?? 'named' }));
}

export function countAnswers(db: Database, questionId: number): number {
  return (
    db
      .select({ rows: sql<number>`count(*)` })
      .from(answers)
      .where(and(eq(answers.questionId, questionId), isNotNull(answers.given)))
      .get()?.rows ?? 0
  );
}
