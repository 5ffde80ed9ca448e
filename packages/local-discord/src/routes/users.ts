/** The bot itself, other people, direct messages, and the servers that the bot is in. */
import * as spec from 'discord-api-spec/zod';
import { array } from 'zod/mini';
import { unknownGuild, unknownUser } from '../errors.ts';
import { leaveGuild } from '../guilds.ts';
import { guildPermissions } from '../permissions.ts';
import { type Call, route } from '../router.ts';
import { channelView } from '../views.ts';

const me = ({ core: { world } }: Call) => ({
  ...world.bot,
  mfa_enabled: false,
  locale: 'en-US',
  verified: true,
  email: null,
});

function user({ core, params }: Call) {
  const found = core.world.users.get(params.user ?? '');
  if (!found) throw unknownUser();
  return found;
}

const myGuilds = ({ core: { world } }: Call) =>
  [...world.guilds.values()]
    .filter(({ members }) => members[world.bot.id])
    .map((guild) => ({
      id: guild.id,
      name: guild.name,
      icon: null,
      banner: null,
      owner: guild.owner_id === world.bot.id,
      permissions: guildPermissions(guild, world.bot.id).toString(),
      features: [],
    }));

function leave({ core, params }: Call) {
  const guild = core.world.guilds.get(params.guild ?? '');
  if (!guild?.members[core.world.bot.id]) throw unknownGuild();
  leaveGuild(core, guild);
}

function openDirectMessage({ core, body }: Call<{ recipient_id: string }>) {
  const recipient = core.world.users.get(body.recipient_id);
  if (!recipient) throw unknownUser();
  return channelView(core.world, core.world.directMessage(recipient.id));
}

export const userRoutes = [
  route('GET /users/@me', me, { reply: spec.UserPIIResponseSchema }),
  route('GET /users/@me/guilds', myGuilds, { reply: array(spec.MyGuildResponseSchema) }),
  route('DELETE /users/@me/guilds/:guild', leave),
  route('POST /users/@me/channels', openDirectMessage, {
    body: spec.CreatePrivateChannelRequestSchema,
    reply: spec.PrivateChannelResponseSchema,
  }),
  route('GET /users/:user', user, { reply: spec.UserResponseSchema }),
];
