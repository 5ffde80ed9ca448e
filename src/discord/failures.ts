/** Turns an error into what a user reads: the UserError's text, a text for Discord's code, or a report number. */
import { randomBytes } from 'node:crypto';
import { DiscordAPIError, HTTPError } from 'discord.js';
import type { Logger } from 'pino';
import { type StorageFault, storageFault } from '../db/faults.ts';
import { UserError } from '../types/errors.ts';
import type { Reply } from './reply.ts';

const red = 0xd64545;

/** Texts for Discord's error codes that need no report, because something changed on the server. */
const known: Record<number, string> = {
  10003: 'That channel is gone.',
  10008: 'That message is gone.',
  50001: 'I cannot see that channel: an admin can give me the permission “View Channel” there.',
  50013: 'I may not do that here: an admin can give me “Send Messages”, “Embed Links” and “Attach Files”.',
};

const readingGoesOn = '`/help`, `/explain`, `/compare` and `/ask` go on.';

/** What a fault of the disk or the database means for the user. */
const storageFaults: Record<StorageFault, string> = {
  full: `The bot’s disk is full, so this could not be stored. ${readingGoesOn} Whoever runs the bot has to make room; then try again.`,
  readonly: `The bot may not write to its disk, so this could not be stored. ${readingGoesOn} Whoever runs the bot has to allow it; then try again.`,
  busy: 'Another program keeps the bot’s database locked, so this could not be stored. Try again in a minute.',
  damaged:
    'The bot’s database is damaged, so this could not be done, and what was stored may not be readable. Whoever runs the bot has to put a backup in its place.',
  failing:
    'The bot’s disk reported an error, so this could not be done. Whoever runs the bot has to look after it.',
};

/** Codes of an interaction that has expired or was answered elsewhere. */
const expired = new Set([10015, 10062, 40060, 50027]);

export const isExpired = (error: unknown) =>
  error instanceof DiscordAPIError && expired.has(Number(error.code));

export const isGone = (error: unknown) =>
  error instanceof DiscordAPIError && (isExpired(error) || Number(error.code) in known);

/** This way to reply does not exist here. */
export class NoReplyWay extends Error {
  override readonly name = 'NoReplyWay';
}

/** Whether no further message can be sent in this way. */
export const isClosed = (error: unknown) =>
  error instanceof NoReplyWay ||
  isGone(error) ||
  (error instanceof DiscordAPIError && [401, 403, 404].includes(error.status));

/** Whether the connection broke or Discord has an outage, so that another attempt may succeed. */
export const isTransient = (error: unknown) =>
  error instanceof HTTPError ||
  (error instanceof Error &&
    !(error instanceof DiscordAPIError) &&
    (error.name === 'AbortError' || ('code' in error && /^(UND_ERR_|E[A-Z0-9]+$)/.test(String(error.code)))));

/** Whether Discord already has a response to this interaction. */
export const isAnswered = (error: unknown) =>
  error instanceof DiscordAPIError && Number(error.code) === 40060;

/** The text for the user. Logs an unexpected error under the report number that the text names. */
export function explainFailure(error: unknown, log: Logger): string {
  if (error instanceof UserError) return error.message;
  if (error instanceof DiscordAPIError && known[Number(error.code)])
    return known[Number(error.code)] as string;
  const report = randomBytes(4).toString('hex');
  const fault = storageFault(error);
  log.error({ err: error, report, fault }, 'unexpected failure');
  const said = fault
    ? storageFaults[fault]
    : 'Something went wrong on our side, and this may not have been done. Please try again.';
  return `${said} If it happens again, tell an admin the report number \`${report}\`.`;
}

export const failureReply = (error: unknown, log: Logger): Reply => ({
  text: explainFailure(error, log),
  colour: red,
});
