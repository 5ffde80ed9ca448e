/** Servers come into being, and the bot joins and leaves them. */
import type { Core } from './core.ts';
import { ordinary } from './permissions.ts';
import type { Guild } from './records.ts';
import { role, textChannel } from './templates.ts';
import { guildCreateView } from './views.ts';

export function addGuild(core: Core, name: string, channelName: string): Guild {
  const { world } = core;
  const id = world.nextId();
  const people = [...world.users.keys()].filter((userId) => userId !== world.bot.id);
  const guild: Guild = {
    id,
    name,
    owner_id: world.user('ada').id,
    roles: [role(id, '@everyone', ordinary)],
    members: Object.fromEntries(people.map((userId) => [userId, []])),
  };
  const channel = textChannel(world.nextId(), id, channelName);
  world.channels.set(channel.id, channel);
  joinGuild(core, guild);
  return world.guild(id);
}

export function joinGuild(core: Core, guild: Guild): void {
  const botId = core.world.bot.id;
  const joined = { ...guild, members: { ...guild.members, [botId]: [] } };
  core.world.guilds.set(guild.id, joined);
  core.gateway.dispatch('GUILD_CREATE', guildCreateView(core.world, joined), { guildId: guild.id });
  core.happenings.emit('guild', guild.id);
}

/** The commands that were registered in the server are gone with the bot. */
export function leaveGuild(core: Core, guild: Guild): void {
  const botId = core.world.bot.id;
  core.gateway.dispatch('GUILD_DELETE', { id: guild.id }, { guildId: guild.id });
  const { [botId]: _, ...members } = guild.members;
  core.world.guilds.set(guild.id, { ...guild, members });
  core.world.commands.delete(guild.id);
  core.happenings.emit('guild', guild.id);
}
