/** Where an answer stands, in a form that can be stored and still be edited after a restart. */
import {
  ApplicationIntegrationType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';

type Asking = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction;

/** Discord keeps an interaction's token alive this long (discord-api-docs#3090). */
export const tokenLifetimeMs = 15 * 60_000;

export const messageRefOf = (interaction: Asking, messageId: string | null): MessageRef => ({
  channelId: interaction.channelId ?? '',
  messageId,
  token: interaction.token,
  tokenExpiresAt: interaction.createdTimestamp + tokenLifetimeMs,
  canPost: canPost(interaction),
});

/** In a server that only the learner brought us into, nothing but the interaction's token lets us write. */
function canPost(interaction: Asking): boolean {
  if (interaction.context === InteractionContextType.BotDM) return true;
  const owner = interaction.authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall];
  return (
    Boolean(interaction.guildId) &&
    owner === interaction.guildId &&
    interaction.appPermissions.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages])
  );
}

/** Which message shows a job, and how it may be edited. */
export interface MessageRef {
  channelId: string;
  /** Null until Discord has said which message it made of the reply. */
  messageId: string | null;
  /** The interaction's token, good until `tokenExpiresAt`. */
  token: string;
  tokenExpiresAt: number;
  /** Whether the bot may post and edit in the channel by itself, without the token. */
  canPost: boolean;
}
