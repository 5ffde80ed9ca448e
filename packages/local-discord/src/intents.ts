/** Which intent an event needs, and what is blanked without the right to read messages. */

const bit = {
  guilds: 1 << 0,
  members: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  guildReactions: 1 << 10,
  guildTyping: 1 << 11,
  directMessages: 1 << 12,
  directReactions: 1 << 13,
  directTyping: 1 << 14,
  messageContent: 1 << 15,
};

export const privileged = bit.members | bit.presences | bit.messageContent;

const families: [prefix: string, guild: number, direct: number][] = [
  ['MESSAGE_REACTION_', bit.guildReactions, bit.directReactions],
  ['MESSAGE_', bit.guildMessages, bit.directMessages],
  ['TYPING_', bit.guildTyping, bit.directTyping],
  ['GUILD_MEMBER_', bit.members, 0],
  ['GUILD_', bit.guilds, 0],
  ['CHANNEL_', bit.guilds, bit.directMessages],
  ['THREAD_', bit.guilds, 0],
];

/** The intent bit that `type` needs, 0 when it needs none. */
export function intentFor(type: string, direct: boolean): number {
  const family = families.find(([prefix]) => type.startsWith(prefix));
  return family?.[direct ? 2 : 1] ?? 0;
}

interface Readable {
  author?: { id: string };
  guild_id?: string;
  mentions?: { id: string }[];
}

/**
 * Without the intent for message content, a bot reads only what it wrote itself, what mentions it and what is said
 * to it directly.
 */
export function withoutContent(type: string, data: object, intents: number, botId: string): object {
  if (!['MESSAGE_CREATE', 'MESSAGE_UPDATE'].includes(type) || intents & bit.messageContent) return data;
  const message = data as Readable;
  const own = message.author?.id === botId || !message.guild_id;
  if (own || message.mentions?.some(({ id }) => id === botId)) return data;
  return { ...data, content: '', embeds: [], attachments: [], components: [] };
}
