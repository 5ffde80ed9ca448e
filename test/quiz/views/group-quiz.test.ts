/** What people read during a group's quiz: the opening, the closed question, their own answers, the results. */
import { expect, test } from 'vitest';
import type { QuizAnswer } from '../../../src/quiz/tables/answers.ts';
import type { QuizQuestion } from '../../../src/quiz/tables/quiz-questions.ts';
import type { Quiz } from '../../../src/quiz/tables/quizzes.ts';
import type { Standing } from '../../../src/quiz/tables/standings.ts';
import { answerSheetReply, sheetSlot } from '../../../src/quiz/views/answer-sheet.ts';
import { openingReply } from '../../../src/quiz/views/opening.ts';
import { closedQuestionReply, solutionText } from '../../../src/quiz/views/question.ts';
import { resultsReply } from '../../../src/quiz/views/quiz-results.ts';
import type { Library } from '../../../src/types/lessons.ts';
import type { Question } from '../../../src/types/quiz.ts';

const question: Question = {
  ...{ kind: 'single', fact: 'f', source: 'deck', topic: null, level: 'first', explanation: 'Because.' },
  ...{ prompt: 'Which?', options: [{ text: 'this' }, { text: 'that' }], right: 0, hint: 'Not that.' },
};
const quiz = {
  ...{ id: 7, title: 'Quiz', kind: 'group', status: 'running', simultaneous: false, seconds: 30 },
  ...{ late: false, request: null, finishedAt: null },
} as Quiz;
const questionAt = (position: number, status: QuizQuestion['status'] = 'closed') =>
  ({ id: 10 + position, position, status, question, closesAt: 60_000 }) as QuizQuestion;
const answerOf = (userId: string, right: boolean, hinted = false) => ({
  ...{ questionId: 10, userId, given: [right ? 0 : 1], right, points: right ? 10 : 0, hinted, answeredAt: 1 },
  ...{ name: userId, visibility: 'named' as const },
});
const standing = (userId: string, points: number, streak = 0): Standing => ({
  ...{ userId, name: userId, visibility: 'named', points, right: points / 10, streak },
});
const library = { topics: new Map() } as unknown as Library;
const closed = (answers: ReturnType<typeof answerOf>[], position = 0) =>
  closedQuestionReply({
    ...{ quiz, quizQuestion: questionAt(position), total: 2, answers, library },
    standings: { closed: 1, people: [standing('a', 10, 1)] },
  });

test('a closed question tells who was right, and the points so far', () => {
  const { text, fields } = closed([answerOf('a', true), answerOf('b', false)]);
  expect(text).toMatch(/\n✅ \*\*Right:\*\* <@a>\n❌ \*\*Not right:\*\* “B\. that”$/);
  expect(fields).toEqual([{ name: 'Points so far', value: '` 1.` <@a> – **10 points**, 1 of 1 right' }]);
  const wrong = ['b', 'c', 'd'].map((user) => answerOf(user, false));
  expect(closed(wrong).text).toMatch(/\n❌ Nobody was right this time\.\n❌ \*\*Not right:\*\* 3 answers$/);
  // After the last question the results come anyway.
  expect(closed([answerOf('a', true)], 1).fields).toEqual([]);
});

test('one or two answers make no picture', () => {
  const people = ['a', 'b', 'c'].map((user) => answerOf(user, true));
  expect(closed(people.slice(0, 2)).chart).toBeUndefined();
  expect(closed(people).chart?.name).toBe('answers.png');
});

test('an explanation that only repeats the solution is left out', () => {
  expect(solutionText({ ...question, explanation: 'This.' })).toBe('**Solution:** A. this');
  expect(solutionText(question)).toBe('**Solution:** A. this\nBecause.');
});

test('the private message shows the answer, the hint, and what came of the others', () => {
  const now = { quizQuestion: questionAt(2, 'open'), answer: answerOf('a', true, true) as QuizAnswer };
  const earlier = [
    { quizQuestion: questionAt(0), answer: answerOf('a', true) as QuizAnswer },
    { quizQuestion: questionAt(1), answer: undefined },
  ];
  expect(answerSheetReply(now, earlier).text).toBe(
    [
      'Your answer to question 3: **A**. Until the question ends you may change it.',
      '**Hint:** Not that.',
      '',
      '✅ Question 1: right, 10 points',
      '❌ Question 2: no answer',
      '**10 points** before this question',
    ].join('\n'),
  );
});

test('the private message stands below the open question, and with all open at once stays where it is', () => {
  expect(sheetSlot(quiz, questionAt(1))).toEqual({ name: 'quiz 7', place: '11' });
  expect(sheetSlot({ ...quiz, simultaneous: true }, questionAt(1))).toEqual({ name: 'quiz 7' });
});

test('the results count unanswered questions', () => {
  const { text, footer } = resultsReply(quiz, { closed: 5, people: [standing('a', 20, 2)] }, 5);
  expect(text).toBe('` 1.` <@a> – **20 points**, 2 of 5 right, 2 in a row');
  expect(footer).toMatch(/^1 member · 40% right/);
});

test('an opening says what, how many, until when, who and how points work, and loses its button at the end', () => {
  const scheduled: Quiz = { ...quiz, simultaneous: true };
  const open = openingReply({
    ...{ quiz: scheduled, questions: [questionAt(0, 'open'), questionAt(1, 'open')], now: 0 },
    about: ['Gates', 'Pooling'],
  });
  expect(open.text).toMatch(
    /^2 questions about \*\*Gates\*\* and \*\*Pooling\*\*, all at once\.\nOpen until <t:60:F>, <t:60:R>\./,
  );
  expect(open.text).toMatch(/Everybody in this channel may answer[\s\S]*gives 10 points, after a hint 6/);
  expect(open.buttons?.flat().map(({ label }) => label)).toEqual(['Stop']);
  const done: Quiz = { ...scheduled, status: 'done', finishedAt: 90_000 };
  const over = openingReply({ quiz: done, questions: [questionAt(0)], now: 0 });
  expect(over.text).toContain('It was open until <t:90:F>.');
  expect(over.text).toMatch(/It is over/);
  expect(over.text).not.toMatch(/<t:\d+:R>/);
  expect(over.buttons).toEqual([]);
});
