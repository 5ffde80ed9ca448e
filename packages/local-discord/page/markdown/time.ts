/** Timestamps in Discord's styles: t 16:20, T 16:20:30, d 20/04/2021, D 20 April 2021, f both, F with weekday, R relative. */

const formats: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const units: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

export function timeText(seconds: number, style: string, nowMs = Date.now()): string {
  const date = new Date(seconds * 1_000);
  if (Number.isNaN(date.getTime())) return 'Invalid date';
  if (style !== 'R') return new Intl.DateTimeFormat(undefined, formats[style] ?? formats.f).format(date);
  const difference = seconds - nowMs / 1_000;
  const [unit, size] = units.find(([, length]) => Math.abs(difference) >= length) ?? ['second', 1];
  return relative.format(Math.round(difference / size), unit);
}

export const timeTitle = (seconds: number) => timeText(seconds, 'F');

/** As at the head of a message: the time alone today, with the day before that. */
export function messageTime(iso: string): string {
  const date = new Date(iso);
  const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(date);
  const days = daysAgo(date);
  if (days === 0) return time;
  if (days === 1) return `Yesterday at ${time}`;
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'short' }).format(date);
}

export const dayText = (iso: string) =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(new Date(iso));

function daysAgo(date: Date): number {
  const midnight = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
  return Math.round((midnight(new Date()) - midnight(date)) / 86_400_000);
}
