/** `/quiz board`: the ranking of a server, for this week or all time, in all topics or one. */

import { type Buttons, type CommandContext, subcommand } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import { UserError } from '../../types/errors.ts';
import type { quizActions } from '../actions.ts';
import { topicsUnder } from '../bank.ts';
import { type AnswerFilter, scores, streak } from '../tables/answer-statistics.ts';
import { boardReply } from '../views/quiz-results.ts';
import { completeTopic, topicNamedIn } from './criteria.ts';

const periods = ['week', 'all'] as const;
type Period = (typeof periods)[number];
const dayMs = 24 * 60 * 60_000;

export const board = subcommand({
  description: 'Who leads: this week or ever, in everything or in one topic',
  options: {
    period: { type: 'text', description: 'This week if you do not say', choices: periods },
    topic: { type: 'text', description: 'Only this topic or lesson', complete: completeTopic },
  },
  run: ({ options: { period, topic }, ...context }) => show(context, period ?? 'week', topic),
});

export const boardButtons = {
  board: {
    kind: 'edit',
    run: (context, [period, topic]) => show(context, period, topic),
  },
  // The results stay as they are.
  standings: { kind: 'private', run: (context) => show(context, 'week') },
} satisfies Partial<Buttons<typeof quizActions>>;

function show(
  { services: { db, library }, person, serverId }: CommandContext,
  period: Period,
  wanted?: string,
): Reply {
  if (serverId === null)
    throw new UserError(
      'A board belongs to a server: use this command there. Your own progress is in `/review`.',
    );
  const topic = wanted === undefined ? undefined : topicNamedIn(library(), wanted);
  const filter: AnswerFilter = {
    serverId,
    ...(period === 'week' && { since: weekStart(Date.now()) }),
    ...(topic && { topics: [...topicsUnder(library(), topic.id)] }),
  };
  const ranking = scores(db, filter);
  const place = ranking.findIndex(({ userId }) => userId === person.id);
  const first = ranking.slice(0, 10);
  return boardReply({
    period,
    topic,
    scores: first,
    streaks: new Map(first.map(({ userId }) => [userId, streak(db, { ...filter, userId })])),
    mine: place === -1 ? undefined : { place: place + 1, points: ranking[place]?.points ?? 0 },
  });
}

/** Monday, 00:00 UTC. The first of January 1970 was a Thursday. */
const weekStart = (now: number): number => {
  const day = Math.floor(now / dayMs);
  return (day - ((day + 3) % 7)) * dayMs;
};
