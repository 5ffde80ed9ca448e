/** The quizzes of units: each has the unit's id in its request, and its answers are those of any quiz. */
import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import type { Quiz } from '../../quiz/tables/quizzes.ts';
import { answers, quizQuestions, quizzes } from '../../quiz/tables/schema.ts';
import type { Question } from '../../types/quiz.ts';
import type { LearnerPlace } from './learners.ts';

const unitOf = sql<string | null>`json_extract(${quizzes.request}, '$.unit')`;

const inServer = (serverId: string | null): SQL =>
  serverId === null ? isNull(quizzes.serverId) : eq(quizzes.serverId, serverId);

/** The latest quiz of a unit that a learner took alone. */
export function latestUnitQuiz(
  db: Database,
  { userId, serverId }: LearnerPlace,
  unit: string,
): Quiz | undefined {
  return db
    .select()
    .from(quizzes)
    .where(and(eq(quizzes.hostId, userId), eq(quizzes.kind, 'own'), inServer(serverId), eq(unitOf, unit)))
    .orderBy(desc(quizzes.id))
    .limit(1)
    .get();
}

/** The units in one of whose quizzes a learner had everything right, alone or in a group. */
export function passedUnits(db: Database, { userId, serverId }: LearnerPlace): string[] {
  const asked = sql`(select count(*) from asked where asked.quiz_id = ${quizzes.id})`;
  return db
    .select({ unit: sql<string>`${unitOf}` })
    .from(quizzes)
    .innerJoin(quizQuestions, eq(quizQuestions.quizId, quizzes.id))
    .innerJoin(answers, and(eq(answers.questionId, quizQuestions.id), eq(answers.userId, userId)))
    .where(
      and(inServer(serverId), isNotNull(unitOf), eq(answers.right, true), eq(quizQuestions.status, 'closed')),
    )
    .groupBy(quizzes.id)
    .having(sql`count(*) = ${asked}`)
    .all()
    .map(({ unit }) => unit);
}

export interface MissedQuestion {
  fact: string;
  /** As it was asked last. */
  question: Question;
  unit: string;
  answered: number;
  wrong: number;
}

/** The questions of units that are answered wrongly most often in a server. Everybody counts, nobody is named. */
export function mostMissed(db: Database, serverId: string, fewest: number, most: number): MissedQuestion[] {
  const [answered, wrong] = [sql<number>`count(*)`, sql<number>`sum(not ${answers.right})`];
  return db
    .select({
      ...{ fact: quizQuestions.fact, answered, wrong },
      // SQLite takes the other columns from the row of the maximum.
      latest: sql<number>`max(${quizQuestions.id})`,
      question: quizQuestions.question,
      unit: sql<string>`${unitOf}`,
    })
    .from(answers)
    .innerJoin(quizQuestions, eq(answers.questionId, quizQuestions.id))
    .innerJoin(quizzes, eq(quizQuestions.quizId, quizzes.id))
    .where(
      and(
        eq(quizzes.serverId, serverId),
        isNotNull(unitOf),
        eq(quizQuestions.status, 'closed'),
        isNotNull(answers.given),
      ),
    )
    .groupBy(quizQuestions.fact)
    .having(sql`${answered} >= ${fewest} and ${wrong} > 0`)
    .orderBy(sql`1.0 * ${wrong} / ${answered} desc, ${answered} desc`)
    .limit(most)
    .all();
}
