/** Scheduled quizzes: claims each run before anything is sent, and notifies owners of problems. */

import { type Database, write } from '../db/open.ts';
import type { CannotPostError, PostingProblem } from '../discord/cannot-post.ts';
import { sendOnce } from '../discord/send-once.ts';
import { quote } from '../text/escape.ts';
import type { Question, QuestionTemplate, Random } from '../types/quiz.ts';
import { runsBetween } from './calendar.ts';
import { chooseQuestions } from './choose-questions.ts';
import { cardTemplates } from './decks/templates.ts';
import { suitedDifficulty } from './difficulty.ts';
import type { QuizPublisher } from './publisher.ts';
import type { SchedulerParts } from './scheduler-parts.ts';
import { forgetDeleted, lacksDeck, nextFreeRun, resumeSchedules } from './schedules.ts';
import { topicShares } from './tables/answer-statistics.ts';
import { cardsOf } from './tables/cards.ts';
import { askable } from './tables/excluded-questions.ts';
import { type Occurrence, settleRun, unreportedRuns } from './tables/occurrences.ts';
import { pastAnswers } from './tables/past-answers.ts';
import { recentFactIds } from './tables/quiz-questions.ts';
import { addQuiz, type NewQuiz } from './tables/quizzes.ts';
import {
  changeSchedule,
  claimRun,
  dueSchedules,
  findSchedule,
  type Schedule,
  schedulesWithDeckBack,
  unreportedProblems,
} from './tables/schedules.ts';

/** A quiz that is posted later than this says so. */
export const lateAfterMs = 2 * 60_000;
/** Facts asked within this time come only when nothing else is left. */
export const recentMs = 60 * 24 * 60 * 60_000;

/** Claims every due run with its questions and sets the next run. Forgets what was deleted for good. */
export async function startDueRuns(parts: SchedulerParts): Promise<void> {
  const { db, now, log } = parts;
  forgetDeleted(db, now());
  if (schedulesWithDeckBack(db).length > 0) resumeSchedules(parts);
  for (const schedule of dueSchedules(db, now())) {
    try {
      await startRun(parts, schedule, now());
    } catch (error) {
      log(`starting schedule ${schedule.id} failed`, error);
    }
  }
}

/** Of several due runs only the latest is posted; the others count as missed. */
async function startRun(parts: SchedulerParts, schedule: Schedule, now: number): Promise<void> {
  const { db } = parts;
  const first = { at: schedule.nextAt, occurrence: schedule.nextOccurrence };
  const runs = runsBetween(schedule, first, now);
  const run = runs.at(-1) ?? first;
  const missed = runs.slice(0, -1);
  const next = nextFreeRun(db, schedule, now);
  const questions = schedule.skipNext ? [] : await questionsFor(parts, schedule);
  write(db, (tx) => {
    const status = schedule.skipNext ? 'skipped' : 'claimed';
    if (!claimRun(tx, schedule, { missed, run, status }, next, now) || status === 'skipped') return;
    const key = { scheduleId: schedule.id, occurrence: run.occurrence };
    if (questions.length === 0) {
      settleRun(tx, key, { status: 'failed', told: schedule.problem === 'empty' });
      changeSchedule(tx, schedule.id, { problem: 'empty' });
      return;
    }
    settleRun(tx, key, { quizId: postNow(tx, schedule, questions, now, now - run.at > lateAfterMs) });
  });
}

/** Stores a quiz of a schedule for immediate posting; returns its id. */
export function postNow(
  db: Database,
  schedule: Schedule,
  questions: readonly Question[],
  now: number,
  late = false,
): number {
  const { serverId, channelId, ownerId, openMinutes, pingRoleId, id: scheduleId } = schedule;
  const quiz: NewQuiz = {
    ...{ serverId, channelId, hostId: ownerId, title: 'Quiz', pingRoleId, scheduleId },
    ...{ kind: 'group', seconds: openMinutes * 60, simultaneous: true, late, nextAt: now },
  };
  return addQuiz(db, quiz, questions, now).id;
}

/** The questions of a run. Weak topics come more often where `adapt` is set, and recent facts are avoided. */
export async function questionsFor(
  { db, bank, random, now }: Omit<SchedulerParts, 'log'>,
  schedule: Pick<Schedule, 'serverId' | 'deckId' | 'deckName' | 'topics' | 'questions' | 'adapt'>,
): Promise<Question[]> {
  const { serverId, deckId, topics, questions: count, adapt } = schedule;
  const { templates: bankTemplates, under } = await bank(serverId);
  if (lacksDeck(schedule)) return [];
  const templates = deckId === null ? bankTemplates : cardTemplates(cardsOf(db, deckId));
  const wanted = topics.flatMap((topic) => under(topic));
  return chooseWithHistory(
    db,
    templates,
    { where: { serverId }, topics: wanted, count, adapt, now: now() },
    random,
  );
}

export interface SelectionCriteria {
  /** Whose earlier quizzes count as history. */
  where: { serverId: string } | { hostId: string };
  /** Whoever answers alone; the difficulty suits a server's learners together if absent. */
  learner?: { userId: string } | undefined;
  /** Topic ids, sections and terms included; empty means all. */
  topics: readonly string[];
  count: number;
  adapt: boolean;
  level?: QuestionTemplate['level'] | undefined;
  /** Topics whose pages the learner has just read. */
  justRead?: readonly string[] | undefined;
  now: number;
}

