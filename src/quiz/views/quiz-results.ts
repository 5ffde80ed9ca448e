/** Results and rankings as messages. */

import type { Reply } from '../../discord/reply.ts';
import { percent, plural } from '../../text/format.ts';
import { quizActions } from '../actions.ts';
import type { Score } from '../tables/answer-statistics.ts';
import type { Quiz } from '../tables/quizzes.ts';

const shown = 10;

/** `streaks`: right answers in a row, by user. */
export function scoreLines(
  scores: readonly Score[],
  streaks: ReadonlyMap<string, number> = new Map(),
  most = shown,
): string {
  return scores
    .slice(0, most)
    .map(({ userId, visibility, points, right, answered }, i) => {
      const name = visibility === 'named' ? `<@${userId}>` : '*anonymous*';
      const row = streaks.get(userId) ?? 0;
      return `\`${String(i + 1).padStart(2)}.\` ${name} – **${plural(points, 'point')}**, ${right} of ${answered} right${row > 2 ? `, ${row} in a row` : ''}`;
    })
    .join('\n');
}

export function resultsReply(quiz: Quiz, scores: readonly Score[]): Reply {
  const answered = scores.reduce((sum, score) => sum + score.answered, 0);
  const right = scores.reduce((sum, score) => sum + score.right, 0);
  return {
    title: `${quiz.title}: results`,
    text: scores.length > 0 ? scoreLines(scores) : 'Nobody took part this time.',
    ...(answered > 0 && {
      footer: `${plural(scores.length, 'member')} · ${percent(right / answered)} right`,
    }),
    buttons: [[{ label: 'Board', action: quizActions.to.standings(quiz.id) }]],
  };
}

export interface Board {
  period: 'week' | 'all';
  /** The topic that it is limited to. */
  topic?: { id: string; title: string } | undefined;
  scores: Score[];
  streaks: Map<string, number>;
  /** The viewer's own place. */
  mine?: { place: number; points: number } | undefined;
}

export function boardReply({ period, topic, scores, streaks, mine }: Board): Reply {
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
