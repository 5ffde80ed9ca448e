/** What a learner reads about reviews and progress. */

import { memoryMapChart } from '../../charts/memory-map.ts';
import type { Button, Reply } from '../../discord/reply.ts';
import { percent, plural } from '../../text/format.ts';
import { reviewActions } from '../actions.ts';
import { conceptRows, weekNames } from '../review.ts';
import type { WeekShare } from '../tables/answer-statistics.ts';

export const progressWeeks = 6;
const conceptsShown = 14;

export const startButton: Button = {
  label: 'Review now',
  action: reviewActions.to.start(),
  style: 'primary',
};
export const progressButton: Button = { label: 'My progress', action: reviewActions.to.progress() };

/** `nextDue` is null where the learner has not answered anything yet. */
export const nothingDueReply = (nextDue: number | null): Reply =>
  nextDue === null
    ? {
        title: 'Nothing to review yet',
        text: 'What you answer in a quiz comes back here when you are about to forget it. `/quiz now mode:own` makes a start.',
      }
    : {
        title: 'Nothing is due',
        text: `The next concept comes back <t:${Math.floor(nextDue / 1000)}:R>. \`/quiz now mode:own\` asks about new ones.`,
        buttons: [[progressButton]],
      };

export interface ReviewProgress {
  /** Answers of the last `progressWeeks` weeks. */
  shares: readonly WeekShare[];
  /** Concepts that the learner has met, and those of them that are due. */
  met: number;
  due: number;
  titleOf(concept: string): string | undefined;
  now: number;
}

export function reviewProgressReply({ shares, met, due, titleOf, now }: ReviewProgress): Reply {
  const rows = conceptRows(shares, { weeks: progressWeeks, most: conceptsShown, titleOf });
  const answered = shares.reduce((sum, share) => sum + share.answered, 0);
  const right = shares.reduce((sum, share) => sum + share.right, 0);
  return {
    title: 'What you remember',
    text: [
      `**${plural(met, 'concept')}** met, **${due}** due now.`,
      ...(answered > 0
        ? [
            `**${right} of ${plural(answered, 'answer')}** right in the last six weeks (${percent(right / answered)}).`,
          ]
        : []),
    ].join('\n'),
    ...(rows.length > 0 && {
      chart: memoryMapChart(rows, weekNames(progressWeeks, now), 'Your right answers by concept and week'),
    }),
    buttons: [[startButton]],
  };
}
