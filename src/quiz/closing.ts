/** The end of a question: from then on nobody can answer it, and it counts for what is remembered. */

import { type Database, write } from '../db/open.ts';
import { remember } from './memory.ts';
import { answersTo } from './tables/answers.ts';
import { closeQuizQuestion, type QuizQuestion } from './tables/quiz-questions.ts';

/** Closes an open question, and every learner's memory takes note. False when it was closed already. */
export function closeQuestion(db: Database, quizQuestion: QuizQuestion, now: number): boolean {
  return write(db, (tx) => {
    if (!closeQuizQuestion(tx, quizQuestion.id, now)) return false;
    for (const { userId, right, hinted } of answersTo(tx, quizQuestion.id))
      remember(tx, { userId, concept: quizQuestion.topic, right, hinted }, now);
    return true;
  });
}
