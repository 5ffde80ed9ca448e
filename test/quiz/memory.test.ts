/** What is remembered of each concept, when it comes back, and who is reminded. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { rememberUser } from '../../src/db/users.ts';
import { nextRun } from '../../src/quiz/calendar.ts';
import { remember } from '../../src/quiz/memory.ts';
import { seeded } from '../../src/quiz/random.ts';
import { conceptRows, reviewQuestions, weekMs, weekNames } from '../../src/quiz/review.ts';
import { QuizScheduler } from '../../src/quiz/scheduler.ts';
import { currentQuestion, revealSoloHint, startSolo, submitSoloAnswer } from '../../src/quiz/solo.ts';
import { weekShares } from '../../src/quiz/tables/answer-statistics.ts';
import { changeLearner, learnerOf } from '../../src/quiz/tables/learners.ts';
import { dueMemories, findMemory, nextDue } from '../../src/quiz/tables/memories.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { FakePublisher, templates } from './fake-publisher.ts';
import { clock } from './zones.ts';

const day = 24 * 60 * 60_000;
const start = Date.UTC(2026, 2, 2, 12);
let db: OpenDatabase;

beforeEach(() => {
  db = temporaryDatabase();
  rememberUser(db, { id: 'u', name: 'Ulla' });
});

const answer = (right: boolean, now: number, hinted = false) =>
  remember(db, { userId: 'u', concept: 'lstm', right, hinted }, now) ?? 0;

describe('a concept', () => {
  test('comes back later each time it is known, and soon when it is not', () => {
    let now = start;
    const waits = Array.from({ length: 6 }, () => {
      const due = answer(true, now);
      const wait = due - now;
      now = due;
      return wait;
    });
    // After the first learning steps each wait is longer than the one before.
    for (const [i, wait] of waits.slice(2).entries()) expect(wait).toBeGreaterThan(waits[i + 1] ?? 0);
    expect(waits.at(-1)).toBeGreaterThan(20 * day);
    expect(answer(false, now) - now).toBeLessThan(day);
  });

  test('known only with the hint comes back sooner than one that was known', () => {
    for (const concept of ['plain', 'hinted']) {
      for (const [i, hinted] of [false, false, concept === 'hinted'].entries())
        remember(db, { userId: 'u', concept, right: true, hinted }, start + i * 3 * day);
    }
    expect(findMemory(db, 'u', 'hinted')?.due).toBeLessThan(findMemory(db, 'u', 'plain')?.due ?? 0);
  });

  test('of a deck without topic is not kept', () => {
    expect(remember(db, { userId: 'u', concept: null, right: true, hinted: false }, start)).toBeUndefined();
    expect(nextDue(db, 'u')).toBeNull();
  });
});

describe('a review', () => {
  test('asks once about each concept that is due, the longest due first', () => {
    for (const [i, concept] of ['topic-1', 'weak', 'topic-2', 'gone'].entries())
      remember(db, { userId: 'u', concept, right: false, hinted: false }, start + i * 60_000);
    const questions = reviewQuestions(db, 'u', templates, { count: 10, now: start + day, random: seeded(1) });
    expect(questions.map(({ topic }) => topic)).toEqual(['topic-1', 'weak', 'topic-2']);
    expect(
      reviewQuestions(db, 'u', templates, { count: 1, now: start + day, random: seeded(1) }),
    ).toHaveLength(1);
    expect(reviewQuestions(db, 'u', templates, { count: 9, now: start - day, random: seeded(1) })).toEqual(
      [],
    );
  });

  test('notes each answer at once, and shows it by week', () => {
    const random = seeded(2);
    let now = start;
    for (const right of [true, false, true]) {
      const question = templates[0]?.make(random);
      if (question?.kind !== 'boolean') throw new Error('not true or false');
      const quiz = startSolo(
        db,
        { serverId: null, channelId: 'c', hostId: 'u', title: 'Review', kind: 'review' },
        [question],
        now,
      );
      const asked = currentQuestion(db, quiz.id, now);
      if (!asked) throw new Error('nothing is asked');
      if (!right) revealSoloHint(db, asked.id, 'u', now);
      expect(submitSoloAnswer(db, asked.id, 'u', question.right === right, now)).toBe(right);
      expect(() => submitSoloAnswer(db, asked.id, 'u', true, now)).toThrow(/answered this question already/);
      expect(currentQuestion(db, quiz.id, now)).toBeUndefined();
      now += weekMs;
    }
    expect(dueMemories(db, 'u', now + 400 * day)).toHaveLength(1);
    const since = now - weekMs + 1 - 3 * weekMs;
    const shares = weekShares(db, { userId: 'u', since });
    expect(shares.map(({ week, right, answered }) => [week, right, answered])).toEqual([
      [0, 1, 1],
      [1, 0, 1],
      [2, 1, 1],
    ]);
    const rows = conceptRows(shares, {
      weeks: 3,
      most: 5,
      titleOf: (concept) => `Topic ${concept}`,
    });
    expect(rows).toEqual([{ concept: 'Topic weak', weeks: [1, 0, 1] }]);
    expect(weekNames(3, Date.UTC(2026, 2, 23))).toEqual(['3 Mar', '10 Mar', 'this week']);
  });
});

test('a reminder comes at the learner’s local time, once a day, only when something is due, across the change of clocks', async () => {
  let time = start;
  const publisher = new FakePublisher(() => time);
  const parts = {
    db,
    random: seeded(3),
    now: () => time,
    log: (sentence: string, error: unknown) => expect.fail(`${sentence}: ${error}`),
  };
  const scheduler = new QuizScheduler({
    ...parts,
    bank: async () => ({ templates, problems: [], under: (topic) => [topic] }),
  });
  const when = { days: [1, 2, 3, 4, 5, 6, 7], time: '07:30', timeZone: 'Europe/Vienna' };
  changeLearner(db, 'u', {
    remindAt: '07:30',
    timeZone: 'Europe/Vienna',
    nextReminderAt: nextRun(when, time).at,
  });
  answer(false, start + 20 * day);
  for (; time < start + 40 * day; time += 30 * 60_000) await scheduler.tick(publisher);
  expect(publisher.reminded).toHaveLength(20);
  expect(new Set(publisher.reminded.map(({ at }) => clock(at, 'Europe/Vienna').slice(11)))).toEqual(
    new Set(['07:30']),
  );
  changeLearner(db, 'u', { remindAt: null, nextReminderAt: null });
  expect(learnerOf(db, 'u').visibility).toBe('named');
});
