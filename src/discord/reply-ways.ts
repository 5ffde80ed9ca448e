/** The ways to reply to an interaction: the acknowledgement within three seconds, and the messages after it. */
import {
  type AnySelectMenuInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { ReplyWay } from './deliver.ts';
import { editAsBot } from './edit-message.ts';
import { isAnswered, isGone, isTransient, NoReplyWay } from './failures.ts';
import type { MessageRef } from './message-ref.ts';
import type { Payload } from './payload.ts';

export type Deferrable =
  | ChatInputCommandInteraction
  | ButtonInteraction
  | AnySelectMenuInteraction
  | ModalSubmitInteraction;

const ephemeral = { flags: MessageFlags.Ephemeral } as const;

/**
 * Sends the acknowledgement, and once more if the connection breaks.
 * @returns undefined when the first one had arrived and only Discord's response was lost
 */
export async function acknowledged<T>(send: () => Promise<T>): Promise<T | undefined> {
  try {
    return await send();
  } catch (error) {
    if (!isTransient(error)) throw error;
  }
  try {
    return await send();
  } catch (error) {
    if (isAnswered(error)) return undefined;
    throw error;
  }
}

/** Shows “thinking …”. @returns the id of that message, or null if it is not known */
export async function defer(interaction: Deferrable, isPrivate: boolean): Promise<string | null> {
  const response = await acknowledged(() =>
    interaction.deferReply({ ...(isPrivate && ephemeral), withResponse: true }),
  );
  interaction.deferred = true;
  interaction.ephemeral = isPrivate;
  if (response) return response.resource?.message?.id ?? null;
  return interaction.fetchReply().then(
    ({ id }) => id,
    () => null,
  );
}

/** Acknowledges that the message with the button will be edited. */
export async function deferUpdate(
  interaction: Exclude<Deferrable, ChatInputCommandInteraction>,
): Promise<void> {
  if (interaction.isModalSubmit() && !interaction.isFromMessage()) return;
  await acknowledged(() => interaction.deferUpdate());
  interaction.deferred = true;
}

/**
 * Whether the press must leave the message as it is: it claims to come from a message without this button, or the message
 * is the bot's public reply to another person and not for all to change.
 */
export function mustLeaveMessage(
  { message, customId, user }: Exclude<Deferrable, ChatInputCommandInteraction>,
  isShared: boolean,
): boolean {
  if (!message) return false;
  if (!message.resolveComponent(customId)) return true;
  if (isShared || message.flags.has(MessageFlags.Ephemeral)) return false;
  const reader = message.interactionMetadata?.user ?? message.mentions.repliedUser;
  return reader != null && reader.id !== user.id;
}

/** Whether only one person sees the message with the button. */
export const isBelowPrivate = ({ message }: Exclude<Deferrable, ChatInputCommandInteraction>): boolean =>
  message?.flags.has(MessageFlags.Ephemeral) ?? false;

/** Replies at once, visible to the caller only. */
export const replyWay =
  (interaction: Deferrable): ReplyWay =>
  ({ embeds, components }) =>
    acknowledged(() => interaction.reply({ embeds, components, ...ephemeral }));

/** Posts a follow-up message. Discord puts it in the place of “thinking …”. */
export const followWay =
  (interaction: Deferrable, isPrivate: boolean): ReplyWay =>
  ({ content: _, attachments: __, ...message }: Payload) =>
    interaction.followUp({ ...message, ...(isPrivate && ephemeral) });

/**
 * Shows an error to the caller only, where “thinking …” is public: Discord cannot hide a message, but it can be deleted.
 * A follow-up would take the place of “thinking …”, so the deletion comes first.
 */
export const privateErrorWay =
  (interaction: Deferrable): ReplyWay =>
  async (payload) => {
    await interaction.deleteReply().catch((error) => {
      if (!isGone(error)) throw error;
    });
    await followWay(interaction, true)(payload);
  };

/** Every way to show a reply to a deferred interaction, the best one first. */
export function replyWaysOf(interaction: Deferrable, messageRef: MessageRef): ReplyWay[] {
  // After `deferUpdate` the field is unset.
  const isPrivate = interaction.ephemeral !== false;
  const bot: ReplyWay = async (payload) => {
    if (!(await editAsBot(interaction.client, messageRef, payload)))
      throw new NoReplyWay('I may not post there');
  };
  return [
    (payload) => interaction.editReply(payload),
    ...(messageRef.canPost && messageRef.messageId && !interaction.ephemeral ? [bot] : []),
    followWay(interaction, isPrivate),
  ];
}
