/** When a schedule runs: on days of the week at a local time, also across clock changes. */
import { Cron } from 'croner';
import { quote } from '../text/escape.ts';
import { UserError } from '../types/errors.ts';
import type { Plan, Run } from './tables/schedules.ts';

type When = Pick<Plan, 'days' | 'time' | 'timeZone'>;

/**
 * The first run after `after`. A local time that the clocks skip runs at the end of the gap. One that comes twice runs
 * the first time only. The occurrence is the planned local time with its zone, such as
 * 2026-03-29T02:30[Europe/Vienna]: a plan runs once a day, and a changed plan runs at its new time.
 */
export function nextRun({ days, time, timeZone }: When, after: number): Run {
  const [hour, minute] = time.split(':').map(Number);
  const cron = new Cron(`${minute} ${hour} * * ${days.join(',')}`, { timezone: timeZone, paused: true });
  const at = cron.nextRun(new Date(after))?.getTime();
  if (at === undefined) throw new RangeError(`No run follows for ${days} at ${time} in ${timeZone}`);
  return { at, occurrence: `${localDate(at, timeZone)}T${time}[${timeZone}]` };
}

/** Every run in `after` < t ≤ `until`, at most `most`: the last ones. */
export function runsBetween(when: When, first: Run, until: number, most = 1_000): Run[] {
  const runs: Run[] = [];
  for (let run = first; run.at <= until; run = nextRun(when, run.at)) {
    runs.push(run);
    if (runs.length > most) runs.shift();
  }
  return runs;
}

/** The local date as YYYY-MM-DD. */
export const localDate = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Monday is 1. */
export const everyDay = [1, 2, 3, 4, 5, 6, 7];

const groups: Record<string, number[]> = {
  daily: everyDay,
  'every day': everyDay,
  weekdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
  weekends: [6, 7],
};

/** Reads “mon, thu”, “Monday and Friday”, “weekdays”, “daily”. @throws UserError */
export function readDays(text: string): number[] {
  const typed = text.trim().toLowerCase();
  const words = typed.split(/[\s,;+&/]+|\band\b/).filter(Boolean);
  const group = Object.hasOwn(groups, typed) ? groups[typed] : undefined;
  const days = group ?? words.map((word) => dayOf(word) ?? Number.NaN);
  if (days.length === 0 || days.some(Number.isNaN))
    throw new UserError(
      `${quote(text)} names no days. Write days like “mon, thu”, or “daily”, “weekdays”, “weekend”.`,
    );
  return [...new Set(days)].sort((a, b) => a - b);
}

const fullNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const dayOf = (word: string): number | undefined => {
  const day = fullNames.findIndex(
    (name) => word.length >= 2 && (name.startsWith(word) || `${name}s` === word),
  );
  return day === -1 ? undefined : day + 1;
};

export function sayDays(days: readonly number[]): string {
  if (days.length === 7) return 'every day';
  if (days.join() === '1,2,3,4,5') return 'on weekdays';
  return `on ${days.map((day) => capital(weekdays[day - 1] ?? '')).join(', ')}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Reads “18:30”, “18.30”, “6:30 pm”, “7pm”; gives HH:MM. @throws UserError */
export function readTime(text: string): string {
  const [, hours, minutes = '0', half] = /^(\d{1,2})(?:[:.h](\d{2}))?\s*([ap]m)?$/i.exec(text.trim()) ?? [];
  const twelve = half?.toLowerCase();
  const hour = twelve ? (Number(hours) % 12) + (twelve === 'pm' ? 12 : 0) : Number(hours);
  const valid = hours !== undefined && hour < 24 && Number(minutes) < 60 && !(twelve && Number(hours) > 12);
  if (!valid) throw new UserError(`${quote(text)} is no time of day. Write it like “18:30” or “6:30 pm”.`);
  return `${String(hour).padStart(2, '0')}:${minutes.padStart(2, '0')}`;
}
