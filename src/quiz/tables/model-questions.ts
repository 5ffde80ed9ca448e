import { asc, inArray } from 'drizzle-orm';
import { type Database, stored, write } from '../../db/open.ts';
import { writtenQuestions } from './deck-schema.ts';

/** A question that a model wrote and that passed its checks. */
export type ModelQuestion = typeof writtenQuestions.$inferSelect;

/** Values per SQL statement. */
const atOnce = 500;

/** Stored questions about these section hashes, oldest first. */
export function modelQuestionsAbout(db: Database, sections: readonly string[]): ModelQuestion[] {
  const starts = Array.from({ length: Math.ceil(sections.length / atOnce) }, (_, part) => part * atOnce);
  return starts.flatMap((start) =>
    db
      .select()
      .from(writtenQuestions)
      .where(inArray(writtenQuestions.section, sections.slice(start, start + atOnce)))
      .orderBy(asc(writtenQuestions.id))
      .all(),
  );
}

export function addModelQuestions(
  db: Database,
  about: Pick<ModelQuestion, 'section' | 'topic'>,
  questions: readonly unknown[],
  now: number,
): ModelQuestion[] {
  return write(db, (tx) =>
    questions.map((written) =>
      stored(
        tx
          .insert(writtenQuestions)
          .values({ ...about, written, writtenAt: now })
          .returning()
          .all(),
      ),
    ),
  );
}
