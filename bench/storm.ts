/** Kills the bot repeatedly while users send commands, and counts what is lost, unanswered or posted twice. */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { LocalDiscord } from 'local-discord';
import type { Bots } from '../test/support/bots.ts';
import { crowd } from '../test/support/crowd.ts';
import { startProcess } from '../test/support/process.ts';
import { storm } from '../test/support/storm.ts';
import { temporaryFolder } from '../test/support/unrolled.ts';
import type { Bench } from './measuring/bench.ts';
import { table } from './measuring/statistics.ts';

const options = {
  kills: { type: 'string', default: '64' },
  seed: { type: 'string', default: '1' },
} as const;

export const bench: Bench = {
  summary: '64 kills with 12 users in 5 servers: lost, unanswered, posted twice',
  async run(args) {
    const { values } = parseArgs({ args, options });
    const kills = Number(values.kills);
    const discord = await LocalDiscord.start();
    const folder = temporaryFolder();
    try {
      const names = ['second', 'third', 'fourth', 'fifth'];
      for (const name of names) discord.addServer(`The ${name}`, name);
      const begun = performance.now();
      const { acknowledged, ...faults } = await storm(botsIn(discord, folder), {
        kills,
        childKills: Math.round(kills / 2),
        channels: ['general', ...names],
        users: ['alice', 'bob', ...crowd(discord, 10)],
        seed: Number(values.seed),
      });
      const counts = {
        ...acknowledged,
        ...faults,
        refused: discord.violations.map((it) => JSON.stringify(it)),
      };
      return {
        markdown: [
          `${kills} kills of the bot, ${Math.round(kills / 2)} of its children, ${((performance.now() - begun) / 60_000).toFixed(1)} minutes.`,
          '',
          table(
            ['', 'count'],
            Object.entries(counts).map(([name, found]) => [
              name,
              String(Array.isArray(found) ? found.length : found),
            ]),
          ),
          ...Object.values(faults).flat().slice(0, 20),
        ].join('\n'),
        json: counts,
      };
    } finally {
      await discord.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
};

function botsIn(discord: LocalDiscord, folder: string): Bots {
  const launch: Bots['launch'] = (more = {}) =>
    startProcess({
      ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api, DATA_DIR: folder },
      ...more,
    });
  return {
    discord,
    folder,
    launch,
    async start(more) {
      const bot = launch(more);
      await bot.says(/^ready: /m);
      return bot;
    },
  };
}
