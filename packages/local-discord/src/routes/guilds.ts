/** Servers, their roles, channels and members. */
import * as spec from 'discord-api-spec/zod';
import { array } from 'zod/mini';
import { missingAccess, unknownGuild, unknownMember } from '../errors.ts';
import { type Guild, isThread } from '../records.ts';
import { type Call, route } from '../router.ts';
import { channelView, guildView, memberView } from '../views.ts';

/** @throws ApiError 10004, 50001 when the bot is no member */
function guildOf({ core, params }: Call): Guild {
  const guild = core.world.guilds.get(params.guild ?? '');
  if (!guild) throw unknownGuild();
  if (!guild.members[core.world.bot.id]) throw missingAccess();
  return guild;
}

function show(call: Call) {
  const guild = guildOf(call);
  const count = Object.keys(guild.members).length;
  const counts = { approximate_member_count: count, approximate_presence_count: count };
  return { ...guildView(guild), ...(call.query.get('with_counts') === 'true' && counts) };
}

function channels(call: Call) {
  const { id } = guildOf(call);
  const all = [...call.core.world.channels.values()].filter((channel) => channel.guild_id === id);
  return all.filter((channel) => !isThread(channel)).map((channel) => channelView(call.core.world, channel));
}

function members(call: Call) {
  const guild = guildOf(call);
  const after = BigInt(call.query.get('after') ?? 0);
  const ids = Object.keys(guild.members).filter((id) => BigInt(id) > after);
  const page = ids.slice(0, Number(call.query.get('limit') ?? 1));
  return page.map((id) => memberView(call.core.world, guild, id));
}

function search(call: Call) {
  const guild = guildOf(call);
  const typed = (call.query.get('query') ?? '').toLowerCase();
  const ids = Object.keys(guild.members).filter((id) => call.core.world.user(id).username.startsWith(typed));
  return ids
    .slice(0, Number(call.query.get('limit') ?? 1))
    .map((id) => memberView(call.core.world, guild, id));
}

function member(call: Call) {
  const guild = guildOf(call);
  const userId = call.params.user ?? '';
  if (!guild.members[userId]) throw unknownMember();
  return memberView(call.core.world, guild, userId);
}

export const guildRoutes = [
  route('GET /guilds/:guild', show, { reply: spec.GuildWithCountsResponseSchema }),
  route('GET /guilds/:guild/channels', channels, { reply: array(spec.GuildChannelResponseSchema) }),
  route('GET /guilds/:guild/roles', (call) => guildOf(call).roles, {
    reply: array(spec.GuildRoleResponseSchema),
  }),
  route('GET /guilds/:guild/members', members, { reply: array(spec.GuildMemberResponseSchema) }),
  route('GET /guilds/:guild/members/search', search, { reply: array(spec.GuildMemberResponseSchema) }),
  route('GET /guilds/:guild/members/:user', member, { reply: spec.GuildMemberResponseSchema }),
];
