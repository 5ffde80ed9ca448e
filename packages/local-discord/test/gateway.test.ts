import { once } from 'node:events';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LocalDiscord } from '../src/index.ts';
import { startDemoBot } from './fixtures/demo-bot.ts';

let discord: LocalDiscord;
let bot: Awaited<ReturnType<typeof startDemoBot>>;

beforeAll(async () => {
  discord = await LocalDiscord.start({ heartbeatMs: 400 });
  bot = await startDemoBot(discord);
});

afterAll(async () => {
  await bot.client.destroy();
  await discord.stop();
});

const { guildMessages, guilds } = {
  guilds: GatewayIntentBits.Guilds,
  guildMessages: GatewayIntentBits.GuildMessages,
};

async function connect(options: ConstructorParameters<typeof Client>[0]): Promise<Client> {
  const client = new Client({ ...options, rest: { api: discord.api } });
  await Promise.all([once(client, Events.ClientReady), client.login(discord.token)]);
  return client;
}

test('heartbeats are answered', async () => {
  await vi.waitFor(() => expect(bot.client.ws.ping).toBeGreaterThanOrEqual(0), 5_000);
});

test.each([4000, 1006])(
  'after close %i the session resumes and what was missed is delivered',
  async (code) => {
    const heard: string[] = [];
    bot.client.on(Events.MessageCreate, ({ id }) => heard.push(id));
    const resumed = once(discord.core.gateway, 'resumed');
    discord.faults.dropGateway({ code });
    const { id } = discord.say('while you were away');
    await resumed;
    await vi.waitFor(() => expect(heard).toContain(id));
    expect((await discord.slash('experiments list')).message?.content).toBe('list 1');
  },
);

test('a forgotten session is identified anew', async () => {
  const identified = once(discord.core.gateway, 'identified');
  discord.faults.dropGateway({ forget: true });
  await identified;
  expect((await discord.slash('experiments list')).message?.content).toBe('list 1');
});

test('an invalid session is identified anew', async () => {
  const identified = once(discord.core.gateway, 'identified');
  discord.faults.invalidateSessions();
  await identified;
  expect((await discord.slash('experiments list')).message?.content).toBe('list 1');
});

test('a request to reconnect is followed', async () => {
  const resumed = once(discord.core.gateway, 'resumed');
  discord.faults.askToReconnect();
  await resumed;
});

test('a connection that died unnoticed is noticed', async () => {
  const resumed = once(discord.core.gateway, 'resumed');
  discord.faults.ignoreHeartbeats();
  await resumed;
  discord.faults.clear();
});

test('a wrong token is told apart', async () => {
  const client = new Client({ intents: [], rest: { api: discord.api } });
  await expect(client.login('wrong')).rejects.toThrow('An invalid token was provided');
});

test('privileged intents must be granted', async () => {
  const strict = await LocalDiscord.start({ privilegedIntents: 0 });
  const client = new Client({ intents: [GatewayIntentBits.GuildMembers], rest: { api: strict.api } });
  client.on(Events.Error, () => undefined);
  await expect(client.login(strict.token)).rejects.toThrow('disallowed intents');
  await strict.stop();
});

test('events go by intents, and texts by the intent for message content', async () => {
  const reader = await connect({ intents: [guilds, guildMessages, GatewayIntentBits.MessageContent] });
  const seer = await connect({ intents: [guilds, guildMessages] });
  const deaf = await connect({ intents: [guilds] });
  const heard: string[] = [];
  for (const [name, client] of Object.entries({ reader, seer, deaf }))
    client.on(Events.MessageCreate, ({ content }) => heard.push(`${name}: ${content}`));
  const mention = `for <@${bot.client.user.id}>`;
  discord.say('for all');
  discord.say(mention);
  discord.say('unseen', { user: 'ada', channel: 'staff' });
  await vi.waitFor(() => expect(heard).toHaveLength(4));
  expect(heard.sort()).toEqual(
    [`reader: ${mention}`, 'reader: for all', `seer: ${mention}`, 'seer: '].sort(),
  );
  await Promise.all([reader, seer, deaf].map((client) => client.destroy()));
});

test('shards share the servers', async () => {
  const client = await connect({ intents: [guilds], shards: [0, 1], shardCount: 2 });
  expect(client.ws.shards.size).toBe(2);
  expect(client.guilds.cache.size).toBe(2);
  await client.destroy();
});

test('a bot that is removed and invited again sees it', async () => {
  const left = once(bot.client, Events.GuildDelete);
  discord.kick('Evening class');
  expect((await left)[0].name).toBe('Evening class');
  const joined = once(bot.client, Events.GuildCreate);
  discord.invite('Evening class');
  expect((await joined)[0].channels.cache.some((channel: { name: string }) => channel.name === 'lobby')).toBe(
    true,
  );
});

test('members can be asked for', async () => {
  const client = await connect({ intents: [guilds, GatewayIntentBits.GuildMembers] });
  const [guild] = client.guilds.cache.values();
  const members = await guild?.members.fetch();
  expect(members?.map(({ user }) => user.username).sort()).toEqual(['ada', 'alice', 'bob', 'bot', 'mute']);
  await client.destroy();
});

test('a presence is accepted', async () => {
  const sent = once(discord.core.gateway, 'command');
  bot.client.user.setActivity('with gates');
  expect((await sent)[0]).toMatchObject({ op: 3, d: { activities: [{ name: 'with gates' }] } });
});
