/** Statistics of answers: rankings, streaks, shares by topic and week. Only closed questions count. */
import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { users } from '../../db/schema.ts';
import type { QuizAnswer } from './answers.ts';
import { answers, learners, quizQuestions, quizzes, type Visibility } from './schema.ts';

/** Which answers to count. An absent field filters nothing. */
export interface AnswerFilter {
  serverId?: string;
  userId?: string;
  quizId?: number;
  topics?: readonly string[] | undefined;
  /** Not before this time. */
  since?: number | undefined;
}

export interface Score {
  userId: string;
  name: string;
  visibility: Visibility;
  points: number;
  right: number;
  answered: number;
}

/**
 * Points by learner, most first. Hidden learners are left out unless `includeHidden` is set. Only closed questions
 * count.
 */
export function scores(
  db: Database,
  { includeHidden, ...filter }: AnswerFilter & { includeHidden?: true },
): Score[] {
  const sum = { points: sql<number>`sum(${answers.points})`, right: sql<number>`sum(${answers.right})` };
  return db
    .select({
      userId: answers.userId,
      name: users.name,
      visibility: sql<Visibility>`coalesce(${learners.visibility}, 'named')`,
      ...sum,
      answered: sql<number>`count(*)`,
    })
    .from(answers)
    .innerJoin(quizQuestions, eq(answers.questionId, quizQuestions.id))
    .innerJoin(quizzes, eq(quizQuestions.quizId, quizzes.id))
    .innerJoin(users, eq(answers.userId, users.id))
    .leftJoin(learners, eq(answers.userId, learners.userId))
    .where(
      and(
        matching(filter),
        includeHidden ? undefined : ne(sql`coalesce(${learners.visibility}, 'named')`, 'hidden'),
      ),
    )
    .groupBy(answers.userId)
    .orderBy(sql`sum(${answers.points}) desc`, sql`sum(${answers.right}) desc`, asc(users.name))
    .all();
}

/** Right answers in a row, counted back from the latest. */
export function streak(db: Database, filter: AnswerFilter & { userId: string }): number {
  const rows = db
    .select({ right: answers.right })
    .from(answers)
    .innerJoin(quizQuestions, eq(answers.questionId, quizQuestions.id))
    .innerJoin(quizzes, eq(quizQuestions.quizId, quizzes.id))
    .where(matching(filter))
    .orderBy(sql`${answers.answeredAt} desc`)
    .limit(1_000)
    .all();
  const end = rows.findIndex(({ right }) => !right);
  return end === -1 ? rows.length : end;
}

export interface TopicShare {
  topic: string;
  right: number;
  answered: number;
  learners: number;
}

/** Answers and right answers by topic, without hidden learners. */
export function topicShares(db: Database, filter: AnswerFilter): TopicShare[] {
  return db
    .select({
      topic: sql<string>`${quizQuestions.topic}`,
      right: sql<number>`sum(${answers.right})`,
      answered: sql<number>`count(*)`,
      learners: sql<number>`count(distinct ${answers.userId})`,
    })
    .from(answers)
    .innerJoin(quizQuestions, eq(answers.questionId, quizQuestions.id))
    .innerJoin(quizzes, eq(quizQuestions.quizId, quizzes.id))
    .leftJoin(learners, eq(answers.userId, learners.userId))
    .where(
      and(
        matching(filter),
        isNotNull(quizQuestions.topic),
        filter.userId === undefined
          ? ne(sql`coalesce(${learners.visibility}, 'named')`, 'hidden')
          : undefined,
      ),
    )
    .groupBy(quizQuestions.topic)
    .all();
}

/** Answers and right answers of a topic in one week. */
export interface WeekShare {
  /** Null where a question belongs to no topic. */
  topic: string | null;
  /** 0 is the week that begins at `since`. */
  week: number;
  right: number;
  answered: number;
}

const weekMs = 7 * 24 * 60 * 60_000;

