/** The permissions that the bot needs, and checks of the caller's permissions. */
import { type BaseInteraction, ChannelType, PermissionFlagsBits, type PermissionsString } from 'discord.js';
import { UserError } from '../types/errors.ts';
import type { Caller } from './command.ts';

/** The permissions that the bot needs in a channel, with Discord's labels. The invite link asks for these. */
export const permissionNames = {
  ViewChannel: 'View Channel',
  SendMessages: 'Send Messages',
  SendMessagesInThreads: 'Send Messages in Threads',
  // For a unit of the course that a group takes together.
  CreatePublicThreads: 'Create Public Threads',
  EmbedLinks: 'Embed Links',
  AttachFiles: 'Attach Files',
  // To reply to a message, and to find a question that was posted just before a crash.
  ReadMessageHistory: 'Read Message History',
} as const satisfies Partial<Record<PermissionsString, string>>;

const allPermissions = Object.keys(PermissionFlagsBits) as PermissionsString[];

/** Where an interaction comes from, and what its user may do there. An administrator may do everything. */
export const placeOf = (interaction: BaseInteraction) => ({
  serverId: interaction.guildId,
  mayManage: interaction.memberPermissions?.has('ManageGuild') ?? false,
  permissions: allPermissions.filter((each) => interaction.memberPermissions?.has(each)),
  inThread: interaction.channel?.isThread() ?? false,
  inOpenChannel: isOpenChannel(interaction),
});

/** Whether everybody in the server may read the channel, as far as the bot knows. */
function isOpenChannel({ guild, channel }: Pick<BaseInteraction, 'guild' | 'channel'>): boolean {
  if (!guild || !channel || channel.isDMBased() || channel.type === ChannelType.PrivateThread) return false;
  return channel.permissionsFor(guild.roles.everyone)?.has('ViewChannel') ?? false;
}

/** The server's id. @throws UserError in a direct message */
export function serverOf({ serverId }: Pick<Caller, 'serverId'>): string {
  if (serverId === null) throw new UserError('This belongs to a server: use it in one of its channels.');
  return serverId;
}

/** Discord's label of a permission, such as “Manage Messages”; some are called otherwise in the protocol. */
const labelOf = (permission: PermissionsString): string =>
  ({ ManageGuild: 'Manage Server', ModerateMembers: 'Timeout Members' })[permission as string] ??
  permission.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');

/** The id of the server, if the caller has the permission there. @throws UserError otherwise */
export function requirePermission(
  caller: Pick<Caller, 'serverId' | 'permissions'>,
  permission: PermissionsString,
): string {
  const serverId = serverOf(caller);
  if (!caller.permissions.includes(permission))
    throw new UserError(
      `This is for those who have the permission “${labelOf(permission)}”. Ask one of the server’s admins.`,
    );
  return serverId;
}

/** The id of the server, if the caller may manage it. @throws UserError otherwise */
export const managedServer = (caller: Pick<Caller, 'serverId' | 'permissions'>): string =>
  requirePermission(caller, 'ManageGuild');
