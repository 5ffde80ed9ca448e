/** New users, roles and channels, with every field that Discord gives them. */
import type { APIRole, APIUser } from 'discord-api-types/v10';
import type { Channel } from './records.ts';

/** Discord's types name only the flags that are set. */
const noFlags: number = 0;

export const user = (id: string, username: string, global_name: string, bot = false): APIUser => ({
  id,
  username,
  global_name,
  discriminator: '0',
  avatar: null,
  bot,
  public_flags: noFlags,
  flags: noFlags,
  primary_guild: null,
});

export const role = (id: string, name: string, permissions: bigint, color = 0, position = 0): APIRole => ({
  id,
  name,
  permissions: permissions.toString(),
  color,
  colors: { primary_color: color, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position,
  managed: false,
  mentionable: false,
  flags: noFlags,
});

export const textChannel = (id: string, guild_id: string, name: string): Channel => ({
  id,
  type: 0,
  name,
  guild_id,
  topic: null,
  permission_overwrites: [],
  parent_id: null,
  position: 0,
  nsfw: false,
  rate_limit_per_user: 0,
  flags: 0,
  last_message_id: null,
});
