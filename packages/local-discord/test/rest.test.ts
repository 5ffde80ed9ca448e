import { ChannelType, Routes, type TextChannel } from 'discord.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { LocalDiscord } from '../src/index.ts';
import { startDemoBot } from './fixtures/demo-bot.ts';

let discord: LocalDiscord;
let bot: Awaited<ReturnType<typeof startDemoBot>>;
let now = Date.now();

beforeAll(async () => {
  discord = await LocalDiscord.start({ now: () => now });
  bot = await startDemoBot(discord);
});

// Rate limits go by the clock of the local Discord: a minute later every bucket is full again.
beforeEach(() => {
  now += 60_000;
});

afterAll(async () => {
  await bot.client.destroy();
  await discord.stop();
});

const channel = (name: string) => bot.client.channels.cache.get(discord.channel(name).id) as TextChannel;
const callback = (name = 'experiments list') => discord.slash(name);
const posts = () =>
  discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));

test('the bot writes, edits, reacts, lists and deletes in a channel', async () => {
  const first = await channel('lab').send('one');
  await first.edit('two');
  await first.react('👍');
  const reply = await first.reply('three');
  expect(reply.reference?.messageId).toBe(first.id);
  const listed = await channel('lab').messages.fetch({ limit: 10 });
  expect([...listed.values()].map(({ content }) => content)).toEqual(['three', 'two']);
  expect(discord.message(first.id).reactions).toMatchObject([{ emoji: { name: '👍' }, count: 1, me: true }]);
  await reply.delete();
  await expect(channel('lab').messages.fetch({ message: reply.id, force: true })).rejects.toMatchObject({
    code: 10008,
  });
});

test('the bot writes to a person directly', async () => {
  const { id } = discord.core.world.user('bob');
  const message = await bot.client.users.send(id, 'hello Bob');
  expect(message.channelId).toBe(discord.channel('dm', 'bob').id);
  expect(message.channel.type).toBe(ChannelType.DM);
});

test('a channel without rights says which are missing', async () => {
  await expect(channel('announcements').send('x')).rejects.toMatchObject({ code: 50013 });
  await expect(channel('staff').send('x')).rejects.toMatchObject({ code: 50001 });
});

test('what is gone is gone', async () => {
  const message = await channel('general').send('soon gone');
  discord.deleteMessage(message.id);
  await expect(
    bot.client.rest.patch(Routes.channelMessage(message.channelId, message.id), { body: { content: 'x' } }),
  ).rejects.toMatchObject({ code: 10008 });
  const thread = await channel('general').threads.create({ name: 'short', type: ChannelType.PublicThread });
  discord.deleteChannel('short');
  await expect(bot.client.rest.get(Routes.channel(thread.id))).rejects.toMatchObject({ code: 10003 });
});

test('a thread is opened in a channel of a server only', async () => {
  const { id } = discord.channel('dm');
  const body = { name: 'no', type: ChannelType.PublicThread };
  await expect(bot.client.rest.post(Routes.threads(id), { body })).rejects.toMatchObject({ code: 50024 });
});

test('a file over ten megabytes is refused', async () => {
  const attachment = Buffer.alloc(10 * 1024 * 1024 + 1);
  await expect(channel('lab').send({ files: [{ attachment, name: 'large.bin' }] })).rejects.toMatchObject({
    code: 40005,
  });
});

test('only the own messages can be edited', async () => {
  const { id, channel_id } = discord.say('mine');
  await expect(
    bot.client.rest.patch(Routes.channelMessage(channel_id, id), { body: { content: 'x' } }),
  ).rejects.toMatchObject({ code: 50005 });
});

test('an interaction is answered once, in time, and by who got it', async () => {
  const { interactionId } = await callback();
  const { path } = discord.requests.findLast((request) => request.path.includes(interactionId)) ?? {
    path: '',
  };
  const again = (at: string) =>
    bot.client.rest.post(at as `/${string}`, { body: { type: 4, data: { content: 'again' } }, auth: false });
  await expect(again(path)).rejects.toMatchObject({ code: 40060 });
  await expect(again(path.replace(interactionId, '100000000000000000'))).rejects.toMatchObject({
    code: 10062,
  });
});

