/** Lets one choose between the time zones that fit what was typed. */

import type { Menu } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { zoneChoices } from '../zones.ts';

export const whichPlace = (typed: string): string =>
  `Several places fit ${quote(typed)}. **Choose yours**; the biggest city comes first.`;

/** The zones that fit a text, the biggest city first, each with its time of day. */
export function zoneMenu(typed: string, action: string, now: number): Menu {
  const clock = (timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(now);
  return {
    action,
    placeholder: 'Time zone: which place?',
    choices: zoneChoices(typed).map(({ zone, place }) => ({
      label: place,
      value: zone,
      description: `${zone}: ${clock(zone)} there now`,
    })),
  };
}
