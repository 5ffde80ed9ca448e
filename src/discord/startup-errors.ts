/** Explains errors of the start of the connection to the operator. */
import { DiscordAPIError, HTTPError } from 'discord.js';
import { UserError } from '../types/errors.ts';
import { explainClose } from './gateway.ts';

export interface StartupTrouble {
  /** The URL of the API. */
  api: string;
  /** The gateway's close code, if it closed the connection. */
  closeCode?: number | undefined;
}

const refusedToken =
  'Discord refused the token. Copy it again from the “Bot” page of your application into DISCORD_TOKEN; without a token the local playground starts.';

/** Explains an error of the connection or of Discord. Returns any other error unchanged. */
export function explainStartup(error: unknown, { api, closeCode }: StartupTrouble): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  if (closeCode === 4004) return new UserError(refusedToken, { cause: error });
  if (closeCode !== undefined) return new UserError(explainClose(closeCode).sentence, { cause: error });
  const sentence = sentenceFor(error, api);
  return sentence === undefined ? error : new UserError(sentence, { cause: error });
}

/** The login failed because the response was not Discord's. */
export const notDiscord = (api: string, cause: unknown) =>
  new UserError(
    `What answers at ${api} is not Discord. Check DISCORD_API_URL, and whether the network wants a login first.`,
    { cause },
  );

function sentenceFor(error: Error, api: string): string | undefined {
  const { code } = error as { code?: unknown };
  if (code === 'TokenInvalid') return refusedToken;
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return sentenceForAnswer(error, api);
  if (error.name === 'AbortError' || error.name === 'TimeoutError')
    return `Discord did not answer in time at ${api}. Check the network and DISCORD_API_URL, or try again in some minutes.`;
  const sessions = /^Not enough sessions remaining.*resets at (\S+)/.exec(error.message);
  if (sessions)
    return `Discord allows this bot no further start before ${sessions[1]}: it was started too often. Find out what starts it again and again.`;
  // Codes of sockets, DNS and certificates are in capitals, unlike those of discord.js.
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code))
    return `Discord could not be reached at ${api} (${code}). Check the network and DISCORD_API_URL.`;
  return undefined;
}

function sentenceForAnswer(error: DiscordAPIError | HTTPError, api: string): string {
  if (error.status === 401) return refusedToken;
  const what = `${error.method} ${new URL(error.url).pathname}`;
  if (error.status >= 500)
    return `Discord has trouble of its own: ${what} was answered with HTTP ${error.status}. Try again in some minutes; https://discordstatus.com says what is known.`;
  const words = error.message.split('\n')[0];
  const details =
    error instanceof DiscordAPIError ? `HTTP ${error.status}, code ${error.code}` : `HTTP ${error.status}`;
  return `Discord refused ${what}: ${words} (${details}). Check that ${api} is Discord, that the application still exists and that this machine’s address is not blocked.`;
}
