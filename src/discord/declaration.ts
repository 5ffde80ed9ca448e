/** Commands as Discord's API takes them. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Config } from '../types/config.ts';
import type { Command, Subcommand } from './command.ts';
import { declareOptions } from './options.ts';

const declareSubcommand = ([name, { description, options }]: [string, Subcommand]) => ({
  type: ApplicationCommandOptionType.Subcommand as const,
  name,
  description,
  options: declareOptions(options),
});

/** Declares a command for servers, direct messages, and places where only the user has installed the bot. */
export const declare = (command: Command, config: Config) =>
  ({
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.description,
    options:
      'subcommands' in command
        ? Object.entries(command.subcommands)
            .filter(([, { offered }]) => offered?.(config) ?? true)
            .map(declareSubcommand)
        : declareOptions(command.options),
    ...(command.requires && { default_member_permissions: PermissionFlagsBits[command.requires].toString() }),
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  }) as RESTPostAPIChatInputApplicationCommandsJSONBody;
