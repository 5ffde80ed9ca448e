/** The world before anything happened: four people, three servers. Ids are the same in every run. */
import { combine, ordinary, permission } from './permissions.ts';
import type { Guild, Overwrite } from './records.ts';
import { botId, seedId } from './snowflake.ts';
import { role, textChannel, user } from './templates.ts';
import type { World } from './world.ts';

const ids = {
  bot: botId,
  alice: seedId(2),
  bob: seedId(3),
  ada: seedId(4),
  mute: seedId(5),
  study: seedId(10),
  evening: seedId(20),
  chess: seedId(30),
};

const deny = (id: string, ...permissions: bigint[]): Overwrite => ({
  id,
  type: 0,
  allow: '0',
  deny: combine(...permissions).toString(),
});

const { SendMessages, SendMessagesInThreads, AddReactions, ViewChannel, ManageMessages } = permission;
const { ManageThreads, Administrator } = permission;

export interface SeedOptions {
  botName: string;
  /** By the channel's name; other channels keep the topic they have here. */
  topics: Record<string, string>;
}

export function seed(world: World, { botName, topics }: SeedOptions): void {
  const addGuild = (guild: Guild) => world.guilds.set(guild.id, guild);
  const add = (guildId: string, number: number, name: string, topic: string, overwrites: Overwrite[]) => {
    const place = { topic: topics[name] ?? topic, position: number % 10, permission_overwrites: overwrites };
    world.channels.set(seedId(number), { ...textChannel(seedId(number), guildId, name), ...place });
  };

  const people = [
    user(ids.bot, botName.toLowerCase(), botName, true),
    user(ids.alice, 'alice', 'Alice'),
    user(ids.bob, 'bob', 'Bob'),
    user(ids.ada, 'ada', 'Ada'),
    user(ids.mute, 'mute', 'Mute'),
  ];
  for (const person of people) world.users.set(person.id, person);

  const admin = role(seedId(11), 'Admin', Administrator, 0xe67e22, 3);
  const bots = role(seedId(12), botName, combine(ordinary, ManageMessages, ManageThreads), 0x5865f2, 2);
  const muted = role(seedId(13), 'Muted', 0n, 0x95a5a6, 1);
  const hush = deny(muted.id, SendMessages, SendMessagesInThreads, AddReactions);
  addGuild({
    id: ids.study,
    name: 'Study group',
    owner_id: ids.ada,
    roles: [role(ids.study, '@everyone', ordinary), admin, bots, muted],
    members: {
      [ids.bot]: [bots.id],
      [ids.alice]: [],
      [ids.bob]: [],
      [ids.ada]: [admin.id],
      [ids.mute]: [muted.id],
    },
  });
  add(ids.study, 14, 'general', 'Talk with each other and with the bot', [hush]);
  add(ids.study, 15, 'lab', 'A second channel', [hush]);
  add(ids.study, 16, 'announcements', 'Only admins post here, not even the bot', [
    deny(ids.study, SendMessages, SendMessagesInThreads),
  ]);
  add(ids.study, 17, 'staff', 'Hidden from everybody but admins', [deny(ids.study, ViewChannel)]);

  addGuild({
    id: ids.evening,
    name: 'Evening class',
    owner_id: ids.ada,
    roles: [role(ids.evening, '@everyone', ordinary)],
    members: { [ids.bot]: [], [ids.alice]: [], [ids.bob]: [], [ids.ada]: [] },
  });
  add(ids.evening, 21, 'lobby', 'Another server with the bot', []);

  addGuild({
    id: ids.chess,
    name: 'Chess club',
    owner_id: ids.bob,
    roles: [role(ids.chess, '@everyone', ordinary)],
    members: { [ids.alice]: [], [ids.bob]: [] },
  });
  add(ids.chess, 31, 'openings', 'The bot is no member here: user-installed commands only', []);
}

/** Adds a channel to the study group, unless it is there. */
export function addChannel(world: World, { name, topic }: { name: string; topic: string }): void {
  const channels = [...world.channels.values()].filter(({ guild_id }) => guild_id === ids.study);
  if (channels.some((channel) => channel.name === name)) return;
  const id = world.nextId();
  const muted = deny(seedId(13), SendMessages, SendMessagesInThreads, AddReactions);
  const place = { topic, position: channels.length + 4, permission_overwrites: [muted] };
  world.channels.set(id, { ...textChannel(id, ids.study, name), ...place });
}
