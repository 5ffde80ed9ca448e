/** The state of the local Discord: people, servers, channels, messages, commands, as plain JSON values. */
import type { APIApplicationCommand, APIUser } from 'discord-api-types/v10';
import { unknownChannel, unknownGuild, unknownMessage, unknownUser } from './errors.ts';
import { channelPermissions, ordinary } from './permissions.ts';
import {
  type Channel,
  type Guild,
  isThread,
  type StoredFile,
  type StoredInteraction,
  type StoredMessage,
} from './records.ts';
import { Shelf, type Storage } from './shelf.ts';
import { botId, createSnowflakes } from './snowflake.ts';

export class World {
  readonly now: () => number;
  readonly nextId: () => string;
  readonly users: Shelf<APIUser>;
  readonly guilds: Shelf<Guild>;
  readonly channels: Shelf<Channel>;
  readonly messages: Shelf<StoredMessage>;
  readonly files: Shelf<StoredFile>;
  /** By token. */
  readonly interactions: Shelf<StoredInteraction>;
  /** Scope (`global` or a server's id) → commands. */
  readonly commands: Shelf<APIApplicationCommand[]>;

  constructor(now: () => number, storage?: Storage) {
    this.now = now;
    this.nextId = createSnowflakes(now);
    this.users = new Shelf('user', storage);
    this.guilds = new Shelf('guild', storage);
    this.channels = new Shelf('channel', storage);
    this.messages = new Shelf('message', storage);
    this.files = new Shelf('file', storage);
    this.interactions = new Shelf('interaction', storage);
    this.commands = new Shelf('commands', storage);
    this.#dropLooseFiles();
  }

  /** Pictures that edits have replaced are kept while somebody may still look at them: until the next start. */
  #dropLooseFiles(): void {
    const uploads = [...this.messages.values()].flatMap((stored) => stored.uploads);
    const used = new Set(uploads.map(({ url }) => new URL(url).pathname));
    for (const path of [...this.files.keys()]) if (!used.has(path)) this.files.delete(path);
  }

  get bot(): APIUser {
    return this.user(botId);
  }

  timestamp(): string {
    return new Date(this.now()).toISOString();
  }

  /** By id or user name. @throws ApiError 10013 */
  user(reference: string): APIUser {
    const user =
      this.users.get(reference) ?? [...this.users.values()].find(({ username }) => username === reference);
    if (!user) throw unknownUser();
    return user;
  }

  /** By id or name. @throws ApiError 10004 */
  guild(reference: string): Guild {
    const guild =
      this.guilds.get(reference) ?? [...this.guilds.values()].find(({ name }) => name === reference);
    if (!guild) throw unknownGuild();
    return guild;
  }

  /** By id or name. @throws ApiError 10003 */
  channel(reference: string): Channel {
    const channel =
      this.channels.get(reference) ?? [...this.channels.values()].find(({ name }) => name === reference);
    if (!channel) throw unknownChannel();
    return channel;
  }

  /** @throws ApiError 10008 */
  message(id: string): StoredMessage {
    const stored = this.messages.get(id);
    if (!stored) throw unknownMessage();
    return stored;
  }

  /** The direct message between the bot and `userId`; opened when there is none yet. */
  directMessage(userId: string): Channel {
    const open = [...this.channels.values()].find((channel) => channel.recipient_id === userId);
    if (open) return open;
    const { username } = this.user(userId);
    const channel: Channel = {
      id: this.nextId(),
      type: 1,
      name: `@${username}`,
      flags: 0,
      last_message_id: null,
      recipient_id: userId,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** In a server by roles and overwrites; in a direct message everything ordinary, for its two members. */
  permissions(userId: string, channel: Channel): bigint {
    if (channel.recipient_id) return [channel.recipient_id, this.bot.id].includes(userId) ? ordinary : 0n;
    const guild = this.guild(channel.guild_id ?? '');
    const rules = isThread(channel) ? this.channels.get(channel.parent_id ?? '') : channel;
    return channelPermissions(guild, userId, rules ?? channel);
  }
}
