/** Keeps one private message per person and subject: later replies replace it while Discord allows that. */
import { type ChatInputCommandInteraction, type InteractionWebhook, MessageFlags } from 'discord.js';
import { LRUCache } from 'lru-cache';
import pLimit, { type LimitFunction } from 'p-limit';
import { type Delivery, deliver, type ReplyWay } from './deliver.ts';
import { tokenLifetimeMs } from './message-ref.ts';
import type { Reply } from './reply.ts';
import { type Deferrable, deferUpdate, replyWay } from './reply-ways.ts';

/** A press or a form. The reply to it can leave its message as it is. */
type Press = Exclude<Deferrable, ChatInputCommandInteraction>;

/** A private message. Only the interaction that posted it can edit it. */
interface PrivateMessage {
  webhook: InteractionWebhook;
  /** Undefined for the first reply to the interaction. */
  id?: string;
}

interface Held {
  /** Where the message stands. */
  place: string | undefined;
  message: PrivateMessage;
  /** Replies of one slot are delivered one after the other. */
  limit: LimitFunction;
  /** The number of the newest reply. Older ones that still wait are left out. */
  newest: number;
}

/** A token is not used any more this long before it expires. */
const marginMs = 30_000;
/** Beyond this many the longest unused one is forgotten; its person then gets a new message. */
const mostSlots = 20_000;

/** It is all in memory: after a restart the next reply is a new message. */
export class PrivateSlots {
  readonly #held = new LRUCache<string, Held>({ max: mostSlots });

  /**
   * Acknowledges the press and shows the reply. A slot that moves to another place gets a new message there, and the old
   * one is deleted.
   * @throws Discord's error when nothing could be shown
   */
  async show(interaction: Press, reply: Reply, delivery: Delivery): Promise<void> {
    const { name = '', place } = reply.slot ?? {};
    const key = `${interaction.user.id} ${name}`;
    const held = this.#held.get(key);
    if (held && held.place === place && canLeave(interaction))
      return replace(held, interaction, reply, delivery);
    const fresh: Held = { place, message: { webhook: interaction.webhook }, limit: pLimit(1), newest: 0 };
    const ttl = interaction.createdTimestamp + tokenLifetimeMs - marginMs - Date.now();
    if (ttl > 0) this.#held.set(key, fresh, { ttl });
    try {
      await fresh.limit(() => deliver(reply, [replyWay(interaction)], delivery));
    } catch (error) {
      if (this.#held.peek(key) === fresh) this.#held.delete(key);
      throw error;
    }
    // What remains of the old message does no harm.
    await held
      ?.limit(() => remove(held.message))
      .catch((err) => delivery.log.debug({ err }, 'removing failed'));
  }
}

/** Whether the press can be acknowledged without a new message. */
const canLeave = (interaction: Press) => !interaction.isModalSubmit() || interaction.isFromMessage();

async function replace(held: Held, interaction: Press, reply: Reply, delivery: Delivery): Promise<void> {
  held.newest += 1;
  const number = held.newest;
  await deferUpdate(interaction);
  await held.limit(async () => {
    if (number === held.newest) await deliver(reply, [editWay(held), followWay(held, interaction)], delivery);
  });
}

const editWay =
  ({ message }: Held): ReplyWay =>
  (payload) =>
    message.webhook.editMessage(message.id ?? '@original', payload);

/** Posts the reply as a new private message, which takes the place of the lost one. */
const followWay =
  (held: Held, interaction: Press): ReplyWay =>
  async ({ content: _, attachments: __, ...payload }) => {
    const { id } = await interaction.followUp({ ...payload, flags: MessageFlags.Ephemeral });
    held.message = { webhook: interaction.webhook, id };
  };

const remove = ({ webhook, id }: PrivateMessage) => webhook.deleteMessage(id ?? '@original');
