import { and, asc, desc, eq, inArray, isNotNull, lte, min, type SQL, sql } from 'drizzle-orm';
import { type Database, stored, write } from '../../db/open.ts';
import type { Question } from '../../types/quiz.ts';
import { quizQuestions, quizzes, type StoredRequest } from './schema.ts';

export type Quiz = typeof quizzes.$inferSelect;
type QuizKind = Quiz['kind'];

export interface NewQuiz {
  serverId: string | null;
  channelId: string;
  /** Null after the person erased their data. */
  hostId: string | null;
  kind: QuizKind;
  title: string;
  seconds: number | null;
  simultaneous?: boolean;
  scheduleId?: number;
  late?: boolean;
  pingRoleId?: string | null;
  /** When its first question is posted; null in a solo quiz. */
  nextAt: number | null;
  request?: StoredRequest;
  /** The message that opens it, where that is posted already. */
  openingMessageId?: string | null;
}

/** Stores a quiz with all its questions, none of them posted yet. */
export function addQuiz(db: Database, quiz: NewQuiz, questions: readonly Question[], now = Date.now()): Quiz {
  return write(db, (tx) => {
    const { simultaneous = false, late = false, ...rest } = quiz;
    const row = stored(
      tx
        .insert(quizzes)
        .values({ ...rest, simultaneous, late, status: 'running', createdAt: now })
        .returning()
        .all(),
    );
    for (const [position, question] of questions.entries()) {
      const { fact, topic } = question;
      tx.insert(quizQuestions)
        .values({ quizId: row.id, position, fact, topic, question, status: 'planned' })
        .run();
    }
    return row;
  });
}

export function findQuiz(db: Database, id: number): Quiz | undefined {
  return db.select().from(quizzes).where(eq(quizzes.id, id)).get();
}

/** The group quiz that runs in a channel. */
export function runningIn(db: Database, channelId: string): Quiz | undefined {
  const inChannel = and(
    eq(quizzes.channelId, channelId),
    eq(quizzes.status, 'running'),
    inArray(quizzes.kind, ['group', 'race']),
  );
  return db.select().from(quizzes).where(inChannel).orderBy(desc(quizzes.id)).limit(1).get();
}

/** Running quizzes that are due, the longest due first. */
export function dueQuizzes(db: Database, now: number): Quiz[] {
  return db
    .select()
    .from(quizzes)
    .where(and(eq(quizzes.status, 'running'), lte(quizzes.nextAt, now)))
    .orderBy(asc(quizzes.nextAt))
    .all();
}

export function nextQuizAt(db: Database): number | null {
  const running = and(eq(quizzes.status, 'running'), isNotNull(quizzes.nextAt));
  return (
    db
      .select({ at: min(quizzes.nextAt) })
      .from(quizzes)
      .where(running)
      .get()?.at ?? null
  );
}

export function setNext(db: Database, id: number, nextAt: number | null): void {
  db.update(quizzes)
    .set({ nextAt })
    .where(and(eq(quizzes.id, id), eq(quizzes.status, 'running')))
    .run();
}

/** Posted after its time. */
export function markLate(db: Database, id: number): void {
  db.update(quizzes).set({ late: true }).where(eq(quizzes.id, id)).run();
}

/** Returns false, and changes nothing, when it is over already. Its opening message is to show that. */
export function endQuiz(db: Database, id: number, status: 'done' | 'stopped', now = Date.now()): boolean {
  return (
    db
      .update(quizzes)
      .set({ status, nextAt: null, finishedAt: now, openingPending: hasOpening })
      .where(and(eq(quizzes.id, id), eq(quizzes.status, 'running')))
      .run().changes === 1
  );
}

const hasOpening = isNotNull(quizzes.openingMessageId) as SQL<boolean>;

/** Its opening message, where there is one, is to show the current state. */
export function markOpeningPending(db: Database, id: number): void {
  db.update(quizzes).set({ openingPending: hasOpening }).where(eq(quizzes.id, id)).run();
}

/** Stores the opening message, or when it was sent; a null time: Discord certainly does not have it. */
export function saveOpening(
  db: Database,
  id: number,
  opening: Partial<Pick<Quiz, 'openingMessageId' | 'openingSentAt'>>,
): void {
  db.update(quizzes).set(opening).where(eq(quizzes.id, id)).run();
}

/** The opening message shows the state of `shown`. A state that came meanwhile stays pending. */
export function settleOpening(db: Database, shown: Pick<Quiz, 'id' | 'status'>): void {
  const same = and(eq(quizzes.id, shown.id), eq(quizzes.status, shown.status));
  db.update(quizzes).set({ openingPending: false }).where(same).run();
}

/** Quizzes whose opening message is out of date, the oldest first. */
export function pendingOpenings(db: Database): Quiz[] {
  return db.select().from(quizzes).where(sql`${quizzes.openingPending}`).orderBy(asc(quizzes.id)).all();
}

/** A learner's result of a solo quiz counts on the board from now on. False when it did before. */
export function shareQuiz(db: Database, id: number): boolean {
  const unshared = and(eq(quizzes.id, id), eq(quizzes.shared, false));
  return db.update(quizzes).set({ shared: true }).where(unshared).run().changes === 1;
}

/** Takes back that the result was shared. */
export function unshareQuiz(db: Database, id: number): void {
  db.update(quizzes).set({ shared: false }).where(eq(quizzes.id, id)).run();
}

/** Marks its results as pending. */
export function markResultsPending(db: Database, id: number): void {
  db.update(quizzes).set({ resultsPending: true }).where(eq(quizzes.id, id)).run();
}

/** Quizzes with pending results, the oldest first. */
export function pendingResults(db: Database): Quiz[] {
  return db.select().from(quizzes).where(sql`${quizzes.resultsPending}`).orderBy(asc(quizzes.id)).all();
}

/** Stores when the results were sent; null where Discord certainly does not have them. */
export function markResultsSent(db: Database, id: number, sentAt: number | null): void {
  db.update(quizzes).set({ resultsSentAt: sentAt }).where(eq(quizzes.id, id)).run();
}

/** Ends the pending state: the results are posted or given up. */
export function settleResults(db: Database, id: number): void {
  db.update(quizzes).set({ resultsPending: false }).where(eq(quizzes.id, id)).run();
}
