/** What a weekly letter to a teacher says: weak ideas, open questions, who fell silent. */
import { type OpenQuestion, openQuestions } from '../ask/tables/questions.ts';
import type { Database } from '../db/open.ts';
import { findServer } from '../db/servers.ts';
import type { Library } from '../types/lessons.ts';
import { tallyClass } from './class.ts';
import { weakest } from './report.ts';
import { weekMs } from './review.ts';
import type { TopicShare } from './tables/answer-statistics.ts';
import { latestAnswers } from './tables/letters.ts';

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
