/** `/quiz schedule` and `/quiz schedules`: recurring quizzes and their administration. */

import type { InstantContext } from '../../discord/command.ts';
import { type ButtonHandler, type Buttons, type CommandContext, subcommand } from '../../discord/command.ts';
import { managedServer, serverOf } from '../../discord/permissions.ts';
import type { Reply } from '../../discord/reply.ts';
import { UserError } from '../../types/errors.ts';
import type { quizActions } from '../actions.ts';
import { localDate, nextRun, sayDays } from '../calendar.ts';
import { postNow, questionsFor } from '../runs.ts';
import { lacksDeck } from '../schedules.ts';
import { type Occurrence, occurrencesOf } from '../tables/occurrences.ts';
import {
  addSchedule,
  changeSchedule,
  deleteSchedule,
  findSchedule,
  type Plan,
  type Schedule,
  schedulesOf,
} from '../tables/schedules.ts';
import { scheduleReply, schedulesReply } from '../views/schedules.ts';
import { suggestTimeZones } from '../zones.ts';
import { readCount } from './answer-form.ts';
import { longestQuiz } from './criteria.ts';
import { planFrom } from './schedule-plan.ts';

const mostSchedules = 25;
const longestOpenMinutes = 7 * 24 * 60;

export const schedule = subcommand({
  description: 'A quiz that comes again and again (for those who manage the server)',
  requires: 'ManageGuild',
  options: {
    days: { type: 'text', description: 'mon, thu · weekdays · daily', required: true },
    time: { type: 'text', description: 'Local time: 18:30 or 6:30 pm', required: true },
    time_zone: {
      type: 'text',
      description: 'Continent and city: Europe/Vienna; the server’s latest if you do not say',
      complete: (typed, { db }, { serverId }) => {
        // The server's latest zone comes first.
        const used = serverId === null ? undefined : schedulesOf(db, serverId).at(-1)?.timeZone;
        const first = typed === '' && used !== undefined ? [used] : [];
        return [...first, ...suggestTimeZones(typed, 24)].map((name) => ({ name, value: name }));
      },
    },
    channel: { type: 'channel', description: 'Where it is posted; here if you do not say' },
    topics: {
      type: 'text',
      description: 'Topics or lessons, with commas between them; all if you do not say',
    },
    deck: { type: 'text', description: 'Questions from a deck of this server instead' },
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
    ping: { type: 'role', description: 'A role to call; nobody if you do not say' },
    adapt: { type: 'switch', description: 'Weak topics come more often; on if you do not say' },
    id: { type: 'integer', description: 'Changes this schedule instead of making a new one', min: 1 },
  },
  async run({ options: { id, ...options }, ...context }) {
    const serverId = serverOf(context);
    const { db, quizzes } = context.services;
    if (id !== undefined) {
      const old = requireSchedule(context, id);
      return changeSchedulePlan(context, old, planFrom(context, options, old), 'Changed.');
    }
    const others = schedulesOf(db, serverId);
    if (others.length >= mostSchedules)
      throw new UserError(
        `A server has at most ${mostSchedules} schedules. Delete one in \`/quiz schedules\` first.`,
      );
    const plan = planFrom(context, options, undefined);
    await quizzes.scheduler.checkChannel(plan.channelId);
    const made = addSchedule(db, { serverId, ownerId: context.person.id }, plan, nextRun(plan, Date.now()));
    quizzes.scheduler.wake();
    return showSchedule(context, made.id, 'Set up.');
  },
});

export const schedulesCommand = subcommand({
  description: 'The scheduled quizzes of this server',
  requires: 'ManageGuild',
  options: {},
  run: (context) => listSchedules(context),
});

