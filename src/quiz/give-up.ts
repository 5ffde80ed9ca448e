/** Ends a quiz that cannot be posted, and tells whoever can mend that. */
import { write } from '../db/open.ts';
import type { PostingProblem } from '../discord/cannot-post.ts';
import type { QuizPublisher } from './publisher.ts';
import { cannotPost } from './runs.ts';
import type { SchedulerParts } from './scheduler-parts.ts';
import { occurrenceOfQuiz, settleRun } from './tables/occurrences.ts';
import { endQuiz, type Quiz } from './tables/quizzes.ts';
import { changeSchedule, findSchedule } from './tables/schedules.ts';

/** Ends a quiz whose channel is unusable and notifies the schedule's owner or the host. */
export async function giveUp(
  { db, now, log }: Pick<SchedulerParts, 'db' | 'now' | 'log'>,
  publisher: QuizPublisher,
  quiz: Quiz,
  problem: PostingProblem,
): Promise<void> {
  const run = write(db, (tx) => {
    endQuiz(tx, quiz.id, 'stopped', now());
    const claimed = occurrenceOfQuiz(tx, quiz.id);
    if (!claimed) return undefined;
    const known = findSchedule(tx, claimed.scheduleId)?.problem === problem;
    settleRun(tx, claimed, {
      status: claimed.status === 'claimed' ? 'failed' : claimed.status,
      told: known,
    });
    // Only a deleted channel never comes back.
    changeSchedule(tx, claimed.scheduleId, { problem, ...(problem === 'gone' && { paused: true }) });
    return claimed;
  });
  if (run || quiz.hostId === null) return;
  await publisher
    .sendPrivately(quiz.hostId, cannotPost(quiz.channelId, problem))
    .catch((error) => log('notifying a host failed', error));
}
