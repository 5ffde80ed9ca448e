/** Disks and databases that refuse: told apart, waited for where that helps, and never taken for a success. */
import { globSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import Client from 'better-sqlite3';
import { expect, test } from 'vitest';
import { addQuestion } from '../../src/ask/tables/questions.ts';
import { storageFault } from '../../src/db/faults.ts';
import { migrate } from '../../src/db/migrate.ts';
import { explainOpening, type OpenDatabase, write } from '../../src/db/open.ts';
import { retryWhileBusy } from '../../src/db/retry-while-busy.ts';
import { joinServer } from '../../src/db/servers.ts';
import { findUser, rememberUser } from '../../src/db/users.ts';
import { putDocument } from '../../src/lessons/tables/documents.ts';
import { addSchedule, schedulesOf } from '../../src/quiz/tables/schedules.ts';
import { addExperiment } from '../../src/training/tables/experiments.ts';
import { options } from './samples.ts';
import { temporaryDatabase } from './temporary.ts';

/** Lets the file grow no further, as a full disk would. */
const fill = (db: OpenDatabase) => db.$client.pragma('max_page_count = 1');
const long = 'x'.repeat(20_000);

function known(): OpenDatabase {
  const db = temporaryDatabase();
  joinServer(db, { id: 's', name: 'Study' });
  rememberUser(db, { id: 'u', name: 'Ada' });
  return db;
}

const thrownBy = (body: () => unknown): unknown => {
  try {
    body();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

const plan = {
  ...{
    days: [1],
    time: '12:00',
    timeZone: 'UTC',
    channelId: 'c',
    deckId: null,
    deckName: null,
    topics: [long],
    questions: 1,
  },
  ...{ openMinutes: 5, pingRoleId: null, adapt: false },
};
const adders: Record<string, (db: OpenDatabase) => unknown> = {
  schedule: (db) => addSchedule(db, { serverId: 's', ownerId: 'u' }, plan, { at: 1, occurrence: 'o' }),
  question: (db) =>
    addQuestion(db, {
      ...{ userId: 'u', serverId: 's', channelId: 'c', question: long, outcome: 'declined' },
      ...{ answer: '', askedAt: 1 },
    }),
  document: (db) => putDocument(db, { serverId: 's', name: 'n', markdown: long, addedBy: 'u', addedAt: 1 }),
  experiment: (db) =>
    addExperiment(db, { userId: 'u', serverId: 's', options: { ...options, ...{ note: long } } }),
};

test.each(Object.keys(adders))('a full disk is heard of when a %s is added', (name) => {
  const db = known();
  fill(db);
  expect(storageFault(thrownBy(() => adders[name]?.(db)))).toBe('full');
  expect(schedulesOf(db, 's')).toEqual([]);
});

test('no statement takes the first row that it stores for the whole of it', () => {
  const sources = globSync('src/{db,*/tables}/*.ts').map(
    (file) => [file, readFileSync(file, 'utf8')] as const,
  );
  const hasty = sources.filter(([, source]) => /\.returning\([^;]*?\)\s*\.get\(/.test(source));
  expect(hasty.map(([file]) => file)).toEqual([]);
});

test('a migration on a full disk fails with what is wrong, not with what follows from it', () => {
  const client = new Client(':memory:');
  client.pragma('max_page_count = 4');
  const error = thrownBy(() => migrate(client, 'migrations', () => undefined));
  expect(storageFault(error)).toBe('full');
  expect(String(explainOpening(error, '/data/bot.sqlite'))).toMatch(/disk that holds .* is full\. Make room/);
  client.close();
});

test('whoever is known is not written again, so that reading goes on', () => {
  const db = known();
  db.$client.pragma('query_only = on');
  rememberUser(db, { id: 'u', name: 'Ada' });
  expect(storageFault(thrownBy(() => rememberUser(db, { id: 'v', name: 'Bob' })))).toBe('readonly');
});

test('a lock of another program is waited for without blocking, and the work is then done once', async () => {
  const db = known();
  const other = new Client(db.$client.name, { timeout: 0 });
  other.exec('begin immediate');
  let ticks = 0;
  const clock = setInterval(() => ticks++, 5);
  let tries = 0;
  const remember = () => {
    tries += 1;
    rememberUser(db, { id: 'v', name: 'Bob' });
  };
  const done = retryWhileBusy(db, remember, { withinMs: 60_000 });
  while (tries < 3) await sleep(5);
  expect(ticks).toBeGreaterThan(3);
  other.exec('commit');
  await done;
  clearInterval(clock);
  other.close();
  expect(findUser(db, 'v')?.name).toBe('Bob');
});

test('a lock that stays is given up in the end, and nothing runs twice that has stored something', async () => {
  const db = known();
  const other = new Client(db.$client.name, { timeout: 0 });
  other.exec('begin immediate');
  const blocked = retryWhileBusy(db, () => rememberUser(db, { id: 'v', name: 'Bob' }), { withinMs: 120 });
  await expect(blocked.catch(storageFault)).resolves.toBe('busy');
  other.exec('rollback');
  let tries = 0;
  const half = retryWhileBusy(
    db,
    () => {
      tries += 1;
      rememberUser(db, { id: `w${tries}`, name: 'Cy' });
      other.exec('begin immediate');
      write(db, () => undefined);
    },
    { withinMs: 60_000 },
  );
  await expect(half.catch(storageFault)).resolves.toBe('busy');
  expect(tries).toBe(1);
  other.close();
});
