import { afterAll, beforeAll, expect, test } from 'vitest';
import { LocalDiscord, NoResponse, Refused } from '../src/index.ts';
import { startDemoBot } from './fixtures/demo-bot.ts';
import { png } from './fixtures/png.ts';

let discord: LocalDiscord;
let bot: Awaited<ReturnType<typeof startDemoBot>>;

beforeAll(async () => {
  discord = await LocalDiscord.start();
  bot = await startDemoBot(discord);
});

afterAll(async () => {
  await bot.client.destroy();
  await discord.stop();
});

test('a bot finds itself, its servers and its channels', () => {
  expect(bot.client.user.username).toBe('bot');
  expect(bot.client.guilds.cache.map(({ name }) => name)).toEqual(['Study group', 'Evening class']);
  expect(bot.client.channels.cache.get(discord.channel('general').id)).toMatchObject({ name: 'general' });
});

test('a command is answered with an embed, a picture and buttons', async () => {
  const { type, message } = await discord.slash('compare');
  expect(type).toBe(4);
  expect(message?.interaction_metadata).toMatchObject({ user: { username: 'alice' } });
  const image = message?.embeds[0]?.image;
  expect(image).toMatchObject({ width: 480, height: 240, description: 'Two curves' });
  const served = await fetch(image?.url ?? '');
  expect(served.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await served.arrayBuffer())).toEqual(discord.file(image?.url ?? '').data);
  // As on the live service, a file that an embed shows is not listed beside it.
  expect(message?.attachments).toEqual([]);
});

test('a button updates its message; a disabled one cannot be pressed', async () => {
  const { message } = await discord.slash('compare');
  await expect(discord.click(message?.id ?? '', 'off')).rejects.toThrow(Refused);
  const clicked = await discord.click(message?.id ?? '', 'Measure it', { user: 'bob' });
  expect(clicked).toMatchObject({ type: 7, message: { content: 'Measured for Bob.', components: [] } });
});

test('autocompletion suggests what fits what was typed', async () => {
  const choices = await discord.autocomplete('explain', { topic: 'con' }, 'topic');
  expect(choices).toEqual([{ name: 'convolution', value: 'convolution' }]);
  expect(await discord.autocomplete('explain', {}, 'topic')).toHaveLength(7);
});

test('a deferred answer says that the bot thinks until the answer is there', async () => {
  const { type, message } = await discord.slash('explain', { topic: 'memory' });
  expect(type).toBe(5);
  expect(message?.flags).toBe(128);
  const answer = await discord.waitForEdit(message?.id ?? '');
  expect(answer.embeds[0]?.title).toBe('memory');
  expect(answer.flags).toBe(0);
});

test('edits replace the picture, and a private message follows', async () => {
  const message = await discord.answer('train', { network: 'rnn', epochs: 2 });
  const last = await discord.waitForEdit(
    message,
    ({ embeds }) => embeds[0]?.image?.description === 'Loss after epoch 2',
  );
  expect(last.attachments).toEqual([]);
  const whisper = await discord.waitForMessage(({ content }) => content === 'rnn is trained.');
  expect(whisper.flags).toBe(64);
  await expect(
    bot.client.rest.get(`/channels/${whisper.channel_id}/messages/${whisper.id}`),
  ).rejects.toMatchObject({
    code: 10008,
  });
});

test('a private answer stays between the bot and the person', async () => {
  const message = await discord.answer('whisper');
  expect(message.content).toContain('Between us');
  expect(message.flags).toBe(64);
});

test('a select menu takes as many values as it allows', async () => {
  const { message } = await discord.slash('vote');
  await expect(discord.select(message?.id ?? '', 'pick', ['cnn', 'lstm', 'gru'])).rejects.toThrow(Refused);
  await expect(discord.select(message?.id ?? '', 'pick', ['mlp'])).rejects.toThrow(Refused);
  expect((await discord.select(message?.id ?? '', 'pick', ['cnn', 'gru'])).type).toBe(6);
  await discord.waitForEdit(message?.id ?? '', ({ content }) => content === 'alice chose cnn and gru');
});

test('a modal is shown, filled in and answered', async () => {
  const shown = await discord.slash('note');
  expect(shown.modal?.title).toBe('A note');
  await expect(discord.submitModal(shown, { more: 'only this' })).rejects.toThrow(
    /text: This field is required/,
  );
  const { message } = await discord.submitModal(shown, { text: 'it learns' });
  expect(message?.content).toBe('Noted: it learns');
});

