/** A schedule by itself: what it asks, when it is silent, and what its owner is told. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { CannotPostError } from '../../src/discord/cannot-post.ts';
import { nextRun } from '../../src/quiz/calendar.ts';
import { submitAnswer } from '../../src/quiz/group.ts';
import { seeded } from '../../src/quiz/random.ts';
import { questionsFor, weakness } from '../../src/quiz/runs.ts';
import type { QuizScheduler } from '../../src/quiz/scheduler.ts';
import { occurrencesOf } from '../../src/quiz/tables/occurrences.ts';
import type { NewQuiz } from '../../src/quiz/tables/quizzes.ts';
import { addSchedule, changeSchedule, findSchedule } from '../../src/quiz/tables/schedules.ts';
import type { Question } from '../../src/types/quiz.ts';
import { type FakePublisher, templates } from './fake-publisher.ts';
import { beginQuiz, createScheduled, questionAt, templateBank } from './scheduler-setup.ts';

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

describe('a schedule', () => {
  const plan = {
    ...{
      days: [1, 2, 3, 4, 5, 6, 7],
      time: '18:00',
      timeZone: 'UTC',
      channelId: 'c',
      deckId: null,
      deckName: null,
      topics: [],
    },
    ...{ questions: 5, openMinutes: 60, pingRoleId: null, adapt: true },
  };
  const set = (more = {}) => {
    const whole = { ...plan, ...more };
    return addSchedule(db, { serverId: 's', ownerId: 'host' }, whole, nextRun(whole, time), time);
  };

  test('asks about weak topics more often, unless that is turned off', async () => {
    for (const template of templates.filter(({ topic }) => topic === 'weak')) {
      const quiz = await begin([template.make(seeded(1))]);
      const { id, question } = asked(quiz.id);
      for (const user of ['a', 'b', 'c'])
        submitAnswer(db, id, user, { given: question.kind === 'boolean' && !question.right }, time);
      await pass(30_000);
    }
    expect(weakness(db, 's', time)('weak')).toBeGreaterThan(3.5);
    expect(weakness(db, 's', time)('never asked')).toBe(2.5);
    time += 61 * day;
    const share = async (adapt: boolean) => {
      const schedule = set({ adapt });
      const random = seeded(9);
      const all = await Promise.all(
        Array.from({ length: 200 }, () =>
          questionsFor({ db, bank: templateBank, random, now: () => time }, schedule),
        ),
      );
      return all.flat().filter(({ topic }) => topic === 'weak').length / 1_000;
    };
    const [adapted, even] = [await share(true), await share(false)];
    expect(even).toBeGreaterThan(0.28);
    expect(even).toBeLessThan(0.39);
    expect(adapted).toBeGreaterThan(even + 0.04);
  });

  test('that is paused posts nothing; one that skips, skips once', async () => {
    const { id } = set();
    changeSchedule(db, id, { paused: true });
    await pass(3 * day);
    expect(publisher.posted).toEqual([]);
    changeSchedule(db, id, { paused: false, skipNext: true }, nextRun(plan, time));
    await pass(day);
    await pass(day);
    expect(occurrencesOf(db, id).map(({ status }) => status)).toEqual(['posted', 'skipped']);
    expect(publisher.posted).toHaveLength(5);
  });

  test('tells its owner once of trouble, again only after it went well in between', async () => {
    const { id } = set({ questions: 1 });
    const { postQuestion } = publisher;
    const fail = () => Promise.reject(new CannotPostError('locked'));
    publisher.postQuestion = fail;
    for (let i = 0; i < 3; i++) await pass(day);
    expect(publisher.told).toHaveLength(1);
    expect(publisher.told[0]?.sentence).toMatch(/thread is archived and locked/);
    publisher.postQuestion = postQuestion;
    await pass(day);
    expect(findSchedule(db, id)?.problem).toBeNull();
    publisher.postQuestion = fail;
    await pass(day);
    expect(publisher.told).toHaveLength(2);
  });

  test('without anything to ask says so', async () => {
    set({ topics: ['nothing of the kind'] });
    await pass(day);
    expect(publisher.told[0]?.sentence).toMatch(/there are no questions for it/);
  });
});
