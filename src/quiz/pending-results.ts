/** What a group's quiz owes: solutions and results. Each is noted in the database until Discord has it. */

import { CannotPostError } from '../discord/cannot-post.ts';
import { nonceMs, resultsNonce } from './posting.ts';
import type { QuizPublisher } from './publisher.ts';
import type { SchedulerParts } from './scheduler-parts.ts';
import { findQuizQuestion, markRevealed } from './tables/quiz-questions.ts';
import { findQuiz, markResultsSent, type Quiz, settleResults } from './tables/quizzes.ts';

type Parts = Pick<SchedulerParts, 'db' | 'now' | 'log'>;

/** Results that Discord has not taken for so long are given up: by then it is their content that it refuses. */
const giveUpAfterMs = 24 * 60 * 60_000;

/** Shows the solution of a closed question. What fails is logged and still owed. */
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
    else log('a solution could not be shown yet', error);
  }
}

/** Posts the results of a quiz that is over, once. What fails is logged and still owed. */
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
    log(isFinal ? 'results cannot be posted' : 'results could not be posted yet', error);
  }
}

/** An earlier attempt may have succeeded: soon afterwards Discord knows it by its nonce, later we have to look for it. */
async function postResults({ db, now }: Parts, publisher: QuizPublisher, quiz: Quiz): Promise<void> {
  const { id, resultsSentAt } = quiz;
  if (resultsSentAt !== null && now() - resultsSentAt > nonceMs) {
    // Where nobody may look, they are left out rather than posted twice.
    if ((await publisher.findResults(quiz)) !== 'absent') return;
    markResultsSent(db, id, now());
  } else if (resultsSentAt === null) markResultsSent(db, id, now());
  await publisher.postResults(quiz, resultsNonce(quiz));
}