test('a token is good for fifteen minutes', async () => {
  const { path } = await slashAndCallback();
  const webhook = path.replace(
    /\/interactions\/\d+\/([^/]+)\/callback/,
    `/webhooks/${bot.client.user.id}/$1`,
  );
  now += 14 * 60_000;
  await bot.client.rest.patch(`${webhook}/messages/@original` as `/${string}`, {
    body: { content: 'late' },
    auth: false,
  });
  now += 2 * 60_000;
  await expect(
    bot.client.rest.patch(`${webhook}/messages/@original` as `/${string}`, {
      body: { content: 'too late' },
      auth: false,
    }),
  ).rejects.toMatchObject({ code: 50027 });
});

async function slashAndCallback() {
  const { interactionId } = await callback();
  return discord.requests.findLast((request) => request.path.includes(interactionId)) ?? { path: '' };
}

test('the file of an embed shows beside it when an edit sends the embed back as it came', async () => {
  const { message } = await discord.slash('compare');
  const id = message?.id ?? '';
  const fetched = await channel('general').messages.fetch(id);
  await fetched.edit({ content: 'embed untouched' });
  expect(discord.message(id).attachments).toEqual([]);
  await fetched.edit({ embeds: fetched.embeds });
  expect(discord.message(id).attachments).toMatchObject([{ filename: 'compare.png' }]);
  await fetched.edit({ attachments: [] });
  expect(discord.message(id).attachments).toEqual([]);
});

test('too many requests are slowed by the headers, not refused', async () => {
  const messages = [1, 2, 3, 4, 5].map((n) => channel('lab').send(String(n)));
  await Promise.all(messages);
  const limited = new Promise<{ timeToReset: number }>((resolve) =>
    bot.client.rest.once('rateLimited', resolve),
  );
  const sixth = channel('lab').send('6');
  expect((await limited).timeToReset).toBeGreaterThan(0);
  now += 60_000;
  await sixth;
  expect(discord.requests.filter(({ status }) => status === 429)).toEqual([]);
}, 20_000);

test('a 429 is waited out', async () => {
  discord.faults.rateLimit(/^POST .*messages$/, { retryAfterMs: 300 });
  const before = posts().length;
  await channel('general').send('patient');
  expect(
    posts()
      .slice(before)
      .map(({ status }) => status),
  ).toEqual([429, 200]);
});

test('a 502 is tried again', async () => {
  discord.faults.serverError(/^POST .*messages$/, 2);
  const before = posts().length;
  await channel('general').send('through');
  expect(
    posts()
      .slice(before)
      .map(({ status }) => status),
  ).toEqual([502, 502, 200]);
});

test('an answer can be slow, a token dead before its time', async () => {
  discord.faults.slow(/callback$/, 50, 1);
  const { message } = await callback();
  discord.faults.expireTokens();
  const { path } = discord.requests.findLast((request) => request.path.endsWith('/callback')) ?? { path: '' };
  const token = path.split('/')[3];
  await expect(
    bot.client.rest.get(`/webhooks/${bot.client.user.id}/${token}/messages/@original`, { auth: false }),
  ).rejects.toMatchObject({ code: 50027 });
  expect(message?.content).toBe('list 1');
});

test('the bot leaves a server', async () => {
  await bot.client.guilds.cache.find(({ name }) => name === 'Evening class')?.leave();
  expect(discord.core.world.guild('Evening class').members[bot.client.user.id]).toBeUndefined();
  discord.invite('Evening class');
});

