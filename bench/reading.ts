/** How the time to read a text grows with its length, and how fast other users are acknowledged meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { serialize } from 'node:v8';
import type { LocalDiscord } from 'local-discord';
import { readFile, readLibrary } from '../src/children/reading-tasks.ts';
import { readDeck } from '../src/quiz/decks/files.ts';
import { UserError } from '../src/types/errors.ts';
import { type Bench, machine } from './measuring/bench.ts';
import { withBot } from './measuring/bot.ts';
import { decks, documents, pages, pdfOf, type Shape, texts } from './measuring/shapes.ts';
import { table } from './measuring/statistics.ts';

const options = {
  /** Characters of the smaller text. */
  characters: { type: 'string', default: '30000' },
  rounds: { type: 'string', default: '3' },
  /** Only shapes whose name contains this. */
  only: { type: 'string', default: '' },
} as const;

const kinds = { md: documents, html: pages, txt: texts };

export const bench: Bench = {
  summary: 'how reading grows with the text; acknowledgements during the largest uploads',
  async run(args) {
    const { values } = parseArgs({ args, options });
    const shapes = Object.entries(kinds)
      .flatMap(([ending, all]) => Object.entries(all).map(([name, shape]) => ({ ending, name, shape })))
      .filter(({ name }) => name.includes(values.only));
    const growth: Growth[] = [];
    const ofDecks = Object.entries(decks).map(([name, shape]) => ({ ending: 'deck', name, shape }));
    for (const each of [...shapes, ...ofDecks.filter(({ name }) => name.includes(values.only))])
      growth.push(await grow(each, Number(values.characters), Number(values.rounds)));
    const uploads = await withBot({ rateLimits: false }, (discord) => latest(discord, shapes));
    const ratios = growth.flatMap(({ ratio }) => ratio ?? []);
    return {
      markdown: [
        `Milliseconds to convert, parse, link and index, best of ${values.rounds}, and what twice the text takes, on ${machine()}. The largest ratio is ${Math.max(...ratios).toFixed(2)}.`,
        '',
        table(
          ['shape', 'kB', 'ms', 'twice', 'ratio'],
          growth.map(({ name, kB, times, ratio, refused }) => [
            name,
            kB.toFixed(0),
            ...times.map((time) => time.toFixed(0)),
            ratio === undefined ? `refused: ${refused}` : ratio.toFixed(2),
          ]),
        ),
        '',
        'The largest upload of each shape in one server, then `/explain`, `/ask` and a quiz there; `/help` in another ten times a second. Milliseconds to the latest acknowledgement:',
        '',
        table(
          ['upload', 'kB', 'latest', 'what became of it'],
          uploads.map(({ name, kB, most, said }) => [name, kB.toFixed(0), most.toFixed(0), said]),
        ),
      ].join('\n'),
      json: { machine: machine(), growth, uploads },
    };
  },
};

interface Growth {
  name: string;
  kB: number;
  times: number[];
  ratio?: number;
  /** Why the larger text is not read. */
  refused?: string;
}

interface Named {
  ending: string;
  name: string;
  shape: Shape;
}

const noShared = serialize([]);

async function grow({ ending, name, shape }: Named, characters: number, rounds: number): Promise<Growth> {
  const growth: Growth = { name: `${name} (.${ending})`, kB: characters / 1000, times: [] };
  for (const size of [characters, 2 * characters]) {
    const bytes = new TextEncoder().encode(shape(size));
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      try {
        if (ending === 'deck') readDeck('a.txt', bytes);
        else {
          const { parsed } = await readFile({ name: `a.${ending}`, bytes });
          await readLibrary({ shared: noShared, own: [{ name: 'a', parsed }] });
        }
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        growth.refused = error.message;
      }
      best = Math.min(best, performance.now() - start);
    }
    growth.times.push(best);
  }
  const [small = 0, large = 0] = growth.times;
  return growth.refused === undefined ? { ...growth, ratio: large / small } : growth;
}

interface Upload {
  name: string;
  kB: number;
  most: number;
  said: string;
}

/** Characters of a text just below the size limit. */
const largest = 290_000;

async function latest(discord: LocalDiscord, shapes: readonly Named[]): Promise<Upload[]> {
  const elsewhere = discord.addServer('Elsewhere', 'hall');
  discord.invite(elsewhere.id);
  await discord.answer('help', {}, { channel: 'hall' });
  const files = [
    { name: 'plain.pdf', data: pdfOf(280_000) },
    ...shapes.map(({ ending, name, shape }) => ({
      name: `${name.replaceAll(' ', '-')}.${ending}`,
      data: Buffer.from(shape(largest)),
    })),
  ];
  const uploads: Upload[] = [];
  for (const { name, data } of files) {
    process.stderr.write(`${name}\n`);
    const { most, said } = await pressing(discord, () => use(discord, name, data));
    uploads.push({ name, kB: data.length / 1000, most, said });
  }
  return uploads;
}

/** Long enough for a busy machine, where reading has to wait. */
const patienceMs = 240_000;

/** Adds a file, uses it with every command that reads documents, and removes it. */
async function use(discord: LocalDiscord, name: string, data: Buffer): Promise<string> {
  const file = { part: 0, name, data, type: 'text/plain' };
  const { embeds } = await discord.answer('documents add', { file }, { user: 'ada', timeoutMs: patienceMs });
  const [embed] = embeds;
  const said = `${embed?.title ?? ''} ${embed?.description ?? ''}`.slice(0, 90).replaceAll(/[\n|]/g, ' ');
  if (!/was (added|replaced)/.test(said)) return said;
  const where = { user: 'ada', timeoutMs: patienceMs };
  await discord.answer('explain', { topic: 'lesson' }, where);
  await discord.answer(
    'ask',
    { question: 'what does the cell keep over time, and which term is it?' },
    where,
  );
  await discord.answer('quiz now', {}, where);
  await discord.autocomplete('explain', { topic: 'ter' }, 'topic');
  await discord.answer('documents remove', { name }, where);
  return said;
}

/** Sends `/help` ten times a second in another server while `during` runs. */
async function pressing(
  discord: LocalDiscord,
  during: () => Promise<string>,
): Promise<{ most: number; said: string }> {
  let isOver = false;
  const used = during().finally(() => {
    isOver = true;
  });
  const times: Promise<number>[] = [];
  do {
    const start = performance.now();
    times.push(discord.slash('help', {}, { channel: 'hall' }).then(() => performance.now() - start));
    await sleep(100);
  } while (!isOver);
  return { most: Math.max(...(await Promise.all(times))), said: await used };
}
