/** The message that opens a group's quiz: posted once, and edited when the quiz begins and ends. */
import { CannotPostError } from '../discord/cannot-post.ts';
import { nonceMs, openingNonce } from './posting.ts';
import type { QuizPublisher } from './publisher.ts';
import type { SchedulerParts } from './scheduler-parts.ts';
import { findQuiz, type Quiz, saveOpening, settleOpening } from './tables/quizzes.ts';

type Parts = Pick<SchedulerParts, 'db' | 'now' | 'log'>;

/**
 * Posts the opening message of a scheduled quiz, before its first question. An earlier process may have posted it: Discord
 * knows the nonce for a while, later the message is searched for. Where it cannot be searched for, the quiz has none.
 * @throws CannotPostError when the channel is unusable
 */
export async function postOpening({ db, now }: Parts, publisher: QuizPublisher, quiz: Quiz): Promise<void> {
  const { id, openingMessageId, openingSentAt } = quiz;
  if (openingMessageId !== null) return;
  if (openingSentAt !== null && now() - openingSentAt > nonceMs) {
    const found = await publisher.findOpening(quiz);
    if (found === 'unknown') return;
    if (found !== 'absent') return saveOpening(db, id, { openingMessageId: found.messageId });
    saveOpening(db, id, { openingSentAt: now() });
  } else if (openingSentAt === null) saveOpening(db, id, { openingSentAt: now() });
  saveOpening(db, id, { openingMessageId: await publisher.postOpening(quiz, openingNonce(quiz)) });
}

/** Shows the current state of a quiz in its opening message. A failure is logged, and the state stays pending. */
export async function showOpening(
  { db, log }: Parts,
  publisher: QuizPublisher,
  quizId: number,
): Promise<void> {
  const quiz = findQuiz(db, quizId);
  if (!quiz?.openingPending) return;
  try {
    await publisher.showOpening(quiz);
    settleOpening(db, quiz);
  } catch (error) {
    if (error instanceof CannotPostError) settleOpening(db, quiz);
    else log('editing the opening of a quiz failed', error);
  }
}
