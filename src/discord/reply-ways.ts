/** The ways to answer an interaction: the first word within three seconds, and everything after it. */
import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { ReplyWay } from './deliver.ts';
import { editAsBot } from './edit-message.ts';
import { isAnswered, isTransient, NoReplyWay } from './failures.ts';
import type { MessageRef } from './message-ref.ts';
import type { Payload } from './payload.ts';

export type Deferrable = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction;

const ephemeral = { flags: MessageFlags.Ephemeral } as const;

/**
 * Sends the first word, and once more where the connection broke.
 * @returns undefined when the first one had arrived after all, and only Discord's reply to it was lost
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

/** Says that the bot thinks. @returns the id of the message that says so, where it is known */
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

/** Says that the message with the button will change. */
export async function deferUpdate(interaction: ButtonInteraction | ModalSubmitInteraction): Promise<void> {
  if (!interaction.isButton() && !interaction.isFromMessage()) return;
  await acknowledged(() => interaction.deferUpdate());
  interaction.deferred = true;
}

/** Answers at once, for one reader. */
export const replyWay =
  (interaction: Deferrable): ReplyWay =>
  ({ embeds, components }) =>
    acknowledged(() => interaction.reply({ embeds, components, ...ephemeral }));

/** Shows something new to whoever waits, or in the place of what says that the bot thinks. */
export const followWay =
  (interaction: Deferrable, isPrivate: boolean): ReplyWay =>
  ({ content: _, attachments: __, ...message }: Payload) =>
    interaction.followUp({ ...message, ...(isPrivate && ephemeral) });

/** Every way to show an answer where the interaction was deferred; the best one first. */
export function waysOf(interaction: Deferrable, place: MessageRef): ReplyWay[] {
  // A message that was to change was not deferred for a reader of its own.
  const isPrivate = interaction.ephemeral !== false;
  const bot: ReplyWay = async (payload) => {
    if (!(await editAsBot(interaction.client, place, payload))) throw new NoReplyWay('I may not post there');
  };
  return [
    (payload) => interaction.editReply(payload),
    ...(place.canPost && place.messageId && !interaction.ephemeral ? [bot] : []),
    followWay(interaction, isPrivate),
  ];
}
