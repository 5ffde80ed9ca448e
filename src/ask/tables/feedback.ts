import type { Database } from '../../db/open.ts';
import { feedback } from './schema.ts';

export type AnswerFeedback = typeof feedback.$inferSelect;

/** A reader's last word about an answer. */
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
