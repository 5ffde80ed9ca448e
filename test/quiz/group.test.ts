/** A group's quiz by itself: who may do what, what an answer is worth, what comes next and when. */
import { describe, expect, test } from 'vitest';
import { CannotPostError } from '../../src/discord/cannot-post.ts';
import { endQuestionNow, revealHint, stopQuiz, submitAnswer } from '../../src/quiz/group.ts';
import { seeded } from '../../src/quiz/random.ts';
import { readingPauseMs } from '../../src/quiz/scheduler.ts';
import { currentQuestion, startSolo, submitSoloAnswer } from '../../src/quiz/solo.ts';
import { quizIdsOf, scores, streak } from '../../src/quiz/tables/answer-statistics.ts';
import { answersTo } from '../../src/quiz/tables/answers.ts';
import { changeLearner } from '../../src/quiz/tables/learners.ts';
import { dueMemories } from '../../src/quiz/tables/memories.ts';
import { findQuiz, shareQuiz } from '../../src/quiz/tables/quizzes.ts';
import { standingsOf } from '../../src/quiz/tables/standings.ts';
import { UserError } from '../../src/types/errors.ts';
import type { Question } from '../../src/types/quiz.ts';
import { FakePublisher, templates } from './fake-publisher.ts';
import { useScheduler } from './scheduler-setup.ts';

const day = 24 * 60 * 60_000;
const setup = useScheduler((now) => new FakePublisher(now));
const admin = { id: 'a', mayManage: true };

/** Questions whose right answer is true. */
const even = templates.filter((_, i) => i % 2 === 0).map((template) => template.make(seeded(1)));
const several: Question = {
  ...{ fact: 'several', source: 'deck', topic: null, level: 'first', prompt: 'Which?', explanation: 'Both.' },
  ...{ kind: 'multiple', options: ['x', 'y', 'z'].map((text) => ({ text })), right: [0, 2] },
};

describe('an answer', () => {
  test('may be changed until the end, and is then worth what it is, however late it came', async () => {
    const quiz = await setup.begin(even.slice(0, 1));
    const { id } = setup.questionAt(quiz.id);
    submitAnswer(setup.db, id, 'a', { given: true }, setup.time);
    submitAnswer(setup.db, id, 'b', { given: false }, setup.time);
    submitAnswer(setup.db, id, 'b', { option: 0 }, setup.time + 29_000);
    submitAnswer(setup.db, id, 'c', { given: false }, setup.time);
    await setup.pass(30_000);
    expect(() => submitAnswer(setup.db, id, 'c', { given: true }, setup.time)).toThrow(
      /This question is over/,
    );
    expect(scores(setup.db, { quizId: quiz.id }).map(({ userId, points }) => [userId, points])).toEqual([
      ['a', 10],
      ['b', 10],
      ['c', 0],
    ]);
  });

  test('that is pressed again, or taken back again, changes nothing, not even its time', async () => {
    const { id } = setup.questionAt((await setup.begin([several])).id);
    const start = setup.time;
    const stands = () => answersTo(setup.db, id).map(({ given, answeredAt }) => [given, answeredAt - start]);
    for (const after of [0, 1]) submitAnswer(setup.db, id, 'a', { option: 2 }, start + after);
    expect(stands()).toEqual([[[2], 0]]);
    submitAnswer(setup.db, id, 'a', { option: 0 }, start + 2);
    for (const after of [3, 4]) submitAnswer(setup.db, id, 'a', { deselected: 2 }, start + after);
    expect(stands()).toEqual([[[0], 3]]);
  });

  test('is an option that the question has', async () => {
    const many = setup.questionAt((await setup.begin([several])).id);
    for (const press of [{ option: 3 }, { deselected: 3 }])
      expect(() => submitAnswer(setup.db, many.id, 'a', press, setup.time)).toThrow(UserError);
    const [other] = even;
    const { id } = setup.questionAt((await setup.begin(other ? [other] : [], { channelId: 'd' })).id);
    for (const press of [{ option: 2 }, { deselected: 0 }])
      expect(() => submitAnswer(setup.db, id, 'a', press, setup.time)).toThrow(UserError);
    expect([...answersTo(setup.db, many.id), ...answersTo(setup.db, id)]).toEqual([]);
  });

  test('with several options is what stands pressed at the end', async () => {
    const quiz = await setup.begin([several]);
    const { id } = setup.questionAt(quiz.id);
    for (const option of [0, 1, 2]) submitAnswer(setup.db, id, 'a', { option }, setup.time);
    submitAnswer(setup.db, id, 'a', { deselected: 1 }, setup.time);
    submitAnswer(setup.db, id, 'b', { option: 0 }, setup.time);
    expect(answersTo(setup.db, id).map(({ given, right }) => [given, right])).toEqual([
      [[0, 2], true],
      [[0], false],
    ]);
  });

  test('after the hint is worth less, whether it came before or after', async () => {
    const quiz = await setup.begin(even.slice(0, 1));
    const { id } = setup.questionAt(quiz.id);
    submitAnswer(setup.db, id, 'a', { given: true }, setup.time);
    expect(revealHint(setup.db, id, 'a', setup.time)).toBe('Halve it.');
    revealHint(setup.db, id, 'b', setup.time);
    expect(answersTo(setup.db, id).map(({ userId }) => userId)).toEqual(['a']);
    submitAnswer(setup.db, id, 'b', { given: true }, setup.time);
    expect(answersTo(setup.db, id).map(({ points }) => points)).toEqual([6, 6]);
  });

  test('counts for memory once the question is over', async () => {
    const quiz = await setup.begin(even.slice(0, 1));
    submitAnswer(setup.db, setup.questionAt(quiz.id).id, 'a', { given: true }, setup.time);
    expect(dueMemories(setup.db, 'a', setup.time + 400 * day)).toEqual([]);
    await setup.pass(30_000);
    expect(dueMemories(setup.db, 'a', setup.time + 400 * day).map(({ concept }) => concept)).toEqual([
      'weak',
    ]);
  });
});

