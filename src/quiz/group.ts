/** What members do in a group's quiz: answer, look at the hint, end it. */
import { isDeepStrictEqual } from 'node:util';
import { type Database, write } from '../db/open.ts';
import { UserError } from '../types/errors.ts';
import type { Given, Question } from '../types/quiz.ts';
import { closeQuestion } from './closing.ts';
import { isRight, pointsFor } from './grade.ts';
import { deselectOption, selectOption } from './press.ts';
import { readingPauseMs } from './scheduler.ts';
import { findAnswer, saveAnswer, saveHint } from './tables/answers.ts';
import { findQuizQuestion, type QuizQuestion, quizQuestionsOf } from './tables/quiz-questions.ts';
import { endQuiz, findQuiz, type Quiz, setNext } from './tables/quizzes.ts';

/** How an answer was taken. Nobody learns before the end whether it is right, except in a race. */
export type AnswerOutcome =
  | { kind: 'kept'; given: Given }
  /** A race: the first right answer. */
  | { kind: 'won' }
  /** A race: one try, and this was not it. */
  | { kind: 'wrong' };

/** An option that is pressed or taken back, or something whole. */
export type AnswerInput = { option: number } | { deselected: number } | { given: Given };

/**
 * Takes an answer. The same one again changes nothing.
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

/** The hint; from now on a right answer is worth less. @throws UserError when there is none */
export function revealHint(db: Database, questionId: number, userId: string, now: number): string {
  const { quizQuestion } = openQuestion(db, questionId);
  const { hint } = quizQuestion.question;
  if (hint === undefined) throw new UserError('There is no hint for this question.');
  saveHint(db, questionId, userId, pointsFor(true, true), now);
  return hint;
}

/** Ends a question before its time. @throws UserError when it is over, or the asker is not its host */
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

/** Ends a whole quiz. @throws UserError when the asker is not its host */
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
