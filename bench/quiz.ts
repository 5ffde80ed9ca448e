/** A group answers one question at once: acknowledgements, counting, edits of the message. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { APIMessage } from 'discord.js';
import type { LocalDiscord } from 'local-discord';
import { crowd } from '../test/support/crowd.ts';
import { labels } from '../test/support/unrolled.ts';
import type { Bench } from './measuring/bench.ts';
import { withBot } from './measuring/bot.ts';
import { measureClasses } from './measuring/class.ts';
import { quantile, table } from './measuring/statistics.ts';

const options = {
  members: { type: 'string', default: '300' },
  seconds: { type: 'string', default: '2' },
} as const;

const deck = 'question,answer,wrong\nWhich?,this,"that\nneither"\n';

const text = ({ embeds }: APIMessage) => embeds[0]?.description ?? '';

export const bench: Bench = {
  summary: 'a group answers one question within two seconds, and a large class is counted',
  async run(args) {
    const { values } = parseArgs({ args, options });
    const members = Number(values.members);
    const withinMs = Number(values.seconds) * 1_000;
    // Rate limits stay on, so that too many edits make the bot wait as on Discord.
    const group = await withBot({}, async (discord) =>
      report(await answerTogether(discord, crowd(discord, members), withinMs), withinMs),
    );
    const classes = await measureClasses();
    return {
      markdown: `${group.markdown}\n\n${classes.markdown}`,
      json: { ...group.json, classes: classes.json },
    };
  },
};

interface Measured {
  members: number;
  acknowledgedMs: number[];
  toldMs: number[];
  counted: number;
  edits: number;
}

async function answerTogether(discord: LocalDiscord, people: string[], withinMs: number): Promise<Measured> {
  const file = { name: 'bench.csv', type: 'text/csv', data: Buffer.from(deck) };
  await discord.answer('quiz import', { file }, { user: 'ada' });
  await discord.answer('quiz now', { deck: 'bench', seconds: 600 });
  const question = await discord.waitForMessage((message) => labels(message).includes('End this question'), {
    timeoutMs: 20_000,
  });
  const choices = labels(question).filter((label) => /^[A-E]$/.test(label));
  const before = editsOf(discord, question);
  const answered = people.map(async (user, i) => {
    await sleep((i / people.length) * withinMs);
    const start = performance.now();
    const { message } = await discord.click(question, choices[i % choices.length] ?? '', { user });
    const acknowledged = performance.now() - start;
    await discord.waitForEdit(message?.id ?? '', () => true, { timeoutMs: 60_000 });
    return { acknowledged, told: performance.now() - start };
  });
  const times = await Promise.all(answered);
  await discord.waitForEdit(question, (message) => labels(message).includes(`${people.length} answered`), {
    timeoutMs: 30_000,
  });
  const edits = editsOf(discord, question) - before;
  await discord.click(question, 'End this question');
  const solved = await discord.waitForEdit(question, (message) => /Solution/.test(text(message)), {
    timeoutMs: 30_000,
  });
  return {
    members: people.length,
    acknowledgedMs: times.map(({ acknowledged }) => acknowledged),
    toldMs: times.map(({ told }) => told),
    counted: Number(/^(\d+) answers$/.exec(solved.embeds[0]?.footer?.text ?? '')?.[1] ?? 0),
    edits,
  };
}

const editsOf = (discord: LocalDiscord, { id }: APIMessage) =>
  discord.requests.filter(({ method, path }) => method === 'PATCH' && path.includes(id)).length;

function report({ members, acknowledgedMs, toldMs, counted, edits }: Measured, withinMs: number) {
  const quantiles = (times: number[]) => [0.5, 0.9, 0.99, 1].map((q) => quantile(times, q));
  const rows = { acknowledged: quantiles(acknowledgedMs), 'told what was counted': quantiles(toldMs) };
  return {
    markdown: [
      `${members} members answer within ${withinMs / 1_000} s; milliseconds:`,
      '',
      table(
        ['', 'p50', 'p90', 'p99', 'most'],
        Object.entries(rows).map(([name, times]) => [name, ...times.map((time) => time.toFixed(0))]),
      ),
      '',
      `${counted} of ${members} answers counted, ${edits} edits of the message for them.`,
    ].join('\n'),
    json: { members, counted, edits, ...rows },
  };
}