export function chooseWithHistory(
  db: Database,
  templates: readonly QuestionTemplate[],
  criteria: SelectionCriteria,
  random: Random,
): Question[] {
  const { where, learner, topics, count, adapt, level, justRead = [], now } = criteria;
  return chooseQuestions(
    'serverId' in where ? askable(db, where.serverId, templates) : templates,
    {
      count,
      level,
      topics: topics.length > 0 ? new Set(topics) : undefined,
      recent: recentFactIds(db, where, now - recentMs),
      justRead: new Set(justRead),
      suited: isAskedFor(templates) ? undefined : suitedDifficulty(pastAnswers(db, learner ?? where)),
      ...(adapt && 'serverId' in where && { weight: weakness(db, where.serverId, now) }),
    },
    random,
  );
}

/** Whether somebody asked for just these: a deck, own runs, or a model's questions. */
const isAskedFor = (templates: readonly QuestionTemplate[]): boolean =>
  templates.every(({ source }) => source === 'deck' || source === 'experiment' || source === 'written');

/** Prior: each topic starts with this many answers, half of them right. */
const priorAnswers = 4;
const weaknessSince = 90 * 24 * 60 * 60_000;

/** From 1 for a topic that the server always gets right to 4 for one that it never does. */
export function weakness(db: Database, serverId: string, now: number): (topic: string | null) => number {
  const shares = new Map(
    topicShares(db, { serverId, since: now - weaknessSince }).map(({ topic, right, answered }) => [
      topic,
      (right + priorAnswers / 2) / (answered + priorAnswers),
    ]),
  );
  return (topic) => 1 + 3 * (1 - (shares.get(topic ?? '') ?? 0.5));
}

/** Message to the person who started a quiz. */
export const cannotPost = (channelId: string, problem: PostingProblem): string =>
  `The quiz in <#${channelId}> could not go on: ${problem === 'gone' ? 'the channel is gone' : problemCauses[problem]}.`;

/** Message to an admin who chooses a channel. */
export function cannotBePosted(channelId: string, { problem, missing }: CannotPostError): string {
  const lacks = new Intl.ListFormat('en-GB').format(missing.map((right) => `“${right}”`));
  const reason =
    missing.length > 0
      ? `I lack ${lacks} there. Grant it, or choose another channel`
      : channelProblems[problem];
  return `Quizzes cannot be posted in <#${channelId}>: ${reason}. Nothing was changed.`;
}

const rights =
  '“View Channel”, “Send Messages” (in threads: “Send Messages in Threads”), “Embed Links” and “Attach Files”';

const channelProblems: Record<PostingProblem, string> = {
  gone: 'I cannot find this channel. Choose another one',
  forbidden: `I may not. Give me ${rights} there, or choose another channel`,
  locked: 'this thread is archived and locked. Unlock it, or choose another channel',
};

const problemCauses: Record<string, string> = {
  gone: 'its channel is gone, so I have paused it. Give it another channel with `/quiz schedule`',
  forbidden: `I may not post in its channel. Give me ${rights} there`,
  locked: 'its thread is archived and locked. Unlock the thread, or give the schedule another channel',
  deck: 'its deck was deleted, so I have paused it. It goes on once a deck of that name is imported',
  empty: 'there are no questions for it. Give it another deck or other topics',
};

/** Notifies each owner once of missed runs and posting problems. */
export async function notifyOwners(parts: SchedulerParts, publisher: QuizPublisher): Promise<void> {
  const { db, now } = parts;
  for (const schedule of unreportedProblems(db, now())) {
    const mark = (problemTold: boolean) => changeSchedule(db, schedule.id, { problemTold });
    await sendOnce(parts, publisher, { userId: schedule.ownerId, sentence: deckNotice(schedule), mark });
  }
  const bySchedule = Map.groupBy(unreportedRuns(db), ({ scheduleId }) => scheduleId);
  for (const [scheduleId, runs] of bySchedule) {
    const schedule = findSchedule(db, scheduleId);
    const mark = (told: boolean) => {
      for (const run of runs) settleRun(db, run, { told });
    };
    const sentence = schedule ? runsNotice(schedule, runs) : '';
    await sendOnce(parts, publisher, { userId: schedule?.ownerId ?? null, sentence, mark });
  }
}

const deckNotice = ({ id, channelId, deckName, problem, nextAt }: Schedule): string => {
  const about = `About the scheduled quiz ${id} in <#${channelId}>:`;
  const deck = quote(deckName ?? '');
  return problem === 'deck'
    ? `${about}\nIts deck ${deck} was deleted, so I have paused it. It goes on once a deck of that name is imported. Or give it another one: \`/quiz schedule id:${id} deck:…\`.`
    : `${about}\nIts deck ${deck} is there again, so it goes on, next <t:${Math.floor(nextAt / 1000)}:f>.`;
};

function runsNotice({ id, channelId, problem }: Schedule, runs: Occurrence[]): string {
  const missed = runs.filter(({ status }) => status === 'missed');
  const failed = runs.filter(({ status }) => status === 'failed');
  const list = (of: Occurrence[]) =>
    of
      .slice(-10)
      .map(({ dueAt }) => `<t:${Math.floor(dueAt / 1000)}:f>`)
      .join(', ');
  return [
    `About the scheduled quiz ${id} in <#${channelId}>:`,
    ...(missed.length > 0
      ? [
          `${missed.length === 1 ? 'One run was' : `${missed.length} runs were`} missed because I was away, or because something failed on my side: ${list(missed)}.`,
        ]
      : []),
    ...(failed.length > 0
      ? [
          `It could not be posted (${list(failed)}): ${problemCauses[problem ?? ''] ?? 'the reason is unknown'}.`,
        ]
      : []),
  ].join('\n');
}
