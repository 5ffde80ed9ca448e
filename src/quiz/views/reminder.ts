/** What a learner reads about daily reminders. */

import type { Button, Reply } from '../../discord/reply.ts';
import { reviewActions } from '../actions.ts';
import { progressButton, startButton } from './review.ts';
import { whichPlace, zoneMenu } from './zone-menu.ts';

const { to } = reviewActions;

const timeButton = (label: string, draft?: number): Button => ({ label, action: to.remind(draft) });

export const remindersOffReply = (): Reply => ({
  title: 'No reminders',
  text: 'I will not write to you any more.',
  buttons: [[startButton, progressButton, timeButton('Remind me daily…')]],
});

/** @param at local time as HH:MM */
export const remindersOnReply = (at: string, timeZone: string, firstAt: number): Reply => ({
  title: 'Reminders are on',
  text: `I write to you at ${at} (${timeZone}) on days when something is due, first <t:${Math.floor(firstAt / 1000)}:f>.`,
  footer: 'Direct messages from members of this server must be allowed',
  buttons: [
    [
      startButton,
      progressButton,
      timeButton('Change time or zone…'),
      { label: 'Turn reminders off', action: to.off() },
    ],
  ],
});

/** The zone is stored, the time is not known yet. */
export const timeMissingReply = (timeZone: string): Reply => ({
  title: 'When do I remind you?',
  text: `Your time zone is ${timeZone}. Reminders are off until you set a time of day.`,
  buttons: [[{ ...timeButton('Set the time…'), style: 'primary' }]],
});

/** @param draft holds the time */
export const zoneMissingReply = (at: string, draft: number): Reply => ({
  title: `${at} in which place?`,
  text: 'Reminders are off until I know your time zone. Press the button and type your city, such as “Vienna”.',
  buttons: [[{ ...timeButton('Say where you are…', draft), style: 'primary' }]],
});

/** Several places fit. @param draft holds what was typed */
export const reminderZoneReply = (draft: number, typed: string, now: number): Reply => ({
  title: 'Where are you?',
  text: whichPlace(typed),
  menus: [zoneMenu(typed, to.zone(draft), now)],
  buttons: [[timeButton('Type another place…', draft)]],
});

/** @param draft holds what was typed */
export const reminderRefusedReply = (draft: number, problems: readonly string[]): Reply => ({
  title: 'Reminders are not changed yet',
  text: [
    ...problems.map((problem) => `⚠️ ${problem}`),
    'Press **Correct**: what you typed is still there.',
  ].join('\n'),
  buttons: [[{ ...timeButton('Correct…', draft), style: 'primary' }]],
});
