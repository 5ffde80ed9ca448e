/** `/quiz schedule` and `/quiz schedules`: recurring quizzes and their administration. */

import { type ButtonHandler, type Buttons, type CommandContext, subcommand } from '../../discord/command.ts';
import { managedServer, serverOf } from '../../discord/permissions.ts';
import type { Reply } from '../../discord/reply.ts';
import { UserError } from '../../types/errors.ts';
import type { quizActions } from '../actions.ts';
import { longestOpenMinutes } from '../open-time.ts';
import { postNow, questionsFor } from '../runs.ts';
import { lacksDeck } from '../schedules.ts';
import { type SetUp, setUpOf, wholePlan } from '../set-up.ts';
import { changeSchedule, deleteSchedule, restoreSchedule, schedulesOf } from '../tables/schedules.ts';
import { deletedReply, deletionReply, goneReply, schedulesReply } from '../views/schedules.ts';
import { placeIn } from '../zone-search.ts';
import { zoneCandidates } from '../zones.ts';
import { longestQuiz } from './criteria.ts';
import { completeDeck } from './decks.ts';
import { changeSchedulePlan, requireSchedule, scheduleHere, showSchedule } from './schedule-card.ts';
import { freshSetUp, withScheduleOptions } from './schedule-plan.ts';
import { beginSetUp, requireRoomForSchedule, savePlan } from './set-up.ts';

export const schedule = subcommand({
  description:
    'Set up a quiz that comes every week: choose days, time, channel (for those who manage the server)',
  private: true,
  requires: 'ManageGuild',
  options: {
    days: { type: 'text', description: 'mon, thu · weekdays · daily; or choose them next' },
    time: { type: 'text', description: 'Local time: 18:30 or 6:30 pm; or type it next' },
    time_zone: {
      type: 'text',
      description: 'Your city or country; the server’s latest if you do not say',
      complete: (typed, { db }, { serverId }) => {
        // The server's latest zone comes first.
        const used = serverId === null ? undefined : schedulesOf(db, serverId).at(-1)?.timeZone;
        const first = typed === '' && used !== undefined ? [{ zone: used, place: placeIn(used) }] : [];
        return [...first, ...zoneCandidates(typed, 24)].map(({ zone, place }) => ({
          name: place === zone ? zone : `${place} (${zone})`,
          value: zone,
        }));
      },
    },
    channel: { type: 'channel', description: 'Where it is posted; here if you do not say' },
    topics: {
      type: 'text',
      description: 'Topics or lessons, with commas between them; all if you do not say',
    },
    deck: {
      type: 'text',
      description: 'Questions from a deck of this server instead',
      complete: completeDeck,
    },
    length: {
      type: 'integer',
      description: 'How many questions; 5 if you do not say',
      min: 1,
      max: longestQuiz,
    },
    open_minutes: {
      type: 'integer',
      description: 'How long it is open; a day if you do not say',
      min: 5,
      max: longestOpenMinutes,
    },
    ping: { type: 'role', description: 'A role to ping; nobody if you do not say' },
    adapt: { type: 'switch', description: 'Weak topics come more often; on if you do not say' },
    id: { type: 'integer', description: 'Changes this schedule instead of making a new one', min: 1 },
  },
  async run({ options: { id, ...options }, ...context }) {
    const serverId = serverOf(context);
    const old = id === undefined ? undefined : requireSchedule(context, id);
    if (!old) requireRoomForSchedule(context, serverId);
    const setUp = withScheduleOptions(context, old ? setUpOf(old) : freshSetUp(context, serverId), options);
    const plan = wholePlan(setUp);
    const said = old ? Object.values(options) : [options.days, options.time];
    const isWhole = old
      ? said.some((value) => value !== undefined)
      : said.every((value) => value !== undefined);
    if (!plan || !isWhole || setUp.zoneTyped !== undefined || hasProblem(setUp))
      return beginSetUp(context, setUp);
    try {
      return await savePlan(context, setUp.scheduleId, plan);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return beginSetUp(context, { ...setUp, problems: [error.message] });
    }
  },
});

