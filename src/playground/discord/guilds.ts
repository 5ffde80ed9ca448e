/** The bot joins and leaves servers. */
import type { Core } from './core.ts';
import { guildCreateView } from './views.ts';
import type { Guild } from './world.ts';

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
