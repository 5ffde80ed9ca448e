/** Sends the weekly letters to teachers. */

import type { Database } from '../db/open.ts';
import { CannotPostError } from '../discord/cannot-post.ts';
import type { Library } from '../types/lessons.ts';
import { localDate, nextRun } from './calendar.ts';
import { letterAbout } from './letter-content.ts';
import { letterNonce } from './posting.ts';
import type { QuizPublisher } from './publisher.ts';
import { weekMs } from './review.ts';
import { claimLetter, dueLetters, type Letter, settleLetter } from './tables/letters.ts';
import { letterReply } from './views/letter.ts';

/** Monday morning in the zone, after `after`. */
export const nextLetterAt = (timeZone: string, after: number): number =>
  nextRun({ days: [1], time: '08:00', timeZone }, after).at;

interface LetterParts {
  db: Database;
  libraries: { library(serverId: string): Promise<Library> };
  now(): number;
  log(sentence: string, error: unknown): void;
}

/** A letter that failed for now is tried again after this long; so is one that the bot died over. */
const retryMs = 10 * 60_000;

/** Sends the due letters, each once. */
export async function sendLetters(parts: LetterParts, publisher: QuizPublisher): Promise<void> {
  const { db, now, log } = parts;
  for (const letter of dueLetters(db, now())) {
    if (!claimLetter(db, letter, now() + retryMs)) continue;
    try {
      await sendWeekly(parts, publisher, letter);
    } catch (error) {
      log('sending a weekly letter failed', error);
    }
  }
}

/** Sends the letter of this week, unless an earlier attempt has sent it, or one was sent on this date. */
async function sendWeekly(parts: LetterParts, publisher: QuizPublisher, letter: Letter): Promise<void> {
  const { db, now } = parts;
  const { serverId, userId, timeZone } = letter;
  const next = nextLetterAt(timeZone, now());
  // The Monday morning before, though the clocks may have changed in between.
  const due = nextLetterAt(timeZone, next - 1.1 * weekMs);
  const date = localDate(now(), timeZone);
  const isRetry = letter.nextAt > due;
  // Where it cannot be searched for, it is left out rather than sent twice.
  const isThere =
    letter.latest === date || (isRetry && (await publisher.findLetter(userId, serverId, due)) !== 'absent');
  if (!isThere) await sendLetter(parts, publisher, letter);
  settleLetter(db, letter, { nextAt: next, latest: date });
}

/**
 * Sends a letter now. It stores why a letter cannot arrive: the person takes no messages, or may not manage the server
 * any more.
 */
export async function sendLetter(
  { db, libraries, now }: LetterParts,
  publisher: QuizPublisher,
  { serverId, userId, timeZone }: Letter,
): Promise<Letter['problem']> {
  const store = (problem: Letter['problem']) => {
    settleLetter(db, { serverId, userId }, { problem });
    return problem;
  };
  if (!(await publisher.mayManage(serverId, userId))) return store('rights');
  const content = await letterAbout(db, await libraries.library(serverId), serverId, now());
  try {
    const letter = letterReply(content, nextLetterAt(timeZone, now()));
    await publisher.sendPrivately(userId, letter, letterNonce(serverId, now()));
    return store(null);
  } catch (error) {
    if (!(error instanceof CannotPostError)) throw error;
    return store('closed');
  }
}
