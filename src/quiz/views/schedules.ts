/** Scheduled quizzes as messages for admins. */

import { type Button, inRows, type Reply } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { plural } from '../../text/format.ts';
import type { Library } from '../../types/lessons.ts';
import { quizActions } from '../actions.ts';
import { sayDays } from '../calendar.ts';
import { sayOpenTime } from '../open-time.ts';
import { lacksDeck } from '../schedules.ts';
import type { Occurrence } from '../tables/occurrences.ts';
import type { Schedule } from '../tables/schedules.ts';

const stamp = (at: number) => `<t:${Math.floor(at / 1000)}:f>`;

const newSchedule: Button = {
  label: 'New scheduled quiz',
  action: quizActions.to.newplan(),
  style: 'primary',
};
const allSchedules: Button = { label: 'All schedules', action: quizActions.to.plans() };

export function schedulesReply(schedules: readonly Schedule[]): Reply {
  if (schedules.length === 0)
    return {
      title: 'No scheduled quizzes',
      text: 'Press **New scheduled quiz**: you choose days, time, channel and topics from lists.',
      buttons: [[newSchedule]],
    };
  const numbers = schedules.map(({ id }) => ({ label: `Show ${id}`, action: quizActions.to.plan(id) }));
  return {
    title: 'Scheduled quizzes',
    text: schedules.map(line).join('\n'),
    footer: 'Show one to change, pause, skip, run or delete it',
    // A server with as many as it may have has no place for a new one.
    buttons: inRows([...numbers, newSchedule]),
  };
}

const line = (schedule: Schedule): string =>
  `\`${schedule.id}\` **${when(schedule)}** in <#${schedule.channelId}> – ${state(schedule)}`;

const when = ({ days, time, timeZone }: Schedule): string => `${sayDays(days)} at ${time} (${timeZone})`;

function state({ paused, skipNext, nextAt, problem }: Schedule): string {
  const trouble = problem === null ? '' : ' (there was a problem: see its latest runs)';
  if (paused) return problem === 'deck' ? 'paused until its deck is imported again' : `paused${trouble}`;
  return `${skipNext ? 'skips the quiz of' : 'next quiz on'} ${stamp(nextAt)} your time${trouble}`;
}

export interface ScheduleView {
  schedule: Schedule;
  history: Occurrence[];
  library: Library;
  /** Confirms the last action. */
  done?: string;
}

export function scheduleReply({ schedule, history, library, done }: ScheduleView): Reply {
  const { id, channelId, topics, questions, openMinutes, pingRoleId, adapt, paused } = schedule;
  const titles = topics.map((topic) => library.topics.get(topic)?.title ?? topic);
  const { deckName } = schedule;
  const deck =
    deckName !== null && `the deck ${quote(deckName)}${lacksDeck(schedule) ? ', which is not here' : ''}`;
  const from = deck ? deck : titles.length > 0 ? titles.join(', ') : 'all topics';
  return {
    title: `Scheduled quiz ${id}`,
    text: [
      ...(done ? [`**${done}**`] : []),
      `${plural(questions, 'question')} from ${from}, ${when(schedule)}, in <#${channelId}>.`,
      `Open for ${sayOpenTime(openMinutes)}. ${pingRoleId ? `It pings <@&${pingRoleId}>.` : 'It pings nobody.'}`,
      adapt ? 'Topics that this server is weak in come more often.' : 'All topics come equally often.',
      `Now: ${state(schedule)}.`,
    ].join('\n'),
    ...(history.length > 0 && { fields: [{ name: 'Latest runs', value: history.map(run).join('\n') }] }),
    buttons: [
      [
        button(paused ? 'Resume' : 'Pause', paused ? 'resume' : 'pause', id),
        ...(paused ? [] : [skipButton(schedule)]),
        button('Run now', 'run', id),
        button('Edit', 'edit', id),
        { ...button('Delete', 'drop', id), style: 'danger' as const },
      ],
      [allSchedules],
    ],
  };
}

/** Asks before a schedule is deleted. */
export const deletionReply = (schedule: Schedule): Reply => ({
  title: `Delete scheduled quiz ${schedule.id}?`,
  text: `It comes ${when(schedule)} in <#${schedule.channelId}>. No further quiz would be posted. A quiz that is open stays open.`,
  buttons: [
    [
      { label: 'Delete it', action: quizActions.to.dropplan(schedule.id), style: 'danger' },
      { label: 'Keep it', action: quizActions.to.plan(schedule.id) },
    ],
  ],
});

/** Right after a deletion. */
export const deletedReply = (id: number): Reply => ({
  title: `Scheduled quiz ${id} is deleted`,
  text: '**Undo** brings it back. It works for one minute.',
  buttons: [[{ label: 'Undo', action: quizActions.to.keepplan(id), style: 'primary' }, allSchedules]],
});

/** In the place of the card of a schedule that is deleted. */
export const goneReply = (id: number): Reply => ({
  title: `Scheduled quiz ${id} is deleted`,
  text: 'It posts no quiz any more, so nothing can be changed here.',
  buttons: [[allSchedules]],
});

const skipButton = ({ id, skipNext, nextAt }: Schedule): Button => ({
  label: skipNext ? 'Do not skip' : 'Skip next',
  action: quizActions.to.skip(id, skipNext ? 'off' : 'on', nextAt),
});

const button = (label: string, what: 'resume' | 'pause' | 'run' | 'edit' | 'drop', id: number): Button => ({
  label,
  action: quizActions.to[what](id),
});

const run = ({ dueAt, status }: Occurrence): string =>
  `${stamp(dueAt)} ${status === 'claimed' ? 'under way' : status}`;
