/** A bot that is killed again and again while people use it, and what is true of it afterwards. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Client from 'better-sqlite3';
import type { APIMessage } from 'discord.js';
import { isLoading } from 'local-discord';
import { seeded } from '../../src/quiz/random.ts';
import type { Bots } from './bots.ts';
import { type BotProcess, childrenOf } from './process.ts';
import { labels } from './unrolled.ts';

export interface StormOptions {
  /** Of the bot's process. */
  kills: number;
  /** Of one of its children, between two kills of the bot. */
  childKills: number;
  /** One channel of each server. */
  channels: string[];
  users: string[];
  seed: number;
}

export interface StormReport {
  /** What people were told is done, by kind. */
  acknowledged: Record<Kind, number>;
  /** Of these, what the database does not hold. */
  lost: string[];
  /** Messages that still say that the bot thinks, or that a run has not ended. */
  unfinished: string[];
  /** Questions and results that were posted more than once. */
  twice: string[];
  /** What SQLite found wrong. */
  damage: string[];
}

type Kind = 'experiments' | 'questions' | 'schedules' | 'answers';

/** Something that a person has been told is done, and the query that finds it. */
interface Promised {
  kind: Kind;
  what: string;
  sql: string;
  values: (string | number)[];
}

const patienceMs = 10_000;

/** @throws when the bot cannot be started again */
export async function storm(bots: Bots, options: StormOptions): Promise<StormReport> {
  const { discord } = bots;
  const random = seeded(options.seed);
  const promised: Promised[] = [];
  const posted = new Map<string, Set<string>>();
  discord.happenings.on('message', ({ message }) => {
    const id = questionOf(message);
    if (id) posted.set(id, (posted.get(id) ?? new Set()).add(message.id));
  });

  let over = false;
  let counter = 0;
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const people = options.users.map(async (user, i) => {
    while (!over) {
      const where = { user, channel: options.channels[i % options.channels.length] ?? '' };
      counter += 1;
      // A dead bot answers nobody: whoever was not answered was promised nothing.
      const told = await act(discord, pick(actions), where, counter).catch(() => undefined);
      if (told) promised.push(told);
      await sleep(100 + random() * 400);
    }
  });

  let bot = await bots.start();
  let childKills = options.childKills;
  for (let kill = 0; kill < options.kills; kill++) {
    // Something is under way before each kill, however slow the machine is.
    const before = promised.length;
    for (let waited = 0; promised.length < before + 3 && waited < 8_000; waited += 100) await sleep(100);
    await sleep(random() * 1_000);
    if (childKills > 0 && childKills >= (options.kills - kill) * random()) {
      childKills -= Number(killChild(bot, random));
      await sleep(200 + random() * 600);
    }
    await bot.end('SIGKILL');
    bot = bots.launch();
    // One kill in eight meets a bot that is still starting.
    if (random() < 1 / 8 && kill + 1 < options.kills) await sleep(random() * 1_500);
    else await bot.says(/^ready: /m);
  }
  over = true;
  await Promise.all(people);
  await quiet(bots);
  await bot.end('SIGTERM');
  return report(bots, promised, posted);
}

function killChild(bot: BotProcess, random: () => number): boolean {
  try {
    const children = childrenOf(bot.pid);
    const child = children[Math.floor(random() * children.length)];
    if (child !== undefined) process.kill(child, 'SIGKILL');
    return child !== undefined;
  } catch {
    // It went by itself in this moment.
    return false;
  }
}

type Action = 'train' | 'ask' | 'explain' | 'schedule' | 'quiz' | 'press';
const actions: Action[] = ['train', 'ask', 'ask', 'explain', 'schedule', 'quiz', 'press', 'press', 'press'];

type Discord = Bots['discord'];

