/** `/review`: the concepts that are due, daily reminders, and a learner's progress. */

import type { Buttons, CommandContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import type { reviewActions } from '../actions.ts';
import { everyDay, nextRun, readTime } from '../calendar.ts';
import { reviewQuestions, weekMs } from '../review.ts';
import { startSolo } from '../solo.ts';
import { weekShares } from '../tables/answer-statistics.ts';
import { askable } from '../tables/excluded-questions.ts';
import { changeLearner, learnerOf } from '../tables/learners.ts';
import { countDue, memoriesOf, nextDue } from '../tables/memories.ts';
import {
  nothingDueReply,
  progressWeeks,
  remindersOffReply,
  remindersOnReply,
  reviewProgressReply,
  timeZoneReply,
} from '../views/review.ts';
import { readTimeZone } from '../zones.ts';
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

export interface ReminderRequest {
  /** A time of day, or “off”. */
  remind?: string | undefined;
  timeZone?: string | undefined;
}

/** Turns reminders on or off, or stores the time zone alone. @throws UserError for an unknown time or zone */
export function setReminder(
  { services: { db, quizzes }, person }: CommandContext,
  { remind = '', timeZone: typedZone }: ReminderRequest,
): Reply {
  const before = learnerOf(db, person.id);
  const timeZone = typedZone === undefined ? (before.timeZone ?? undefined) : readTimeZone(typedZone);
  if (/^(off|no|never)$/i.test(remind.trim())) {
    changeLearner(db, person.id, { remindAt: null, nextReminderAt: null });
    return remindersOffReply();
  }
  const remindAt = remind === '' ? before.remindAt : readTime(remind);
  if (remindAt === null) {
    changeLearner(db, person.id, { timeZone: timeZone ?? null });
    return timeZoneReply(timeZone ?? 'UTC');
  }
  const next = nextRun({ days: everyDay, time: remindAt, timeZone: timeZone ?? 'UTC' }, Date.now());
  changeLearner(db, person.id, { timeZone: timeZone ?? null, remindAt, nextReminderAt: next.at });
  quizzes.scheduler.wake();
  return remindersOnReply(remindAt, timeZone, next.at);
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
} satisfies Buttons<typeof reviewActions>;
