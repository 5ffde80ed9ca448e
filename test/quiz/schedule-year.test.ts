/** A year of schedules in eight time zones, with a bot that dies at any moment: fake clock, real database. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeDatabase, type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import { joinServer } from '../../src/db/servers.ts';
import { rememberUser } from '../../src/db/users.ts';
import { nextRun } from '../../src/quiz/calendar.ts';
import { seeded } from '../../src/quiz/random.ts';
import { QuizScheduler } from '../../src/quiz/scheduler.ts';
import { nextQuizAt } from '../../src/quiz/tables/quizzes.ts';
import { addSchedule, nextScheduleAt } from '../../src/quiz/tables/schedules.ts';
import { temporaryFolder } from '../db/temporary.ts';
import { FakePublisher, templates } from './fake-publisher.ts';
import { clock, datesOf, momentOf, weekdayOf, zones } from './zones.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const year = 2026;

/** Thrown where the bot dies; its database is closed, so that nothing of it can be written afterwards. */
class Killed extends Error {}

interface Occurrence {
  schedule_id: number;
  occurrence: string;
  due_at: number;
  status: string;
  quiz_id: number | null;
  told: number;
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];
/** All clocks of these zones change on one of them. */
const weekend = [5, 6, 7];

test.each([
  [
    'a spring of eight daily schedules by a bot that never dies',
    // From 2 March to 26 April the clocks of seven of the eight zones change.
    { usualRisk: 0, days: everyDay, dates: datesOf(year).slice(60, 116) },
  ],
  [
    'a year of weekends of eight schedules by a bot that dies at one step in eighty',
    {
      usualRisk: 0.0125,
      days: weekend,
      dates: datesOf(year).filter((date) => weekend.includes(weekdayOf(date))),
    },
  ],
])(
  '%s',
  async (_, { usualRisk, days, dates }) => {
    let risk = usualRisk;
    const random = seeded(2026);
    const file = join(temporaryFolder(), 'bot.sqlite');
    const start = Math.min(...zones.map((zone) => momentOf(`${dates[0]}T00:00`, zone))) - hourMs;
    const end = Math.max(...zones.map((zone) => momentOf(`${dates.at(-1)}T23:59`, zone)));
    let time = start;
    let db: OpenDatabase = openDatabase(file);
    let kills = 0;
    const downtimes: { from: number; to: number }[] = [];
    const hazard = () => {
      if (random() >= risk) return;
      closeDatabase(db);
      throw new Killed();
    };
    const publisher = new FakePublisher(() => time, hazard);
    const life = () =>
      new QuizScheduler({
        db,
        random,
        bank: async () => ({ templates, problems: [], under: (topic) => [topic] }),
        now() {
          hazard();
          return time;
        },
        log: () => undefined,
      });

    joinServer(db, { id: 's', name: 'Study' }, time);
    rememberUser(db, { id: 'owner', name: 'Owner' }, time);
    const times = ['02:30', '02:15', '02:00', '02:59', '00:00', '00:20', '01:30', '09:00'];
    for (const [i, timeZone] of zones.entries()) {
      const when = { days, time: times[i] ?? '', timeZone };
      const plan = {
        ...when,
        channelId: `c${i}`,
        deckId: null,
        deckName: null,
        topics: [],
        questions: i < 2 ? 2 : 1,
        openMinutes: 45,
        pingRoleId: null,
        adapt: true,
      };
      addSchedule(db, { serverId: 's', ownerId: 'owner' }, plan, nextRun(when, start), time);
    }

    let scheduler = life();
    while (time <= end + 2 * hourMs) {
      await scheduler.tick(publisher).catch(() => undefined);
      if (!db.$client.open) {
        kills++;
        const from = time;
        // Mostly back at once, now and then away for hours or days.
        const away =
          [2_000, 20_000, 5 * minuteMs, 3 * hourMs, 60 * hourMs][Math.floor(random() ** 8 * 5)] ?? 0;
        time += away;
        downtimes.push({ from, to: time });
        db = openDatabase(file);
        scheduler = life();
        continue;
      }
      const due = [nextQuizAt(db), nextScheduleAt(db)].filter((at) => at !== null);
      time = Math.max(time + 1_000, Math.min(...due, end + 3 * hourMs));
    }

    // What broke off last is brought to its end in peace.
    risk = 0;
    scheduler = life();
    await scheduler.tick(publisher);

    const rows = db.$client.prepare('select * from occurrences order by due_at').all() as Occurrence[];
    const messages = Map.groupBy(publisher.posted, ({ quizId }) => quizId);
    for (const [i, timeZone] of zones.entries()) {
      const own = rows.filter(
        (row) => row.schedule_id === i + 1 && dates.includes(row.occurrence.slice(0, 10)),
      );
      // Nothing twice, nothing left out, nothing undecided.
      expect(own.map(({ occurrence }) => occurrence)).toEqual(
        dates.map((date) => `${date}T${times[i]}[${timeZone}]`),
      );
      expect(new Set(own.map(({ status }) => status)).isSubsetOf(new Set(['posted', 'missed']))).toBe(true);
      for (const { occurrence, due_at, status, quiz_id, told } of own) {
        const posted = messages.get(quiz_id ?? -1) ?? [];
        expect(due_at, `${occurrence} ${clock(due_at, timeZone)}`).toBe(
          momentOf(occurrence.slice(0, 16), timeZone),
        );
        expect(new Set(posted.map(({ questionId }) => questionId)).size).toBe(posted.length);
        const first = posted[0];
        // Exactly one of the two: posted, or reported as missed.
        expect(first !== undefined, occurrence).toBe(status === 'posted');
        if (!first) {
          expect(told).toBe(1);
          continue;
        }
        expect(first.at).toBeGreaterThanOrEqual(due_at);
        // Late only where the bot was away, and then it says so.
        if (first.at - due_at > 2 * minuteMs) {
          expect(first.late, occurrence).toBe(true);
          expect(downtimes.some(({ from, to }) => from <= first.at && to > due_at)).toBe(true);
        }
      }
    }
    const missed = rows.filter(({ status }) => status === 'missed');
    console.info(
      `${rows.length} runs, ${kills} deaths: ${rows.length - missed.length} posted once, ${missed.length} reported as missed`,
    );
    expect(rows.length - missed.length).toBeGreaterThan(rows.length * (usualRisk === 0 ? 0.999 : 0.5));
    if (usualRisk === 0) expect(missed).toEqual([]);
    else expect(kills).toBeGreaterThan(500);
    // Each quiz that was posted was opened, once.
    expect(new Set(publisher.opened).size).toBe(publisher.opened.length);
    expect(new Set(messages.keys()).isSubsetOf(new Set(publisher.opened))).toBe(true);
    const left = db.$client
      .prepare("select count(*) as n from quizzes where status = 'running' and next_at < ?")
      .get(time) as { n: number };
    expect(left.n).toBe(0);
    // Whatever was answered to its end has its results, once.
    const over = db.$client
      .prepare("select quiz_id from asked join quizzes on quizzes.id = quiz_id and quizzes.status = 'done'")
      .pluck();
    expect([...publisher.finished].sort((a, b) => a - b)).toEqual(
      [...new Set(over.all() as number[])].sort((a, b) => a - b),
    );
    closeDatabase(db);
  },
  240_000,
);
