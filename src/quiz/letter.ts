/** Sends the weekly letters to teachers. */

import type { Database } from '../db/open.ts';
import { CannotPostError } from '../discord/cannot-post.ts';
import type { Library } from '../types/lessons.ts';
import { localDate, nextRun } from './calendar.ts';
import { letterAbout } from './letter-content.ts';
import type { QuizPublisher } from './publisher.ts';
import { claimLetter, dueLetters, type Letter, noteLetterFailure } from './tables/letters.ts';
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

/** A letter that failed for now is tried again after this long. */
const retryMs = 10 * 60_000;

/** Sends the due letters. The next time is stored before sending, so that no letter is sent twice. */
export async function sendLetters(parts: LetterParts, publisher: QuizPublisher): Promise<void> {
  const { db, now, log } = parts;
  for (const letter of dueLetters(db, now())) {
    const next = nextLetterAt(letter.timeZone, now());
    if (!claimLetter(db, letter, next, localDate(now(), letter.timeZone))) continue;
    try {
      await sendLetter(parts, publisher, letter);
    } catch (error) {
      log('sending a weekly letter failed', error);
      noteLetterFailure(db, letter, { nextAt: Math.min(next, now() + retryMs), latest: letter.latest });
    }
  }
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
    noteLetterFailure(db, { serverId, userId }, { problem });
    return problem;
  };
  if (!(await publisher.mayManage(serverId, userId))) return store('rights');
  const content = await letterAbout(db, await libraries.library(serverId), serverId, now());
  try {
    await publisher.sendPrivately(userId, letterReply(content, nextLetterAt(timeZone, now())));
    return store(null);
  } catch (error) {
    if (!(error instanceof CannotPostError)) throw error;
    return store('closed');
  }
}
