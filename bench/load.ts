/** Many users at once: time to acknowledgement and to the answer, pictures included, while training runs. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { APIMessage } from 'discord.js';
import type { LocalDiscord } from 'local-discord';
import { seeded } from '../src/quiz/random.ts';
import { networks } from '../src/types/training.ts';
import { tuning } from '../test/eval/tuning.ts';
import { crowd } from '../test/support/crowd.ts';
import { labels } from '../test/support/unrolled.ts';
import type { Bench } from './measuring/bench.ts';
import { withBot } from './measuring/bot.ts';
import { quantile, table } from './measuring/statistics.ts';

const options = {
  rates: { type: 'string', default: '25,50,100' },
  seconds: { type: 'string', default: '20' },
  people: { type: 'string', default: '500' },
  servers: { type: 'string', default: '50' },
} as const;

/** How many of a hundred requests each kind makes up. */
const mix = { explain: 45, ask: 25, answer: 27, train: 3 };
type Kind = keyof typeof mix;

interface Sample {
  kind: Kind;
  /** Milliseconds; undefined if not within three seconds. */
  acknowledged?: number;
  /** Milliseconds from the command to its answer, picture included. */
  answered?: number;
  lacksPicture: boolean;
}

export const bench: Bench = {
  summary: 'up to 100 interactions a second from 500 people in 50 servers, while training runs',
  async run(args) {
    const { values } = parseArgs({ args, options });
    const rates = values.rates.split(',').map(Number);
    const seconds = Number(values.seconds);
    const rows: (string | number)[][] = [];
    const json: Record<string, object> = {};
    for (const rate of rates) {
      // Discord's rate limits stay on, because waiting for them is part of the time to an answer.
      const samples = await withBot({}, async (discord) => {
        const place = await prepare(discord, Number(values.people), Number(values.servers));
        return load(discord, place, rate, seconds);
      });
      for (const kind of Object.keys(mix) as Kind[]) {
        const own = samples.filter((sample) => sample.kind === kind);
        const row = measures(own);
        rows.push([`${rate}/s`, kind, ...Object.values(row)]);
        json[`${kind}@${rate}`] = row;
      }
    }
    const heads = ['rate', 'kind', 'sent', 'no ack', 'ack p50', 'p99', 'answer p50', 'p99', 'no picture'];
    return {
      markdown: [
        `Mix: ${Object.entries(mix)
          .map(([kind, share]) => `${share} % ${kind}`)
          .join(', ')}; ${seconds} s each; milliseconds.`,
        '“train” is answered when the message shows its place in the queue.',
        '',
        table(
          heads,
          rows.map((row) => row.map(String)),
        ),
      ].join('\n'),
      json,
    };
  },
};

interface Place {
  people: string[];
  /** Channel ids, one per server. */
  channels: string[];
  /** Open questions with option buttons, at most one per channel. */
  questions: APIMessage[];
}

async function prepare(discord: LocalDiscord, people: number, servers: number): Promise<Place> {
  const names = crowd(discord, people);
  const { world } = discord.core;
  const channels: string[] = [];
  for (let i = 0; i < servers; i++) {
    const name = `load-${i}`;
    discord.addServer(`Server ${i}`, name);
    channels.push(world.channel(name).id);
  }
  // Waits until the gateway has announced the new servers to the bot.
  await sleep(1_000);
  // A quiz waits a few seconds before its first question, so all quizzes are started at once.
  const questions = await Promise.all(channels.map((channel) => openQuestion(discord, channel)));
  // The encoder is loaded before the load begins, as in a bot that has run for a minute.
  await discord.answer('ask', { question: 'What is an epoch?' }, { channel: channels[0] ?? '' });
  return {
    people: names,
    channels,
    questions: questions.filter((question) => optionsOf(question).length > 0),
  };
}

async function openQuestion(discord: LocalDiscord, channel: string): Promise<APIMessage> {
  await discord.answer('quiz now', { length: 1, seconds: 600 }, { user: 'ada', channel });
  return discord.waitForMessage(
    (message) => message.channel_id === channel && labels(message).includes('End this question'),
    { timeoutMs: 60_000 },
  );
}

const optionsOf = (question: APIMessage) =>
  labels(question).filter((label) => /^([A-E]|True|False)$/.test(label));

const topics = [
  'memory',
  'lstm',
  'convolution',
  'pooling',
  'gru',
  'rnn',
  'cnn',
  'vanishing gradients',
  'mini-batch',
  'unrolling',
];

/** Sends requests at a fixed rate, without waiting for earlier ones to finish. */
async function load(discord: LocalDiscord, place: Place, rate: number, seconds: number): Promise<Sample[]> {
  const random = seeded(1);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const kinds = Object.entries(mix).flatMap(([kind, share]) =>
    Array.from({ length: share }, () => kind as Kind),
  );
  const begin = performance.now();
  const pending: Promise<Sample>[] = [];
  for (let i = 0; i < rate * seconds; i++) {
    const wait = begin + (i * 1_000) / rate - performance.now();
    if (wait > 0) await sleep(wait);
    const kind = pick(kinds);
    // Answers are sent to questions with options.
    const question = kind === 'answer' ? pick(place.questions) : undefined;
    const where = { user: pick(place.people), channel: question?.channel_id ?? pick(place.channels) };
    pending.push(request(discord, kind, where, question, pick));
  }
  return Promise.all(pending);
}

async function request(
  discord: LocalDiscord,
  kind: Kind,
  where: { user: string; channel: string },
  question: APIMessage | undefined,
  pick: <T>(list: readonly T[]) => T,
): Promise<Sample> {
  const start = performance.now();
  const send = {
    explain: () => discord.slash('explain', { topic: pick(topics) }, where),
    ask: () => discord.slash('ask', { question: pick(tuning.questions).ask }, where),
    train: () => discord.slash('train', { network: pick(networks), samples: 256, epochs: 1 }, where),
    answer: () => discord.click(question as APIMessage, pick(optionsOf(question as APIMessage)), where),
  }[kind];
  try {
    const { message } = await send();
    const acknowledged = performance.now() - start;
    // A change of mind changes an earlier message.
    if (!message) return { kind, acknowledged, answered: acknowledged, lacksPicture: false };
    const final = await discord.waitForEdit(message.id, () => true, { timeoutMs: 120_000 });
    const answered = performance.now() - start;
    return { kind, acknowledged, answered, lacksPicture: kind === 'explain' && !final.embeds[0]?.image };
  } catch {
    return { kind, lacksPicture: kind === 'explain' };
  }
}

function measures(samples: readonly Sample[]) {
  const acknowledged = samples.flatMap((sample) => sample.acknowledged ?? []);
  const answered = samples.flatMap((sample) => sample.answered ?? []);
  const at = (times: number[], q: number) => (times.length > 0 ? Math.round(quantile(times, q)) : Number.NaN);
  return {
    sent: samples.length,
    unacknowledged: samples.length - acknowledged.length,
    ack_p50: at(acknowledged, 0.5),
    ack_p99: at(acknowledged, 0.99),
    answer_p50: at(answered, 0.5),
    answer_p99: at(answered, 0.99),
    without_picture: samples.filter(({ lacksPicture }) => lacksPicture).length,
  };
}
