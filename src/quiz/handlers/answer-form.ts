/** Typed answers: the form, and its validation. */

import type { Form, InstantContext } from '../../discord/command.ts';
import { quote } from '../../text/escape.ts';
import { UserError } from '../../types/errors.ts';
import type { Question } from '../../types/quiz.ts';
import { readTyped } from '../grade.ts';
import { isSolo } from '../solo.ts';
import { findQuizQuestion, type QuizQuestion } from '../tables/quiz-questions.ts';
import { findQuiz, type Quiz } from '../tables/quizzes.ts';
import { questionText } from '../views/question.ts';

/** The form for a number, a gap or an order. It shows the question, which lies behind it. */
export function answerForm(question: Question): Form {
  const labels: Partial<Record<Question['kind'], [string, string]>> = {
    number: [`A number${'unit' in question && question.unit ? ` (${question.unit})` : ''}`, 'Such as 42'],
    gap: ['The missing word', ''],
    order: ['The letters in the right order', 'Such as B A C'],
  };
  const [label, placeholder] = labels[question.kind] ?? ['Your answer', ''];
  return {
    title: 'Your answer',
    text: questionText(question),
    fields: [{ name: 'answer', label, ...(placeholder && { placeholder }) }],
  };
}

/** @throws UserError that says how to write it */
export function parseAnswer(question: Question, typed: string) {
  const read = readTyped(question, typed);
  if (read !== undefined) return read;
  throw new UserError(
    question.kind === 'order'
      ? 'Give each letter once, in the right order, such as “B A C”. Press “Answer” again.'
      : question.kind === 'number'
        ? `That is no number${question.unit === undefined ? '' : ` in ${question.unit}`}. Write it like 1250, 0.5, 1/2 or 10^6. Press “Answer” again.`
        : 'Type a word or a sign. Press “Answer” again.',
  );
}

/** A group question of this server, and its quiz. @throws UserError for any other */
export function requireQuestionHere(
  { services, serverId }: Pick<InstantContext, 'services' | 'serverId'>,
  id: number,
): { quizQuestion: QuizQuestion; quiz: Quiz } {
  const quizQuestion = findQuizQuestion(services.db, id);
  const quiz = quizQuestion && findQuiz(services.db, quizQuestion.quizId);
  if (!quizQuestion || !quiz || quiz.serverId !== serverId || isSolo(quiz))
    throw new UserError('This quiz is no longer kept. `/quiz now` starts another one.');
  return { quizQuestion, quiz };
}

/** @throws UserError when the question is closed */
export function requireOpen(quizQuestion: QuizQuestion): QuizQuestion {
  if (quizQuestion.status !== 'open' && quizQuestion.status !== 'sending')
    throw new UserError('This question is over: its solution is in the message.');
  return quizQuestion;
}

/** @throws UserError for anything but a whole number in these bounds */
export function readCount(typed: string | undefined, least: number, most: number): number {
  const count = Number(typed);
  if (!Number.isInteger(count) || count < least || count > most)
    throw new UserError(`${quote(typed ?? '')} must be a whole number from ${least} to ${most}.`);
  return count;
}
