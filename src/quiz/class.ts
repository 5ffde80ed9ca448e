/** How a class does, counted a few quizzes at a time so that the bot answers others meanwhile. */
import { setImmediate as breathe } from 'node:timers/promises';
import {
  type AnswerFilter,
  learnerWeeks,
  quizIdsOf,
  type Score,
  type TopicShare,
  type WeekShare,
} from '../db/answers.ts';
import type { Database } from '../db/open.ts';

export interface ClassTally {
  answered: number;
  right: number;
  /** Most points first. */
  scores: Score[];
  topics: TopicShare[];
  /** By topic and week. */
  weeks: WeekShare[];
}

const quizzesAtOnce = 10;

/** Everybody who is not hidden counts. */
export async function tallyClass(
  db: Database,
  filter: AnswerFilter & { serverId: string; since: number },
): Promise<ClassTally> {
  const scores = new Map<string, Score>();
  const topics = new Map<string, TopicShare & { users: Set<string> }>();
  const weeks = new Map<string, WeekShare>();
  const { topics: wanted, since } = filter;
  const ids = quizIdsOf(db, filter);
  for (let start = 0; start < ids.length; start += quizzesAtOnce) {
    for (const each of learnerWeeks(db, ids.slice(start, start + quizzesAtOnce), { topics: wanted, since })) {
      const { topic, week, userId, name, visibility, points, right, answered } = each;
      const score = entry(scores, userId, { userId, name, visibility, points: 0, right: 0, answered: 0 });
      score.points += points;
      add(score, each);
      add(entry(weeks, `${week} ${topic}`, { topic, week, right: 0, answered: 0 }), each);
      if (topic === null) continue;
      const fresh = { topic, right: 0, answered: 0, learners: 0, users: new Set<string>() };
      const share = entry(topics, topic, fresh);
      share.right += right;
      share.answered += answered;
      share.learners = share.users.add(userId).size;
    }
    await breathe();
  }
  const ranking = [...scores.values()].sort(
    (a, b) => b.points - a.points || b.right - a.right || a.name.localeCompare(b.name),
  );
  return {
    answered: ranking.reduce((sum, each) => sum + each.answered, 0),
    right: ranking.reduce((sum, each) => sum + each.right, 0),
    scores: ranking,
    topics: [...topics.values()].map(({ users: _, ...share }) => share),
    weeks: [...weeks.values()],
  };
}

interface Count {
  right: number;
  answered: number;
}

function add(sum: Count, { right, answered }: Count): void {
  sum.right += right;
  sum.answered += answered;
}

function entry<Value>(map: Map<string, Value>, key: string, fresh: Value): Value {
  const found = map.get(key);
  if (found) return found;
  map.set(key, fresh);
  return fresh;
}
