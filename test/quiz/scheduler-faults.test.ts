/** A host whose database refuses: it says so, asks less often, and goes on by itself when the database is back. */
import Client from 'better-sqlite3';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { storageFault } from '../../src/db/faults.ts';
import type { OpenDatabase } from '../../src/db/open.ts';
import { joinServer } from '../../src/db/servers.ts';
import { rememberUser } from '../../src/db/users.ts';
import { seeded } from '../../src/quiz/random.ts';
import { QuizScheduler } from '../../src/quiz/scheduler.ts';
import { addQuiz, findQuiz } from '../../src/quiz/tables/quizzes.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { damagePages } from '../support/damage.ts';
import { FakePublisher, templates } from './fake-publisher.ts';

let db: OpenDatabase;
let publisher: FakePublisher;
let scheduler: QuizScheduler;
let faults: (string | undefined)[];

beforeEach(() => {
  db = temporaryDatabase();
  joinServer(db, { id: 's', name: 'Study' });
  rememberUser(db, { id: 'host', name: 'Host' });
  publisher = new FakePublisher(Date.now);
  faults = [];
  scheduler = new QuizScheduler({
    ...{ db, random: seeded(1), now: Date.now },
    bank: async () => ({ templates, problems: [], under: (topic: string) => [topic] }),
    log: (_, error) => faults.push(storageFault(error)),
  });
  onTestFinished(() => scheduler.stop());
});

const begin = () =>
  addQuiz(
    db,
    {
      ...{ serverId: 's', channelId: 'c', hostId: 'host', kind: 'group', title: 'Quiz', seconds: 30 },
      nextAt: Date.now(),
    },
    [templates[0]?.make(seeded(1))].filter((question) => question !== undefined),
  );

test('a database that cannot be written is tried again until it can', async () => {
  const quiz = begin();
  db.$client.pragma('query_only = on');
  scheduler.start(publisher);
  await expect.poll(() => faults.length, { timeout: 30_000 }).toBeGreaterThan(3);
  expect(new Set(faults)).toEqual(new Set(['readonly']));
  expect(publisher.posted).toEqual([]);
  db.$client.pragma('query_only = off');
  await expect.poll(() => publisher.posted.length, { timeout: 30_000 }).toBe(1);
  expect(findQuiz(db, quiz.id)?.status).toBe('running');
});

test('a database that another program locks holds nobody up', async () => {
  const other = new Client(db.$client.name, { timeout: 0 });
  begin();
  other.exec('begin immediate');
  scheduler.start(publisher);
  await expect.poll(() => faults.length, { timeout: 30_000 }).toBeGreaterThan(1);
  expect(new Set(faults)).toEqual(new Set(['busy']));
  other.exec('rollback');
  other.close();
  await expect.poll(() => publisher.posted.length, { timeout: 30_000 }).toBe(1);
});

test('a database that cannot be read ends neither the timer nor the process', async () => {
  begin();
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
  damagePages(db.$client.name);
  scheduler.start(publisher);
  const afterStart = faults.length;
  expect(faults).toContain('damaged');
  await expect.poll(() => faults.length, { timeout: 30_000 }).toBeGreaterThan(afterStart + 3);
  expect(publisher.posted).toEqual([]);
});
