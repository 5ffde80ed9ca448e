/** Schedules that are corrected, paused and lose their deck at any moment: no announced run vanishes, none comes twice. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { joinServer } from '../../src/db/servers.ts';
import { rememberUser } from '../../src/db/users.ts';
import { nextRun } from '../../src/quiz/calendar.ts';
import { seeded } from '../../src/quiz/random.ts';
import { QuizScheduler } from '../../src/quiz/scheduler.ts';
import { addDeck, deckById, deleteDeck, deletedDeck, restoreDeck } from '../../src/quiz/tables/decks.ts';
import { occurrencesOf } from '../../src/quiz/tables/occurrences.ts';
import { addSchedule, findSchedule, type Plan, undoMs } from '../../src/quiz/tables/schedules.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { FakePublisher, templates } from './fake-publisher.ts';
import { clock } from './zones.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const everyDay = [1, 2, 3, 4, 5, 6, 7];

let time: number;
let db: OpenDatabase;
let publisher: FakePublisher;
let scheduler: QuizScheduler;

beforeEach(() => {
  time = Date.UTC(2026, 10, 27, 13, 50);
  db = temporaryDatabase();
  joinServer(db, { id: 's', name: 'Study' });
  rememberUser(db, { id: 'owner', name: 'Owner' });
  publisher = new FakePublisher(() => time);
  scheduler = new QuizScheduler({
    ...{ db, random: seeded(1), now: () => time, log: (_, error) => expect(error).toBeUndefined() },
    bank: async () => ({ templates, problems: [], under: (topic: string) => [topic] }),
  });
});

const daily = { days: everyDay, time: '19:39', timeZone: 'Asia/Kathmandu' };

function schedule(when: Pick<Plan, 'days' | 'time' | 'timeZone'> = daily, more: Partial<Plan> = {}): number {
  const plan = {
    ...{ ...when, channelId: 'c', deckId: null, deckName: null, topics: [], questions: 1, openMinutes: 5 },
    ...{ pingRoleId: null, adapt: false, ...more },
  };
  return addSchedule(db, { serverId: 's', ownerId: 'owner' }, plan, nextRun(when, time)).id;
}

const found = (id: number) => {
  const it = findSchedule(db, id);
  if (!it) throw new Error('the schedule is gone');
  return it;
};
/** Lets the clock go on, and the host look after what is due each minute. */
async function pass(ms: number, stepMs = minuteMs): Promise<void> {
  for (const end = time + ms; time < end; ) {
    time = Math.min(end, time + stepMs);
    await scheduler.tick(publisher);
  }
}
const history = (id: number) => occurrencesOf(db, id, 1_000).reverse();

test('a zone that is corrected after the run of the day runs once more by the right clock', async () => {
  const id = schedule();
  await pass(10 * minuteMs);
  expect(publisher.posted).toHaveLength(1);
  await scheduler.change(id, { timeZone: 'Asia/Kolkata' });
  const announced = found(id).nextAt;
  expect(new Date(announced).toISOString()).toBe('2026-11-27T14:09:00.000Z');
  await pass(20 * minuteMs);
  expect(publisher.posted.map(({ at }) => at)).toContain(announced);
  expect(history(id).map(({ status }) => status)).toEqual(['posted', 'posted']);
  await pass(dayMs);
  expect(publisher.posted).toHaveLength(3);
});

test('a run that is due when its plan is corrected is still posted', async () => {
  const id = schedule();
  time = found(id).nextAt + 1_000;
  await scheduler.change(id, { time: '08:00' });
  await scheduler.tick(publisher);
  expect(publisher.posted).toHaveLength(1);
  expect(history(id).map(({ status }) => status)).toEqual(['posted']);
});

test('a run that is due and cannot be begun when its plan is corrected is told as missed', async () => {
  const id = schedule();
  time = found(id).nextAt + 1_000;
  const broken = new QuizScheduler({
    ...{ db, random: seeded(1), now: () => time, log: () => undefined },
    bank: () => Promise.reject(new Error('no questions')),
  });
  await broken.change(id, { paused: true });
  expect(history(id).map(({ status }) => status)).toEqual(['missed']);
  await scheduler.tick(publisher);
  expect(publisher.told.map(({ userId }) => userId)).toEqual(['owner']);
});

const when = fc.record({
  days: fc.subarray(everyDay, { minLength: 3 }),
  // None of these is ever leapt over or repeated in these places at this time of the year.
  time: fc.constantFrom('00:05', '06:30', '12:00', '18:30', '23:55'),
  timeZone: fc.constantFrom('Asia/Kathmandu', 'Asia/Kolkata', 'UTC', 'America/New_York', 'Pacific/Auckland'),
});
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 30 * hourMs }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('change' as const), when }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pause' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resume' as const) }) },
  // Exactly to the next run, and without the host having looked.
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('jump' as const), ms: fc.integer({ min: -1, max: 1 }) }),
  },
);

