/** Slash commands from a person's side: which are there, and what their options take. */
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { guildPermissions, permission } from './permissions.ts';
import type { Channel } from './records.ts';
import type { World } from './world.ts';

/** Discord's own client would not let the person do this. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Option types by number: 1 subcommand, 2 group, then the values. */
export const optionType = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

/** An option with the fields of every type. */
export interface CommandOption {
  type: number;
  name: string;
  description: string;
  required?: boolean;
  choices?: { name: string; value: string | number }[];
  autocomplete?: boolean;
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
  options?: CommandOption[];
}

/** What the person sees when typing `/` in `channel`. */
export function commandsFor(world: World, userId: string, channel: Channel): APIApplicationCommand[] {
  const scopes = ['global', channel.guild_id ?? ''];
  const all = scopes.flatMap((scope) => world.commands.get(scope) ?? []);
  return all.filter((command) => command.type === 1 && isUsable(world, command, userId, channel));
}

function isUsable(world: World, command: APIApplicationCommand, userId: string, channel: Channel): boolean {
  const { default_member_permissions: needed } = command;
  const contexts: number[] | null | undefined = command.contexts;
  const installations: number[] = command.integration_types ?? [0];
  if (!channel.guild_id) return contexts?.includes(1) ?? true;
  const guild = world.guild(channel.guild_id);
  const installed = guild.members[world.bot.id] ? installations.includes(0) : installations.includes(1);
  if (!installed || (contexts && !contexts.includes(0))) return false;
  const rights = world.permissions(userId, channel);
  if (!(rights & permission.UseApplicationCommands) || !(rights & permission.SendMessages)) return false;
  if (needed === null || needed === undefined) return true;
  const granted = guildPermissions(guild, userId);
  // "0" hides a command from all but administrators.
  return needed === '0'
    ? (granted & permission.Administrator) !== 0n
    : (granted & BigInt(needed)) === BigInt(needed);
}

export interface FoundCommand {
  command: APIApplicationCommand;
  /** Names of group and subcommand. */
  path: string[];
  options: CommandOption[];
}

/** `name` is the command's, with group and subcommand behind it: `tags list`. @throws Refused */
export function findCommand(world: World, userId: string, channel: Channel, name: string): FoundCommand {
  const [root = '', ...path] = name.replace(/^\//, '').split(/\s+/);
  const command = commandsFor(world, userId, channel).find((candidate) => candidate.name === root);
  if (!command)
    throw new Refused(`${world.user(userId).username} has no command /${root} in ${channel.name}`);
  let options = (command.options ?? []) as CommandOption[];
  for (const step of path) {
    const inner = options.find((option) => option.name === step && option.type <= optionType.group);
    if (!inner) throw new Refused(`/${root} has no subcommand ${step}`);
    options = inner.options ?? [];
  }
  if (options.some(({ type }) => type <= optionType.group)) throw new Refused(`/${name} needs a subcommand`);
  return { command, path, options };
}

/** Why `value` cannot be sent, in words for the person; nothing when it can. */
export function optionProblem(option: CommandOption, value: unknown): string | undefined {
  const { type, choices, min_value, max_value, min_length, max_length } = option;
  if (value === undefined || value === '') return option.required ? 'This option is required' : undefined;
  const isNumber = type === optionType.integer || type === optionType.number;
  if (isNumber && (typeof value !== 'number' || !Number.isFinite(value))) return 'Enter a number';
  if (type === optionType.integer && !Number.isInteger(value)) return 'Enter a whole number';
  if (type === optionType.boolean && typeof value !== 'boolean') return 'Choose true or false';
  if (type === optionType.string && typeof value !== 'string') return 'Enter a text';
  if (choices?.length && !choices.some((choice) => choice.value === value))
    return 'Choose one of the choices';
  if (typeof value === 'number') {
    if (min_value !== undefined && value < min_value) return `Must be at least ${min_value}`;
    if (max_value !== undefined && value > max_value) return `Must be at most ${max_value}`;
  }
  if (typeof value === 'string') {
    if (value.length < (min_length ?? 0)) return `Must have at least ${min_length} characters`;
    if (value.length > (max_length ?? 6_000)) return `Must have at most ${max_length ?? 6_000} characters`;
  }
  return undefined;
}
