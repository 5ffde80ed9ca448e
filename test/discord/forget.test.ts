/** What discord.js keeps of somebody in memory goes when they have their data erased; that of others stays. */

import { LocalDiscord } from 'local-discord';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/app/log.ts';
import { connect } from '../../src/discord/connect.ts';
import { forgetPerson } from '../../src/discord/forget.ts';

it('the person is gone from the caches of a real client, and nobody else is', async () => {
  const discord = await LocalDiscord.start();
  onTestFinished(() => discord.stop());
  const { client } = await connect(discord, 'mentions', createLog('error'), () => undefined);
  onTestFinished(() => client.destroy());
  const [alice, bob] = ['alice', 'bob'].map((name) => discord.core.world.user(name).id);
  if (!alice || !bob) throw new Error('Somebody is missing.');
  for (const id of [alice, bob]) await client.users.fetch(id);
  expect([alice, bob].map((id) => client.users.cache.has(id))).toEqual([true, true]);
  forgetPerson(client, alice);
  expect([alice, bob].map((id) => client.users.cache.has(id))).toEqual([false, true]);
});
