/** Results and rankings as messages. */

import type { Reply } from '../../discord/reply.ts';
import { plural, wholePercent } from '../../text/format.ts';
import { quizActions } from '../actions.ts';
import type { Score } from '../tables/answer-statistics.ts';
import type { Quiz } from '../tables/quizzes.ts';
import type { Standing, Standings } from '../tables/standings.ts';

const shown = 10;

/** `streaks`: right answers in a row, by user. */
export function scoreLines(
  scores: readonly Score[],
  streaks: ReadonlyMap<string, number> = new Map(),
  most = shown,
): string {
  return scores
    .slice(0, most)
    .map((score, i) => {
      const streak = streaks.get(score.userId) ?? 0;
      return `${placed(i, score)}, ${score.right} of ${score.answered} right${inARow(streak, 3)}`;
    })
    .join('\n');
}

/** A question without an answer counts as not right. `closed`: questions that are over. */
export const standingLines = (people: readonly Standing[], closed: number, most = shown): string =>
  [
    ...people
      .slice(0, most)
      .map((each, i) => `${placed(i, each)}, ${each.right} of ${closed} right${inARow(each.streak, 2)}`),
    ...(people.length > most ? [`… and ${plural(people.length - most, 'other')}`] : []),
  ].join('\n');

const inARow = (streak: number, least: number): string => (streak >= least ? `, ${streak} in a row` : '');

const placed = (i: number, { userId, visibility, points }: Pick<Score, 'userId' | 'visibility' | 'points'>) =>
  `\`${String(i + 1).padStart(2)}.\` ${visibility === 'named' ? `<@${userId}>` : '*anonymous*'} – **${plural(points, 'point')}**`;

export function resultsReply(quiz: Quiz, { closed, people: everybody }: Standings, total: number): Reply {
  const people = everybody.filter(({ visibility }) => visibility !== 'hidden');
  const right = people.reduce((sum, each) => sum + each.right, 0);
  return {
    title: `${quiz.title}: results`,
    text: [
      ...(quiz.status === 'stopped' ? [`Stopped after ${closed} of ${plural(total, 'question')}.`, ''] : []),
      people.length > 0 ? standingLines(people, closed) : 'Nobody took part this time.',
    ].join('\n'),
    ...(people.length > 0 && {
      footer: `${plural(people.length, 'member')} · ${wholePercent(right / (people.length * closed))} right`,
    }),
    buttons: [
      [
        ...(quiz.simultaneous
          ? []
          : [{ label: 'Play again', action: quizActions.to.replay(quiz.id), style: 'primary' as const }]),
        { label: 'Board', action: quizActions.to.standings(quiz.id) },
      ],
    ],
  };
}

export interface QuizBoard {
  period: 'week' | 'all';
  /** The topic that it is limited to. */
  topic?: { id: string; title: string } | undefined;
  scores: Score[];
  streaks: Map<string, number>;
  /** The viewer's own place. */
  mine?: { place: number; points: number } | undefined;
}

export function boardReply({ period, topic, scores, streaks, mine }: QuizBoard): Reply {
  const when = period === 'week' ? 'this week' : 'of all time';
  const other = period === 'week' ? 'all' : 'week';
  return {
    title: `Quiz board ${when}${topic ? `: ${topic.title}` : ''}`,
    text:
      scores.length > 0
        ? [
            scoreLines(scores, streaks),
            ...(mine && mine.place > shown
              ? [`… you: place ${mine.place}, ${plural(mine.points, 'point')}`]
              : []),
          ].join('\n')
        : 'Nobody has points yet. `/quiz now` starts a quiz.',
    footer: 'Points do not depend on speed · a week begins on Monday, 00:00 UTC',
    buttons: [
      [
        {
          label: other === 'all' ? 'All time' : 'This week',
          action: quizActions.to.board(other, topic?.id),
        },
      ],
    ],
  };
}
