/** Closes a question: nobody can answer it any more, and its answers update the learners' memories. */

import { type Database, write } from '../db/open.ts';
import { remember } from './memory.ts';
import { answersTo } from './tables/answers.ts';
import { closeQuizQuestion, type QuizQuestion } from './tables/quiz-questions.ts';

/** Closes an open question and updates every learner's memory. False when it was closed before. */
export function closeQuestion(db: Database, quizQuestion: QuizQuestion, now: number): boolean {
  return write(db, (tx) => {
    if (!closeQuizQuestion(tx, quizQuestion.id, now)) return false;
    for (const { userId, right, hinted } of answersTo(tx, quizQuestion.id))
      remember(tx, { userId, concept: quizQuestion.topic, right, hinted }, now);
    return true;
  });
}
