/** Schedules in a data folder of an earlier version go on working, those with decks too. */
import { join } from 'node:path';
import Client from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { seeded } from '../../src/quiz/random.ts';
import { QuizScheduler } from '../../src/quiz/scheduler.ts';
import { addDeck, deleteDeck } from '../../src/quiz/tables/decks.ts';
import { occurrencesOf } from '../../src/quiz/tables/occurrences.ts';
import { findSchedule } from '../../src/quiz/tables/schedules.ts';
import { migrationsUntil, temporaryFolder } from '../db/temporary.ts';
import { FakePublisher, templates } from './fake-publisher.ts';

const written = { kind: 'boolean', question: 'Is it deep?', answer: true, explanation: 'It is.' };
const dayMs = 24 * 60 * 60_000;
/** Monday at noon in Vienna. */
const monday = Date.UTC(2026, 10, 23, 11);

/** A data folder as it was before schedules remembered their decks by name: one with a deck, one without. */
function earlier(): string {
  const file = join(temporaryFolder(), 'bot.sqlite');
  closeDatabase(openDatabase(file, { migrations: migrationsUntil('0012_vectors_age') }));
  const client = new Client(file);
  client.exec(`
    insert into servers (id, name) values ('s', 'Study');
    insert into users values ('owner', 'Owner', 1);
    insert into decks (id, server_id, owner_id, name, created_at) values (7, 's', 'owner', 'Seas', 1);
    insert into cards (deck_id, position, written) values (7, 0, '${JSON.stringify(written)}');
    insert into schedules (id, server_id, owner_id, channel_id, days, time, time_zone, deck_id, topics, questions,
        open_minutes, adapt, paused, skip_next, next_at, next_occurrence, created_at)
      values (1, 's', 'owner', 'c1', '[1,2,3,4,5,6,7]', '12:00', 'Europe/Vienna', 7, '[]', 1, 60, 0, 0, 0, ${monday}, '2026-11-23T12:00', 1),
             (2, 's', 'owner', 'c2', '[1,2,3,4,5,6,7]', '12:00', 'Europe/Vienna', null, '[]', 1, 60, 0, 0, 0, ${monday}, '2026-11-23T12:00', 1);
    insert into occurrences (schedule_id, occurrence, due_at, status, claimed_at)
      values (1, '2026-11-22T12:00', ${monday - dayMs}, 'posted', 1);`);
  client.close();
  return file;
}

test('schedules of an earlier version run once a day, and one keeps its deck by name', async () => {
  const db = openDatabase(earlier());
  onTestFinished(() => closeDatabase(db));
  let time = monday;
  const publisher = new FakePublisher(() => time);
  const scheduler = new QuizScheduler({
    ...{ db, random: seeded(1), now: () => time },
    bank: async () => ({ templates, problems: [], under: (topic: string) => [topic] }),
    log: (sentence, error) => expect.fail(`${sentence}: ${error}`),
  });
  const pass = async (ms: number) => {
    for (const end = time + ms; time < end; time += 10 * 60_000) await scheduler.tick(publisher);
  };
  expect(findSchedule(db, 1)).toMatchObject({ deckId: 7, deckName: 'Seas', problem: null, paused: false });
  expect(findSchedule(db, 2)).toMatchObject({ deckId: null, deckName: null });

  await pass(2 * dayMs + 60 * 60_000);
  const runs = (id: number) => occurrencesOf(db, id, 10).map(({ occurrence }) => occurrence);
  const since = [
    '2026-11-25T12:00[Europe/Vienna]',
    '2026-11-24T12:00[Europe/Vienna]',
    '2026-11-23T12:00[Europe/Vienna]',
  ];
  expect(runs(1)).toEqual([...since, '2026-11-22T12:00']);
  expect(runs(2)).toEqual(since);
  const asked = db.$client.prepare(
    'select question from asked join quizzes on quizzes.id = quiz_id where schedule_id = 1',
  );
  expect(asked.pluck().all()).toEqual(Array(3).fill(expect.stringContaining('Is it deep?')));
  expect(publisher.told).toEqual([]);

  deleteDeck(db, 7, time);
  await pass(dayMs);
  expect(findSchedule(db, 1)).toMatchObject({ deckId: null, deckName: 'Seas', paused: true });
  expect(publisher.told).toEqual([
    { userId: 'owner', sentence: expect.stringMatching(/deck “Seas” was deleted/) },
  ]);
  addDeck(db, { serverId: 's', ownerId: 'owner', name: 'seas' }, [{ written, topic: null, tags: [] }]);
  await pass(dayMs);
  expect(findSchedule(db, 1)).toMatchObject({ deckName: 'seas', paused: false, problem: null });
  expect(runs(1)).toContain('2026-11-27T12:00[Europe/Vienna]');
});
