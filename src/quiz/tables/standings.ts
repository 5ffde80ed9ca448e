/** Who stands where in one quiz. Only closed questions count. */
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { users } from '../../db/schema.ts';
import { answers, learners, quizQuestions, type Visibility } from './schema.ts';

export interface Standing {
  userId: string;
  name: string;
  visibility: Visibility;
  points: number;
  right: number;
  /** Right answers in a row, counted back from the latest question. A question without an answer ends it. */
  streak: number;
}

export interface Standings {
  /** How many questions are closed. Whoever did not answer one was not right. */
  closed: number;
  /** Everybody who answered, hidden learners included; most points first. */
  people: Standing[];
}

export function standingsOf(db: Database, quizId: number): Standings {
  const isClosed = and(eq(quizQuestions.quizId, quizId), eq(quizQuestions.status, 'closed'));
  const questionIds = db
    .select({ id: quizQuestions.id })
    .from(quizQuestions)
    .where(isClosed)
    .orderBy(asc(quizQuestions.position))
    .all()
    .map(({ id }) => id);
  const given = db
    .select({
      ...{ userId: answers.userId, questionId: answers.questionId },
      ...{ right: answers.right, points: answers.points },
      ...{ name: users.name, visibility: learners.visibility },
    })
    .from(answers)
    .innerJoin(quizQuestions, eq(answers.questionId, quizQuestions.id))
    .innerJoin(users, eq(answers.userId, users.id))
    .leftJoin(learners, eq(answers.userId, learners.userId))
    .where(and(isClosed, isNotNull(answers.given)))
    .all();
  const people = [...Map.groupBy(given, ({ userId }) => userId).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const right = new Set(own.filter((answer) => answer.right).map(({ questionId }) => questionId));
    const points = own.reduce((sum, answer) => sum + answer.points, 0);
    const { userId, name, visibility } = first;
    const streak = questionIds.length - 1 - questionIds.findLastIndex((id) => !right.has(id));
    return [{ userId, name, visibility: visibility ?? 'named', points, right: right.size, streak }];
  });
  const order = (a: Standing, b: Standing) =>
    b.points - a.points || b.right - a.right || a.name.localeCompare(b.name);
  return { closed: questionIds.length, people: people.sort(order) };
}
