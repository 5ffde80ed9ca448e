/** Where an answer stands, in a form that can be stored and still be edited after a restart. */
import {
  ApplicationIntegrationType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { MessagePlace } from '../training/tables/jobs.ts';

type Asking = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction;

/** Discord keeps an interaction's token alive this long (discord-api-docs#3090). */
export const tokenLifetimeMs = 15 * 60_000;

export const placeOf = (interaction: Asking, messageId: string | null): MessagePlace => ({
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