test('whatever is corrected when, each announced run takes place once', async () => {
  await fc.assert(
    fc.asyncProperty(when, fc.array(step, { maxLength: 15 }), async (first, steps) => {
      db.$client.exec('update schedules set paused = 1');
      const id = schedule(first);
      const before = publisher.posted.length;
      /** What the card said when, until it said something else. */
      const announced = new Map<number, number>();
      for (const each of steps) {
        const { nextAt, paused, timeZone, time: planned } = found(id);
        expect(clock(nextAt, timeZone).slice(11)).toBe(planned);
        if (!paused) announced.set(nextAt, Number.POSITIVE_INFINITY);
        const changed = async (change: Parameters<QuizScheduler['change']>[1]) => {
          for (const [at, until] of announced) if (until > time) announced.set(at, time);
          await scheduler.change(id, change);
          expect(found(id).nextAt).toBeGreaterThan(time);
        };
        if (each.do === 'pass') await pass(each.ms, hourMs);
        else if (each.do === 'jump') time = Math.max(time, nextAt + each.ms);
        else if (each.do === 'change') await changed(each.when);
        else await changed({ paused: each.do === 'pause' });
      }
      await pass(2 * dayMs, hourMs);
      const taken = history(id);
      for (const [at, withdrawnAt] of announced)
        if (at <= Math.min(withdrawnAt, time)) expect(taken.map(({ dueAt }) => dueAt)).toContain(at);
      expect(new Set(taken.map(({ dueAt }) => dueAt)).size).toBe(taken.length);
      expect(publisher.posted.length - before).toBe(taken.filter(({ status }) => status === 'posted').length);
      expect(taken.filter(({ status }) => status === 'claimed')).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('a deleted deck pauses its schedules, and a deck of that name lets them go on', async () => {
  const card = { written: { kind: 'boolean', question: 'Is it?', answer: true }, topic: null, tags: [] };
  const first = addDeck(db, { serverId: 's', ownerId: 'owner', name: 'Basics' }, [card]);
  const fromDeck = { deckId: first.id, deckName: first.name };
  const [id, paused, other] = [schedule(daily, fromDeck), schedule(daily, fromDeck), schedule()];
  await scheduler.change(paused, { paused: true });
  deleteDeck(db, first.id, time);
  await scheduler.tick(publisher);
  expect(found(id)).toMatchObject({ paused: true, problem: 'deck', deckName: 'Basics' });
  expect(found(other).paused).toBe(false);
  expect(publisher.told).toEqual([]);
  await pass(undoMs);
  expect(publisher.told.map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(new RegExp(`quiz ${id} .*\\n.*“Basics” was deleted, so I have paused it`)),
  ]);
  await scheduler.change(id, { time: '20:00' });
  expect(found(id)).toMatchObject({ paused: true, time: '20:00' });
  await pass(dayMs, hourMs);
  expect(history(id)).toEqual([]);

  const again = addDeck(db, { serverId: 's', ownerId: 'owner', name: 'basics' }, [card]);
  addDeck(db, { serverId: null, ownerId: 'owner', name: 'Basics' }, [card]);
  await scheduler.tick(publisher);
  expect(found(id)).toMatchObject({ paused: false, problem: null, deckId: again.id });
  expect(found(paused)).toMatchObject({ paused: true, deckId: again.id });
  expect(publisher.told.at(-1)?.sentence).toMatch(/is there again, so it goes on, next <t:\d+:f>/);
  await pass(dayMs, hourMs);
  expect(history(id).map(({ status }) => status)).toEqual(['posted']);
  expect(publisher.told).toHaveLength(2);
});

test('a deck that is replaced at once pauses nothing, and one that goes when a run is due is told of', async () => {
  const deck = (name: string) => addDeck(db, { serverId: 's', ownerId: 'owner', name }, []);
  const first = deck('Basics');
  const id = schedule(daily, { deckId: first.id, deckName: first.name });
  deleteDeck(db, first.id, time);
  const second = deck('Basics');
  await scheduler.tick(publisher);
  expect(publisher.told).toEqual([]);
  expect(found(id)).toMatchObject({ paused: false, deckId: second.id });
  expect(deckById(db, first.id)).toBeUndefined();

  time = found(id).nextAt;
  deleteDeck(db, second.id, time);
  await scheduler.tick(publisher);
  await pass(undoMs);
  expect(history(id).map(({ status }) => status)).toEqual(['failed']);
  expect(publisher.told.map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining('could not be posted'),
    expect.stringContaining('was deleted'),
  ]);
});

test('nobody is told of a deleted deck that is brought back', async () => {
  const deck = addDeck(db, { serverId: 's', ownerId: 'owner', name: 'Basics' }, []);
  const id = schedule(daily, { deckId: deck.id, deckName: deck.name });
  deleteDeck(db, deck.id, time);
  await pass(undoMs / 2);
  expect(found(id)).toMatchObject({ paused: true, problem: 'deck' });
  restoreDeck(db, deletedDeck(db, deck.id, time) ?? deck);
  await pass(2 * undoMs);
  expect(found(id)).toMatchObject({ paused: false, problem: null, deckId: deck.id });
  expect(publisher.told).toEqual([]);
});
