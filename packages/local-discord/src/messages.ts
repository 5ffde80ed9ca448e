/** Messages: posting, editing, deleting, and what Discord fills in by itself. */
import type { EventEmitter } from 'node:events';
import type { APIAttachment, APIEmbed, APIMessage, APIUser } from 'discord-api-types/v10';
import { storeFiles, type UploadedFile } from './attachments.ts';
import { type Component, completeComponents, flattenComponents } from './components.ts';
import { resolveEmbeds } from './embeds.ts';
import { InvalidForm } from './errors.ts';
import type { GatewayServer } from './gateway.ts';
import type { Happenings } from './happenings.ts';
import { resolveMedia } from './media.ts';
import { hasComponentsV2, messageFlag } from './message-flags.ts';
import type { Channel, StoredMessage } from './records.ts';
import { editRules } from './validation/layout-rules.ts';
import { messageEventView } from './views.ts';
import type { World } from './world.ts';

/** The body of a request that makes or changes a message, checked before it gets here. */
export interface MessageBody {
  content?: string | null;
  embeds?: APIEmbed[] | null;
  components?: APIMessage['components'] | null;
  /** Kept files by their id, new ones by the number of their `files[n]` part. */
  attachments?: { id: string | number; filename?: string; description?: string | null }[] | null;
  allowed_mentions?: { parse?: string[]; users?: string[]; roles?: string[] } | null;
  message_reference?: { message_id: string; channel_id?: string } | null;
  flags?: number | null;
  tts?: boolean | null;
  nonce?: string | number | null;
  /** The same nonce again within minutes makes no second message. */
  enforce_nonce?: boolean | null;
}

export class Messages {
  readonly #world: World;
  readonly #gateway: GatewayServer;
  readonly #happenings: EventEmitter<Happenings>;
  readonly #url: string;

  constructor(world: World, gateway: GatewayServer, happenings: EventEmitter<Happenings>, url: string) {
    this.#world = world;
    this.#gateway = gateway;
    this.#happenings = happenings;
    this.#url = url;
  }