/** A learner's answers by topic and week. */
export function weekShares(
  db: Database,
  filter: AnswerFilter & { userId: string; since: number },
): WeekShare[] {
  return db
    .select({
      topic: quizQuestions.topic,
      week: weekOf(filter.since),
      right: sql<number>`sum(${answers.right})`,
      answered: sql<number>`count(*)`,
    })
    .from(answers)
    .innerJoin(quizQuestions, eq(answers.questionId, quizQuestions.id))
    .innerJoin(quizzes, eq(quizQuestions.quizId, quizzes.id))
    .where(matching(filter))
    .groupBy(quizQuestions.topic, weekOf(filter.since))
    .all();
}

/** Questions of a server that were closed at `since` or later, the oldest first. */
export function questionsOver(
  db: Database,
  { serverId, topics, since }: Pick<AnswerFilter, 'topics'> & { serverId: string; since: number },
): { id: number; topic: string | null }[] {
  return db
    .select({ id: quizQuestions.id, topic: quizQuestions.topic })
    .from(quizQuestions)
    .innerJoin(quizzes, eq(quizQuestions.quizId, quizzes.id))
    .where(
      and(
        inServer(serverId),
        eq(quizQuestions.status, 'closed'),
        or(isNull(quizQuestions.closedAt), gte(quizQuestions.closedAt, since)),
        topics === undefined ? undefined : inArray(quizQuestions.topic, [...topics]),
      ),
    )
    .orderBy(asc(quizQuestions.id))
    .all();
}

/** An answer that counts for its class. */
export type CountedAnswer = Pick<QuizAnswer, 'userId' | 'right' | 'points' | 'answeredAt'>;

export const answersAtOnce = 500;

/**
 * Reads answers to a question page by page, ordered by learner and without hidden learners: at most `answersAtOnce`, after
 * the learner `after`. The statement is prepared once for many questions.
 */
export function answerPages(db: Database) {
  const { userId, right, points, answeredAt } = answers;
  const page = db
    .select({ userId, right, points, answeredAt })
    .from(answers)
    .leftJoin(learners, eq(userId, learners.userId))
    .where(
      and(
        eq(answers.questionId, sql.placeholder('questionId')),
        gt(userId, sql.placeholder('after')),
        gte(answeredAt, sql.placeholder('since')),
        isNotNull(answers.given),
        ne(sql`coalesce(${learners.visibility}, 'named')`, 'hidden'),
      ),
    )
    .orderBy(asc(userId))
    .limit(answersAtOnce)
    .prepare();
  return (from: { questionId: number; after: string; since: number }): CountedAnswer[] => page.all(from);
}

/** Names and visibility of people, in any order. */
export function namesOf(
  db: Database,
  userIds: readonly string[],
): Pick<Score, 'userId' | 'name' | 'visibility'>[] {
  return db
    .select({
      userId: users.id,
      name: users.name,
      visibility: sql<Visibility>`coalesce(${learners.visibility}, 'named')`,
    })
    .from(users)
    .leftJoin(learners, eq(users.id, learners.userId))
    .where(inArray(users.id, [...userIds]))
    .all();
}

const weekOf = (since: number) =>
  sql<number>`cast((${answers.answeredAt} - ${since} - 1) / ${weekMs} as integer)`;

/** The quizzes of a server, or one of them, the oldest first. */
export function quizIdsOf(db: Database, { serverId, quizId }: AnswerFilter & { serverId: string }): number[] {
  const mine = and(inServer(serverId), quizId === undefined ? undefined : eq(quizzes.id, quizId));
  return db
    .select({ id: quizzes.id })
    .from(quizzes)
    .where(mine)
    .orderBy(asc(quizzes.id))
    .all()
    .map(({ id }) => id);
}

/** What everybody in a server may count: a learner's own quiz only once its result is shared. */
const inServer = (serverId: string) =>
  and(eq(quizzes.serverId, serverId), or(ne(quizzes.kind, 'own'), eq(quizzes.shared, true)));

function matching({ serverId, userId, quizId, topics, since }: AnswerFilter) {
  return and(
    isNotNull(answers.given),
    eq(quizQuestions.status, 'closed'),
    serverId === undefined ? undefined : inServer(serverId),
    userId === undefined ? undefined : eq(answers.userId, userId),
    quizId === undefined ? undefined : eq(quizzes.id, quizId),
    topics === undefined ? undefined : inArray(quizQuestions.topic, [...topics]),
    since === undefined ? undefined : gte(answers.answeredAt, since),
  );
}
