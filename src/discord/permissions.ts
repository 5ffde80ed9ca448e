/** Permissions: those that the bot needs, and those that it asks of people. */
import type { PermissionsString } from 'discord.js';
import { UserError } from '../types/errors.ts';
import type { Caller } from './command.ts';

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

/** The server's id. @throws UserError in a direct message */
export function serverOf({ serverId }: Pick<Caller, 'serverId'>): string {
  if (serverId === null) throw new UserError('This belongs to a server: use it in one of its channels.');
  return serverId;
}

/** The id of a server that the person may manage. @throws UserError for everybody else */
export function managedServer(caller: Pick<Caller, 'serverId' | 'mayManage'>): string {
  const serverId = serverOf(caller);
  if (!caller.mayManage)
    throw new UserError(
      'This is for those who have the permission “Manage Server”. Ask one of the server’s admins.',
    );
  return serverId;
}
