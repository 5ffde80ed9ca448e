/** Statistics of a class, counted in slices so that the bot stays responsive. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../db/open.ts';
import { weekMs } from './review.ts';
import {
  type AnswerFilter,
  answerPages,
  answersAtOnce,
  type CountedAnswer,
  namesOf,
  questionsOver,
  type Score,
  type TopicShare,
  type WeekShare,
} from './tables/answer-statistics.ts';

export interface ClassTally {
  answered: number;
  right: number;
  /** Most points first. */
  scores: Score[];
  topics: TopicShare[];
  /** By topic and week. */
  weeks: WeekShare[];
}

/** Yields to the event loop after this long. */
const sliceMs = 10;
const namesAtOnce = 500;

/** Counts all learners who are not hidden. */
export async function tallyClass(
  db: Database,
  filter: Pick<AnswerFilter, 'topics'> & { serverId: string; since: number },
): Promise<ClassTally> {
  const pageAfter = answerPages(db);
  const tally = newTally(filter.since);
  let begun = performance.now();
  for (const { id: questionId, topic } of questionsOver(db, filter))
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page = pageAfter({ questionId, after, since: filter.since });
      for (const answer of page) tally.count(topic, answer);
      after = page.length < answersAtOnce ? undefined : page.at(-1)?.userId;
      if (performance.now() - begun < sliceMs) continue;
      await nextTurn();
      begun = performance.now();
    }
  const { users, topics, weeks } = tally;
  const scores: Score[] = [];
  for (const some of chunked([...users.keys()], namesAtOnce)) {
    for (const person of namesOf(db, some)) {
      const count = users.get(person.userId);
      if (count) scores.push({ ...person, ...count });
    }
    await nextTurn();
  }
  scores.sort((a, b) => b.points - a.points || b.right - a.right || a.name.localeCompare(b.name));
  return {
    answered: scores.reduce((sum, each) => sum + each.answered, 0),
    right: scores.reduce((sum, each) => sum + each.right, 0),
    scores,
    topics: [...topics.values()].map(({ learners, ...share }) => ({ ...share, learners: learners.size })),
    weeks: [...weeks.values()],
  };
}

function newTally(since: number) {
  const users = new Map<string, Pick<Score, 'points' | 'right' | 'answered'>>();
  const topics = new Map<string, Omit<TopicShare, 'learners'> & { learners: Set<string> }>();
  const weeks = new Map<string, WeekShare>();
  return {
    users,
    topics,
    weeks,
    count(topic: string | null, { userId, right, points, answeredAt }: CountedAnswer) {
      const user = entry(users, userId, () => ({ points: 0, right: 0, answered: 0 }));
      user.points += points;
      add(user, right);
      const week = Math.trunc((answeredAt - since - 1) / weekMs);
      add(
        entry(weeks, `${week} ${topic}`, () => ({ topic, week, right: 0, answered: 0 })),
        right,
      );
      if (topic === null) return;
      const share = entry(topics, topic, () => ({ topic, right: 0, answered: 0, learners: new Set() }));
      add(share, right);
      share.learners.add(userId);
    },
  };
}

function add(sum: Pick<Score, 'right' | 'answered'>, right: boolean): void {
  sum.right += Number(right);
  sum.answered += 1;
}

function entry<Value>(map: Map<string, Value>, key: string, fresh: () => Value): Value {
  const found = map.get(key) ?? fresh();
  map.set(key, found);
  return found;
}

function* chunked<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
