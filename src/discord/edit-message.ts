/** Edits a message of the bot, long after the interaction that made it. */
import { type Client, InteractionWebhook } from 'discord.js';
import { isExpired } from './failures.ts';
import type { MessageRef } from './message-ref.ts';
import type { Payload } from './payload.ts';

/** Stops using the token this long before it expires. Where the bot cannot post, it uses the token almost to the end. */
const marginMs = (canPost: boolean) => (canPost ? 60_000 : 5_000);

/**
 * Edits with the interaction's token while it is valid, because that needs no permission; later as the bot itself.
 * @returns false when neither is possible.
 * @throws DiscordAPIError when the message or the channel is gone.
 */
export async function editMessage(
  client: Client<true>,
  messageRef: MessageRef,
  payload: Payload,
): Promise<boolean> {
  return (await editByToken(client, messageRef, payload)) || (await editAsBot(client, messageRef, payload));
}

async function editByToken(client: Client<true>, messageRef: MessageRef, payload: Payload): Promise<boolean> {
  const { messageId, token, tokenExpiresAt, canPost } = messageRef;
  if (Date.now() > tokenExpiresAt - marginMs(canPost)) return false;
  try {
    await new InteractionWebhook(client, client.application.id, token).editMessage(
      messageId ?? '@original',
      payload,
    );
    return true;
  } catch (error) {
    if (isExpired(error)) return false;
    throw error;
  }
}

/** Edits as the bot itself. @returns false where it may not post */
export async function editAsBot(
  client: Client<true>,
  messageRef: MessageRef,
  payload: Payload,
): Promise<boolean> {
  const { channelId, messageId, canPost } = messageRef;
  if (!canPost || !messageId) return false;
  const channel = await client.channels.fetch(channelId);
  if (!channel?.isSendable()) return false;
  await channel.messages.edit(messageId, payload);
  return true;
}
