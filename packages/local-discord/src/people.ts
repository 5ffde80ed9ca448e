/** What people do in Discord's client: write, use commands, press buttons, fill in forms. */
import type { APIMessage } from 'discord-api-types/v10';
import type { UploadedFile } from './attachments.ts';
import { findCommand, Refused } from './commands.ts';
import { type Component, componentType, flattenComponents } from './components.ts';
import type { Core } from './core.ts';
import { commandData, modalData, type SentOptions, selectData } from './interaction-data.ts';
import { type Acknowledgement, type AutocompleteChoice, settledAnswer } from './interactions.ts';
import { until } from './observe.ts';
import { permission } from './permissions.ts';
import { type Channel, isThread, type StoredMessage } from './records.ts';

/** Who acts and where, by name or id. */
export interface Where {
  /** Default: `alice`. */
  user?: string;
  /** Default: `general`; `dm` is the person's direct message with the bot. */
  channel?: string;
}

export class People {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Uses a slash command: `slash('tags list', { page: 2 }, { user: 'bob' })`.
   * @throws Refused when Discord's client would not send it, NoResponse when the bot does not answer in three seconds
   */
  async slash(name: string, options: SentOptions = {}, where: Where = {}): Promise<Acknowledgement> {
    const { user, channel } = this.#place(where);
    const found = findCommand(this.#core.world, user.id, channel, name);
    const data = commandData(this.#context(channel), found, options);
    return this.#core.interactions.send({
      type: 2,
      name: [found.command.name, ...found.path].join(' '),
      user,
      channel,
      data,
    });
  }

  /** Uses a slash command and waits for its answer: the message that is there once the bot thinks no more. */
  async answer(
    name: string,
    options: SentOptions = {},
    where: Where & { timeoutMs?: number } = {},
  ): Promise<APIMessage> {
    const { message } = await this.slash(name, options, where);
    if (!message) throw new Refused(`/${name} was not answered with a message`);
    const probe = () => settledAnswer(this.#core.world, message);
    return until(this.#core.happenings, probe, `the answer to /${name}`, where.timeoutMs);
  }

  /** The suggestions for `focused`, given what has been typed. */
  async autocomplete(
    name: string,
    options: SentOptions,
    focused: string,
    where: Where = {},
  ): Promise<AutocompleteChoice[]> {
    const { user, channel } = this.#place(where);
    const found = findCommand(this.#core.world, user.id, channel, name);
    const data = commandData(
      this.#context(channel),
      found,
      { ...options, [focused]: options[focused] ?? '' },
      focused,
    );
    const { choices = [] } = await this.#core.interactions.send({
      type: 4,
      name: found.command.name,
      user,
      channel,
      data,
    });
    return choices;
  }

  /** Presses the button with this custom id or label. @throws Refused, NoResponse */
  async click(message: APIMessage | string, button: string, where: Where = {}): Promise<Acknowledgement> {
    const { source, control } = this.#control(message, button, where);
    const { custom_id, id } = control;
    return this.#component(source, custom_id, { component_type: componentType.button, custom_id, id }, where);
  }

  /** Chooses in the select menu with this custom id. @throws Refused, NoResponse */
  async select(
    message: APIMessage | string,
    menu: string,
    values: string[],
    where: Where = {},
  ): Promise<Acknowledgement> {
    const { source, control } = this.#control(message, menu, where);
    const channel = this.#core.world.channel(source.message.channel_id);
    return this.#component(
      source,
      control.custom_id,
      selectData(this.#context(channel), control, values),
      where,
    );
  }

  /** Fills in the modal that `shown` brought; fields by custom id. @throws Refused, NoResponse */
  async submitModal(
    shown: Acknowledgement,
    values: Record<string, string | string[]>,
  ): Promise<Acknowledgement> {
    const { world, interactions } = this.#core;
    const asked = [...world.interactions.values()].find(({ id }) => id === shown.interactionId);
    if (!shown.modal || !asked) throw new Refused('There is no modal to fill in');
    const source = asked.source ? world.messages.get(asked.source) : undefined;
    return interactions.send({
      type: 5,
      name: shown.modal.custom_id,
      user: world.user(asked.user),
      channel: world.channel(asked.channel),
      data: modalData(shown.modal, values),
      ...(source && { source }),
    });
  }

  /** Writes a message. @throws Refused without the right to */
  say(content: string, where: Where & { files?: UploadedFile[] } = {}): APIMessage {
    const { user, channel } = this.#place(where);
    const needed = isThread(channel) ? permission.SendMessagesInThreads : permission.SendMessages;
    if (!(this.#core.world.permissions(user.id, channel) & needed))
      throw new Refused(`${user.username} may not write in ${channel.name}`);
    return this.#core.messages.create(channel, user, { content }, where.files).message;
  }

  /** Changes the text of a message. @throws Refused where it is empty, or somebody else wrote it */
  rewrite(message: APIMessage | string, content: string, { user = 'alice' } = {}): APIMessage {
    const { world, messages } = this.#core;
    const stored = world.message(typeof message === 'string' ? message : message.id);
    if (stored.message.author.id !== world.user(user).id)
      throw new Refused('Only the author may change a message');
    if (content.trim() === '') throw new Refused('A message needs a text');
    return messages.edit(stored, { content }).message;
  }

  /** Adds or takes back a reaction. */
  react(message: APIMessage | string, emoji: string, { user = 'alice', add = true } = {}): APIMessage {
    const { world, messages } = this.#core;
    const stored = world.message(typeof message === 'string' ? message : message.id);
    return messages.react(stored, world.user(user).id, emoji, add).message;
  }

  #place({ user: userName = 'alice', channel: channelName = 'general' }: Where) {
    const { world } = this.#core;
    const user = world.user(userName);
    const channel = channelName === 'dm' ? world.directMessage(user.id) : world.channel(channelName);
    if (!(world.permissions(user.id, channel) & permission.ViewChannel))
      throw new Refused(`${user.username} cannot see ${channel.name}`);
    return { user, channel };
  }

  #control(
    message: APIMessage | string,
    name: string,
    { user = 'alice' }: Where,
  ): { source: StoredMessage; control: Component } {
    const source = this.#core.world.message(typeof message === 'string' ? message : message.id);
    const person = this.#core.world.user(user);
    if (source.onlyFor && source.onlyFor !== person.id)
      throw new Refused(`${person.username} does not see this message`);
    const all = flattenComponents(source.message.components as Component[]);
    const control = all.find(({ custom_id, label }) => custom_id === name || label === name);
    if (!control) {
      const names = all.flatMap(({ custom_id }) => custom_id ?? []).join(', ');
      throw new Refused(`The message has no control ${name}; it has: ${names || 'none'}`);
    }
    if (control.disabled) throw new Refused(`${name} is disabled`);
    if (!control.custom_id) throw new Refused(`${name} is a link`);
    return { source, control };
  }

  #component(
    source: StoredMessage,
    name = '',
    data: object,
    { user: userName }: Where,
  ): Promise<Acknowledgement> {
    const { user, channel } = this.#place({
      ...(userName && { user: userName }),
      channel: source.message.channel_id,
    });
    return this.#core.interactions.send({ type: 3, name, user, channel, data, source });
  }

  #context(channel: Channel) {
    return { world: this.#core.world, channel, url: this.#core.url };
  }
}
