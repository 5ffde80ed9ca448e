/** A quiz at one learner's own pace: a question, its solution, the next one. */

import { type Database, write } from '../db/open.ts';
import { UserError } from '../types/errors.ts';
import type { Given, Question } from '../types/quiz.ts';
import { closeQuestion } from './close-question.ts';
import { isRight, pointsFor } from './grade.ts';
import { findAnswer, saveAnswer, saveHint } from './tables/answers.ts';
import {
  findQuizQuestion,
  markRevealed,
  openQuizQuestion,
  type QuizQuestion,
  quizQuestionsOf,
} from './tables/quiz-questions.ts';
import { addQuiz, endQuiz, findQuiz, type NewQuiz, type Quiz } from './tables/quizzes.ts';

export type SoloPlace = Pick<NewQuiz, 'serverId' | 'channelId' | 'title' | 'request'> & {
  hostId: string;
  kind: 'own' | 'review';
};

export function startSolo(db: Database, place: SoloPlace, questions: readonly Question[], now: number): Quiz {
  return addQuiz(db, { ...place, seconds: null, nextAt: null }, questions, now);
}

/** The open question, or the next one after opening it; undefined once all are over. */
export function currentQuestion(db: Database, quizId: number, now: number): QuizQuestion | undefined {
  const questions = quizQuestionsOf(db, quizId);
  const open = questions.find(({ status }) => status === 'open');
  if (open) return open;
  const next = questions.find(({ status }) => status === 'planned');
  if (next) {
    openQuizQuestion(db, next.id, { messageId: null, openedAt: now, closesAt: null });
    return findQuizQuestion(db, next.id);
  }
  endQuiz(db, quizId, 'done', now);
  return undefined;
}

/**
 * Saves the answer and closes the question.
 * @returns whether it is right
 * @throws UserError when it is another learner's or closed
 */
export function submitSoloAnswer(
  db: Database,
  questionId: number,
  userId: string,
  given: Given,
  now: number,
): boolean {
  return write(db, (tx) => {
    const { quizQuestion } = requireOpenSoloQuestion(tx, questionId, userId);
    const right = isRight(quizQuestion.question, given) ?? false;
    const hinted = findAnswer(tx, questionId, userId)?.hinted ?? false;
    saveAnswer(tx, { questionId, userId, given, right, points: pointsFor(right, hinted) }, now);
    closeQuestion(tx, quizQuestion, now);
    markRevealed(tx, questionId);
    return right;
  });
}

export function revealSoloHint(db: Database, questionId: number, userId: string, now: number): QuizQuestion {
  const { quizQuestion } = requireOpenSoloQuestion(db, questionId, userId);
  saveHint(db, questionId, userId, pointsFor(true, true), now);
  return quizQuestion;
}

/** @throws UserError when the question is not this learner's or is over */
export function requireOpenSoloQuestion(
  db: Database,
  questionId: number,
  userId: string,
): { quiz: Quiz; quizQuestion: QuizQuestion } {
  const { quiz, quizQuestion } = requireSoloQuestion(db, questionId, userId);
  if (quizQuestion.status !== 'open')
    throw new UserError('You have answered this question already: press “Next”.');
  return { quiz, quizQuestion };
}

/** Whether a single learner answers it. */
export const isSolo = ({ kind }: Quiz): boolean => kind === 'own' || kind === 'review';

/** Open or closed. @throws UserError when the question is not this learner's */
export function requireSoloQuestion(
  db: Database,
  questionId: number,
  userId: string,
): { quiz: Quiz; quizQuestion: QuizQuestion } {
  const quizQuestion = findQuizQuestion(db, questionId);
  const quiz = quizQuestion && findQuiz(db, quizQuestion.quizId);
  if (!quizQuestion || !quiz)
    throw new UserError('This quiz is no longer kept. `/quiz now` starts another one.');
  if (quiz.hostId !== userId || !isSolo(quiz))
    throw new UserError('Somebody else answers here. `/quiz now mode:own` starts a quiz of your own.');
  return { quiz, quizQuestion };
}