test('a thread is opened beside a message, with a file in it', async () => {
  const { message } = await discord.slash('thread');
  const inThread = await discord.waitForMessage(({ content }) => content === 'The numbers:');
  expect(inThread.channel_id).toBe(message?.id);
  expect(discord.channel('work')).toMatchObject({ type: 11, parent_id: message?.channel_id });
  expect(discord.file(inThread.attachments[0]?.url ?? '').data.toString()).toBe('epoch,loss\n1,0.5\n');
  expect(discord.message(message?.id ?? '').flags).toBe(32);
});

test('a file can be an option', async () => {
  const data = png(3, 2, () => [255, 0, 0]);
  const { message } = await discord.slash('upload', {
    picture: { name: 'my digit.png', type: 'image/png', data },
  });
  expect(message?.content).toBe(`my_digit.png: ${data.length} bytes, 3×2`);
});

test('subcommands are named behind their command', async () => {
  expect((await discord.slash('experiments show', { id: 7 })).message?.content).toBe('show 7');
  expect((await discord.slash('experiments list')).message?.content).toBe('list 1');
  await expect(discord.slash('experiments')).rejects.toThrow(/needs a subcommand/);
});

test('the client sends only what the declaration allows', async () => {
  const train = (options: object) => discord.slash('train', { ...options });
  await expect(train({})).rejects.toThrow('network: This option is required');
  await expect(train({ network: 'mlp' })).rejects.toThrow('network: Choose one of the choices');
  await expect(train({ network: 'rnn', epochs: 21 })).rejects.toThrow('epochs: Must be at most 20');
  await expect(train({ network: 'rnn', epochs: 1.5 })).rejects.toThrow('epochs: Enter a whole number');
  await expect(train({ network: 'rnn', depth: 2 })).rejects.toThrow('has no option depth');
});

test('everything works in a direct message', async () => {
  const { message } = await discord.slash('experiments list', {}, { user: 'bob', channel: 'dm' });
  expect(message?.channel_id).toBe(discord.channel('dm', 'bob').id);
});

test('where the bot is no member, a person brings their own commands', async () => {
  const where = { channel: 'openings' };
  const message = await discord.answer('explain', { topic: 'pooling' }, where);
  expect(message.interaction_metadata?.authorizing_integration_owners).toEqual({
    1: message.interaction_metadata?.user.id,
  });
  await expect(
    bot.client.rest.post(`/channels/${message.channel_id}/messages`, { body: { content: 'hello' } }),
  ).rejects.toMatchObject({ code: 50001 });
  await expect(discord.slash('settings', {}, where)).rejects.toThrow(Refused);
});

test('a command for admins is there for admins only', async () => {
  await expect(discord.slash('settings')).rejects.toThrow('alice has no command /settings in general');
  expect((await discord.slash('settings', {}, { user: 'ada' })).message?.flags).toBe(64);
});

test('a muted member neither writes nor uses commands, but may press buttons', async () => {
  expect(() => discord.say('hello', { user: 'mute' })).toThrow(Refused);
  await expect(discord.slash('compare', {}, { user: 'mute' })).rejects.toThrow(Refused);
  const { message } = await discord.slash('compare');
  expect((await discord.click(message?.id ?? '', 'again', { user: 'mute' })).type).toBe(7);
});

test('one person reacts with an emoji once', async () => {
  const { message } = await discord.slash('compare');
  const id = message?.id ?? '';
  discord.react(id, '👍');
  discord.react(id, '👍');
  discord.react(id, '👍', { user: 'bob' });
  discord.react(id, '🎉', { user: 'bob' });
  discord.react(id, '🎉', { user: 'bob', add: false });
  expect(discord.message(id).reactions).toMatchObject([{ emoji: { name: '👍' }, count: 2, me: false }]);
});

test('a bot that stays silent for three seconds has failed', async () => {
  await expect(discord.slash('silent')).rejects.toBeInstanceOf(NoResponse);
});

test('nothing that the bot sent breaks the rules', () => {
  expect(discord.violations).toEqual([]);
  expect(bot.errors).toEqual([]);
});

test('what does break them is refused as Discord refuses it, and noted', async () => {
  await expect(discord.slash('wrong')).rejects.toBeInstanceOf(NoResponse);
  expect(bot.errors.pop()).toMatchObject({
    code: 50035,
    message: expect.stringContaining('data.embeds[0].title'),
  });
  expect(discord.violations.pop()?.problems).toEqual([
    expect.stringMatching(/^data\.embeds\.0\.title: .*256/),
  ]);
});
