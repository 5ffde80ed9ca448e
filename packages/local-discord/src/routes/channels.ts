/** Channels themselves: looking at one, renaming or archiving, deleting, and "is typing". */
import * as spec from 'discord-api-spec/zod';
import { union } from 'zod/mini';
import { channelFor } from '../access.ts';
import { missingPermissions } from '../errors.ts';
import { permission } from '../permissions.ts';
import { type Channel, isThread } from '../records.ts';
import { type Call, route } from '../router.ts';
import { changeChannel, deleteChannel } from '../threads.ts';
import { channelView } from '../views.ts';

interface ChannelPatch {
  name?: string;
  archived?: boolean;
  locked?: boolean;
  topic?: string | null;
}

const show = ({ core, params }: Call) => channelView(core.world, channelFor(core, params.channel));

/** A bot may change and delete its own threads; anything else needs a right of its own. */
function changeable({ core, params }: Call<never>): Channel {
  const channel = channelFor(core, params.channel);
  const own = isThread(channel) && channel.owner_id === core.world.bot.id;
  if (own) return channel;
  if (!isThread(channel)) throw missingPermissions();
  return channelFor(core, params.channel, permission.ManageThreads);
}

function edit(call: Call<ChannelPatch>) {
  const channel = changeable(call as Call<never>);
  const { name, archived, locked } = call.body;
  const metadata = channel.thread_metadata;
  const changed = changeChannel(call.core, channel, {
    ...(name !== undefined && { name }),
    ...(metadata && {
      thread_metadata: {
        ...metadata,
        archived: archived ?? metadata.archived,
        locked: locked ?? metadata.locked,
        archive_timestamp: archived === undefined ? metadata.archive_timestamp : call.core.world.timestamp(),
      },
    }),
  });
  return channelView(call.core.world, changed);
}

function remove(call: Call<never>) {
  const channel = changeable(call);
  deleteChannel(call.core, channel);
  return channelView(call.core.world, channel);
}

function typing({ core, params }: Call) {
  const { id } = channelFor(core, params.channel);
  core.happenings.emit('typing', id, core.world.bot.id);
}

const reply = union([
  spec.GuildChannelResponseSchema,
  spec.PrivateChannelResponseSchema,
  spec.ThreadResponseSchema,
]);

export const channelRoutes = [
  route('GET /channels/:channel', show, { reply }),
  route('PATCH /channels/:channel', edit, { body: spec.UpdateThreadRequestPartialSchema, reply }),
  route('DELETE /channels/:channel', remove, { reply }),
  route('POST /channels/:channel/typing', typing, { limit: { requests: 5, perMs: 5_000 } }),
];
