/** Registers the commands in one scope, and only when Discord's list differs. */
import { isDeepStrictEqual } from 'node:util';
import { type APIApplicationCommand, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Database } from '../db/open.ts';
import { keepOwnCommands, serversWithOwnCommands } from '../db/servers.ts';
import type { Config } from '../types/config.ts';
import { UserError } from '../types/errors.ts';
import type { Command } from './command.ts';
import { declare } from './declaration.ts';

/**
 * Overwrites the commands globally, or in the one server that the configuration names. Clears the other scopes, because
 * Discord lists a command twice that is registered in both (discord/discord-api-docs#3885).
 * @returns whether anything was sent, and the commands as Discord lists them
 * @throws UserError when the bot cannot register commands in the configured server
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  { config, db }: { config: Config; db: Database },
  commands: Command[],
): Promise<{ changed: boolean; registered: APIApplicationCommand[] }> {
  const inServer = (id: string) => Routes.applicationGuildCommands(applicationId, id);
  const everywhere = Routes.applicationCommands(applicationId);
  const serverId = config.discordGuildId ?? null;
  const target = serverId ? inServer(serverId) : everywhere;
  const others = [everywhere, ...serversWithOwnCommands(db).map(inServer)].filter(
    (scope) => scope !== target,
  );
  const [own, ...cleared] = await Promise.all([
    overwrite(
      rest,
      target,
      commands.map((command) => declare(command, config)),
    ).catch((error) => {
      throw serverId && isClosed(error) ? noSuchServer(serverId, error) : error;
    }),
    ...others.map((scope) =>
      overwrite(rest, scope, []).catch((error) => {
        // Discord removes the commands of a server when the bot leaves it.
        if (!isClosed(error)) throw error;
        return { changed: false, registered: [] };
      }),
    ),
  ]);
  keepOwnCommands(db, serverId);
  return { ...own, changed: [own, ...cleared].some(({ changed }) => changed) };
}

/** Whether the bot is not in the server, or the server does not exist. */
const isClosed = (error: unknown) =>
  error instanceof DiscordAPIError && [10004, 50001].includes(Number(error.code));

const noSuchServer = (id: string, cause: unknown) =>
  new UserError(
    `DISCORD_GUILD_ID is ${id}, and Discord does not let the bot register commands there: either there is no such server, or the bot is not in it. Correct the number, invite the bot there, or leave DISCORD_GUILD_ID empty to register the commands everywhere.`,
    { cause },
  );

async function overwrite(
  rest: REST,
  scope: `/${string}`,
  body: ReturnType<typeof declare>[],
): Promise<{ changed: boolean; registered: APIApplicationCommand[] }> {
  const current = (await rest.get(scope)) as APIApplicationCommand[];
  if (isDeepStrictEqual(essence(current), essence(body))) return { changed: false, registered: current };
  const registered = (await rest.put(scope, { body })) as APIApplicationCommand[];
  return { changed: true, registered };
}

/** The keys that the bot declares. Discord adds others to its response. */
const declared = new Set([
  ...['type', 'name', 'description', 'options', 'contexts', 'integration_types'],
  'default_member_permissions',
  ...['required', 'choices', 'value', 'autocomplete', 'min_value', 'max_value'],
]);

/** A list of commands in a fixed order, without defaults and Discord's own fields. */
function essence(list: object[]): unknown {
  return (list as { name: string }[])
    .map(strip)
    .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .filter(([key, inner]) => declared.has(key) && !isDefault(inner))
    .map(([key, inner]) => [key, strip(inner)] as const);
  return Object.fromEntries(kept.toSorted(([a], [b]) => a.localeCompare(b)));
}

const isDefault = (value: unknown) =>
  value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
