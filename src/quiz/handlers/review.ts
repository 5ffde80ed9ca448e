/** `/review`: the concepts that are due, and a learner's progress. */

import type { Buttons, CommandContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import type { reviewActions } from '../actions.ts';
import { reviewQuestions, weekMs } from '../review.ts';
import { startSolo } from '../solo.ts';
import { weekShares } from '../tables/answer-statistics.ts';
import { askable } from '../tables/excluded-questions.ts';
import { countDue, memoriesOf, nextDue } from '../tables/memories.ts';
import { nothingDueReply, progressWeeks, reviewProgressReply } from '../views/review.ts';
import { reminderButtons } from './reminder.ts';
import { showCurrentQuestion } from './solo.ts';

const usualLength = 10;

/** Asks one question about each due concept, at most `count`; without any it says when the next one is due. */
export async function startReview(context: CommandContext, count = usualLength): Promise<Reply> {
  const { services, person, messageRef, serverId } = context;
  const { db, library, quizzes } = services;
  const bank = await quizzes.bankOf(library());
  const templates = serverId === null ? bank.templates : askable(db, serverId, bank.templates);
  const now = Date.now();
  const questions = reviewQuestions(db, person.id, templates, { count, now, random: Math.random });
  if (questions.length === 0) return nothingDueReply(nextDue(db, person.id));
  const where = { serverId: null, channelId: messageRef.channelId, hostId: person.id, title: 'Review' };
  return showCurrentQuestion(context, startSolo(db, { ...where, kind: 'review' }, questions, now));
}

/** Shows how well the learner knew each concept, week by week. */
function showProgress({ services: { db, library }, person }: CommandContext): Reply {
  const now = Date.now();
  return reviewProgressReply({
    shares: weekShares(db, { userId: person.id, since: now - progressWeeks * weekMs }),
    met: memoriesOf(db, person.id).length,
    due: countDue(db, person.id, now),
    titleOf: (concept) => library().topics.get(concept)?.title,
    now,
  });
}

export const reviewButtons = {
  start: { kind: 'private', run: (context) => startReview(context) },
  progress: { kind: 'edit', run: showProgress },
  ...reminderButtons,
} satisfies Buttons<typeof reviewActions>;
