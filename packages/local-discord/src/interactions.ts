/** Interactions: sent to the bot, answered within three seconds, their tokens good for fifteen minutes. */
import { randomBytes } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { APIMessage, APIUser } from 'discord-api-types/v10';
import type { UploadedFile } from './attachments.ts';
import type { Component } from './components.ts';
import {
  alreadyAcknowledged,
  expiredToken,
  InvalidForm,
  tooManyFollowUps,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './errors.ts';
import type { GatewayServer } from './gateway.ts';
import type { Happenings } from './happenings.ts';
import { messageFlag } from './message-flags.ts';
import type { MessageBody, Messages } from './messages.ts';
import type { Channel, StoredInteraction, StoredMessage } from './records.ts';
import { broken } from './validation/problems.ts';
import { interactionView } from './views.ts';
import type { World } from './world.ts';

export const interactionLifetimeMs = 15 * 60_000;

/** Callback types: 4 message, 5 deferred message, 6 deferred update, 7 update, 8 choices, 9 modal. */
export type CallbackType = 4 | 5 | 6 | 7 | 8 | 9;

export interface CallbackBody {
  type: CallbackType;
  data?: MessageBody & Partial<Modal> & { choices?: AutocompleteChoice[] };
}

export interface AutocompleteChoice {
  name: string;
  value: string | number;
}

export interface Modal {
  custom_id: string;
  title: string;
  components: Component[];
}

/** The bot's first answer to an interaction. */
export interface Acknowledgement {
  interactionId: string;
  type: CallbackType;
  /** The message made or changed, as it was right then. */
  message?: APIMessage;
  choices?: AutocompleteChoice[];
  modal?: Modal;
}

/** The bot did not acknowledge in time; people read "The application did not respond". */
export class NoResponse extends Error {
  override readonly name = 'NoResponse';
}

interface Waiting {
  resolve(acknowledgement: Acknowledgement): void;
  timer: NodeJS.Timeout;
}

interface Request {
  type: StoredInteraction['type'];
  name: string;
  user: APIUser;
  channel: Channel;
  data: object;
  source?: StoredMessage;
}

/** What may answer what: commands, components, autocompletion, modals. */
const allowed: Record<number, CallbackType[]> = { 2: [4, 5, 9], 3: [4, 5, 6, 7, 9], 4: [8], 5: [4, 5, 6, 7] };

const answerProblem = (question: StoredInteraction['type'], answer: CallbackType) =>
  question === 5 && answer === 9
    ? 'a form cannot be answered with another form'
    : `type ${answer} does not answer this interaction`;

export class Interactions {
  readonly #world: World;
  readonly #gateway: GatewayServer;
  readonly #messages: Messages;
  readonly #happenings: EventEmitter<Happenings>;
  readonly #deadlineMs: number;
  readonly #waiting = new Map<string, Waiting>();

  constructor(
    world: World,
    gateway: GatewayServer,
    messages: Messages,
    happenings: EventEmitter<Happenings>,
    deadlineMs: number,
  ) {
    this.#world = world;
    this.#gateway = gateway;
    this.#messages = messages;
    this.#happenings = happenings;
    this.#deadlineMs = deadlineMs;
  }

  /** @throws NoResponse when the bot stays silent. */
  send({ type, name, user, channel, data, source }: Request): Promise<Acknowledgement> {
    const interaction: StoredInteraction = {
      id: this.#world.nextId(),
      token: randomBytes(48).toString('base64url'),
      type,
      createdAtMs: this.#world.now(),
      user: user.id,
      channel: channel.id,
      ...(channel.guild_id && { guild: channel.guild_id }),
      owners: this.#owners(channel, user),
      name,
      acknowledged: false,
      followUps: 0,
      ...(source && { source: source.message.id }),
    };
    this.#forgetOld();
    this.#world.interactions.set(interaction.token, interaction);
    const { promise, resolve, reject } = Promise.withResolvers<Acknowledgement>();
    const timer = setTimeout(() => {
      this.#waiting.delete(interaction.id);
      reject(new NoResponse(`The application did not respond to ${name} within ${this.#deadlineMs} ms`));
    }, this.#deadlineMs);
    this.#waiting.set(interaction.id, { resolve, timer });
    this.#happenings.emit('interaction', interaction);
    const view = {
      ...interactionView(this.#world, interaction),
      data,
      ...(source && { message: source.message }),
    };
    this.#gateway.dispatchInteraction(view, channel.guild_id);
    return promise;
  }

  /** Nobody waits any more: pending answers are given up without an error. */
  stop(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  /**
   * The bot's first answer.
   * @throws ApiError 10062 too late or unknown, 40060 a second time, 50035 an answer that does not fit the question
   */
  acknowledge(id: string, token: string, { type, data = {} }: CallbackBody, files: UploadedFile[]) {
    const interaction = this.#world.interactions.get(token);
    if (interaction?.id !== id) throw unknownInteraction();
    if (interaction.acknowledged) throw alreadyAcknowledged();
    const waiting = this.#waiting.get(id);
    const late = this.#world.now() - interaction.createdAtMs > this.#deadlineMs;
    if (!waiting || late) throw unknownInteraction();
    if (!allowed[interaction.type]?.includes(type) || (type === 7 && !interaction.source))
      throw new InvalidForm([broken(['type'], answerProblem(interaction.type, type))]);
    const stored = this.#answer(interaction, type, data, files);
    const original = stored?.message.id ?? (type === 6 ? interaction.source : undefined);
    this.#world.interactions.set(token, {
      ...interaction,
      acknowledged: true,
      ...(original && { original }),
    });
    clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    waiting.resolve({
      interactionId: id,
      type,
      ...(stored && { message: stored.message }),
      ...(data.choices && { choices: data.choices }),
      ...(type === 9 && { modal: data as Modal }),
    });
    return { interaction, stored };
  }

  /** @throws ApiError 10015 unknown, 50027 after 15 minutes */
  byToken(token: string): StoredInteraction {
    const interaction = this.#world.interactions.get(token);
    if (!interaction) throw unknownWebhook();
    if (this.#world.now() - interaction.createdAtMs > interactionLifetimeMs) throw expiredToken();
    return interaction;
  }

  /** The message `id`, or the interaction's first answer for `@original`. @throws ApiError 10008 */
  messageOf(interaction: StoredInteraction, id: string): StoredMessage {
    if (id !== '@original') {
      const stored = this.#world.message(id);
      // An interaction's webhook reaches what webhooks of this application posted, and nothing else.
      if (stored.message.webhook_id !== this.#world.bot.id) throw unknownMessage();
      return stored;
    }
    if (!interaction.original) throw unknownMessage();
    return this.#world.message(interaction.original);
  }

  /** The first follow-up to a deferred answer fills that answer, as on the live service. */
  followUp(interaction: StoredInteraction, body: MessageBody, files: UploadedFile[]): StoredMessage {
    if (!interaction.acknowledged) throw unknownWebhook();
    const original = interaction.original ? this.#world.messages.get(interaction.original) : undefined;
    if (original && isLoading(original)) return this.#messages.edit(original, body, files);
    const followUps = interaction.followUps + 1;
    if (!interaction.owners[0] && followUps > 5) throw tooManyFollowUps();
    this.#world.interactions.set(interaction.token, { ...interaction, followUps });
    return this.#post(interaction, body, files);
  }

  /** Faults: every token is dead from now on, whatever the clock says. */
  expireTokens(): void {
    for (const [token, interaction] of this.#world.interactions)
      this.#world.interactions.set(token, {
        ...interaction,
        createdAtMs: this.#world.now() - interactionLifetimeMs - 1,
      });
  }

  #answer(interaction: StoredInteraction, type: CallbackType, data: MessageBody, files: UploadedFile[]) {
    if (type === 4) return this.#post(interaction, data, files);
    // Of the flags only this one counts here: a message of components begins with the answer that follows.
    const ephemeral = (data.flags ?? 0) & messageFlag.ephemeral;
    if (type === 5) return this.#post(interaction, { flags: ephemeral | messageFlag.loading }, []);
    if (type === 7) return this.#messages.edit(this.#world.message(interaction.source ?? ''), data, files);
    return undefined;
  }

  #post(interaction: StoredInteraction, body: MessageBody, files: UploadedFile[]): StoredMessage {
    const { id, type, name, owners, source, original } = interaction;
    const user = this.#world.user(interaction.user);
    const bot = this.#world.bot;
    const replied = original ?? source;
    const metadata = {
      id,
      type,
      user,
      authorizing_integration_owners: owners,
      ...(type === 2 && { name, command_type: 1 }),
      ...(type === 3 && source && { interacted_message_id: source }),
      ...(original && { original_response_message_id: original }),
    };
    const more = {
      type: type === 2 && !original ? 20 : replied ? 19 : 0,
      webhook_id: bot.id,
      application_id: bot.id,
      interaction_metadata: metadata,
      ...(type === 2 && !original && { interaction: { id, type, name, user } }),
      ...(replied && this.#reference(interaction, replied)),
    } as unknown as Partial<APIMessage>;
    const channel = this.#world.channel(interaction.channel);
    const ephemeral = (body.flags ?? 0) & messageFlag.ephemeral;
    return this.#messages.create(channel, bot, body, files, more, ephemeral ? user.id : undefined);
  }

  #reference(interaction: StoredInteraction, messageId: string): Partial<APIMessage> {
    return {
      message_reference: { type: 0, channel_id: interaction.channel, message_id: messageId },
      referenced_message: this.#world.messages.get(messageId)?.message ?? null,
    };
  }

  /** Long expired ones go, so that a bot may run here for weeks. */
  #forgetOld(): void {
    const oldest = this.#world.now() - 4 * interactionLifetimeMs;
    for (const [token, { createdAtMs }] of this.#world.interactions) {
      if (createdAtMs > oldest) return;
      this.#world.interactions.delete(token);
    }
  }

  /** By which installation the bot is there: the server's (0) or the person's own (1). */
  #owners(channel: Channel, user: APIUser): Record<string, string> {
    if (!channel.guild_id) return { 0: '0' };
    const member = this.#world.guild(channel.guild_id).members[this.#world.bot.id];
    return member ? { 0: channel.guild_id } : { 1: user.id };
  }
}

/**
 * The message that answers an interaction, once the bot thinks no more: `first` itself or, where the bot has deleted it,
 * the follow-up that took its place.
 */
export function settledAnswer(
  world: World,
  first: Pick<APIMessage, 'id' | 'interaction_metadata'>,
): APIMessage | undefined {
  const stored = world.messages.get(first.id);
  if (stored) return isLoading(stored) ? undefined : stored.message;
  const asked = first.interaction_metadata?.id;
  return [...world.messages.values()]
    .map(({ message }) => message)
    .find(({ interaction_metadata }) => asked !== undefined && interaction_metadata?.id === asked);
}

export const isLoading = ({ message }: StoredMessage) => ((message.flags ?? 0) & messageFlag.loading) !== 0;
