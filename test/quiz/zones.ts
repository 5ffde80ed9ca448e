/** Local times worked out without any library, as something to hold schedules against. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** YYYY-MM-DDTHH:MM that the clocks of `timeZone` show at a moment. */
export function clock(at: number, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    });
  formats.set(timeZone, format);
  return format.format(at).replace(' ', 'T');
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * The first moment at which the clocks show `local`; where they leap over it, the first moment behind the leap. Every
 * offset that is in use is tried: whole quarters of an hour from −12 to +14.
 */
export function momentOf(local: string, timeZone: string): number {
  const asUtc = Date.parse(`${local}Z`);
  const quarters = Array.from({ length: 105 }, (_, i) => asUtc - 14 * hourMs + i * 15 * minuteMs);
  const exact = quarters.find((at) => clock(at, timeZone) === local);
  if (exact !== undefined) return exact;
  for (let at = asUtc - 15 * hourMs; ; at += minuteMs) if (clock(at, timeZone) >= local) return at;
}

/** Eight places whose clocks change in all the ways there are: north, south, half an hour, at midnight, never. */
export const zones = [
  'Europe/Vienna',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'America/Santiago',
  'Africa/Cairo',
  'America/St_Johns',
  'Asia/Kathmandu',
];

/** Every YYYY-MM-DD of a year. */
export const datesOf = (year: number): string[] =>
  Array.from({ length: 366 }, (_, day) =>
    new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10),
  ).filter((date) => date.startsWith(String(year)));

/** Monday being 1. */
export const weekdayOf = (date: string): number => ((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7) + 1;
