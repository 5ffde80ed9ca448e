/** A quiz at one learner's own pace: a question, its solution, the next one. */

import { type Database, write } from '../db/open.ts';
import { UserError } from '../types/errors.ts';
import type { Given, Question } from '../types/quiz.ts';
import { closeQuestion } from './closing.ts';
import { isRight, pointsFor } from './grade.ts';
import { findAnswer, saveAnswer, saveHint } from './tables/answers.ts';
import { type Asked, askedIn, findAsked, markRevealed, openAsked } from './tables/quiz-questions.ts';
import { addQuiz, endQuiz, findQuiz, type NewQuiz, type Quiz } from './tables/quizzes.ts';

export type OwnPlace = Pick<NewQuiz, 'serverId' | 'channelId' | 'title'> & {
  hostId: string;
  kind: 'own' | 'review';
};

export function startOwn(db: Database, place: OwnPlace, questions: readonly Question[], now: number): Quiz {
  return addQuiz(db, { ...place, seconds: null, nextAt: null }, questions, now);
}

/** The question that is to be answered now, opened if need be; undefined once all are over. */
export function current(db: Database, quizId: number, now: number): Asked | undefined {
  const questions = askedIn(db, quizId);
  const open = questions.find(({ status }) => status === 'open');
  if (open) return open;
  const next = questions.find(({ status }) => status === 'planned');
  if (next) {
    openAsked(db, next.id, { messageId: null, openedAt: now, closesAt: null });
    return findAsked(db, next.id);
  }
  endQuiz(db, quizId, 'done', now);
  return undefined;
}

/** Takes the answer and closes the question. @returns whether it is right. @throws UserError when it is not this learner's, or answered already */
export function answerOwn(db: Database, askedId: number, userId: string, given: Given, now: number): boolean {
  return write(db, (tx) => {
    const { asked } = ownQuestion(tx, askedId, userId);
    const right = isRight(asked.question, given) ?? false;
    const hinted = findAnswer(tx, askedId, userId)?.hinted ?? false;
    saveAnswer(tx, { askedId, userId, given, right, points: pointsFor(right, hinted) }, now);
    closeQuestion(tx, asked, now);
    markRevealed(tx, askedId);
    return right;
  });
}

export function hintOwn(db: Database, askedId: number, userId: string, now: number): Asked {
  const { asked } = ownQuestion(db, askedId, userId);
  saveHint(db, askedId, userId, pointsFor(true, true), now);
  return asked;
}

/** @throws UserError when the question is not this learner's or is over */
export function ownQuestion(db: Database, askedId: number, userId: string): { quiz: Quiz; asked: Asked } {
  const { quiz, asked } = anyOwnQuestion(db, askedId, userId);
  if (asked.status !== 'open') throw new UserError('You have answered this question already: press “Next”.');
  return { quiz, asked };
}

/** Whether one learner alone answers in it. */
export const isOwn = ({ kind }: Quiz): boolean => kind === 'own' || kind === 'review';

/** Open or over. @throws UserError when the question is not this learner's */
export function anyOwnQuestion(db: Database, askedId: number, userId: string): { quiz: Quiz; asked: Asked } {
  const asked = findAsked(db, askedId);
  const quiz = asked && findQuiz(db, asked.quizId);
  if (!asked || !quiz) throw new UserError('This quiz is no longer kept. `/quiz now` starts another one.');
  if (quiz.hostId !== userId || !isOwn(quiz))
    throw new UserError('Somebody else answers here. `/quiz now mode:own` starts a quiz of your own.');
  return { quiz, asked };
}
