/** The plan of a schedule, from the options of `/quiz schedule`. */

import type { CommandContext } from '../../discord/command.ts';
import type { ServerServices, Services } from '../../discord/services.ts';
import { quote } from '../../text/escape.ts';
import { UserError } from '../../types/errors.ts';
import { readDays, readTime } from '../calendar.ts';
import { type Deck, findDeck } from '../tables/decks.ts';
import { type Plan, type Schedule, schedulesOf } from '../tables/schedules.ts';
import { readTimeZone } from '../zones.ts';
import { topicNamedIn } from './criteria.ts';

const defaults = { questions: 5, openMinutes: 24 * 60 };

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

/** The plan with the given options, the old values, or defaults. @throws UserError for an invalid option */
export function planFrom(
  context: Pick<CommandContext, 'services' | 'serverId'> & { messageRef?: CommandContext['messageRef'] },
  options: ScheduleOptions,
  old: Schedule | undefined,
): Plan {
  const { services, serverId } = context;
  const deck =
    options.deck === undefined
      ? undefined
      : findDeck(services.db, { serverId: serverId ?? '' }, options.deck);
  if (options.deck !== undefined && !deck)
    throw new UserError(
      `This server has no deck ${quote(options.deck)}. \`/quiz decks\` lists those that there are.`,
    );
  return {
    days: options.days === undefined ? (old?.days ?? []) : readDays(options.days),
    time: options.time === undefined ? (old?.time ?? '') : readTime(options.time),
    timeZone:
      options.time_zone === undefined
        ? (old?.timeZone ?? latestTimeZone(services.db, serverId))
        : readTimeZone(options.time_zone),
    channelId: options.channel ?? old?.channelId ?? context.messageRef?.channelId ?? '',
    topics: options.topics === undefined ? (old?.topics ?? []) : readTopics(services, options.topics),
    ...deckFor(deck, options.topics === undefined ? old : undefined),
    questions: options.length ?? old?.questions ?? defaults.questions,
    openMinutes: options.open_minutes ?? old?.openMinutes ?? defaults.openMinutes,
    pingRoleId: options.ping ?? old?.pingRoleId ?? null,
    adapt: options.adapt ?? old?.adapt ?? true,
  };
}

/** The given deck, or the old one. */
const deckFor = (deck: Deck | undefined, old: Schedule | undefined): Pick<Plan, 'deckId' | 'deckName'> =>
  deck
    ? { deckId: deck.id, deckName: deck.name }
    : { deckId: old?.deckId ?? null, deckName: old?.deckName ?? null };

/** The zone of the server's newest schedule. @throws UserError where there is none */
function latestTimeZone(db: Services['db'], serverId: string | null): string {
  const latest = serverId === null ? undefined : schedulesOf(db, serverId).at(-1);
  if (!latest)
    throw new UserError(
      'In which time zone? Give `time_zone` this once, such as Europe/Vienna; later schedules of this server take it too.',
    );
  // Earlier versions stored ambiguous abbreviations.
  return readTimeZone(latest.timeZone);
}

const readTopics = ({ library }: ServerServices, text: string): string[] =>
  text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => topicNamedIn(library(), part).id);
