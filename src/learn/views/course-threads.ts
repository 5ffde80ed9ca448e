/** Threads in which a group takes a unit together. */
import { ChannelType, type Client, DiscordAPIError, ThreadAutoArchiveDuration } from 'discord.js';
import type { Compose } from '../../discord/compose.ts';
import type { Reply } from '../../discord/reply.ts';

export interface CourseThreads {
  /** Opens a thread in a channel; undefined where the channel has none, or the bot may not open one. */
  open(channelId: string, name: string): Promise<string | undefined>;
  /** Posts a message in a thread. */
  post(channelId: string, reply: Reply): Promise<void>;
}

/** Discord takes names of up to 100 letters. */
const longestName = 100;

export const createCourseThreads = (client: Client<true>, compose: Compose): CourseThreads => ({
  async open(channelId, name) {
    const channel = await client.channels.fetch(channelId);
    if (channel?.type !== ChannelType.GuildText) return undefined;
    try {
      const thread = await channel.threads.create({
        name: [...name].slice(0, longestName).join(''),
        type: ChannelType.PublicThread,
        autoArchiveDuration: ThreadAutoArchiveDuration.OneDay,
      });
      return thread.id;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 403) return undefined;
      throw error;
    }
  },
  async post(channelId, reply) {
    const channel = await client.channels.fetch(channelId);
    if (channel?.isSendable()) await channel.send({ ...(await compose(reply)), content: '' });
  },
});
