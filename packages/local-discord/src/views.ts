/** The state as Discord's API shows it to the bot. */
import type { APIMessage } from 'discord-api-types/v10';
import type { Channel, Guild, StoredInteraction } from './records.ts';
import { isThread } from './records.ts';
import type { World } from './world.ts';

/** Of one uploaded file, where nobody pays for more. */
export const maxFileBytes = 10 * 1024 * 1024;

const epoch = '2024-01-01T00:00:00.000Z';

export function memberView(world: World, guild: Guild, userId: string) {
  return {
    user: world.user(userId),
    nick: null,
    avatar: null,
    banner: null,
    roles: guild.members[userId] ?? [],
    joined_at: epoch,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

export function channelView(world: World, channel: Channel) {
  const { recipient_id, ...shared } = channel;
  if (recipient_id) return { ...shared, recipients: [world.user(recipient_id)] };
  if (!isThread(channel)) return shared;
  const member = { id: channel.id, user_id: world.bot.id, join_timestamp: epoch, flags: 0 };
  return { ...shared, member };
}

export function guildView(guild: Guild) {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner_id,
    roles: guild.roles,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    features: [],
    emojis: [],
    stickers: [],
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    default_message_notifications: 1,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: 'en-US',
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    nsfw: false,
    nsfw_level: 0,
    incidents_data: null,
  };
}

/** What GUILD_CREATE carries; the channels and threads are those that the bot may see. */
export function guildCreateView(world: World, guild: Guild) {
  const channels = [...world.channels.values()].filter((channel) => channel.guild_id === guild.id);
  const visible = channels.filter((channel) => world.permissions(world.bot.id, channel) !== 0n);
  const members = Object.keys(guild.members).map((userId) => memberView(world, guild, userId));
  return {
    ...guildView(guild),
    joined_at: epoch,
    large: false,
    unavailable: false,
    member_count: members.length,
    members,
    // Discord sends hidden channels too; only the threads in them are left out.
    channels: channels.filter((channel) => !isThread(channel)).map((channel) => channelView(world, channel)),
    threads: visible.filter(isThread).map((channel) => channelView(world, channel)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** A message as the gateway sends it: with its server and the author's membership. */
export function messageEventView(world: World, message: APIMessage) {
  const guildId = world.channels.get(message.channel_id)?.guild_id;
  if (!guildId) return { ...message, channel_type: 1 };
  const { user: _, ...member } = memberView(world, world.guild(guildId), message.author.id);
  return { ...message, guild_id: guildId, channel_type: 0, member };
}

/** The part of INTERACTION_CREATE that says who and where; `data` and `message` are added by the caller. */
export function interactionView(world: World, interaction: StoredInteraction) {
  const channel = world.channel(interaction.channel);
  const user = world.user(interaction.user);
  const bot = world.bot.id;
  const guild = interaction.guild ? world.guild(interaction.guild) : undefined;
  const permissions = world.permissions(user.id, channel).toString();
  const botPermissions = world.permissions(bot, channel).toString();
  return {
    id: interaction.id,
    application_id: bot,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: { ...channelView(world, channel), permissions },
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: { ...memberView(world, guild, user.id), permissions },
        }
      : { user }),
    locale: 'en-US',
    app_permissions: botPermissions,
    entitlements: [],
    authorizing_integration_owners: interaction.owners,
    context: guild ? 0 : 1,
    attachment_size_limit: maxFileBytes,
  };
}
