/** What a quiz owes while Discord is away: it waits, and is paid once Discord is back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { joinServer } from '../../src/db/servers.ts';
import { rememberUser } from '../../src/db/users.ts';
import { CannotPostError } from '../../src/discord/cannot-post.ts';
import { nextRun } from '../../src/quiz/calendar.ts';
import { submitAnswer } from '../../src/quiz/group.ts';
import type { MessageSearch } from '../../src/quiz/publisher.ts';
import { seeded } from '../../src/quiz/random.ts';
import { QuizScheduler, readingPauseMs } from '../../src/quiz/scheduler.ts';
import { changeLearner } from '../../src/quiz/tables/learners.ts';
import { occurrencesOf } from '../../src/quiz/tables/occurrences.ts';
import { quizQuestionsOf } from '../../src/quiz/tables/quiz-questions.ts';
import { addQuiz, findQuiz, type Quiz } from '../../src/quiz/tables/quizzes.ts';
import { addSchedule } from '../../src/quiz/tables/schedules.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { FakePublisher, templates } from './fake-publisher.ts';

/** A Discord that is away for a while. */
class AwayStage extends FakePublisher {
  ready = true;
  /** What everything that is sent fails with. */
  trouble: Error | undefined;

  constructor(now: () => number) {
    super(now, (when) => {
      if (when === 'before' && this.trouble) throw this.trouble;
    });
  }

  override isReady(): boolean {
    return this.ready;
  }

  /** Results are posted, and Discord's answer is lost. */
  losesResults = false;

  override async postResults(quiz: Quiz, nonce: string): Promise<void> {
    await super.postResults(quiz, nonce);
    if (this.losesResults) throw away;
  }

  override async sendPrivately(userId: string, sentence: string): Promise<void> {
    if (this.trouble) throw this.trouble;
    return super.sendPrivately(userId, sentence);
  }

  override async remind(userId: string, due: number): Promise<void> {
    if (this.trouble) throw this.trouble;
    return super.remind(userId, due);
  }
}

const minute = 60_000;
const day = 24 * 60 * minute;
const away = new Error('connect ECONNREFUSED');
const questions = templates.slice(0, 2).map((template) => template.make(seeded(1)));
let time: number;
let db: OpenDatabase;
let publisher: AwayStage;
let scheduler: QuizScheduler;
/** Another life of the bot on the same database. */
let life: () => QuizScheduler;

beforeEach(() => {
  time = Date.UTC(2026, 4, 4, 12);
  db = temporaryDatabase();
  joinServer(db, { id: 's', name: 'Study' });
  for (const id of ['host', 'a']) rememberUser(db, { id, name: id });
  publisher = new AwayStage(() => time);
  const bank = async () => ({ templates, problems: [], under: (topic: string) => [topic] });
  life = () => new QuizScheduler({ db, bank, random: seeded(1), now: () => time, log: () => undefined });
  scheduler = life();
});

const begin = () =>
  addQuiz(
    db,
    {
      ...{ serverId: 's', channelId: 'c', hostId: 'host', kind: 'group', title: 'Quiz' },
      ...{ seconds: 30, nextAt: time },
    },
    questions,
    time,
  );
const pass = async (ms: number) => {
  time += ms;
  await scheduler.tick(publisher);
};
const plan = {
  ...{
    days: [1, 2, 3, 4, 5, 6, 7],
    time: '13:00',
    timeZone: 'UTC',
    channelId: 'c',
    deckId: null,
    deckName: null,
  },
  ...{ topics: [], questions: 1, openMinutes: 60, pingRoleId: null, adapt: false },
};

test('nothing is begun without Discord, and everything once it is back', async () => {
  begin();
  publisher.ready = false;
  scheduler.start(publisher);
  onTestFinished(() => scheduler.stop());
  await sleep(600);
  expect(publisher.posted).toEqual([]);
  expect(quizQuestionsOf(db, 1).map(({ status }) => status)).toEqual(['planned', 'planned']);
  publisher.ready = true;
  scheduler.wake();
  await expect.poll(() => publisher.posted).toHaveLength(1);
});

test.each([1, 3, 30])(
  'a question that could not be posted for %i minutes is posted then, once',
  async (minutes) => {
    const { id } = addSchedule(db, { serverId: 's', ownerId: 'host' }, plan, nextRun(plan, time), time);
    publisher.trouble = away;
    await pass(60 * minute);
    for (let i = 0; i < minutes * 6; i++) await pass(10_000);
    expect(publisher.posted).toEqual([]);
    publisher.trouble = undefined;
    for (let i = 0; i < 3; i++) await pass(10_000);
    expect(publisher.posted).toHaveLength(1);
    expect(publisher.posted[0]?.late).toBe(minutes > 2);
    expect(occurrencesOf(db, id).map(({ status }) => status)).toEqual(['posted']);
    expect(publisher.told).toEqual([]);
  },
);

