/** How long a scheduled quiz is open: read from text, and written as text. */
import parse from 'parse-duration';
import { quote } from '../text/escape.ts';
import { plural } from '../text/format.ts';
import { UserError } from '../types/errors.ts';

export const longestOpenMinutes = 7 * 24 * 60;
const shortestOpenMinutes = 5;

/** Minutes from “1 day”, “2 hours 30 min” or “90”. @throws UserError */
export function readOpenTime(text: string): number {
  const typed = text.trim();
  const minutes = /^\d+$/.test(typed) ? Number(typed) : Math.round((parse(typed) ?? Number.NaN) / 60_000);
  if (Number.isNaN(minutes))
    throw new UserError(
      `${quote(text)} is no length of time. Write it like “1 day”, “6 hours” or “30 minutes”.`,
    );
  if (minutes < shortestOpenMinutes || minutes > longestOpenMinutes)
    throw new UserError(
      `A quiz is open for ${sayOpenTime(shortestOpenMinutes)} to ${sayOpenTime(longestOpenMinutes)}, so ${quote(text)} does not fit.`,
    );
  return minutes;
}

/** 1440 → “1 day”. */
export const sayOpenTime = (minutes: number): string =>
  minutes % 1440 === 0
    ? plural(minutes / 1440, 'day')
    : minutes % 60 === 0
      ? plural(minutes / 60, 'hour')
      : plural(minutes, 'minute');
