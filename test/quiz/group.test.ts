/** A group's quiz by itself: who may do what, what an answer is worth, what comes next and when. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { CannotPostError } from '../../src/discord/cannot-post.ts';
import { endQuestionNow, revealHint, stopQuiz, submitAnswer } from '../../src/quiz/group.ts';
import { seeded } from '../../src/quiz/random.ts';
import { type QuizScheduler, readingPauseMs } from '../../src/quiz/scheduler.ts';
import { scores, streak } from '../../src/quiz/tables/answer-statistics.ts';
import { answersTo } from '../../src/quiz/tables/answers.ts';
import { changeLearner } from '../../src/quiz/tables/learners.ts';
import { dueMemories } from '../../src/quiz/tables/memories.ts';
import { findQuiz, type NewQuiz } from '../../src/quiz/tables/quizzes.ts';
import { UserError } from '../../src/types/errors.ts';
import type { Question } from '../../src/types/quiz.ts';
import { type FakePublisher, templates } from './fake-publisher.ts';
import { beginQuiz, createScheduled, questionAt } from './scheduler-setup.ts';

const day = 24 * 60 * 60_000;
let time = Date.UTC(2026, 4, 4, 12);
let db: OpenDatabase;
let publisher: FakePublisher;
let scheduler: QuizScheduler;

beforeEach(() => {
  time = Date.UTC(2026, 4, 4, 12);
  ({ db, publisher, scheduler } = createScheduled(() => time));
});

const begin = (questions: readonly Question[], more?: Partial<NewQuiz>) =>
  beginQuiz({ db, publisher, scheduler }, questions, time, more);
const asked = (quizId: number, position?: number) => questionAt(db, quizId, position);
const pass = async (ms: number) => {
  time += ms;
  await scheduler.tick(publisher);
};
const admin = { id: 'a', mayManage: true };

/** Questions whose right answer is true. */
const even = templates.filter((_, i) => i % 2 === 0).map((template) => template.make(seeded(1)));
const several: Question = {
  ...{ fact: 'several', source: 'deck', topic: null, level: 'first', prompt: 'Which?', explanation: 'Both.' },
  ...{ kind: 'multiple', options: ['x', 'y', 'z'].map((text) => ({ text })), right: [0, 2] },
};

describe('an answer', () => {
  test('may be changed until the end, and is then worth what it is, however late it came', async () => {
    const quiz = await begin(even.slice(0, 1));
    const { id } = asked(quiz.id);
    submitAnswer(db, id, 'a', { given: true }, time);
    submitAnswer(db, id, 'b', { given: false }, time);
    submitAnswer(db, id, 'b', { option: 0 }, time + 29_000);
    submitAnswer(db, id, 'c', { given: false }, time);
    await pass(30_000);
    expect(() => submitAnswer(db, id, 'c', { given: true }, time)).toThrow(/This question is over/);
    expect(scores(db, { quizId: quiz.id }).map(({ userId, points }) => [userId, points])).toEqual([
      ['a', 10],
      ['b', 10],
      ['c', 0],
    ]);
  });

  test('that is pressed again, or taken back again, changes nothing, not even its time', async () => {
    const { id } = asked((await begin([several])).id);
    const start = time;
    const stands = () => answersTo(db, id).map(({ given, answeredAt }) => [given, answeredAt - start]);
    for (const after of [0, 1]) submitAnswer(db, id, 'a', { option: 2 }, start + after);
    expect(stands()).toEqual([[[2], 0]]);
    submitAnswer(db, id, 'a', { option: 0 }, start + 2);
    for (const after of [3, 4]) submitAnswer(db, id, 'a', { deselected: 2 }, start + after);
    expect(stands()).toEqual([[[0], 3]]);
  });

  test('is an option that the question has', async () => {
    const many = asked((await begin([several])).id);
    for (const press of [{ option: 3 }, { deselected: 3 }])
      expect(() => submitAnswer(db, many.id, 'a', press, time)).toThrow(UserError);
    const [other] = even;
    const { id } = asked((await begin(other ? [other] : [], { channelId: 'd' })).id);
    for (const press of [{ option: 2 }, { deselected: 0 }])
      expect(() => submitAnswer(db, id, 'a', press, time)).toThrow(UserError);
    expect([...answersTo(db, many.id), ...answersTo(db, id)]).toEqual([]);
  });

  test('with several options is what stands pressed at the end', async () => {
    const quiz = await begin([several]);
    const { id } = asked(quiz.id);
    for (const option of [0, 1, 2]) submitAnswer(db, id, 'a', { option }, time);
    submitAnswer(db, id, 'a', { deselected: 1 }, time);
    submitAnswer(db, id, 'b', { option: 0 }, time);
    expect(answersTo(db, id).map(({ given, right }) => [given, right])).toEqual([
      [[0, 2], true],
      [[0], false],
    ]);
  });

  test('after the hint is worth less, whether it came before or after', async () => {
    const quiz = await begin(even.slice(0, 1));
    const { id } = asked(quiz.id);
    submitAnswer(db, id, 'a', { given: true }, time);
    expect(revealHint(db, id, 'a', time)).toBe('Halve it.');
    revealHint(db, id, 'b', time);
    expect(answersTo(db, id).map(({ userId }) => userId)).toEqual(['a']);
    submitAnswer(db, id, 'b', { given: true }, time);
    expect(answersTo(db, id).map(({ points }) => points)).toEqual([6, 6]);
  });

  test('counts for memory once the question is over', async () => {
    const quiz = await begin(even.slice(0, 1));
    submitAnswer(db, asked(quiz.id).id, 'a', { given: true }, time);
    expect(dueMemories(db, 'a', time + 400 * day)).toEqual([]);
    await pass(30_000);
    expect(dueMemories(db, 'a', time + 400 * day).map(({ concept }) => concept)).toEqual(['weak']);
  });
});

