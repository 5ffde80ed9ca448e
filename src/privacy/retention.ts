/** Deletes data after its retention. */
import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import { utcDay } from '../ask/tables/model-use.ts';
import { modelUse, questions, vectors } from '../ask/tables/schema.ts';
import { type Database, write } from '../db/open.ts';
import { servers } from '../db/schema.ts';
import { importHours } from '../quiz/tables/deck-imports.ts';
import { deckImports, writtenQuestions } from '../quiz/tables/deck-schema.ts';
import { draftHours } from '../quiz/tables/drafts.ts';
import { quizzes } from '../quiz/tables/schema.ts';
import { drafts } from '../quiz/tables/teacher-schema.ts';
import type { Retention } from '../types/config.ts';

const dayMs = 24 * 60 * 60_000;

export interface Forgotten {
  /** The number of deleted rows, without dependent rows. */
  rows: number;
  /** Ids of the deleted servers. */
  servers: string[];
}

/** Deletes rows that are older than their retention, and servers that removed the bot longer ago than theirs. */
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
        .where(lt(modelUse.day, utcDay(before(retention.modelUse))))
        .run(),
      tx
        .delete(deckImports)
        .where(lt(deckImports.createdAt, now - importHours * 3_600_000))
        .run(),
      tx
        .delete(drafts)
        .where(lt(drafts.createdAt, now - draftHours * 3_600_000))
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
 * Deletes a server with its decks, documents, study channels, schedules, questions and group quizzes. The users' own data
 * stays: experiments, memories, and quizzes at their own pace.
 */
function forgetServer(db: Database, id: string, now: number): void {
  db.delete(quizzes)
    .where(and(eq(quizzes.serverId, id), inArray(quizzes.kind, ['group', 'race'])))
    .run();
  db.delete(modelUse)
    .where(and(eq(modelUse.serverId, id), lt(modelUse.day, utcDay(now))))
    .run();
  db.delete(servers).where(eq(servers.id, id)).run();
}