test('commands belong to a scope, and one that is there keeps its id', async () => {
  const { id } = discord.core.world.guild('Study group');
  const body = [{ name: 'local', description: 'Only here' }];
  await bot.client.rest.put(Routes.applicationGuildCommands(bot.client.user.id, id), { body });
  const before = await bot.client.application.commands.fetch({ guildId: id });
  await bot.client.application.commands.set(body, id);
  expect([...(await bot.client.application.commands.fetch({ guildId: id })).keys()]).toEqual([
    ...before.keys(),
  ]);
  await expect(discord.slash('local', {}, { channel: 'lobby' })).rejects.toThrow('has no command /local');
  await bot.client.application.commands.set([], id);
});

test('nothing above broke a rule', () => {
  expect(discord.violations).toEqual([]);
});

const text = (length: number) => 'x'.repeat(length);
const button = (custom_id: string) => ({ type: 2, style: 1, label: 'b', custom_id });
const row = (...components: object[]) => ({ type: 1, components });
const select = (more: object) => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'a', value: 'a' }],
  ...more,
});

test.each([
  ['nothing to say', {}, 'Cannot send an empty message'],
  ['a long text', { content: text(2001) }, 'at most 2000 characters'],
  [
    'long embeds',
    { embeds: [{ description: text(4000) }, { description: text(2001) }] },
    'embeds hold 6001 characters',
  ],
  ['an empty embed', { embeds: [{ color: 1 }] }, 'an embed needs a text or a picture'],
  [
    'a field without value',
    { embeds: [{ fields: [{ name: 'a', value: ' ' }] }] },
    'a field needs name and value',
  ],
  [
    'a missing file',
    { embeds: [{ image: { url: 'attachment://no.png' } }] },
    'there is no file for attachment://no.png',
  ],
  ['a missing part', { content: 'x', attachments: [{ id: 0 }] }, 'there is no part files[0]'],
  ['one id twice', { components: [row(button('a'), button('a'))] }, 'two components have the custom id a'],
  ['six rows', { components: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => row(button(id))) }, 'at most 5 rows'],
  [
    'a crowded row',
    { components: [row(select({}), button('a'))] },
    'a select menu or text input fills its row',
  ],
  ['a greedy menu', { components: [row(select({ max_values: 2 }))] }, 'do not fit its options'],
  [
    'a link without address',
    { components: [row({ type: 2, style: 5, label: 'b' })] },
    'a link button needs an address',
  ],
  ['a wrong type', { content: 5 }, 'content: Invalid input'],
])('a message with %s is refused', async (_, body, problem) => {
  await expect(
    bot.client.rest.post(Routes.channelMessages(discord.channel('general').id), { body }),
  ).rejects.toMatchObject({ code: 50035 });
  expect(discord.violations.pop()?.problems.join('\n')).toContain(problem);
});

const option = (more: object) => ({ type: 3, name: 'o', description: 'd', ...more });

test.each([
  ['an upper case name', { name: 'Hello' }, 'named in lower case'],
  ['no description', { description: '' }, 'description'],
  [
    'required options last',
    { options: [option({}), option({ name: 'p', required: true })] },
    'required options come first',
  ],
  ['two equal options', { options: [option({}), option({})] }, 'two options have this name'],
  [
    'choices and autocompletion',
    { options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] },
    'either choices or autocompletion',
  ],
  [
    'options beside subcommands',
    { options: [{ ...option({}), type: 1 }, option({ name: 'p' })] },
    'do not mix',
  ],
  ['a reversed range', { options: [option({ type: 4, min_value: 2, max_value: 1 })] }, 'above the greatest'],
])('a command with %s is refused', async (_, more, problem) => {
  const body = [{ name: 'fine', description: 'd', ...more }];
  await expect(
    bot.client.rest.put(Routes.applicationCommands(bot.client.user.id), { body }),
  ).rejects.toMatchObject({ code: 50035 });
  expect(discord.violations.pop()?.problems.join('\n')).toContain(problem);
});

test('a route that is not there is no silent success', async () => {
  await expect(bot.client.rest.get('/channels/1/anything')).rejects.toMatchObject({ status: 404 });
  expect(discord.violations.pop()).toMatchObject({ problems: ['the local Discord has no such route'] });
});
