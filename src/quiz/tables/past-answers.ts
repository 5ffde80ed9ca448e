import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import type { Difficulty } from '../../types/quiz.ts';
import { difficultyOf, type PastAnswer } from '../difficulty.ts';
import { answers, quizQuestions, quizzes } from './schema.ts';

/** No earlier ones say anything of what suits now. */
const mostPast = 60;

/** The latest closed questions that a server, or one learner, answered; the oldest first. */
export function pastAnswers(
  db: Database,
  where: { serverId: string } | { hostId: string } | { userId: string },
): PastAnswer[] {
  const mine =
    'serverId' in where
      ? eq(quizzes.serverId, where.serverId)
      : eq(answers.userId, 'userId' in where ? where.userId : where.hostId);
  return db
    .select({
      difficulty: sql<Difficulty | null>`json_extract(${quizQuestions.question}, '$.difficulty')`,
      level: sql<'first' | 'deep'>`json_extract(${quizQuestions.question}, '$.level')`,
      right: sql<number>`avg(${answers.right})`,
    })
    .from(answers)
    .innerJoin(quizQuestions, eq(answers.questionId, quizQuestions.id))
    .innerJoin(quizzes, eq(quizQuestions.quizId, quizzes.id))
    .where(and(mine, isNotNull(answers.given), eq(quizQuestions.status, 'closed')))
    .groupBy(quizQuestions.id)
    .orderBy(desc(quizQuestions.id))
    .limit(mostPast)
    .all()
    .reverse()
    .map(({ difficulty, level, right }) => ({
      difficulty: difficultyOf({ level, ...(difficulty !== null && { difficulty }) }),
      right,
    }));
}
