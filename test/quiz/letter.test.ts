/** The weekly letter: once a week, with the silent counted, and honest where it cannot arrive. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { joinServer } from '../../src/db/servers.ts';
import { rememberUser } from '../../src/db/users.ts';
import { CannotPostError } from '../../src/discord/cannot-post.ts';
import { nextLetterAt, sendLetters } from '../../src/quiz/letter.ts';
import { letterAbout } from '../../src/quiz/letter-content.ts';
import { weekMs } from '../../src/quiz/review.ts';
import { saveAnswer } from '../../src/quiz/tables/answers.ts';
import { changeLearner } from '../../src/quiz/tables/learners.ts';
import { letterOf, putLetter } from '../../src/quiz/tables/letters.ts';
import { quizQuestionsOf } from '../../src/quiz/tables/quiz-questions.ts';
import { addQuiz } from '../../src/quiz/tables/quizzes.ts';
import { letterReply } from '../../src/quiz/views/letter.ts';
import type { Question } from '../../src/types/quiz.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { FakePublisher } from './fake-publisher.ts';
import { ownLibrary } from './library.ts';

const library = await ownLibrary();
/** A Monday, 8:00 in Vienna. */
const monday = Date.UTC(2026, 10, 30, 7);
let now: number;
let db: OpenDatabase;
let publisher: FakePublisher;

const send = () =>
  sendLetters(
    { db, libraries: { library: async () => library }, now: () => now, log: () => undefined },
    publisher,
  );

beforeEach(() => {
  now = monday;
  db = temporaryDatabase();
  publisher = new FakePublisher(() => now);
  joinServer(db, { id: 's', name: 'Class' });
  for (const id of ['teacher', 'ann', 'bob', 'cyd', 'dan']) rememberUser(db, { id, name: id });
  changeLearner(db, 'cyd', { visibility: 'anonymous' });
  changeLearner(db, 'dan', { visibility: 'hidden' });
  putLetter(db, { serverId: 's', userId: 'teacher', timeZone: 'Europe/Vienna', nextAt: monday });
});

/** Answers to one question about a topic, by learner: whether right, and when. */
function answersAbout(topic: string, given: [userId: string, right: boolean, at: number][]): void {
  const question: Question = {
    kind: 'boolean',
    right: true,
    fact: topic,
    source: 'document',
    topic,
    level: 'first',
    prompt: 'Is it?',
    explanation: 'It is.',
  };
  const place = { serverId: 's', channelId: 'c', hostId: 'ann', kind: 'group', title: 'Quiz' } as const;
  const quiz = addQuiz(db, { ...place, seconds: 9, nextAt: null }, [question], now);
  for (const { id } of quizQuestionsOf(db, quiz.id)) {
    for (const [userId, right, at] of given)
      saveAnswer(db, { questionId: id, userId, given: right, right, points: 0 }, at);
    db.$client.prepare("update asked set status = 'closed', closed_at = ? where id = ?").run(now, id);
  }
}

test('a letter comes once, on Monday morning in the zone, however often it is looked for', async () => {
  now = monday - 1;
  await send();
  expect(publisher.told).toEqual([]);
  now = monday;
  await Promise.all([send(), send()]);
  await send();
  expect(publisher.told.map(({ userId }) => userId)).toEqual(['teacher']);
  expect(letterOf(db, 's', 'teacher')).toMatchObject({ nextAt: monday + weekMs, latest: '2026-11-30' });
  now = monday + weekMs;
  await send();
  expect(publisher.told).toHaveLength(2);
  // The clocks change on 28 March 2027.
  const summer = Date.UTC(2027, 2, 29, 6);
  expect(nextLetterAt('Europe/Vienna', Date.UTC(2027, 2, 27))).toBe(summer);
  for (const at of [summer - weekMs + 3_600_000, summer, summer + weekMs]) {
    putLetter(db, { serverId: 's', userId: 'teacher', timeZone: 'Europe/Vienna', nextAt: at });
    now = at;
    await send();
  }
  expect(publisher.told).toHaveLength(5);
});

test('the weakest ideas come first, and those who fell silent are named only if they wish', async () => {
  const [before, lately] = [now - 2 * weekMs, now - weekMs / 2];
  answersAbout('lstm', [
    ['ann', false, lately],
    ['bob', false, before],
    ['cyd', true, before],
    ['dan', false, before],
  ]);
  answersAbout('pooling', [['ann', true, lately]]);
  for (let i = 0; i < 3; i++) answersAbout('gru', [['ann', i === 0, lately]]);
  const content = await letterAbout(db, library, 's', now);
  expect(content).toMatchObject({ learners: 1, silent: { named: ['bob'], others: 2 } });
  expect(content.weakest.map(({ topic, right, answered }) => [topic, right, answered])).toEqual([
    ['gru', 1, 3],
  ]);
  const said = JSON.stringify(letterReply(content, now));
  expect(said).toContain('<@bob> and 2 more answered in the four weeks before');
  expect(said).not.toMatch(/<@(cyd|dan)>/);
});

test('where it cannot arrive, that is stored, and the next one is tried', async () => {
  publisher.sendPrivately = async () => {
    throw new CannotPostError('forbidden');
  };
  await send();
  expect(letterOf(db, 's', 'teacher')).toMatchObject({ problem: 'closed', nextAt: monday + weekMs });
  publisher.mayManage = async () => false;
  now = monday + weekMs;
  await send();
  expect(letterOf(db, 's', 'teacher')?.problem).toBe('rights');
});

test('a letter that Discord refuses for now is sent later', async () => {
  const { sendPrivately } = publisher;
  publisher.sendPrivately = async () => {
    throw new Error('ECONNRESET');
  };
  await send();
  publisher.sendPrivately = sendPrivately;
  now += 10 * 60_000;
  await send();
  expect(publisher.told).toHaveLength(1);
  expect(letterOf(db, 's', 'teacher')).toMatchObject({ problem: null, nextAt: monday + weekMs });
});

test('a letter that arrived without a response from Discord is not sent again', async () => {
  const { sendPrivately } = publisher;
  publisher.sendPrivately = async (userId, message) => {
    await sendPrivately.call(publisher, userId, message);
    throw new Error('ECONNRESET');
  };
  await send();
  publisher.sendPrivately = sendPrivately;
  now += 10 * 60_000;
  await send();
  expect(publisher.told).toHaveLength(1);
  expect(letterOf(db, 's', 'teacher')).toMatchObject({ nextAt: monday + weekMs, latest: '2026-11-30' });
});

test('a letter that the bot died over is sent after the restart', async () => {
  publisher.mayManage = () => new Promise(() => undefined);
  void send();
  await vi.waitFor(() => expect(letterOf(db, 's', 'teacher')?.nextAt).toBeGreaterThan(monday));
  publisher = new FakePublisher(() => now);
  now += 10 * 60_000;
  await send();
  expect(publisher.told).toHaveLength(1);
  now += 10 * 60_000;
  await send();
  expect(publisher.told).toHaveLength(1);
});
