/** A bot that knows nothing of this one's code, as the README of the local Discord shows it. */
import { Client, Events } from 'discord.js';
import { expect, test } from 'vitest';
import { LocalDiscord } from '../../src/playground/discord/index.ts';

test('a bot of five lines works unchanged', async () => {
  const discord = await LocalDiscord.start({ botName: 'Greeter' });
  const client = new Client({ intents: [], rest: { api: discord.api } });
  client.on(
    Events.InteractionCreate,
    (i) => i.isChatInputCommand() && i.reply(`Hello ${i.user.displayName}!`),
  );
  await client.login(discord.token);
  await client.rest.put(`/applications/${client.application?.id ?? ''}/commands`, {
    body: [{ name: 'hello', description: 'Says hello' }],
  });

  const { message } = await discord.slash('hello');
  expect(message).toMatchObject({ content: 'Hello Alice!', author: { username: 'greeter' } });
  expect(discord.violations).toEqual([]);
  await client.destroy();
  await discord.stop();
});