  create(
    channel: Channel,
    author: APIUser,
    body: MessageBody,
    files: UploadedFile[] = [],
    more: Partial<APIMessage> = {},
    onlyFor?: string,
  ): StoredMessage {
    const uploads = storeFiles(this.#world, this.#url, channel.id, files, body.attachments ?? []);
    const { embeds, used } = resolveEmbeds(body.embeds ?? [], uploads);
    const media = resolveMedia(completeComponents(body.components ?? []), uploads);
    const message: APIMessage = {
      id: this.#world.nextId(),
      channel_id: channel.id,
      type: 0,
      author,
      content: body.content ?? '',
      timestamp: this.#world.timestamp(),
      edited_timestamp: null,
      tts: body.tts ?? false,
      ...this.#mentions(body),
      ...(body.nonce != null && { nonce: body.nonce }),
      attachments: uploads.filter(({ id }) => !used.has(id) && !media.used.has(id)),
      embeds,
      components: media.components,
      pinned: false,
      flags: (body.flags ?? 0) as NonNullable<APIMessage['flags']>,
      ...this.#reply(channel, body),
      ...more,
    };
    const stored: StoredMessage = { message, uploads, ...(onlyFor && { onlyFor }) };
    this.#world.messages.set(message.id, stored);
    if (!onlyFor) {
      const updated = this.#world.channels.get(channel.id) ?? channel;
      const count = (updated.message_count ?? 0) + 1;
      const counts = updated.thread_metadata ? { message_count: count, total_message_sent: count } : {};
      this.#world.channels.set(channel.id, { ...updated, ...counts, last_message_id: message.id });
      this.#announce('MESSAGE_CREATE', message);
    }
    this.#happenings.emit('message', stored);
    return stored;
  }

  /**
   * What `body` names is replaced, the rest stays; a loading message is loading no more.
   * @throws InvalidForm where the message would be neither of Discord's two kinds
   */
  edit(stored: StoredMessage, body: MessageBody, files: UploadedFile[] = []): StoredMessage {
    const old = stored.message;
    const listed = body.attachments?.map(({ id }) => String(id));
    const kept = listed ? stored.uploads.filter(({ id }) => listed.includes(id)) : stored.uploads;
    const names = [...kept.map(({ filename }) => filename), ...files.map(({ name }) => name)];
    const problems = editRules(old, body, [
      ...names,
      ...(body.attachments ?? []).map(({ filename }) => filename ?? ''),
    ]);
    if (problems.length > 0) throw new InvalidForm(problems);
    const fresh = storeFiles(this.#world, this.#url, old.channel_id, files, body.attachments ?? []);
    const uploads = [...kept, ...fresh];
    const loading = ((old.flags ?? 0) & messageFlag.loading) !== 0;
    const shown = new Set(old.attachments.map(({ id }) => id));
    // An embed sent back with the address that Discord gave it no longer claims its file: the file then shows
    // beside the embed, as bots on the live service find out (discord/discord-api-docs#5675).
    const { embeds, used } = body.embeds
      ? resolveEmbeds(body.embeds, uploads)
      : { embeds: body.embeds === null ? [] : old.embeds, used: hiddenIn(kept, shown) };
    const media =
      body.components === undefined
        ? undefined
        : resolveMedia(completeComponents(body.components ?? []), uploads);
    const flags = (old.flags ?? 0) | ((body.flags ?? 0) & messageFlag.componentsV2);
    // Only what components show counts in a message of components; what was hidden before stays hidden.
    const hidden = hasComponentsV2(flags) ? (media?.used ?? hiddenIn(kept, shown)) : used;
    const changes: Partial<APIMessage> = {
      attachments: uploads.filter(({ id }) => !hidden.has(id)),
      ...(body.content !== undefined && { content: body.content ?? '', ...this.#mentions(body) }),
      embeds,
      ...(media && { components: media.components }),
      // The answer that takes the place of "thinking…" is no edit to anybody.
      edited_timestamp: loading ? null : this.#world.timestamp(),
      flags: flags & ~messageFlag.loading,
    };
    return this.#replace({ ...stored, uploads }, changes);
  }

  /** One person reacts with an emoji once; what changes nothing sends nothing. */
  react(stored: StoredMessage, userId: string, emojiName: string, add: boolean): StoredMessage {
    const { message, reactors = {} } = stored;
    const before = reactors[emojiName] ?? [];
    if (before.includes(userId) === add) return stored;
    const now = {
      ...reactors,
      [emojiName]: add ? [...before, userId] : before.filter((id) => id !== userId),
    };
    const reactions = reactionList(now, this.#world.bot.id);
    const changed = { ...stored, reactors: now, message: { ...message, reactions } };
    this.#world.messages.set(message.id, changed);
    const guildId = this.#guildOf(message);
    const data = {
      user_id: userId,
      channel_id: message.channel_id,
      message_id: message.id,
      message_author_id: message.author.id,
      ...(guildId && { guild_id: guildId }),
      emoji: { id: null, name: emojiName },
      burst: false,
      type: 0,
    };
    const event = add ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE';
    this.#gateway.dispatch(event, data, { guildId, channelId: message.channel_id });
    this.#happenings.emit('edit', changed);
    return changed;
  }

  /** Notes on the message that a thread hangs on it. */
  markThread(stored: StoredMessage): void {
    this.#replace(stored, { flags: (stored.message.flags ?? 0) | messageFlag.hasThread });
  }

  remove(stored: StoredMessage): void {
    const { id, channel_id } = stored.message;
    const guildId = this.#guildOf(stored.message);
    this.#world.messages.delete(id);
    const data = { id, channel_id, ...(guildId && { guild_id: guildId }) };
    if (!stored.onlyFor) this.#gateway.dispatch('MESSAGE_DELETE', data, { guildId, channelId: channel_id });
    this.#happenings.emit('delete', stored);
  }

  #replace(stored: StoredMessage, changes: Partial<APIMessage>): StoredMessage {
    const changed = { ...stored, message: { ...stored.message, ...changes } };
    this.#world.messages.set(changed.message.id, changed);
    if (!changed.onlyFor) this.#announce('MESSAGE_UPDATE', changed.message);
    this.#happenings.emit('edit', changed);
    return changed;
  }

  #announce(event: string, message: APIMessage): void {
    const place = { guildId: this.#guildOf(message), channelId: message.channel_id };
    this.#gateway.dispatch(event, messageEventView(this.#world, message), place);
  }

  #guildOf(message: APIMessage): string | undefined {
    return this.#world.channels.get(message.channel_id)?.guild_id;
  }

  /** Whom the text calls, as far as the sender allowed it. */
  #mentions({ content, components, allowed_mentions: allowed }: MessageBody) {
    const shown = flattenComponents((components ?? []) as Component[]).map(
      (component) => component.content ?? '',
    );
    const text = [content ?? '', ...shown].join('\n');
    const may = (kind: string) => !allowed || (allowed.parse ?? []).includes(kind);
    const named = [...text.matchAll(/<@!?(\d+)>/g)].map(([, id]) => id ?? '');
    const ids = [...new Set(named)].filter((id) => may('users') || allowed?.users?.includes(id));
    return {
      mentions: ids.flatMap((id) => this.#world.users.get(id) ?? []),
      mention_everyone: may('everyone') && /@(everyone|here)\b/.test(text),
      mention_roles: [...new Set([...text.matchAll(/<@&(\d+)>/g)].map(([, id]) => id ?? ''))].filter(
        (id) => may('roles') || allowed?.roles?.includes(id),
      ),
    };
  }

  #reply(channel: Channel, { message_reference: reference }: MessageBody): Partial<APIMessage> {
    if (!reference) return {};
    return {
      type: 19,
      message_reference: { type: 0, channel_id: channel.id, message_id: reference.message_id },
      referenced_message: this.#world.messages.get(reference.message_id)?.message ?? null,
    };
  }
}

const hiddenIn = (uploads: APIAttachment[], shown: Set<string>) =>
  new Set(uploads.map(({ id }) => id).filter((id) => !shown.has(id)));

const reactionList = (reactors: Record<string, string[]>, botId: string) =>
  Object.entries(reactors)
    .filter(([, users]) => users.length > 0)
    .map(([name, users]) => ({
      emoji: { id: null, name },
      count: users.length,
      count_details: { burst: 0, normal: users.length },
      me: users.includes(botId),
      me_burst: false,
      burst_me: false,
      burst_count: 0,
      burst_colors: [],
    }));
