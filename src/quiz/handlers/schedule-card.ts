/** Shows one schedule to those who manage its server. */

import type { CommandContext, InstantContext } from '../../discord/command.ts';
import { managedServer } from '../../discord/permissions.ts';
import type { Reply } from '../../discord/reply.ts';
import { UserError } from '../../types/errors.ts';
import { localDate } from '../calendar.ts';
import { lacksDeck } from '../schedules.ts';
import { type Occurrence, occurrencesOf } from '../tables/occurrences.ts';
import { findSchedule, type Plan, type Schedule } from '../tables/schedules.ts';
import { scheduleReply } from '../views/schedules.ts';

const runsShown = 5;

export function showSchedule(context: CommandContext, id: number, done?: string): Reply {
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

/** A schedule of this server; undefined where it is deleted. @throws UserError for those who may not manage it */
export function scheduleHere(context: InstantContext, id: number): Schedule | undefined {
  const serverId = managedServer(context);
  const found = findSchedule(context.services.db, id);
  return found?.serverId === serverId ? found : undefined;
}

/** @throws UserError where there is none */
export function requireSchedule(context: InstantContext, id: number): Schedule {
  const found = scheduleHere(context, id);
  if (!found)
    throw new UserError(`There is no schedule ${id} here. \`/quiz schedules\` lists those that there are.`);
  return found;
}

/** Changes and resumes a schedule, unless its deck is missing. @throws UserError when its channel is unusable */
export async function changeSchedulePlan(
  context: CommandContext,
  old: Schedule,
  plan: Partial<Plan>,
  done: string,
): Promise<Reply> {
  const { db, quizzes } = context.services;
  const { id } = old;
  await quizzes.scheduler.checkChannel({ ...old, ...plan }.channelId, old.serverId);
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
  ' It took place today already, and takes place once more today by the new plan. “Skip next” leaves that out.';

/** Whether the changed plan has another run on the day of the latest one. */
const runsAgainToday = ({ nextAt, timeZone }: Schedule, latest: Occurrence | undefined): boolean =>
  latest !== undefined &&
  ['claimed', 'posted'].includes(latest.status) &&
  localDate(latest.dueAt, timeZone) === localDate(nextAt, timeZone);