test('a solution that could not be shown is shown later', async () => {
  begin();
  await pass(0);
  publisher.trouble = away;
  await pass(30_000);
  expect(publisher.revealed).toEqual([]);
  publisher.trouble = undefined;
  await pass(30_000);
  expect(publisher.revealed).toContain(1);
});

const results = () => [publisher.finished, findQuiz(db, 1)?.resultsPending];

test.each([30_000, 10 * minute])(
  'results that could not be posted are posted %i ms later, once, also by another life of the bot',
  async (later) => {
    begin();
    await pass(0);
    await pass(30_000);
    await pass(readingPauseMs);
    publisher.trouble = away;
    await pass(30_000);
    expect(results()).toEqual([[], true]);
    expect(findQuiz(db, 1)?.status).toBe('done');
    scheduler = life();
    publisher.trouble = undefined;
    for (let i = 0; i < 3; i++) await pass(later);
    expect(results()).toEqual([[1], false]);
  },
);

test.each([30_000, 10 * minute])(
  'results of which Discord’s answer was lost are not posted again %i ms later',
  async (later) => {
    begin();
    publisher.losesResults = true;
    await pass(0);
    await pass(30_000);
    await pass(readingPauseMs);
    await pass(30_000);
    expect(results()).toEqual([[1], true]);
    publisher.losesResults = false;
    scheduler = life();
    for (let i = 0; i < 3; i++) await pass(later);
    expect(results()).toEqual([[1], false]);
  },
);

test.each<[string, MessageSearch | CannotPostError]>([
  ['nobody may look', 'unknown'],
  ['the channel is gone', new CannotPostError('gone')],
])('results are left out rather than posted twice where %s', async (_, found) => {
  begin();
  await pass(0);
  await pass(30_000);
  await pass(readingPauseMs);
  publisher.trouble = away;
  await pass(30_000);
  publisher.trouble = undefined;
  publisher.findResults = async () => {
    if (found instanceof Error) throw found;
    return found;
  };
  for (let i = 0; i < 3; i++) await pass(10 * minute);
  expect(results()).toEqual([[], false]);
});

test('results that Discord refuses for a day are given up', async () => {
  begin();
  await pass(0);
  await pass(30_000);
  await pass(readingPauseMs);
  publisher.trouble = new Error('Invalid Form Body');
  await pass(30_000);
  await pass(day);
  expect(results()).toEqual([[], true]);
  await pass(minute);
  expect(results()).toEqual([[], false]);
});

test('an owner who could not be told of missed runs is told later, once', async () => {
  addSchedule(db, { serverId: 's', ownerId: 'host' }, plan, nextRun(plan, time), time);
  publisher.trouble = away;
  await pass(3 * day);
  expect(publisher.told).toEqual([]);
  publisher.trouble = undefined;
  for (let i = 0; i < 3; i++) await pass(minute);
  expect(publisher.told).toHaveLength(1);
  expect(publisher.told[0]).toMatchObject({ userId: 'host', sentence: expect.stringMatching(/missed/) });
});

test('an owner who takes no messages is not told again and again', async () => {
  addSchedule(db, { serverId: 's', ownerId: 'host' }, plan, nextRun(plan, time), time);
  let tries = 0;
  publisher.sendPrivately = async () => {
    tries += 1;
    throw new CannotPostError('forbidden');
  };
  await pass(3 * day);
  for (let i = 0; i < 3; i++) await pass(minute);
  expect(tries).toBe(1);
});

test('a reminder that could not be sent is sent later on the same day, once', async () => {
  begin();
  await pass(0);
  submitAnswer(db, 1, 'a', { given: true }, time);
  await pass(30_000);
  time += 30 * day;
  changeLearner(db, 'a', { remindAt: '12:00', timeZone: 'UTC', nextReminderAt: time });
  publisher.trouble = away;
  await pass(0);
  publisher.trouble = undefined;
  const failedAt = time;
  for (let i = 0; i < 6; i++) await pass(5 * minute);
  expect(publisher.reminded.map(({ userId, due, at }) => [userId, due, at - failedAt])).toEqual([
    ['a', 1, 10 * minute],
  ]);
});
