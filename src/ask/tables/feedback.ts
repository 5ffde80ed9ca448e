import type { Database } from '../../db/open.ts';
import { feedback } from './schema.ts';

export type AnswerFeedback = typeof feedback.$inferSelect;

/** Stores a reader's verdict on an answer, in place of an earlier one. */
export function giveFeedback(db: Database, given: AnswerFeedback): void {
  const { verdict, reason, givenAt } = given;
  db.insert(feedback)
    .values(given)
    .onConflictDoUpdate({
      target: [feedback.questionId, feedback.userId],
      set: { verdict, reason, givenAt },
    })
    .run();
}
