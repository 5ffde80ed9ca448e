/** A group's quiz: answering, hints, and ending it. */
import { isDeepStrictEqual } from 'node:util';
import { type Database, write } from '../db/open.ts';
import { UserError } from '../types/errors.ts';
import type { Given, Question } from '../types/quiz.ts';
import { closeQuestion } from './close-question.ts';
import { isRight, pointsFor } from './grade.ts';
import { deselectOption, selectOption } from './option-selection.ts';
import { readingPauseMs } from './scheduler.ts';
import { findAnswer, saveAnswer, saveHint } from './tables/answers.ts';
import { findQuizQuestion, type QuizQuestion, quizQuestionsOf } from './tables/quiz-questions.ts';
import { endQuiz, findQuiz, markResultsPending, type Quiz, setNext } from './tables/quizzes.ts';

/** The result of an answer. Only a race shows before the end whether it is right. */
export type AnswerOutcome =
  | { kind: 'kept'; given: Given }
  /** A race: the first right answer. */
  | { kind: 'won' }
  /** A race: one try, and this was not it. */
  | { kind: 'wrong' };

/** An option that is selected or deselected, or a whole answer. */
export type AnswerInput = { option: number } | { deselected: number } | { given: Given };

/**
 * Saves an answer. The same answer again changes nothing.
 * @throws UserError when the question is over or has no such option, or in a race after a first try
 */
export function submitAnswer(
  db: Database,
  questionId: number,
  userId: string,
  input: AnswerInput,
  now: number,
): AnswerOutcome {
  return write(db, (tx) => {
    const { quizQuestion, quiz } = openQuestion(tx, questionId);
    const { question } = quizQuestion;
    const earlier = findAnswer(tx, questionId, userId);
    if (quiz.kind === 'race' && earlier && earlier.given !== null)
      throw new UserError('In a race you have one try at each question. The next one is coming.');
    const before = earlier?.given ?? null;
    const given = resultingAnswer(question, before, input);
    if (before !== null && isDeepStrictEqual(before, given)) return { kind: 'kept', given };
    const right = isRight(question, given) ?? false;
    const points = pointsFor(right, earlier?.hinted ?? false);
    saveAnswer(tx, { questionId, userId, given, right, points }, now);
    if (quiz.kind !== 'race') return { kind: 'kept', given };
    if (!right) return { kind: 'wrong' };
    endQuestion(tx, quiz, quizQuestion, now);
    return { kind: 'won' };
  });
}

function resultingAnswer(question: Question, before: Given | null, input: AnswerInput): Given {
  if ('given' in input) return input.given;
  return 'option' in input
    ? selectOption(question, before, input.option)
    : deselectOption(question, before, input.deselected);
}

/** Returns the hint; a right answer is worth less from then on. @throws UserError when there is none */
export function revealHint(db: Database, questionId: number, userId: string, now: number): string {
  const { quizQuestion } = openQuestion(db, questionId);
  const { hint } = quizQuestion.question;
  if (hint === undefined) throw new UserError('There is no hint for this question.');
  saveHint(db, questionId, userId, pointsFor(true, true), now);
  return hint;
}

/** Ends a question early. @throws UserError when it is over, or the person is not its host */
export function endQuestionNow(
  db: Database,
  questionId: number,
  who: { id: string; mayManage: boolean },
  now: number,
): void {
  write(db, (tx) => {
    const { quizQuestion, quiz } = openQuestion(tx, questionId);
    requireHost(quiz, who);
    endQuestion(tx, quiz, quizQuestion, now);
  });
}

/** Ends a whole quiz; its results are pending then, unless there are none. @throws UserError when the person is not its host */
export function stopQuiz(
  db: Database,
  quiz: Quiz,
  who: { id: string; mayManage: boolean },
  now: number,
): void {
  requireHost(quiz, who);
  write(db, (tx) => {
    endQuiz(tx, quiz.id, 'stopped', now);
    for (const quizQuestion of quizQuestionsOf(tx, quiz.id)) closeQuestion(tx, quizQuestion, now);
    if (quizQuestionsOf(tx, quiz.id).some(({ status }) => status === 'closed'))
      markResultsPending(tx, quiz.id);
  });
}

function requireHost({ hostId }: Quiz, { id, mayManage }: { id: string; mayManage: boolean }): void {
  if (id !== hostId && !mayManage)
    throw new UserError('Only whoever started this quiz, or an admin of the server, can end it.');
}

function endQuestion(db: Database, quiz: Quiz, quizQuestion: QuizQuestion, now: number): void {
  closeQuestion(db, quizQuestion, now);
  const rest = quizQuestionsOf(db, quiz.id).filter(({ status }) => status === 'open' || status === 'planned');
  if (!quiz.simultaneous) setNext(db, quiz.id, rest.length > 0 ? now + readingPauseMs : now);
  else if (!rest.some(({ status }) => status === 'open')) setNext(db, quiz.id, now);
}

function openQuestion(db: Database, questionId: number): { quizQuestion: QuizQuestion; quiz: Quiz } {
  const quizQuestion = findQuizQuestion(db, questionId);
  const quiz = quizQuestion && findQuiz(db, quizQuestion.quizId);
  if (!quizQuestion || !quiz)
    throw new UserError('This quiz is no longer kept. `/quiz now` starts another one.');
  if (quizQuestion.status !== 'open')
    throw new UserError(
      'This question is over: its solution is in the message. `/quiz now` starts another quiz.',
    );
  return { quizQuestion, quiz };
}
