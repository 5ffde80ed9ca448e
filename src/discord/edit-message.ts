/** Edits a message of ours by where it stands, long after the interaction that made it. */
import { type Client, InteractionWebhook } from 'discord.js';
import { isExpired } from './failures.ts';
import type { MessageRef } from './message-ref.ts';
import type { Payload } from './payload.ts';

/** How long before its end a token is given up: an edit must not meet it on the way. Without rights we risk more. */
const marginMs = (canPost: boolean) => (canPost ? 60_000 : 5_000);

/**
 * With the interaction's token while it lives, for it needs no rights; afterwards as the bot itself.
 * @returns false when neither way is open.
 * @throws DiscordAPIError when the message or the channel is gone.
 */
export async function editMessage(
  client: Client<true>,
  place: MessageRef,
  payload: Payload,
): Promise<boolean> {
  return (await editByToken(client, place, payload)) || (await editAsBot(client, place, payload));
}

async function editByToken(client: Client<true>, place: MessageRef, payload: Payload): Promise<boolean> {
  const { messageId, token, tokenExpiresAt, canPost } = place;
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

/** As the bot itself. @returns false where it may not post */
export async function editAsBot(client: Client<true>, place: MessageRef, payload: Payload): Promise<boolean> {
  const { channelId, messageId, canPost } = place;
  if (!canPost || !messageId) return false;
  const channel = await client.channels.fetch(channelId);
  if (!channel?.isSendable()) return false;
  await channel.messages.edit(messageId, payload);
  return true;
}
