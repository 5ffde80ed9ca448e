import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { type Database, stored, write } from '../../db/open.ts';
import { feedback, questions } from './schema.ts';

export type StoredQuestion = typeof questions.$inferSelect;

export type NewQuestion = Omit<StoredQuestion, 'id' | 'closedAt'>;

/** Stores a question. @returns its id */
export function addQuestion(db: Database, question: NewQuestion): number {
  return stored(db.insert(questions).values(question).returning({ id: questions.id }).all()).id;
}

export function findQuestion(db: Database, id: number): StoredQuestion | undefined {
  return db.select().from(questions).where(eq(questions.id, id)).get();
}

/** The latest questions of a channel, oldest first; only those of one person where `userId` is given. */
export function recentQuestions(
  db: Database,
  channelId: string,
  { since, limit, userId }: { since: number; limit: number; userId?: string },
): StoredQuestion[] {
  return db
    .select()
    .from(questions)
    .where(
      and(
        eq(questions.channelId, channelId),
        gt(questions.askedAt, since),
        userId === undefined ? undefined : eq(questions.userId, userId),
      ),
    )
    .orderBy(desc(questions.id))
    .limit(limit)
    .all()
    .reverse();
}

/** A question that the documents do not answer, or not well enough for a reader. */
export interface OpenQuestion {
  id: number;
  question: string;
  askedAt: number;
  outcome: StoredQuestion['outcome'];
  /** A reader's complaint about the answer. */
  reason: string | null;
}

/** The open questions of a server, newest first. */
export function openQuestions(db: Database, serverId: string, limit: number): OpenQuestion[] {
  const { id, question, askedAt, outcome } = questions;
  return db
    .select({ id, question, askedAt, outcome, reason: sql<string | null>`max(${feedback.reason})` })
    .from(questions)
    .leftJoin(feedback, and(eq(feedback.questionId, id), eq(feedback.verdict, 'unhelpful')))
    .where(
      and(
        eq(questions.serverId, serverId),
        isNull(questions.closedAt),
        sql`(${outcome} = 'declined' or ${feedback.questionId} is not null)`,
      ),
    )
    .groupBy(id)
    .orderBy(desc(id))
    .limit(limit)
    .all();
}

/** Closes the open questions with ids from `from` to `upTo`. @returns how many it closed */
export function closeQuestions(
  db: Database,
  serverId: string,
  { from, upTo, closedAt = Date.now() }: { from: number; upTo: number; closedAt?: number },
): number {
  return write(db, (tx) => {
    const open = openQuestions(tx, serverId, -1).filter(({ id }) => id >= from && id <= upTo);
    for (const { id } of open) tx.update(questions).set({ closedAt }).where(eq(questions.id, id)).run();
    return open.length;
  });
}

/** Opens the questions again that were closed together at that time. */
export function reopenQuestions(db: Database, serverId: string, closedAt: number): void {
  db.update(questions)
    .set({ closedAt: null })
    .where(and(eq(questions.serverId, serverId), eq(questions.closedAt, closedAt)))
    .run();
}