/** Changes and resumes a schedule, unless its deck is missing. @throws UserError when its channel is unusable */
async function changeSchedulePlan(
  context: CommandContext,
  old: Schedule,
  plan: Partial<Plan>,
  done: string,
): Promise<Reply> {
  const { db, quizzes } = context.services;
  const { id } = old;
  await quizzes.scheduler.checkChannel({ ...old, ...plan }.channelId);
  await quizzes.scheduler.change(id, plan);
  const changed = requireSchedule(context, id);
  if (lacksDeck(changed))
    return showSchedule(
      context,
      id,
      `${done} It stays paused: its deck is not here. Import it, or give the schedule another.`,
    );
  const note = runsAgainToday(changed, occurrencesOf(db, id, 1)[0]) ? againToday : '';
  return showSchedule(context, id, `${done}${note}`);
}

const againToday =
  ' It took place today already, and does once more by the new plan: “Skip next” leaves that out.';

/** Whether the changed plan has another run on the day of the latest one. */
const runsAgainToday = ({ nextAt, timeZone }: Schedule, latest: Occurrence | undefined): boolean =>
  latest !== undefined &&
  ['claimed', 'posted'].includes(latest.status) &&
  localDate(latest.dueAt, timeZone) === localDate(nextAt, timeZone);

function listSchedules(context: CommandContext): Reply {
  return schedulesReply(schedulesOf(context.services.db, managedServer(context)));
}

const runsShown = 5;

function showSchedule(context: CommandContext, id: number, done?: string): Reply {
  const { db, library } = context.services;
  const found = requireSchedule(context, id);
  const history = occurrencesOf(db, id, runsShown);
  return scheduleReply({
    schedule: found,
    history,
    library: library(),
    ...(done !== undefined && { done }),
  });
}

function requireSchedule(context: InstantContext, id: number): Schedule {
  const serverId = managedServer(context);
  const found = findSchedule(context.services.db, id);
  if (found?.serverId !== serverId)
    throw new UserError(`There is no schedule ${id} here. \`/quiz schedules\` lists those that there are.`);
  return found;
}

async function runNow(context: CommandContext, id: number): Promise<Reply> {
  const { db, libraries, quizzes } = context.services;
  const found = requireSchedule(context, id);
  await quizzes.scheduler.checkChannel(found.channelId);
  const now = Date.now();
  const bank = async (serverId: string) => quizzes.bankOf(await libraries.library(serverId));
  const questions = await questionsFor({ db, bank, random: Math.random, now: () => now }, found);
  if (questions.length === 0)
    throw new UserError('There are no questions for it. Give it another deck or other topics.');
  postNow(db, found, questions, now);
  quizzes.scheduler.wake();
  return showSchedule(context, id, 'Being posted now.');
}

const button = (
  run: (context: CommandContext, id: number) => Reply | Promise<Reply>,
): ButtonHandler<[number]> => ({
  kind: 'edit',
  shared: true,
  run: (context, [id]) => run(context, id),
});

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
      const { skipNext: skips, nextAt } = requireSchedule(context, id);
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
  drop: button((context, id) => {
    deleteSchedule(context.services.db, requireSchedule(context, id).id);
    return listSchedules(context);
  }),
  edit: {
    kind: 'form',
    form: (context, [id]) => {
      const { days, time, timeZone, questions, openMinutes } = requireSchedule(context, id);
      return {
        title: `Scheduled quiz ${id}`,
        fields: [
          {
            name: 'days',
            label: 'Days',
            value: days.length === 7 ? 'daily' : sayDays(days).replace(/^on /, ''),
          },
          { name: 'time', label: 'Time', value: time },
          { name: 'time_zone', label: 'Time zone', value: timeZone },
          { name: 'length', label: `Questions, 1 to ${longestQuiz}`, value: String(questions) },
          { name: 'open_minutes', label: 'Open for so many minutes', value: String(openMinutes) },
        ],
      };
    },
    result: 'edit',
    run: (context, [id], { days, time, time_zone, length, open_minutes }) => {
      const old = requireSchedule(context, id);
      const numbers = {
        length: readCount(length, 1, longestQuiz),
        open_minutes: readCount(open_minutes, 5, longestOpenMinutes),
      };
      return changeSchedulePlan(
        context,
        old,
        planFrom(context, { days, time, time_zone, ...numbers }, old),
        'Changed.',
      );
    },
  },
} satisfies Partial<Buttons<typeof quizActions>>;