describe('a race', () => {
  test('goes to the first right answer, and each has one try', async () => {
    const quiz = await setup.begin(even.slice(0, 2), { kind: 'race' });
    const { id } = setup.questionAt(quiz.id);
    expect(submitAnswer(setup.db, id, 'a', { given: false }, setup.time)).toEqual({ kind: 'wrong' });
    expect(() => submitAnswer(setup.db, id, 'a', { given: true }, setup.time)).toThrow(/one try/);
    expect(submitAnswer(setup.db, id, 'b', { given: true }, setup.time)).toEqual({ kind: 'won' });
    expect(() => submitAnswer(setup.db, id, 'c', { given: true }, setup.time)).toThrow(/over/);
    await setup.pass(0);
    expect(setup.publisher.revealed).toEqual([id]);
    expect(setup.publisher.posted).toHaveLength(1);
    await setup.pass(readingPauseMs);
    expect(setup.publisher.posted).toHaveLength(2);
  });
});

describe('a quiz', () => {
  test('goes from question to question with a pause to read, and ends with results', async () => {
    const quiz = await setup.begin(even.slice(0, 2));
    await setup.pass(29_999);
    expect(setup.publisher.revealed).toEqual([]);
    await setup.pass(1);
    expect([setup.publisher.revealed.length, setup.publisher.posted.length]).toEqual([1, 1]);
    await setup.pass(readingPauseMs);
    expect(setup.publisher.posted).toHaveLength(2);
    await setup.pass(30_000);
    expect(findQuiz(setup.db, quiz.id)?.status).toBe('done');
    expect(setup.publisher.finished).toEqual([quiz.id]);
  });

  test('has an opening that shows when it has begun and when it is over, whatever stops it', async () => {
    const opened = { openingMessageId: 'o' };
    const done = await setup.begin(even.slice(0, 1), opened);
    await setup.pass(30_000);
    const stopped = await setup.begin(even.slice(0, 1), { ...opened, channelId: 'd' });
    stopQuiz(setup.db, stopped, admin, setup.time);
    await setup.pass(0);
    expect(setup.publisher.openings).toEqual([
      { quizId: done.id, status: 'running' },
      { quizId: done.id, status: 'done' },
      { quizId: stopped.id, status: 'running' },
      { quizId: stopped.id, status: 'stopped' },
    ]);
    expect(setup.publisher.finished).toEqual([done.id, stopped.id]);
  });

  test('counts a question without an answer as not right, and as the end of a streak', async () => {
    const quiz = await setup.begin(even.slice(0, 3));
    for (const [position, people] of [['a', 'b'], ['a', 'b'], ['b']].entries()) {
      const { id } = setup.questionAt(quiz.id, position);
      for (const user of people) submitAnswer(setup.db, id, user, { given: true }, setup.time);
      await setup.pass(30_000);
      await setup.pass(readingPauseMs);
    }
    const { closed, people } = standingsOf(setup.db, quiz.id);
    expect(closed).toBe(3);
    expect(people).toMatchObject([
      { userId: 'b', points: 30, right: 3, streak: 3 },
      { userId: 'a', points: 20, right: 2, streak: 0 },
    ]);
  });

  test('is ended early by its host or an admin only', async () => {
    const quiz = await setup.begin(even.slice(0, 2));
    const { id } = setup.questionAt(quiz.id);
    expect(() => endQuestionNow(setup.db, id, { id: 'b', mayManage: false }, setup.time)).toThrow(
      /Only whoever started/,
    );
    endQuestionNow(setup.db, id, { id: 'host', mayManage: false }, setup.time);
    await setup.pass(readingPauseMs);
    expect(setup.publisher.posted).toHaveLength(2);
    stopQuiz(setup.db, quiz, admin, setup.time);
    await setup.pass(0);
    expect(setup.publisher.revealed).toHaveLength(2);
    await setup.pass(day);
    expect(setup.publisher.posted).toHaveLength(2);
  });

  test('that went question by question is not taken up again after a long absence', async () => {
    const quiz = await setup.begin(even.slice(0, 3));
    await setup.pass(3 * 60 * 60_000);
    await setup.pass(readingPauseMs);
    expect(setup.publisher.posted).toHaveLength(1);
    expect(findQuiz(setup.db, quiz.id)?.status).toBe('done');
  });

  test('is told to its host when it cannot be posted', async () => {
    setup.publisher.postQuestion = () => Promise.reject(new CannotPostError('forbidden'));
    const quiz = await setup.begin(even.slice(0, 1));
    expect(findQuiz(setup.db, quiz.id)?.status).toBe('stopped');
    expect(setup.publisher.told).toEqual([
      { userId: 'host', sentence: expect.stringContaining('I may not post in its channel') },
    ]);
  });

  test('tries again when Discord stumbles, and posts once', async () => {
    const { postQuestion } = setup.publisher;
    let stumbles = 2;
    setup.publisher.postQuestion = async (...all) => {
      const id = await postQuestion.apply(setup.publisher, all);
      if (stumbles-- > 0) throw new Error('502');
      return id;
    };
    await setup.begin(even.slice(0, 1));
    for (let i = 0; i < 3; i++) await setup.pass(10_000);
    expect(setup.publisher.posted).toHaveLength(1);
  });
});

