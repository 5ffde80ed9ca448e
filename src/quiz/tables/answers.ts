import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { users } from '../../db/schema.ts';
import type { Given } from '../../types/quiz.ts';
import { answers, learners, quizQuestions, quizzes, type Visibility } from './schema.ts';

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
        eq(quizzes.serverId, serverId),
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
        eq(answers.questionId, sql.placeholder('askedId')),
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
  const mine = and(eq(quizzes.serverId, serverId), quizId === undefined ? undefined : eq(quizzes.id, quizId));
  return db
    .select({ id: quizzes.id })
    .from(quizzes)
    .where(mine)
    .orderBy(asc(quizzes.id))
    .all()
    .map(({ id }) => id);
}

function matching({ serverId, userId, quizId, topics, since }: AnswerFilter) {
  return and(
    isNotNull(answers.given),
    eq(quizQuestions.status, 'closed'),
    serverId === undefined ? undefined : eq(quizzes.serverId, serverId),
    userId === undefined ? undefined : eq(answers.userId, userId),
    quizId === undefined ? undefined : eq(quizzes.id, quizId),
    topics === undefined ? undefined : inArray(quizQuestions.topic, [...topics]),
    since === undefined ? undefined : gte(answers.answeredAt, since),
  );
}