async function act(
  discord: Discord,
  action: Action,
  where: { user: string; channel: string },
  n: number,
): Promise<Promised | undefined> {
  const patient = { ...where, timeoutMs: patienceMs };
  const text = (message: APIMessage) => message.embeds[0]?.description ?? '';
  switch (action) {
    case 'train': {
      const run = { network: 'cnn', samples: 128, epochs: 1, seed: n };
      const message = await discord.answer('train', run, patient);
      if (!/experiment \d+/.test(message.embeds[0]?.title ?? '')) return undefined;
      return {
        kind: 'experiments',
        what: `run ${n}`,
        sql: 'select 1 from experiments where seed = ?',
        values: [n],
      };
    }
    case 'ask': {
      const question = `What is an epoch? (${n})`;
      const message = await discord.answer('ask', { question }, patient);
      if (failed(message)) return undefined;
      const sql = 'select 1 from questions where question = ?';
      return { kind: 'questions', what: question, sql, values: [question] };
    }
    case 'explain':
      await discord.answer('explain', { topic: 'pooling' }, patient);
      return undefined;
    case 'schedule': {
      const time = `${String(Math.floor(n / 60) % 24).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;
      const plan = { days: 'daily', time, time_zone: 'Etc/UTC' };
      const message = await discord.answer('quiz schedule', plan, { ...patient, user: 'ada' });
      if (!text(message).includes('The quiz is set up.')) return undefined;
      const sql = 'select 1 from schedules where time = ? and channel_id = ?';
      return { kind: 'schedules', what: `schedule ${n}`, sql, values: [time, message.channel_id] };
    }
    case 'quiz':
      await discord.answer('quiz now', { length: 2, seconds: 20 }, patient);
      return undefined;
    case 'press': {
      const open = discord.messages.findLast(
        (message) =>
          message.channel_id === discord.channel(where.channel).id &&
          questionOf(message) &&
          labels(message).includes('End this question'),
      );
      const option = open && labels(open).find((label) => /^[A-E]$|^(True|False)$/.test(label));
      if (!open || !option) return undefined;
      const { message } = await discord.click(open, option, where);
      // A change of mind changes the message of the first press.
      if (!message) return undefined;
      const told = await discord.waitForEdit(message?.id ?? '', () => true, { timeoutMs: patienceMs });
      if (!/^Your answer/.test(text(told))) return undefined;
      const sql = 'select 1 from answers where asked_id = ? and user_id = ?';
      const values = [Number(questionOf(open)), discord.core.world.user(where.user).id];
      return { kind: 'answers', what: `answer of ${where.user} to ${values[0]}`, sql, values };
    }
  }
}

/** Whoever is told so was promised nothing. */
const failed = (message: APIMessage) => /went wrong|I was interrupted/.test(JSON.stringify(message.embeds));

/** The id of the question that a message asks, from its buttons. */
export function questionOf(message: APIMessage): string | undefined {
  return /"quiz:(?:pick|type|reveal):(\d+)/.exec(JSON.stringify(message.components ?? []))?.[1];
}

/** Everything that was begun is brought to its end. */
async function quiet({ discord, folder }: Bots): Promise<void> {
  const end = Date.now() + 120_000;
  const db = new Client(path.join(folder, 'unrolled.sqlite'), { readonly: true });
  try {
    const left = db.prepare(
      "select (select count(*) from jobs) + (select count(*) from quizzes where status = 'running' and kind in ('group', 'race'))",
    );
    const thinking = () => [...discord.core.world.messages.values()].some(isLoading);
    while (((left.pluck().get() as number) > 0 || thinking()) && Date.now() < end) await sleep(200);
  } finally {
    db.close();
  }
}

function report(
  { discord, folder }: Bots,
  promised: Promised[],
  posted: Map<string, Set<string>>,
): StormReport {
  const db = new Client(path.join(folder, 'unrolled.sqlite'), { readonly: true });
  try {
    const acknowledged: StormReport['acknowledged'] = {
      experiments: 0,
      questions: 0,
      schedules: 0,
      answers: 0,
    };
    for (const { kind } of promised) acknowledged[kind] += 1;
    const results = Map.groupBy(
      discord.messages.filter(({ embeds }) => /never seen before/.test(embeds[0]?.description ?? '')),
      ({ embeds }) => /experiment \d+/.exec(embeds[0]?.title ?? '')?.[0] ?? '',
    );
    return {
      acknowledged,
      lost: promised
        .filter(({ sql, values }) => db.prepare(sql).get(...values) === undefined)
        .map(({ what }) => what),
      unfinished: [...discord.core.world.messages.values()]
        .filter((stored) => isLoading(stored) || labels(stored.message).includes('Cancel'))
        .map(({ message }) => `${message.id}: ${message.embeds[0]?.title ?? 'thinking'}`),
      twice: [
        ...[...posted].filter(([, ids]) => ids.size > 1).map(([id]) => `question ${id}`),
        ...[...results].filter(([, messages]) => messages.length > 1).map(([name]) => name),
      ],
      damage: [
        ...(db.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check),
        ...(db.pragma('foreign_key_check') as object[]).map((row) => JSON.stringify(row)),
      ].filter((line) => line !== 'ok'),
    };
  } finally {
    db.close();
  }
}