describe('boards', () => {
  test('count a quiz of one’s own only once its result is shared', async () => {
    const place = { serverId: 's', channelId: 'c', hostId: 'a', title: 'Quiz', kind: 'own' as const };
    const quiz = startSolo(setup.db, place, even.slice(0, 1), setup.time);
    const question = currentQuestion(setup.db, quiz.id, setup.time);
    submitSoloAnswer(setup.db, question?.id ?? 0, 'a', true, setup.time);
    expect(scores(setup.db, { serverId: 's' })).toEqual([]);
    expect(quizIdsOf(setup.db, { serverId: 's' })).toEqual([]);
    expect([shareQuiz(setup.db, quiz.id), shareQuiz(setup.db, quiz.id)]).toEqual([true, false]);
    expect(scores(setup.db, { serverId: 's' })).toMatchObject([{ userId: 'a', points: 10 }]);
  });

  test('count a streak back to the last wrong answer, and leave hidden learners out', async () => {
    for (const right of [true, false, true, true]) {
      const quiz = await setup.begin(even.slice(0, 1));
      for (const user of ['a', 'b'])
        submitAnswer(setup.db, setup.questionAt(quiz.id).id, user, { given: right }, setup.time);
      await setup.pass(30_000);
      setup.time += 1_000;
    }
    expect(streak(setup.db, { serverId: 's', userId: 'a' })).toBe(2);
    changeLearner(setup.db, 'b', { visibility: 'hidden' });
    expect(
      scores(setup.db, { serverId: 's' }).map(({ userId, points, right, answered }) => [
        userId,
        points,
        right,
        answered,
      ]),
    ).toEqual([['a', 30, 3, 4]]);
    expect(scores(setup.db, { serverId: 's', since: setup.time })).toEqual([]);
    expect(scores(setup.db, { serverId: 's', topics: ['other'] })).toEqual([]);
    expect(scores(setup.db, { serverId: 'another' })).toEqual([]);
  });
});
