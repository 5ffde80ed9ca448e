/** Time to acknowledge a command while training uses every core, and time from `/train` to its chart. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { LocalDiscord } from 'local-discord';
import { type Network, networks } from '../src/types/training.ts';
import type { Bench } from './measuring/bench.ts';
import { withBot } from './measuring/bot.ts';
import { median, quantile, table } from './measuring/statistics.ts';

const options = {
  requests: { type: 'string', default: '500' },
  rate: { type: 'string', default: '20' },
  starts: { type: 'string', default: '2' },
  runs: { type: 'string', default: '9' },
} as const;

export const bench: Bench = {
  summary: 'acknowledgement while training runs on every core; time from /train to its chart',
  async run(args) {
    const { values } = parseArgs({ args, options });
    const requests = Number(values.requests);
    const rate = Number(values.rate);
    const [idle, busy] = await withBot(withoutRateLimits, async (discord) => {
      const quiet = await timeAcknowledgements(discord, requests, rate);
      const job = await discord.answer('train', { network: 'lstm', samples: 20_000, epochs: 50, units: 256 });
      await discord.waitForEdit(job, ({ embeds }) => embeds[0]?.description?.includes('Epoch 1') ?? false);
      return [quiet, await timeAcknowledgements(discord, requests, rate)];
    });
    const [starts, runs] = [Number(values.starts), Number(values.runs)];
    const charts = new Map<Network, ChartTimes>();
    // Starts take turns, so that a temporary load on the machine affects all networks.
    for (let start = 0; start < starts; start++)
      for (const network of networks) {
        const times = await withBot(withoutRateLimits, (discord) => timeCharts(discord, network, runs));
        const { first, warm } = charts.get(network) ?? { first: [], warm: [] };
        charts.set(network, { first: [...first, ...times.first], warm: [...warm, ...times.warm] });
      }
    return {
      markdown: [
        `\`/explain\`, ${requests} times at ${rate} a second, milliseconds to the acknowledgement:`,
        '',
        table(
          ['', 'p50', 'p90', 'p99', 'most'],
          Object.entries({ 'nothing else running': idle, 'an LSTM training': busy }).map(([name, times]) => [
            name,
            ...[0.5, 0.9, 0.99, 1].map((q) => quantile(times, q).toFixed(1)),
          ]),
        ),
        '',
        `\`/train\` on 2,048 digits for 3 epochs, seconds from the command to the final chart; median (range) of ${starts} starts and of ${starts * runs} further runs:`,
        '',
        table(
          ['network', 'right after the start', 'warm process'],
          [...charts].map(([network, { first, warm }]) => [network, spread(first), spread(warm)]),
        ),
      ].join('\n'),
      json: {
        acknowledged_ms: { idle: quantiles(idle), busy: quantiles(busy) },
        chart_s: Object.fromEntries(charts),
      },
    };
  },
};

/** Seconds to the chart: right after the start, while the training process still loads TensorFlow, and later. */
interface ChartTimes {
  first: number[];
  warm: number[];
}

/** Rate limits are off: the bench measures the bot, not Discord. */
const withoutRateLimits = { rateLimits: false };

const quantiles = (times: number[]) => ({
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
  most: quantile(times, 1),
});

const spread = (times: number[]): string =>
  `${median(times).toFixed(2)} (${Math.min(...times).toFixed(2)}–${Math.max(...times).toFixed(2)})`;

/** Milliseconds from sending `/explain` to its acknowledgement at the socket, one value per request. */
async function timeAcknowledgements(
  discord: LocalDiscord,
  requests: number,
  rate: number,
): Promise<number[]> {
  const topics = ['memory', 'lstm', 'convolution', 'pooling', 'gru'];
  const pending: Promise<number>[] = [];
  for (let request = 0; request < requests; request++) {
    const start = performance.now();
    const topic = topics[request % topics.length] ?? '';
    pending.push(discord.slash('explain', { topic }).then(() => performance.now() - start));
    await sleep(1_000 / rate);
  }
  return Promise.all(pending);
}

async function timeCharts(discord: LocalDiscord, network: Network, runs: number): Promise<ChartTimes> {
  const times: number[] = [];
  for (let seed = 1; seed <= runs + 1; seed++) times.push(await timeChart(discord, network, seed));
  return { first: times.slice(0, 1), warm: times.slice(1) };
}

/** Seconds from `/train` to the message with the final chart. */
async function timeChart(discord: LocalDiscord, network: string, seed: number): Promise<number> {
  const start = performance.now();
  const answer = await discord.answer('train', {
    network,
    dataset: 'digits',
    samples: 2_048,
    epochs: 3,
    seed,
  });
  await discord.waitForEdit(answer, ({ embeds }) => /never seen before/.test(embeds[0]?.description ?? ''));
  return (performance.now() - start) / 1_000;
}
