/** The set-up message of a scheduled quiz: it is private, and changes with every choice. */

import { isDeepStrictEqual } from 'node:util';
import { write } from '../../db/open.ts';
import type { Buttons, CommandContext, Form, InstantContext } from '../../discord/command.ts';
import { managedServer } from '../../discord/permissions.ts';
import type { Reply } from '../../discord/reply.ts';
import { topicNamed } from '../../lessons/find-topic.ts';
import { quote } from '../../text/escape.ts';
import { UserError } from '../../types/errors.ts';
import type { quizActions } from '../actions.ts';
import { nextRun } from '../calendar.ts';
import { sayOpenTime } from '../open-time.ts';
import { questionsFor } from '../runs.ts';
import {
  missing,
  type SetUp,
  setUpOf,
  wholePlan,
  withLength,
  withoutZoneChoice,
  withPlan,
  withTime,
} from '../set-up.ts';
import { deckById, decksOf } from '../tables/decks.ts';
import { addDraft, changeDraft, deleteDraft, findDraft } from '../tables/drafts.ts';
import { addSchedule, type Plan, schedulesOf } from '../tables/schedules.ts';
import { morePages, questionPreviewReply, setUpReply, topicsOnPage } from '../views/set-up.ts';
import { readCount } from './answer-form.ts';
import { longestQuiz } from './criteria.ts';
import { changeSchedulePlan, requireSchedule, showSchedule } from './schedule-card.ts';

const mostSchedules = 25;

/** @throws UserError where the server has as many schedules as it may have */
export function requireRoomForSchedule({ services: { db } }: CommandContext, serverId: string): void {
  if (schedulesOf(db, serverId).length >= mostSchedules)
    throw new UserError(
      `A server has at most ${mostSchedules} schedules. Delete one in \`/quiz schedules\` first.`,
    );
}

/** Stores a set-up as a draft, and shows it. */
export function beginSetUp(context: CommandContext, setUp: SetUp): Reply {
  const { services, person, serverId } = context;
  const id = addDraft(services.db, { userId: person.id, serverId, content: setUp });
  return setUpReply(id, setUp, services.library(), Date.now());
}

/** @throws UserError where it is finished, or another person's */
function requireSetUp(context: InstantContext, id: number): SetUp {
  const serverId = managedServer(context);
  const draft = findDraft(context.services.db, id);
  if (draft?.userId !== context.person.id || draft.serverId !== serverId)
    throw new UserError('This set-up is over. `/quiz schedule` begins another one.');
  return draft.content as SetUp;
}

/** Stores the changed set-up, and shows it. */
function keep({ services }: CommandContext, id: number, setUp: SetUp): Reply {
  // What cannot be shown is not stored.
  const reply = setUpReply(id, setUp, services.library(), Date.now());
  changeDraft(services.db, id, setUp);
  return reply;
}

const choice = (change: (setUp: SetUp, chosen: string[], context: CommandContext) => SetUp) => ({
  kind: 'edit' as const,
  run: (context: CommandContext, [id]: [number], chosen: string[]) =>
    keep(context, id, change(requireSetUp(context, id), chosen, context)),
});

function chooseTopics(setUp: SetUp, chosen: string[], { services }: CommandContext): SetUp {
  const library = services.library();
  const shown = new Set(topicsOnPage(setUp, library).topics.map(({ id }) => id));
  const topics = [
    ...setUp.plan.topics.filter((topic) => !shown.has(topic)),
    ...chosen.flatMap((value) => topicNamed(library, value)?.id ?? []),
  ];
  const turned = chosen.includes(morePages) ? setUp.topicPage + 1 : setUp.topicPage;
  return { ...withPlan(setUp, { topics }), topicPage: turned };
}

function timeForm(context: InstantContext, [id]: [number]): Form {
  const { plan, refused, zoneTyped } = requireSetUp(context, id);
  const { time = plan.time ?? '', zone = zoneTyped ?? plan.timeZone ?? '' } = refused.time?.typed ?? {};
  return {
    title: 'Time and zone',
    text: 'Type your city, or a big one in the same time zone. Where several fit, you choose from a list next.',
    fields: [
      { name: 'time', label: 'Time of day', placeholder: '18:30 or 6:30 pm', value: time },
      { name: 'zone', label: 'City or country', placeholder: 'Vienna', value: zone },
    ],
  };
}

const [fromLessons, weakFirst, evenly] = ['lessons', 'weak', 'even'];

function lengthForm(context: InstantContext, [id]: [number]): Form {
  const { plan, refused } = requireSetUp(context, id);
  const { questions = String(plan.questions), open = sayOpenTime(plan.openMinutes) } =
    refused.length?.typed ?? {};
  const decks = decksOf(context.services.db, { serverId: managedServer(context) }).slice(0, 24);
  const sources = [
    { label: 'The lessons', value: fromLessons, selected: plan.deckName === null },
    ...decks.map((deck) => ({
      label: `The deck ${deck.name}`,
      value: String(deck.id),
      selected: deck.id === plan.deckId,
    })),
  ];
  const orders = [
    { label: 'Weak topics come more often', value: weakFirst, selected: plan.adapt },
    { label: 'All topics come equally often', value: evenly, selected: !plan.adapt },
  ];
  return {
    title: 'Length and questions',
    fields: [
      { name: 'questions', label: `How many questions, 1 to ${longestQuiz}`, value: questions },
      { name: 'open', label: 'How long it is open', placeholder: '1 day, 6 hours, 30 minutes', value: open },
      ...(decks.length > 0 || plan.deckName !== null
        ? [{ name: 'source', label: 'Questions from', choices: sources }]
        : []),
      { name: 'order', label: 'Which topics', choices: orders },
    ],
  };
}

