/** Who may do what where: roles of the server, then the overwrites of the channel, as Discord computes it. */
import type { Channel, Guild } from './records.ts';

export const permission = {
  Administrator: 1n << 3n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
} as const;

/** Every bit that Discord defines today. */
export const allPermissions = (1n << 53n) - 1n;

export const combine = (...permissions: bigint[]) => permissions.reduce((all, one) => all | one, 0n);

/** What members may do by default, and what one may do in a direct message. */
export const ordinary = combine(
  permission.AddReactions,
  permission.ViewChannel,
  permission.SendMessages,
  permission.EmbedLinks,
  permission.AttachFiles,
  permission.ReadMessageHistory,
  permission.UseApplicationCommands,
  permission.CreatePublicThreads,
  permission.CreatePrivateThreads,
  permission.SendMessagesInThreads,
);

/** Of a member in the whole server; 0 for who is no member. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  const roleIds = guild.members[userId];
  if (!roleIds) return 0n;
  if (guild.owner_id === userId) return allPermissions;
  const bits = combine(
    ...guild.roles
      .filter((role) => role.id === guild.id || roleIds.includes(role.id))
      .map((role) => BigInt(role.permissions)),
  );
  return bits & permission.Administrator ? allPermissions : bits;
}

/** In one channel of a server; for a thread pass its parent, whose overwrites are the ones that count. */
export function channelPermissions(guild: Guild, userId: string, channel: Channel): bigint {
  const base = guildPermissions(guild, userId);
  if (base === 0n || base & permission.Administrator) return base;
  const overwrites = channel.permission_overwrites ?? [];
  const everyone = overwrites.filter(({ id }) => id === guild.id);
  const roles = overwrites.filter(({ id }) => id !== guild.id && guild.members[userId]?.includes(id));
  const own = overwrites.filter(({ id }) => id === userId);
  const bits = [everyone, roles, own].reduce((before, layer) => {
    const deny = combine(...layer.map((overwrite) => BigInt(overwrite.deny)));
    const allow = combine(...layer.map((overwrite) => BigInt(overwrite.allow)));
    return (before & ~deny) | allow;
  }, base);
  return bits & permission.ViewChannel ? bits : 0n;
}
