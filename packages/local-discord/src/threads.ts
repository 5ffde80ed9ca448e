/** Opening, changing and deleting channels and threads, with the events that follow. */
import type { Core } from './core.ts';
import { type Channel, isThread } from './records.ts';
import { channelView } from './views.ts';

interface NewThread {
  name: string;
  type: 11 | 12;
  ownerId: string;
  autoArchiveMinutes?: number | undefined;
  /** A thread that hangs on a message has that message's id. */
  messageId?: string;
}

export function openThread(core: Core, parent: Channel, wanted: NewThread): Channel {
  const { world, gateway, happenings } = core;
  const now = world.timestamp();
  const thread: Channel = {
    id: wanted.messageId ?? world.nextId(),
    type: wanted.type,
    name: wanted.name,
    flags: 0,
    last_message_id: null,
    ...(parent.guild_id && { guild_id: parent.guild_id }),
    parent_id: parent.id,
    owner_id: wanted.ownerId,
    rate_limit_per_user: 0,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: wanted.autoArchiveMinutes ?? 1_440,
      archive_timestamp: now,
      locked: false,
      create_timestamp: now,
    },
  };
  world.channels.set(thread.id, thread);
  const place = { guildId: thread.guild_id, channelId: parent.id };
  gateway.dispatch('THREAD_CREATE', { ...channelView(world, thread), newly_created: true }, place);
  happenings.emit('channel', thread, 'created');
  return thread;
}

export function changeChannel(core: Core, channel: Channel, changes: Partial<Channel>): Channel {
  const changed = { ...channel, ...changes };
  core.world.channels.set(channel.id, changed);
  const event = isThread(channel) ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE';
  const place = { guildId: channel.guild_id, channelId: channel.id };
  core.gateway.dispatch(event, channelView(core.world, changed), place);
  core.happenings.emit('channel', changed, 'updated');
  return changed;
}

/** Messages and threads in the channel go with it. */
export function deleteChannel(core: Core, channel: Channel): void {
  const { world, gateway, happenings } = core;
  for (const thread of world.channels.values())
    if (thread.parent_id === channel.id) deleteChannel(core, thread);
  for (const [id, { message }] of world.messages)
    if (message.channel_id === channel.id) world.messages.delete(id);
  const event = isThread(channel) ? 'THREAD_DELETE' : 'CHANNEL_DELETE';
  gateway.dispatch(event, channelView(world, channel), { guildId: channel.guild_id, channelId: channel.id });
  world.channels.delete(channel.id);
  happenings.emit('channel', channel, 'deleted');
}
