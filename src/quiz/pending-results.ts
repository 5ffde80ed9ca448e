/** Publishes pending solutions and results. The database lists each until Discord has it. */

import { CannotPostError } from '../discord/cannot-post.ts';
import { nonceMs, resultsNonce } from './posting.ts';
import type { QuizPublisher } from './publisher.ts';
import type { SchedulerParts } from './scheduler-parts.ts';
import { findQuizQuestion, markRevealed } from './tables/quiz-questions.ts';
import { findQuiz, markResultsSent, type Quiz, settleResults } from './tables/quizzes.ts';

type Parts = Pick<SchedulerParts, 'db' | 'now' | 'log'>;

/** Gives up results that Discord has refused for this long: then the content is the reason. */
const giveUpAfterMs = 24 * 60 * 60_000;

/** Shows the solution of a closed question. A failure is logged, and the solution stays pending. */
export async function publishSolution(
  { db, log }: Parts,
  publisher: QuizPublisher,
  questionId: number,
): Promise<void> {
  const quizQuestion = findQuizQuestion(db, questionId);
  const quiz = quizQuestion && findQuiz(db, quizQuestion.quizId);
  if (!quizQuestion || !quiz || quizQuestion.revealed) return;
  try {
    await publisher.showSolution(quiz, quizQuestion);
    markRevealed(db, quizQuestion.id);
  } catch (error) {
    if (error instanceof CannotPostError) markRevealed(db, quizQuestion.id);
    else log('showing a solution failed', error);
  }
}

/** Posts the results of a finished quiz once. A failure is logged, and the results stay pending. */
export async function publishResults(parts: Parts, publisher: QuizPublisher, quizId: number): Promise<void> {
  const { db, now, log } = parts;
  const quiz = findQuiz(db, quizId);
  if (!quiz?.resultsPending) return;
  try {
    await postResults(parts, publisher, quiz);
    settleResults(db, quizId);
  } catch (error) {
    const isFinal = error instanceof CannotPostError || now() - (quiz.finishedAt ?? 0) > giveUpAfterMs;
    if (isFinal) settleResults(db, quizId);
    log(isFinal ? 'posting results failed for good' : 'posting results failed', error);
  }
}

/** An earlier attempt may have succeeded. Discord knows its nonce for a while; later the message is searched for. */
async function postResults({ db, now }: Parts, publisher: QuizPublisher, quiz: Quiz): Promise<void> {
  const { id, resultsSentAt } = quiz;
  if (resultsSentAt !== null && now() - resultsSentAt > nonceMs) {
    // Without permission to search, it leaves them out rather than posting them twice.
    if ((await publisher.findResults(quiz)) !== 'absent') return;
    markResultsSent(db, id, now());
  } else if (resultsSentAt === null) markResultsSent(db, id, now());
  await publisher.postResults(quiz, resultsNonce(quiz));
}
