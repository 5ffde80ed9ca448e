/** What the bot itself may do: the checks in front of routes that change something. */
import type { Core } from './core.ts';
import { missingAccess, missingPermissions, unknownMessage } from './errors.ts';
import type { MessageBody } from './messages.ts';
import { combine, permission } from './permissions.ts';
import type { Channel, StoredMessage } from './records.ts';
import { isThread } from './records.ts';

/** @throws ApiError 10003 no such channel, 50001 not visible, 50013 a permission of `needed` is missing */
export function channelFor(core: Core, channelId: string | undefined, ...needed: bigint[]): Channel {
  const channel = core.world.channel(channelId ?? '');
  const granted = core.world.permissions(core.world.bot.id, channel);
  if (!(granted & permission.ViewChannel)) throw missingAccess();
  const bits = combine(...needed);
  if ((granted & bits) !== bits) throw missingPermissions();
  return channel;
}

/** Where the bot may post `body`; a thread has its own permission for it. */
export function channelToPost(
  core: Core,
  channelId: string | undefined,
  body: MessageBody,
  files: number,
): Channel {
  const { SendMessages, SendMessagesInThreads, EmbedLinks, AttachFiles } = permission;
  const thread = isThread(core.world.channel(channelId ?? ''));
  return channelFor(
    core,
    channelId,
    thread ? SendMessagesInThreads : SendMessages,
    ...(body.embeds?.length ? [EmbedLinks] : []),
    ...(files > 0 ? [AttachFiles] : []),
  );
}

/** A message in the channel's history, which private answers are not part of. @throws ApiError 10008 */
export function messageIn(core: Core, channel: Channel, messageId: string | undefined): StoredMessage {
  const stored = core.world.message(messageId ?? '');
  if (stored.message.channel_id !== channel.id || stored.onlyFor) throw unknownMessage();
  return stored;
}
