/** The weekly letter to a teacher: what it says, and when it is sent. */

import { type OpenQuestion, openQuestions } from '../ask/tables/questions.ts';
import type { Database } from '../db/open.ts';
import { findServer } from '../db/servers.ts';
import { CannotPostError } from '../discord/cannot-post.ts';
import type { Library } from '../types/lessons.ts';
import { localDate, nextRun } from './calendar.ts';
import { tallyClass } from './class.ts';
import type { QuizPublisher } from './publisher.ts';
import { weakest } from './report.ts';
import { weekMs } from './review.ts';
import type { TopicShare } from './tables/answer-statistics.ts';
import { claimLetter, dueLetters, type Letter, latestAnswers, noteLetterFailure } from './tables/letters.ts';
import { letterReply } from './views/letter.ts';

const [ideasShown, questionsShown] = [3, 5];
/** Learners who answered in these weeks before the latest one can fall silent. */
const weeksBefore = 4;

export interface LetterContent {
  serverId: string;
  /** Null where Discord has not told it. */
  server: string | null;
  answered: number;
  right: number;
  /** Everybody who answered, hidden learners included. */
  learners: number;
  weakest: (TopicShare & { title: string })[];
  open: OpenQuestion[];
  /** Who answered before and not in this week. */
  silent: { named: string[]; others: number };
}

/** The letter about the last seven days. */
export async function letterAbout(
  db: Database,
  library: Library,
  serverId: string,
  now: number,
): Promise<LetterContent> {
  const since = now - weekMs;
  const { answered, right, topics } = await tallyClass(db, { serverId, since });
  const people = latestAnswers(db, serverId, since - weeksBefore * weekMs);
  const silent = people.filter(({ at }) => at < since);
  const named = silent.filter(({ visibility }) => visibility === 'named').map(({ userId }) => userId);
  const ideas = weakest(topics)
    .filter((share) => share.right < share.answered)
    .flatMap((share) => {
      const title = library.topics.get(share.topic)?.title;
      return title === undefined ? [] : [{ ...share, title }];
    });
  return {
    ...{ serverId, server: findServer(db, serverId)?.name ?? null, answered, right },
    learners: people.length - silent.length,
    weakest: ideas.slice(0, ideasShown),
    open: openQuestions(db, serverId, questionsShown),
    silent: { named, others: silent.length - named.length },
  };
}

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
