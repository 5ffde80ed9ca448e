/** How soon the bot acknowledges while training uses every core, and how soon a chart is there. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { APIMessage } from 'discord.js';
import { networks } from '../src/nets/types.ts';
import { LocalDiscord } from '../src/playground/discord/index.ts';
import { startProcess } from '../test/support/process.ts';
import { temporaryFolder } from '../test/support/unrolled.ts';
import type { Bench } from './measuring/bench.ts';
import { quantile } from './measuring/statistics.ts';

const options = { requests: { type: 'string', default: '500' }, 'per-second': { type: 'string', default: '20' } } as const;

export const bench: Bench = {
  summary: 'acknowledging while training runs on every core; from /train to its chart',
  async run(args) {
    const { values } = parseArgs({ args, options });
    const discord = await LocalDiscord.start({ rateLimits: false });
    const bot = startProcess({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api, DATA_DIR: temporaryFolder() });
    try {
      await bot.says(/^ready: /m);
      const charts = await timeCharts(discord);
      const idle = await timeAcknowledgements(discord, Number(values.requests), Number(values['per-second']));
      const job = await discord.answer('train', { network: 'lstm', samples: 20_000, epochs: 50, units: 256 });
      await discord.waitForEdit(job, ({ embeds }) => embeds[0]?.description?.includes('Epoch 1') ?? false);
      const busy = await timeAcknowledgements(discord, Number(values.requests), Number(values['per-second']));
      return report({ idle, busy, charts });
    } finally {
      await bot.end('SIGTERM');
      await discord.stop();
    }
  },
};

/** Milliseconds from sending `/explain` to the acknowledgement, one value a request. */
async function timeAcknowledgements(discord: LocalDiscord, requests: number, perSecond: number): Promise<number[]> {
  const topics = ['memory', 'lstm', 'convolution', 'pooling', 'gru'];
  const pending: Promise<number>[] = [];
  for (let request = 0; request < requests; request++) {
    const start = performance.now();
    const topic = topics[request % topics.length] ?? '';
    pending.push(discord.slash('explain', { topic }).then(() => performance.now() - start));
    await sleep(1_000 / perSecond);
  }
  return Promise.all(pending);
}

/** Seconds from `/train` to the final chart: the first job after the start, then one in the warm process. */
async function timeCharts(discord: LocalDiscord): Promise<Record<string, { first: number; warm: number }>> {
  const charts: Record<string, { first: number; warm: number }> = {};
  for (const network of networks) charts[network] = { first: await one(discord, network, 1), warm: await one(discord, network, 2) };
  return charts;
}

async function one(discord: LocalDiscord, network: string, seed: number): Promise<number> {
  const start = performance.now();
  const answer = await discord.answer('train', { network, dataset: 'digits', samples: 2_048, epochs: 3, seed });
  await discord.waitForEdit(answer, ({ embeds }: APIMessage) => /never seen before/.test(embeds[0]?.description ?? ''));
  return (performance.now() - start) / 1_000;
}
