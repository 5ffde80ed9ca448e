/** What one person sees of the local Discord. */
import type { APIUser } from 'discord-api-types/v10';
import { commandsFor } from '../commands.ts';
import type { Core } from '../core.ts';
import type { LocalDiscord } from '../index.ts';
import { permission } from '../permissions.ts';
import { type Channel, isThread, type StoredMessage } from '../records.ts';
import type {
  ChannelInfo,
  ChannelPage,
  Example,
  Overview,
  PagePerson,
  ServerInfo,
  ShownMessage,
} from './protocol.ts';

/** So many of the bot's wrong requests are shown. */
const violationsShown = 20;

export function overview(
  { core, violations }: LocalDiscord,
  userName: string,
  examples: readonly Example[],
): Overview {
  const { world, gateway } = core;
  const me = world.user(userName);
  const visible = [...world.channels.values()].filter((channel) => canSee(world, me.id, channel));
  const servers: ServerInfo[] = [...world.guilds.values()]
    .filter(({ members }) => members[me.id])
    .map((guild) => ({
      id: guild.id,
      name: guild.name,
      channels: visible
        .filter(({ guild_id }) => guild_id === guild.id)
        .map((one) => channelInfo(world, me.id, one)),
      members: Object.keys(guild.members),
      roles: guild.roles,
    }));
  return {
    me: person(me),
    bot: person(world.bot),
    people: [...world.users.values()].map(person),
    servers,
    direct: channelInfo(world, me.id, world.directMessage(me.id)),
    violations: violations
      .slice(-violationsShown)
      .reverse()
      .map(({ method, path, problems }) => ({
        request: `${method} ${path.replaceAll(/[\w-]{40,}/g, '…')}`,
        problems,
      })),
    examples,
    online: [...gateway.sessions.values()].some(({ socket }) => socket.open),
  };
}

const person = ({ id, username, global_name, bot = false }: APIUser): PagePerson => ({
  id,
  username,
  name: global_name ?? username,
  bot,
});

type World = Core['world'];

export const canSee = (world: World, userId: string, channel: Channel) =>
  (world.permissions(userId, channel) & permission.ViewChannel) !== 0n;

function channelInfo(world: World, userId: string, channel: Channel): ChannelInfo {
  const needed = isThread(channel) ? permission.SendMessagesInThreads : permission.SendMessages;
  return {
    id: channel.id,
    name: channel.type === 1 ? (world.bot.global_name ?? world.bot.username) : channel.name,
    type: channel.type,
    topic: channel.topic ?? '',
    ...(channel.parent_id && { parentId: channel.parent_id }),
    ...(channel.last_message_id && { lastMessageId: channel.last_message_id }),
    archived: channel.thread_metadata?.archived ?? false,
    canWrite: (world.permissions(userId, channel) & needed) !== 0n,
  };
}

/** The latest messages of a channel, or those before the message `before`. @throws ApiError 10003 */
export function channelPage(
  { world }: Core,
  userName: string,
  channelId: string,
  before?: string,
): ChannelPage {
  const me = world.user(userName);
  const channel = world.channel(channelId);
  if (!canSee(world, me.id, channel)) return { messages: [], more: false, commands: [] };
  const limit = 50;
  const all = [...world.messages.values()].filter(
    (stored) =>
      stored.message.channel_id === channel.id &&
      isFor(stored, me.id) &&
      (!before || BigInt(stored.message.id) < BigInt(before)),
  );
  return {
    messages: all.slice(-limit).map((stored) => shown(stored, me.id)),
    more: all.length > limit,
    commands: commandsFor(world, me.id, channel),
  };
}

export const isFor = ({ onlyFor }: StoredMessage, userId: string) => !onlyFor || onlyFor === userId;

/** Files keep their path: the page's server hands them on, so that no other origin is asked. */
export function shown({ message, onlyFor, reactors = {} }: StoredMessage, userId: string): ShownMessage {
  const text = JSON.stringify(message).replaceAll(
    /http:\/\/127\.0\.0\.1:\d+\/attachments\//g,
    '/attachments/',
  );
  const reacted = Object.keys(reactors).filter((emoji) => reactors[emoji]?.includes(userId));
  return { message: JSON.parse(text), mine: onlyFor !== undefined, reacted };
}
