/** The set-up of a schedule from the options of `/quiz schedule`. */

import type { CommandContext } from '../../discord/command.ts';
import type { ServerServices } from '../../discord/services.ts';
import { quote } from '../../text/escape.ts';
import { UserError } from '../../types/errors.ts';
import { readDays, readTime } from '../calendar.ts';
import { attempt, newSetUp, refusing, type SetUp, takeZone, withPlan } from '../set-up.ts';
import { findDeck } from '../tables/decks.ts';
import { schedulesOf } from '../tables/schedules.ts';
import { zoneOf } from '../zones.ts';
import { topicNamedIn } from './criteria.ts';

interface ScheduleOptions {
  days?: string | undefined;
  time?: string | undefined;
  time_zone?: string | undefined;
  channel?: string | undefined;
  topics?: string | undefined;
  deck?: string | undefined;
  length?: number | undefined;
  open_minutes?: number | undefined;
  ping?: string | undefined;
  adapt?: boolean | undefined;
}

type Context = Pick<CommandContext, 'services' | 'serverId' | 'messageRef' | 'inThread'>;

/** A new set-up in this channel, in the zone of the server's newest schedule. */
export function freshSetUp({ services, messageRef, inThread }: Context, serverId: string): SetUp {
  const latest = schedulesOf(services.db, serverId).at(-1);
  let timeZone: string | null = null;
  // Earlier versions stored ambiguous abbreviations.
  if (latest) attempt([], () => (timeZone = zoneOf(latest.timeZone) ?? null));
  return newSetUp({ channelId: messageRef.channelId, inThread }, timeZone);
}

/** Takes the options over, each for itself. What is wrong with one stands in the set-up, and the others stay. */
export function withScheduleOptions(
  { services, serverId }: Context,
  setUp: SetUp,
  options: ScheduleOptions,
): SetUp {
  const { days, time, time_zone: zone, channel, topics, deck } = options;
  const next = withPlan(setUp, {
    ...(channel !== undefined && { channelId: channel }),
    ...(options.length !== undefined && { questions: options.length }),
    ...(options.open_minutes !== undefined && { openMinutes: options.open_minutes }),
    ...(options.ping !== undefined && { pingRoleId: options.ping }),
    ...(options.adapt !== undefined && { adapt: options.adapt }),
  });
  const { plan, problems } = next;
  if (channel !== undefined) next.inThread = false;
  if (days !== undefined) attempt(problems, () => (plan.days = readDays(days)));
  if (topics !== undefined) {
    attempt(problems, () => (plan.topics = readTopics(services, topics)));
    // Other topics are meant for the lessons, unless a deck is named too.
    if (deck === undefined) Object.assign(plan, { deckId: null, deckName: null });
  }
  if (deck !== undefined)
    attempt(problems, () => {
      const found = findDeck(services.db, { serverId: serverId ?? '' }, deck);
      if (!found)
        throw new UserError(
          `This server has no deck ${quote(deck)}. \`/quiz decks\` lists those that there are.`,
        );
      Object.assign(plan, { deckId: found.id, deckName: found.name });
    });
  const refusals: string[] = [];
  if (time !== undefined) attempt(refusals, () => (plan.time = readTime(time)));
  if (zone !== undefined) attempt(refusals, () => takeZone(next, zone));
  const typed = { time: time ?? plan.time ?? '', zone: zone ?? plan.timeZone ?? '' };
  return refusing(next, 'time', typed, refusals);
}

const readTopics = ({ library }: ServerServices, text: string): string[] =>
  text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => topicNamedIn(library(), part).id);