describe('a race', () => {
  test('goes to the first right answer, and each has one try', async () => {
    const quiz = await begin(even.slice(0, 2), { kind: 'race' });
    const { id } = asked(quiz.id);
    expect(submitAnswer(db, id, 'a', { given: false }, time)).toEqual({ kind: 'wrong' });
    expect(() => submitAnswer(db, id, 'a', { given: true }, time)).toThrow(/one try/);
    expect(submitAnswer(db, id, 'b', { given: true }, time)).toEqual({ kind: 'won' });
    expect(() => submitAnswer(db, id, 'c', { given: true }, time)).toThrow(/over/);
    await pass(0);
    expect(publisher.revealed).toEqual([id]);
    expect(publisher.posted).toHaveLength(1);
    await pass(readingPauseMs);
    expect(publisher.posted).toHaveLength(2);
  });
});

describe('a quiz', () => {
  test('goes from question to question with a pause to read, and ends with results', async () => {
    const quiz = await begin(even.slice(0, 2));
    await pass(29_999);
    expect(publisher.revealed).toEqual([]);
    await pass(1);
    expect([publisher.revealed.length, publisher.posted.length]).toEqual([1, 1]);
    await pass(readingPauseMs);
    expect(publisher.posted).toHaveLength(2);
    await pass(30_000);
    expect(findQuiz(db, quiz.id)?.status).toBe('done');
    expect(publisher.finished).toEqual([quiz.id]);
  });

  test('is ended early by its host or an admin only', async () => {
    const quiz = await begin(even.slice(0, 2));
    const { id } = asked(quiz.id);
    expect(() => endQuestionNow(db, id, { id: 'b', mayManage: false }, time)).toThrow(/Only whoever started/);
    endQuestionNow(db, id, { id: 'host', mayManage: false }, time);
    await pass(readingPauseMs);
    expect(publisher.posted).toHaveLength(2);
    stopQuiz(db, quiz, admin, time);
    await pass(0);
    expect(publisher.revealed).toHaveLength(2);
    await pass(day);
    expect(publisher.posted).toHaveLength(2);
  });

  test('that went question by question is not taken up again after a long absence', async () => {
    const quiz = await begin(even.slice(0, 3));
    await pass(3 * 60 * 60_000);
    await pass(readingPauseMs);
    expect(publisher.posted).toHaveLength(1);
    expect(findQuiz(db, quiz.id)?.status).toBe('done');
  });

  test('is told to its host when it cannot be posted', async () => {
    publisher.postQuestion = () => Promise.reject(new CannotPostError('forbidden'));
    const quiz = await begin(even.slice(0, 1));
    expect(findQuiz(db, quiz.id)?.status).toBe('stopped');
    expect(publisher.told).toEqual([
      { userId: 'host', sentence: expect.stringContaining('I may not post in its channel') },
    ]);
  });

  test('tries again when Discord stumbles, and posts once', async () => {
    const { postQuestion } = publisher;
    let stumbles = 2;
    publisher.postQuestion = async (...all) => {
      const id = await postQuestion.apply(publisher, all);
      if (stumbles-- > 0) throw new Error('502');
      return id;
    };
    await begin(even.slice(0, 1));
    for (let i = 0; i < 3; i++) await pass(10_000);
    expect(publisher.posted).toHaveLength(1);
  });
});

describe('boards', () => {
  test('count a streak back to the last wrong answer, and leave hidden learners out', async () => {
    for (const right of [true, false, true, true]) {
      const quiz = await begin(even.slice(0, 1));
      for (const user of ['a', 'b']) submitAnswer(db, asked(quiz.id).id, user, { given: right }, time);
      await pass(30_000);
      time += 1_000;
    }
    expect(streak(db, { serverId: 's', userId: 'a' })).toBe(2);
    changeLearner(db, 'b', { visibility: 'hidden' });
    expect(
      scores(db, { serverId: 's' }).map(({ userId, points, right, answered }) => [
        userId,
        points,
        right,
        answered,
      ]),
    ).toEqual([['a', 30, 3, 4]]);
    expect(scores(db, { serverId: 's', since: time })).toEqual([]);
    expect(scores(db, { serverId: 's', topics: ['other'] })).toEqual([]);
    expect(scores(db, { serverId: 'another' })).toEqual([]);
  });
});
