/** Ten kills of the bot, and of its children, while people in three servers use it. */
import { expect, it } from 'vitest';
import { useBots } from '../support/bots.ts';
import { crowd } from '../support/crowd.ts';
import { storm } from '../support/storm.ts';

const bots = useBots();

it('loses nothing that was acknowledged, leaves nothing thinking, and posts nothing twice', async () => {
  const { discord } = bots;
  for (const name of ['Second', 'Third']) discord.addServer(name, name.toLowerCase());
  const { acknowledged, ...faults } = await storm(bots, {
    kills: 10,
    childKills: 3,
    channels: ['general', 'second', 'third'],
    users: ['alice', 'bob', ...crowd(discord, 4)],
    seed: 1,
  });
  expect(faults).toEqual({ lost: [], unfinished: [], twice: [], damage: [] });
  // Without these the storm would say nothing.
  expect(Object.values(acknowledged).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20);
}, 300_000);
