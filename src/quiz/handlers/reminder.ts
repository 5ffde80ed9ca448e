/** Daily reminders: the time and the place are typed, then the zone is chosen where several fit. */

import type { Buttons, CommandContext, Form, InstantContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import { UserError } from '../../types/errors.ts';
import type { reviewActions } from '../actions.ts';
import { everyDay, nextRun, readTime } from '../calendar.ts';
import { attempt } from '../set-up.ts';
import { addDraft, changeDraft, deleteDraft, findDraft } from '../tables/drafts.ts';
import { changeLearner, learnerOf } from '../tables/learners.ts';
import {
  reminderRefusedReply,
  remindersOffReply,
  remindersOnReply,
  reminderZoneReply,
  timeMissingReply,
  zoneMissingReply,
} from '../views/reminder.ts';
import { readTimeZone, zoneOf } from '../zones.ts';

/** A time of day and a place, as they were typed. */
interface TypedReminder {
  time?: string | undefined;
  zone?: string | undefined;
}

/** What a draft holds of it. */
type KeptReminder = Record<'time' | 'zone', string>;

/** Turns reminders on or off, or stores the time zone alone. What is missing or unclear is asked for. */
export const setReminder = (context: CommandContext, { time, zone }: TypedReminder): Reply =>
  /^(off|no|never)$/i.test(time?.trim() ?? '') ? turnOff(context) : setTo(context, { time, zone });

function turnOff({ services: { db }, person }: CommandContext): Reply {
  changeLearner(db, person.id, { remindAt: null, nextReminderAt: null });
  return remindersOffReply();
}

/** Takes a reminder over. What is not given stays as it was. @param draft holds what was typed before */
function setTo({ services, person, serverId }: CommandContext, typed: TypedReminder, draft?: number): Reply {
  const { db, quizzes } = services;
  const before = learnerOf(db, person.id);
  const problems: string[] = [];
  let { remindAt, timeZone } = before;
  attempt(problems, () => {
    if (typed.time) remindAt = readTime(typed.time);
  });
  attempt(problems, () => {
    if (typed.zone) timeZone = zoneOf(typed.zone) ?? null;
  });
  const kept = (): number => {
    const content: KeptReminder = { time: typed.time ?? remindAt ?? '', zone: typed.zone ?? timeZone ?? '' };
    if (draft === undefined) return addDraft(db, { userId: person.id, serverId, content });
    changeDraft(db, draft, content);
    return draft;
  };
  if (problems.length > 0) return reminderRefusedReply(kept(), problems);
  if (timeZone === null)
    return typed.zone
      ? reminderZoneReply(kept(), typed.zone, Date.now())
      : zoneMissingReply(remindAt ?? '', kept());
  if (draft !== undefined) deleteDraft(db, draft);
  if (remindAt === null) {
    changeLearner(db, person.id, { timeZone });
    return timeMissingReply(timeZone);
  }
  const next = nextRun({ days: everyDay, time: remindAt, timeZone }, Date.now());
  changeLearner(db, person.id, { timeZone, remindAt, nextReminderAt: next.at });
  quizzes.scheduler.wake();
  return remindersOnReply(remindAt, timeZone, next.at);
}

/** @throws UserError where it is over, or another person's */
function requireTyped({ services, person }: InstantContext, id: number): KeptReminder {
  const draft = findDraft(services.db, id);
  if (draft?.userId !== person.id)
    throw new UserError('This is over. `/review remind:18:30` sets a reminder, at the time that you type.');
  return draft.content as KeptReminder;
}

function reminderForm(context: InstantContext, [id]: [number?]): Form {
  const { remindAt, timeZone } = learnerOf(context.services.db, context.person.id);
  const { time, zone } =
    id === undefined ? { time: remindAt ?? '', zone: timeZone ?? '' } : requireTyped(context, id);
  return {
    title: 'A daily reminder',
    text: 'It comes by direct message on days when something is due. Type your city, or a big one in the same time zone.',
    fields: [
      { name: 'time', label: 'Time of day', placeholder: '18:30 or 6:30 pm', value: time },
      { name: 'zone', label: 'City or country', placeholder: 'Vienna', value: zone },
    ],
  };
}

export const reminderButtons = {
  remind: {
    kind: 'form',
    form: reminderForm,
    result: 'edit',
    run: (context, [id], typed) => {
      if (id !== undefined) requireTyped(context, id);
      return setTo(context, typed, id);
    },
  },
  zone: {
    kind: 'edit',
    run: (context, [id], [zone = '']) =>
      setTo(context, { ...requireTyped(context, id), zone: readTimeZone(zone) }, id),
  },
  off: { kind: 'edit', run: turnOff },
} satisfies Partial<Buttons<typeof reviewActions>>;
