/** Daily reminders of what is due for review. */

import { CannotPostError } from '../discord/cannot-post.ts';
import { everyDay, nextRun } from './calendar.ts';
import type { QuizPublisher } from './publisher.ts';
import type { SchedulerParts } from './scheduler-parts.ts';
import { changeLearner, dueReminders } from './tables/learners.ts';
import { countDue } from './tables/memories.ts';

/** Where Discord does not take a reminder now, it is tried again after this time. */
const retryMs = 10 * 60_000;

/** Sends the reminders that are due. The next one is stored before this one is sent, so that none is sent twice. */
export async function remindLearners(
  { db, now, log }: SchedulerParts,
  publisher: QuizPublisher,
): Promise<void> {
  for (const { userId, remindAt, timeZone } of dueReminders(db, now())) {
    const next = remindAt
      ? nextRun({ days: everyDay, time: remindAt, timeZone: timeZone ?? 'UTC' }, now()).at
      : null;
    changeLearner(db, userId, { nextReminderAt: next });
    const due = countDue(db, userId, now());
    if (due === 0 || next === null) continue;
    try {
      await publisher.remind(userId, due);
    } catch (error) {
      log('a reminder could not be sent', error);
      if (!(error instanceof CannotPostError))
        changeLearner(db, userId, { nextReminderAt: Math.min(next, now() + retryMs) });
    }
  }
}
