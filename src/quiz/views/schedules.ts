/** Scheduled quizzes as messages for admins. */

import { type Button, inRows, type Reply } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { plural } from '../../text/format.ts';
import type { Library } from '../../types/lessons.ts';
import { quizActions } from '../actions.ts';
import { sayDays } from '../calendar.ts';
import { lacksDeck } from '../schedules.ts';
import type { Occurrence } from '../tables/occurrences.ts';
import type { Schedule } from '../tables/schedules.ts';

const stamp = (at: number) => `<t:${Math.floor(at / 1000)}:f>`;

export function schedulesReply(schedules: readonly Schedule[]): Reply {
  if (schedules.length === 0)
    return {
      title: 'No scheduled quizzes',
      text: '`/quiz schedule days:mon,thu time:18:30 time_zone:Europe/Vienna` sets up the first one.',
    };
  return {
    title: 'Scheduled quizzes',
    text: schedules.map(line).join('\n'),
    footer: 'Press a number to pause, skip, edit, run or delete it',
    buttons: inRows(schedules.map(({ id }) => ({ label: String(id), action: quizActions.to.plan(id) }))),
  };
}

const line = (schedule: Schedule): string =>
  `\`${schedule.id}\` **${when(schedule)}** in <#${schedule.channelId}> – ${state(schedule)}`;

const when = ({ days, time, timeZone }: Schedule): string => `${sayDays(days)} at ${time} (${timeZone})`;

function state({ paused, skipNext, nextAt, problem }: Schedule): string {
  const trouble = problem === null ? '' : ' (trouble: see its latest runs)';
  if (paused) return problem === 'deck' ? 'paused until its deck is imported again' : `paused${trouble}`;
  return `${skipNext ? 'skips' : 'next'} ${stamp(nextAt)}${trouble}`;
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
      `Open for ${openFor(openMinutes)}${pingRoleId ? `; calls <@&${pingRoleId}>` : '; calls nobody'}.`,
      adapt ? 'Topics that this server is weak in come more often.' : 'All topics come equally often.',
      `State: ${state(schedule)}.`,
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
      [{ label: 'All schedules', action: quizActions.to.plans() }],
    ],
  };
}

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

const openFor = (minutes: number): string =>
  minutes % 1440 === 0
    ? plural(minutes / 1440, 'day')
    : minutes % 60 === 0
      ? plural(minutes / 60, 'hour')
      : plural(minutes, 'minute');
