import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Routes } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LocalDiscord } from '../src/index.ts';
import { startDemoBot } from './fixtures/demo-bot.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'local-discord-'));
});

afterEach(() => rm(folder, { recursive: true }));

test('messages, files, threads, commands and tokens outlive a restart', async () => {
  const stateFile = path.join(folder, 'inner', 'discord.sqlite');
  const before = await LocalDiscord.start({ stateFile });
  const firstBot = await startDemoBot(before);
  const { message } = await before.slash('compare');
  const replaced = await before.answer('train', { network: 'rnn', epochs: 2 });
  await before.waitForMessage(({ content }) => content === 'rnn is trained.');
  await before.slash('thread');
  await before.waitForMessage(({ content }) => content === 'The numbers:');
  const messages = before.messages;
  const callback = before.requests.find(({ path }) => path.endsWith('/callback'))?.path ?? '';
  await firstBot.client.destroy();
  await before.stop();

  const after = await LocalDiscord.start({ stateFile });
  expect(after.api).not.toBe(before.api);
  expect(after.messages.map(({ id, content }) => [id, content])).toEqual(
    messages.map(({ id, content }) => [id, content]),
  );
  const image = after.message(message?.id ?? '').embeds[0]?.image?.url ?? '';
  const served = await fetch(image);
  expect(Buffer.from(await served.arrayBuffer())).toEqual(after.file(image).data);
  // What an edit has replaced is gone by now, what is shown is there.
  const shownNow = after.message(replaced.id).embeds[0]?.image?.url ?? '';
  expect(after.file(shownNow).type).toBe('image/png');
  expect([...after.core.world.files.keys()].filter((key) => key.includes('curve'))).toHaveLength(1);
  expect(after.channel('work')).toMatchObject({ type: 11 });

  const { client } = await startDemoBot(after);
  const original = Routes.webhookMessage(client.user.id, callback.split('/')[3] ?? '', '@original');
  await client.rest.patch(original, { body: { content: 'brought to its end' }, auth: false });
  expect(after.message(message?.id ?? '').content).toBe('brought to its end');
  expect((await after.click(message?.id ?? '', 'Measure it')).message?.content).toBe('Measured for Alice.');
  await client.destroy();
  await after.stop();
});
