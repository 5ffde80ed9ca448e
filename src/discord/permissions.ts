import type { PermissionsString } from 'discord.js';

/** What the bot needs in a channel, with Discord's own words for it: the invite link asks for exactly these. */
export const permissionNames = {
  ViewChannel: 'View Channel',
  SendMessages: 'Send Messages',
  SendMessagesInThreads: 'Send Messages in Threads',
  EmbedLinks: 'Embed Links',
  AttachFiles: 'Attach Files',
  // To reply to a message, and to find a question that was posted in the moment of a crash.
  ReadMessageHistory: 'Read Message History',
} as const satisfies Partial<Record<PermissionsString, string>>;
