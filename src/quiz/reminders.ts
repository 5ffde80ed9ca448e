/** Daily reminders of what is due for review. */

import { CannotPostError } from '../discord/cannot-post.ts';
import { everyDay, nextRun } from './calendar.ts';
import type { QuizPublisher } from './publisher.ts';
import type { SchedulerParts } from './scheduler-parts.ts';
import { changeLearner, dueReminders } from './tables/learners.ts';
import { countDue } from './tables/memories.ts';

/** Retries a failed reminder after this long. */
const retryMs = 10 * 60_000;

/** Sends due reminders. The next time is stored before sending, so that no reminder is sent twice. */
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
      log('sending a reminder failed', error);
      if (!(error instanceof CannotPostError))
        changeLearner(db, userId, { nextReminderAt: Math.min(next, now() + retryMs) });
    }
  }
}