const hasProblem = ({ problems, refused }: SetUp): boolean =>
  problems.length > 0 || Object.keys(refused).length > 0;

export const schedulesCommand = subcommand({
  description: 'The scheduled quizzes of this server: change, pause, run or delete them, or set up another',
  private: true,
  requires: 'ManageGuild',
  options: {},
  run: (context) => listSchedules(context),
});

function listSchedules(context: CommandContext): Reply {
  return schedulesReply(schedulesOf(context.services.db, managedServer(context)));
}

async function runNow(context: CommandContext, id: number): Promise<Reply> {
  const { db, libraries, quizzes } = context.services;
  const found = requireSchedule(context, id);
  await quizzes.scheduler.checkChannel(found.channelId, found.serverId);
  const now = Date.now();
  const bank = async (serverId: string) => quizzes.bankOf(await libraries.library(serverId));
  const questions = await questionsFor({ db, bank, random: Math.random, now: () => now }, found);
  if (questions.length === 0)
    throw new UserError(
      'There are no questions for it. Press “Edit” and choose other topics or another deck.',
    );
  postNow(db, found, questions, now);
  quizzes.scheduler.wake();
  return showSchedule(context, id, 'It is being posted now.');
}

/** A button of a schedule's card. The card of a deleted schedule says so. */
const button = (
  run: (context: CommandContext, id: number) => Reply | Promise<Reply>,
): ButtonHandler<[number]> => ({
  kind: 'edit',
  shared: true,
  run: (context, [id]) => orGone(context, id, () => run(context, id)),
});

const orGone = <T>(context: CommandContext, id: number, run: () => T): T | Reply =>
  scheduleHere(context, id) ? run() : goneReply(id);

export const scheduleButtons = {
  plans: { kind: 'edit', shared: true, run: (context) => listSchedules(context) },
  plan: button((context, id) => showSchedule(context, id)),
  pause: button(async (context, id) => {
    await context.services.quizzes.scheduler.change(requireSchedule(context, id).id, { paused: true });
    return showSchedule(context, id, 'Paused.');
  }),
  resume: button((context, id) => {
    const schedule = requireSchedule(context, id);
    return changeSchedulePlan(context, schedule, {}, lacksDeck(schedule) ? 'Not resumed.' : 'It goes on.');
  }),
  skip: {
    kind: 'edit',
    shared: true,
    run: (context, [id, wanted, runAt]) => {
      const found = scheduleHere(context, id);
      if (!found) return goneReply(id);
      const { skipNext: skips, nextAt } = found;
      // A late or repeated press means a past run, not the one after it.
      if (runAt !== undefined && runAt !== nextAt)
        return showSchedule(
          context,
          id,
          'The run that this button meant is over or was moved. Nothing was changed.',
        );
      // Buttons of earlier versions toggle.
      const skipNext = wanted === undefined ? !skips : wanted === 'on';
      changeSchedule(context.services.db, id, { skipNext });
      return showSchedule(context, id, skipNext ? 'The next run is skipped.' : 'The next run takes place.');
    },
  },
  run: button(runNow),
  drop: button((context, id) => deletionReply(requireSchedule(context, id))),
  dropplan: button((context, id) => {
    deleteSchedule(context.services.db, requireSchedule(context, id).id);
    return deletedReply(id);
  }),
  keepplan: {
    kind: 'edit',
    shared: true,
    run: (context, [id]) => {
      const { db, quizzes } = context.services;
      const isBack = restoreSchedule(db, managedServer(context), id);
      if (!isBack && !scheduleHere(context, id))
        throw new UserError(
          'The minute is over, so it cannot be brought back. `/quiz schedule` sets up another one.',
        );
      quizzes.scheduler.wake();
      return showSchedule(context, id, 'It is back.');
    },
  },
  newplan: {
    kind: 'edit',
    run: (context) => {
      const serverId = managedServer(context);
      requireRoomForSchedule(context, serverId);
      return beginSetUp(context, freshSetUp(context, serverId));
    },
  },
} satisfies Partial<Buttons<typeof quizActions>>;
