/** What is forgotten because its time is over. */
import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import { dayOf } from '../ask/tables/model-use.ts';
import { modelUse, questions, vectors } from '../ask/tables/schema.ts';
import { type Database, write } from '../db/open.ts';
import { servers } from '../db/schema.ts';
import { importHours } from '../quiz/tables/deck-imports.ts';
import { deckImports, quizzes, writtenQuestions } from '../quiz/tables/schema.ts';
import type { Retention } from '../types/config.ts';

const dayMs = 24 * 60 * 60_000;

export interface Forgotten {
  /** Rows that were deleted, those that hang on them not counted. */
  rows: number;
  /** Servers of which nothing is left. */
  servers: string[];
}

/** Deletes what is older than it may be, and servers that removed the bot long enough ago. */
export function forgetOld(db: Database, retention: Retention, now: number): Forgotten {
  const before = (days: number) => now - days * dayMs;
  return write(db, (tx) => {
    const old = [
      tx
        .delete(questions)
        .where(lt(questions.askedAt, before(retention.questions)))
        .run(),
      tx
        .delete(modelUse)
        .where(lt(modelUse.day, dayOf(before(retention.modelUse))))
        .run(),
      tx
        .delete(deckImports)
        .where(lt(deckImports.createdAt, now - importHours * 3_600_000))
        .run(),
      tx
        .delete(vectors)
        .where(lt(vectors.madeAt, before(retention.derived)))
        .run(),
      tx
        .delete(writtenQuestions)
        .where(lt(writtenQuestions.writtenAt, before(retention.derived)))
        .run(),
    ];
    const left = tx
      .select({ id: servers.id })
      .from(servers)
      .where(and(isNotNull(servers.leftAt), lt(servers.leftAt, before(retention.leftServer))))
      .all()
      .map(({ id }) => id);
    for (const id of left) forgetServer(tx, id, now);
    return { rows: old.reduce((sum, { changes }) => sum + changes, left.length), servers: left };
  });
}

/**
 * With the server go its decks, documents, study channels, schedules, questions and the quizzes of its groups. What
 * learners have for themselves stays theirs: experiments, what they remember, quizzes at their own pace.
 */
function forgetServer(db: Database, id: string, now: number): void {
  db.delete(quizzes)
    .where(and(eq(quizzes.serverId, id), inArray(quizzes.kind, ['group', 'race'])))
    .run();
  db.delete(modelUse)
    .where(and(eq(modelUse.serverId, id), lt(modelUse.day, dayOf(now))))
    .run();
  db.delete(servers).where(eq(servers.id, id)).run();
}