/** Takes over where the questions come from, and which topics come more often. */
function withSource(
  setUp: SetUp,
  { services, serverId }: CommandContext,
  typed: Record<string, string>,
): SetUp {
  const adapt = typed.order === undefined ? setUp.plan.adapt : typed.order !== evenly;
  if (typed.source === undefined) return withPlan(setUp, { adapt });
  const deck = decksOf(services.db, { serverId: serverId ?? '' }).find(
    ({ id }) => String(id) === typed.source,
  );
  return withPlan(setUp, { adapt, deckId: deck?.id ?? null, deckName: deck?.name ?? null });
}

async function preview(context: CommandContext, [id]: [number]): Promise<Reply> {
  const setUp = requireSetUp(context, id);
  const { db, libraries, quizzes } = context.services;
  const bank = async (serverId: string) => quizzes.bankOf(await libraries.library(serverId));
  const [question] = await questionsFor(
    { db, bank, random: Math.random, now: Date.now },
    { ...setUp.plan, serverId: managedServer(context) },
  );
  // It may have been saved or changed while the questions were read.
  const latest = requireSetUp(context, id);
  if (question) return questionPreviewReply(id, question);
  const problems = ['There is no question about these topics. Choose other ones.'];
  return keep(context, id, { ...latest, problems });
}

/** Saves the plan of a set-up. A problem is shown in the set-up, so that nothing has to be chosen again. */
async function save(context: CommandContext, [id]: [number]): Promise<Reply> {
  const setUp = requireSetUp(context, id);
  const plan = wholePlan(setUp);
  try {
    if (!plan) throw new UserError(`Something is missing: ${missing(setUp).join(', ')}.`);
    const reply = await savePlan(context, setUp.scheduleId, plan, () => {
      if (!isDeepStrictEqual(requireSetUp(context, id).plan, setUp.plan))
        throw new UserError('Something was changed while it was being saved. Press **Save** again.');
      deleteDraft(context.services.db, id);
    });
    return reply;
  } catch (error) {
    if (!(error instanceof UserError) || !findDraft(context.services.db, id)) throw error;
    return keep(context, id, { ...requireSetUp(context, id), problems: [error.message] });
  }
}

/** Makes or changes a schedule, and shows it. @param claim runs just before it is stored */
export async function savePlan(
  context: CommandContext,
  scheduleId: number | null,
  plan: Plan,
  claim: () => void = () => undefined,
): Promise<Reply> {
  const { db, quizzes } = context.services;
  const serverId = managedServer(context);
  if (plan.deckId !== null && !deckById(db, plan.deckId))
    throw new UserError(
      `The deck ${quote(plan.deckName ?? '')} was deleted. Press “Length…” and choose where the questions come from.`,
    );
  if (scheduleId !== null) {
    const old = requireSchedule(context, scheduleId);
    await quizzes.scheduler.checkChannel(plan.channelId, serverId);
    claim();
    return changeSchedulePlan(context, old, plan, 'It is changed.');
  }
  requireRoomForSchedule(context, serverId);
  await quizzes.scheduler.checkChannel(plan.channelId, serverId);
  const made = write(db, (tx) => {
    claim();
    return addSchedule(tx, { serverId, ownerId: context.person.id }, plan, nextRun(plan, Date.now()));
  });
  quizzes.scheduler.wake();
  return showSchedule(context, made.id, 'The quiz is set up.');
}

export const setUpButtons = {
  edit: {
    kind: 'edit',
    run: (context, [id]) => beginSetUp(context, setUpOf(requireSchedule(context, id))),
  },
  setup: {
    kind: 'edit',
    run: (context, [id]) => keep(context, id, withoutZoneChoice(requireSetUp(context, id))),
  },
  setdays: choice((setUp, chosen) => withPlan(setUp, { days: chosen.map(Number).sort((a, b) => a - b) })),
  setchannel: choice((setUp, [channelId = setUp.plan.channelId]) => ({
    ...withPlan(setUp, { channelId }),
    inThread: false,
  })),
  settopics: choice(chooseTopics),
  setrole: choice((setUp, [pingRoleId = null]) => withPlan(setUp, { pingRoleId })),
  setzone: choice(({ zoneTyped, ...setUp }, [timeZone = setUp.plan.timeZone]) =>
    withPlan(setUp, { timeZone }),
  ),
  settime: {
    kind: 'form',
    form: timeForm,
    result: 'edit',
    run: (context, [id], { time = '', zone = '' }) =>
      keep(context, id, withTime(requireSetUp(context, id), { time, zone })),
  },
  setlength: {
    kind: 'form',
    form: lengthForm,
    result: 'edit',
    run: (context, [id], { questions = '', open = '', ...others }) => {
      const setUp = withSource(requireSetUp(context, id), context, others);
      const readQuestions = (text: string) => readCount(text, 1, longestQuiz);
      return keep(context, id, withLength(setUp, { questions, open }, readQuestions));
    },
  },
  preview: { kind: 'edit', run: preview },
  save: { kind: 'edit', run: save },
  discard: {
    kind: 'edit',
    run: (context, [id]) => {
      const { scheduleId } = requireSetUp(context, id);
      deleteDraft(context.services.db, id);
      if (scheduleId !== null) return showSchedule(context, scheduleId, 'Nothing was changed.');
      return { title: 'Nothing was set up', text: '`/quiz schedule` begins again.' };
    },
  },
} satisfies Partial<Buttons<typeof quizActions>>;
