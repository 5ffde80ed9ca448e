/** When schedules run, against local times worked out in another way. */
import { describe, expect, test } from 'vitest';
import { nextRun, readDays, readTime, runsBetween, sayDays } from '../../src/quiz/calendar.ts';
import { abbreviations, readTimeZone, suggestTimeZones } from '../../src/quiz/zones.ts';
import { clock, datesOf, momentOf, weekdayOf, zones } from './zones.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];

function runsOf(year: number, when: { days: number[]; time: string; timeZone: string }) {
  const before = momentOf(`${year}-01-01T00:00`, when.timeZone) - 1;
  const until = momentOf(`${year}-12-31T23:59`, when.timeZone);
  return runsBetween(when, nextRun(when, before), until);
}

describe.each(zones)('a year in %s', (timeZone) => {
  // 02:30 and 00:10 are leapt over and repeated in these places; 09:00 never is.
  test.each(['02:30', '00:10', '01:45', '09:00'])(
    'runs once a day at %s, at the right local minute',
    (time) => {
      for (const year of [2025, 2026]) {
        const runs = runsOf(year, { days: everyDay, time, timeZone });
        expect(runs.map(({ occurrence }) => occurrence)).toEqual(
          datesOf(year).map((date) => `${date}T${time}[${timeZone}]`),
        );
        for (const { at, occurrence } of runs)
          expect(at, `${occurrence} ${clock(at, timeZone)}`).toBe(
            momentOf(occurrence.slice(0, 16), timeZone),
          );
      }
    },
  );

  test('runs on the days of the week that were chosen', () => {
    const runs = runsOf(2026, { days: [1, 4], time: '18:30', timeZone });
    const wanted = datesOf(2026).filter((date) => [1, 4].includes(weekdayOf(date)));
    expect(runs.map(({ occurrence }) => occurrence.slice(0, 10))).toEqual(wanted);
  });
});

test('a time that does not exist on a day is taken at the end of the gap, and one that comes twice at the first', () => {
  const vienna = { days: everyDay, time: '02:30', timeZone: 'Europe/Vienna' };
  const spring = nextRun(vienna, Date.parse('2026-03-28T12:00Z'));
  expect(spring).toEqual({
    at: Date.parse('2026-03-29T01:00Z'),
    occurrence: '2026-03-29T02:30[Europe/Vienna]',
  });
  const autumn = nextRun(vienna, Date.parse('2026-10-24T12:00Z'));
  expect(autumn).toEqual({
    at: Date.parse('2026-10-25T00:30Z'),
    occurrence: '2026-10-25T02:30[Europe/Vienna]',
  });
  expect(nextRun(vienna, autumn.at).occurrence).toBe('2026-10-26T02:30[Europe/Vienna]');
});

describe('what an admin types', () => {
  test.each([
    ['mon, thu', [1, 4]],
    ['Monday and Friday', [1, 5]],
    ['sundays', [7]],
    ['daily', everyDay],
    ['weekdays', [1, 2, 3, 4, 5]],
    ['we/fr/we', [3, 5]],
  ])('%s are days', (typed, days) => expect(readDays(typed)).toEqual(days));

  test.each(['constructor', 'toString', '', 'someday', 'm', '1,2', 'mon, xyz'])(
    '%j are no days, and is told so',
    (typed) => expect(() => readDays(typed)).toThrow(/names no days/),
  );

  test.each([
    ['18:30', '18:30'],
    ['6:30 pm', '18:30'],
    ['7am', '07:00'],
    ['12 am', '00:00'],
    ['12pm', '12:00'],
    ['9.05', '09:05'],
    ['0', '00:00'],
  ])('%s is the time %s', (typed, time) => expect(readTime(typed)).toBe(time));

  test.each(['24:00', '13 pm', '7:5', 'noon', '-1', '12:60'])('%j is no time', (typed) =>
    expect(() => readTime(typed)).toThrow(/no time of day/),
  );

  test('time zones go by continent and city', () => {
    expect(readTimeZone('europe/vienna')).toBe('Europe/Vienna');
    expect(readTimeZone('America/New York')).toBe('America/New_York');
    expect(readTimeZone('asia/kathmandu')).toBe('Asia/Kathmandu');
    expect(() => readTimeZone('Vienna')).toThrow(/Did you mean Europe\/Vienna/);
    expect(() => readTimeZone('+02:00')).toThrow(/no time zone/);
  });

  test.each([
    ['BST', ['Europe/London', 'Asia/Dhaka']],
    ['bst', ['Europe/London', 'Asia/Dhaka']],
    ['EST', ['America/New_York', 'America/Panama']],
    ['IST', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
    ['CST', ['America/Chicago', 'Asia/Shanghai', 'America/Havana']],
    ['CET', ['Europe/Vienna', 'Africa/Algiers']],
    ['EDT', ['America/New_York']],
    ['EST5EDT', ['America/New_York']],
    ['NZ', ['Pacific/Auckland']],
  ])('%s is asked about, not guessed', (typed, zones) => {
    for (const zone of zones) expect(() => readTimeZone(typed)).toThrow(zone);
    expect(() => readTimeZone(typed)).toThrow(/is an abbreviation/);
    expect(suggestTimeZones(typed, 25)).toEqual(expect.arrayContaining(zones));
  });

  test('no abbreviation that Intl takes for a zone is taken here', () => {
    const old =
      'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST EST MST HST CET EET WET MET ROC ROK PRC UCT GB NZ';
    for (const name of old.split(' ')) expect(() => readTimeZone(name)).toThrow(/is an abbreviation/);
  });

  test('every zone that is asked about is one', () => {
    for (const zone of Object.values(abbreviations).flat()) expect(readTimeZone(zone)).toBe(zone);
  });

  test('universal time needs no city, and countries are names', () => {
    expect(['utc', 'GMT', 'Japan', 'Etc/UTC'].map(readTimeZone)).toEqual(['UTC', 'GMT', 'Japan', 'Etc/Utc']);
  });

  test('days are said as people say them', () => {
    expect([everyDay, [1, 2, 3, 4, 5], [1, 4]].map(sayDays)).toEqual([
      'every day',
      'on weekdays',
      'on Mon, Thu',
    ]);
  });
});
