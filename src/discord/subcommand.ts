/** Finds the part of a command that an interaction means. */
import { UserError } from '../types/errors.ts';
import type { Command, SimpleCommand, Subcommand } from './command.ts';

/** The command itself, or its subcommand `name`; undefined where there is none. */
export const partOf = (command: Command, name: string | null): SimpleCommand | Subcommand | undefined => {
  if (!('subcommands' in command)) return command;
  return name !== null && Object.hasOwn(command.subcommands, name) ? command.subcommands[name] : undefined;
};

/** The command itself, or its subcommand `name`. @throws UserError where there is none */
export const subcommandOf = (command: Command, name: string | null): SimpleCommand | Subcommand => {
  const target = partOf(command, name);
  if (!target) throw new UserError(`\`/${command.name}\` has no part “${name}” any more.`);
  return target;
};
