/** What teachers get: counted as by hand, in slices, and never larger than Discord takes. */
import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { joinServer } from '../../src/db/servers.ts';
import { rememberUser } from '../../src/db/users.ts';
import { zipLargeFile } from '../../src/discord/zip-large-file.ts';
import { tallyClass } from '../../src/quiz/class.ts';
import { integer, seeded } from '../../src/quiz/random.ts';
import { answersTable } from '../../src/quiz/report.ts';
import { weekMs } from '../../src/quiz/review.ts';
import { scores, topicShares } from '../../src/quiz/tables/answer-statistics.ts';
import { saveAnswer } from '../../src/quiz/tables/answers.ts';
import { changeLearner } from '../../src/quiz/tables/learners.ts';
import { quizQuestionsOf } from '../../src/quiz/tables/quiz-questions.ts';
import { addQuiz } from '../../src/quiz/tables/quizzes.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { templates } from './fake-publisher.ts';

const now = Date.UTC(2026, 10, 27);
const since = now - 6 * weekMs;
const users = ['ann', 'bob', 'cyd', 'dan'];
let db: OpenDatabase;
/** Every answer that counts, as it was given. */
let given: { userId: string; topic: string | null; right: boolean; at: number }[];

beforeEach(() => {
  db = temporaryDatabase();
  given = [];
  for (const id of ['s', 'other']) joinServer(db, { id, name: id });
  for (const id of users) rememberUser(db, { id, name: `Name of ${id}` });
  changeLearner(db, 'cyd', { visibility: 'anonymous' });
  changeLearner(db, 'dan', { visibility: 'hidden' });
  const random = seeded(4);
  // More quizzes than are counted at once, some of another server, with answers of eight weeks.
  for (let number = 0; number < 60; number++) {
    const serverId = number % 10 === 9 ? 'other' : 's';
    const questions = templates.slice(0, 4).map((template) => template.make(random));
    const quiz = addQuiz(
      db,
      {
        ...{ serverId, channelId: 'c', hostId: 'ann', kind: 'group', title: '=Quiz', seconds: 9 },
        nextAt: null,
      },
      questions,
      now,
    );
    for (const { id, topic, position } of quizQuestionsOf(db, quiz.id)) {
      const isOver = position < 3;
      for (const userId of users) {
        const right = random() < 0.5;
        const at = now - integer(random, 1, 8 * weekMs);
        saveAnswer(db, { questionId: id, userId, given: right, right, points: right ? 10 : 0 }, at);
        if (isOver && serverId === 's' && userId !== 'dan') given.push({ userId, topic, right, at });
      }
      if (isOver) db.$client.prepare("update asked set status = 'closed' where id = ?").run(id);
    }
  }
});

test('a class is counted as by hand, hidden learners, open questions and other servers left out', async () => {
  const tally = await tallyClass(db, { serverId: 's', since });
  const counted = given.filter(({ at }) => at >= since);
  expect(tally.answered).toBe(counted.length);
  expect(tally.right).toBe(counted.filter(({ right }) => right).length);
  expect(tally.scores).toEqual(scores(db, { serverId: 's', since }));
  const byTopic = (a: { topic: string }, b: { topic: string }) => a.topic.localeCompare(b.topic);
  expect(tally.topics.toSorted(byTopic)).toEqual(topicShares(db, { serverId: 's', since }).toSorted(byTopic));
  for (const { topic, week, right, answered } of tally.weeks) {
    const own = counted.filter(
      (each) => each.topic === topic && Math.max(0, Math.ceil((each.at - since) / weekMs) - 1) === week,
    );
    expect([right, answered]).toEqual([own.filter((each) => each.right).length, own.length]);
  }
  expect(tally.weeks.reduce((sum, { answered }) => sum + answered, 0)).toBe(counted.length);
});

/** One quiz of twenty questions, answered by so many; one in ten is hidden. */
function answeredByMany(learners: number): void {
  const client = db.$client;
  const questions = Array.from({ length: 20 }, () => templates[0]?.make(seeded(1))).filter((each) => !!each);
  const place = { serverId: 's', channelId: 'c', hostId: 'ann', title: 'Quiz', seconds: 9, nextAt: null };
  const { id } = addQuiz(db, { ...place, kind: 'group' }, questions, now);
  const one = client.prepare("insert into users select 'u' || ?, 'Name ' || ?, 1");
  const hide = client.prepare("insert into learners (user_id, visibility) values ('u' || ?, 'hidden')");
  const all = client.prepare(
    `insert into answers select asked.id, users.id, 'true', asked.position % 2, 10, 0, ${now - 1} from asked, users
     where quiz_id = ? and users.id like 'u%'`,
  );
  client.transaction(() => {
    for (let i = 0; i < learners; i++) {
      one.run(i, i);
      if (i % 10 === 0) hide.run(i);
    }
    all.run(id);
    client.prepare("update asked set status = 'closed' where quiz_id = ?").run(id);
  })();
}

test('others get their turn while a class is counted and its table is made', async () => {
  answeredByMany(2_000);
  let turns = 0;
  let over = false;
  const take = () => {
    turns += 1;
    if (!over) setImmediate(take);
  };
  setImmediate(take);
  const tally = await tallyClass(db, { serverId: 's', since });
  expect(turns).toBeGreaterThan(7);
  expect(tally.scores).toEqual(scores(db, { serverId: 's', since }));
  turns = 0;
  await answersTable(db, { serverId: 's' }, () => undefined);
  over = true;
  expect(turns).toBeGreaterThan(0);
});

test('the table holds every answer that counts once, and no formula', async () => {
  const { csv, rows } = await answersTable(db, { serverId: 's' }, (id) => id.toUpperCase());
  const table = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
  expect(rows).toBe(given.length);
  expect(table).toHaveLength(given.length);
  const key = (right: boolean, at: number, topic: string | null) =>
    `${new Date(at).toISOString()} ${right ? 'yes' : 'no'} ${topic?.toUpperCase()}`;
  expect(table.map(({ time, right, topic }) => `${time} ${right} ${topic}`).sort()).toEqual(
    given.map(({ right, at, topic }) => key(right, at, topic)).sort(),
  );
  expect(new Set(table.map(({ learner }) => learner))).toEqual(
    new Set(['Name of ann', 'Name of bob', 'anonymous 1']),
  );
  expect(table[0]?.quiz).toBe("'=Quiz (1)");
});

test('what is too large is packed, and what is then too large is not sent', async () => {
  const content = Buffer.from('a,b\r\n'.repeat(100_000));
  expect(await zipLargeFile({ name: 'answers.csv', content })).toEqual({ name: 'answers.csv', content });
  const zip = await zipLargeFile({ name: 'answers.csv', content }, 10_000);
  expect(zip?.name).toBe('answers.csv.zip');
  const bytes = zip?.content ?? Buffer.alloc(30);
  // A local header of 30 bytes, the name and an extra field, then the data.
  expect(bytes.readUInt32LE(0)).toBe(0x04034b50);
  const start = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  expect(bytes.subarray(30, 30 + bytes.readUInt16LE(26)).toString()).toBe('answers.csv');
  expect(inflateRawSync(bytes.subarray(start)).equals(content)).toBe(true);
  expect(await zipLargeFile({ name: 'answers.csv', content }, 100)).toBeUndefined();
});
