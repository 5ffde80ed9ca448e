/** A reference to a message that can be stored, so that the message can be edited after a restart. */
import {
  type AnySelectMenuInteraction,
  ApplicationIntegrationType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';

type RepliableInteraction =
  | ChatInputCommandInteraction
  | ButtonInteraction
  | AnySelectMenuInteraction
  | ModalSubmitInteraction;

/** An interaction's token is valid this long (discord-api-docs#3090). */
export const tokenLifetimeMs = 15 * 60_000;

export const messageRefOf = (interaction: RepliableInteraction, messageId: string | null): MessageRef => ({
  channelId: interaction.channelId ?? '',
  messageId,
  token: interaction.token,
  tokenExpiresAt: interaction.createdTimestamp + tokenLifetimeMs,
  canPost: canPost(interaction),
});

/** In a server where only the user has installed the bot, it can write only with the interaction's token. */
function canPost(interaction: RepliableInteraction): boolean {
  if (interaction.context === InteractionContextType.BotDM) return true;
  const owner = interaction.authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall];
  return (
    Boolean(interaction.guildId) &&
    owner === interaction.guildId &&
    interaction.appPermissions.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages])
  );
}

/** A message of the bot, and how it may be edited. */
export interface MessageRef {
  channelId: string;
  /** Null until Discord reports the id of the reply. */
  messageId: string | null;
  /** The interaction's token, valid until `tokenExpiresAt`. */
  token: string;
  tokenExpiresAt: number;
  /** Whether the bot may post and edit in the channel without the token. */
  canPost: boolean;
}
