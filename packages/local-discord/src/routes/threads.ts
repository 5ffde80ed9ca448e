/** Threads: opened beside a message or in a channel, listed, joined and left. */
import * as spec from 'discord-api-spec/zod';
import { array } from 'zod/mini';
import { channelFor, messageIn } from '../access.ts';
import { threadExists, wrongChannelType } from '../errors.ts';
import { permission } from '../permissions.ts';
import { isThread } from '../records.ts';
import { type Call, route } from '../router.ts';
import { openThread } from '../threads.ts';
import { channelView } from '../views.ts';

interface ThreadBody {
  name: string;
  type?: number;
  auto_archive_duration?: number;
}

function besideMessage({ core, params, body }: Call<ThreadBody>) {
  const parent = channelFor(core, params.channel, permission.CreatePublicThreads);
  if (parent.type !== 0) throw wrongChannelType();
  const stored = messageIn(core, parent, params.message);
  if (core.world.channels.has(stored.message.id)) throw threadExists();
  const thread = openThread(core, parent, {
    name: body.name,
    type: 11,
    ownerId: core.world.bot.id,
    autoArchiveMinutes: body.auto_archive_duration,
    messageId: stored.message.id,
  });
  core.messages.markThread(stored);
  return channelView(core.world, thread);
}

function inChannel({ core, params, body }: Call<ThreadBody>) {
  const type = body.type === 11 ? 11 : 12;
  const needed = type === 11 ? permission.CreatePublicThreads : permission.CreatePrivateThreads;
  const parent = channelFor(core, params.channel, needed);
  if (parent.type !== 0) throw wrongChannelType();
  const { name, auto_archive_duration: autoArchiveMinutes } = body;
  const thread = openThread(core, parent, { name, type, ownerId: core.world.bot.id, autoArchiveMinutes });
  return channelView(core.world, thread);
}

function active({ core, params }: Call) {
  const { world } = core;
  const threads = [...world.channels.values()].filter(
    (channel) =>
      channel.guild_id === params.guild &&
      isThread(channel) &&
      !channel.thread_metadata?.archived &&
      world.permissions(world.bot.id, channel),
  );
  return { threads: threads.map((thread) => channelView(world, thread)), members: [], has_more: false };
}

const member = (core: Call['core'], id: string, user_id: string) => ({
  id,
  user_id,
  join_timestamp: core.world.timestamp(),
  flags: 0,
});

function members({ core, params }: Call) {
  const { id, owner_id = core.world.bot.id } = channelFor(core, params.channel);
  return [member(core, id, owner_id)];
}

const isHere = ({ core, params }: Call) => {
  channelFor(core, params.channel);
};

const reply = spec.CreatedThreadResponseSchema;
const status = 201;

export const threadRoutes = [
  route('POST /channels/:channel/messages/:message/threads', besideMessage, {
    body: spec.CreateTextThreadWithMessageRequestSchema,
    reply,
    status,
  }),
  route('POST /channels/:channel/threads', inChannel, {
    body: spec.CreateTextThreadWithoutMessageRequestSchema,
    reply,
    status,
  }),
  route('GET /guilds/:guild/threads/active', active, { reply: spec.ThreadsResponseSchema }),
  route('GET /channels/:channel/thread-members', members, { reply: array(spec.ThreadMemberResponseSchema) }),
  route('PUT /channels/:channel/thread-members/@me', isHere),
  route('DELETE /channels/:channel/thread-members/@me', isHere),
];
