/** What Discord's own client never sends: refused with a sentence for one reader, never stored, never left open. */
import path from 'node:path';
import Database from 'better-sqlite3';
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/app/load-commands.ts';
import { declareOptions } from '../../src/discord/options.ts';
import { forgeCommand, forgeForm, forgePress } from '../support/forge.ts';
import { readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
let source: APIMessage;

beforeAll(async () => {
  unrolled = await startUnrolled();
  source = await unrolled.discord.answer('explain', { topic: 'lstm' });
});
afterAll(() => unrolled.stop());

const read = (message: APIMessage) => readable(message, unrolled.discord);

function expectSentence(message: APIMessage) {
  expect(read(message)).not.toMatch(/went wrong|report number|\[object|undefined|NaN/);
  expect(read(message).trim()).not.toBe('');
}

/** Every row of every table, but those that say who was there. */
function stored(): Record<string, number> {
  const file = new Database(path.join(unrolled.config.dataDir, 'unrolled.sqlite'), { readonly: true });
  try {
    const tables = file.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
    const names = tables.all().map(({ name }) => name);
    const count = (name: string) =>
      file.prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM "${name}"`).get()?.rows ?? 0;
    return Object.fromEntries(
      // A row of `open_replies` lives as long as an answer is under way.
      names
        .filter((name) => !['users', 'servers', 'open_replies'].includes(name))
        .map((name) => [name, count(name)]),
    );
  } finally {
    file.close();
  }
}

const forged = [
  ...['constructor', 'toString', '__proto__', 'hasOwnProperty', '', 'FIRST'].map(
    (level) => `explain:open:lstm:${level}`,
  ),
  ...[
    'explain:open:%zz:first',
    'explain:open:%E0%A4%A:first',
    'explain:open',
    'explain:level:gone:deep',
    'explain:constructor:lstm:first',
  ],
  ...[
    'quiz:constructor',
    'quiz:__proto__:1',
    '__proto__:open',
    'constructor:constructor',
    'nothing:at:all',
    'quiz',
  ],
  ...[
    'quiz:pick:1:99',
    'quiz:pick:1:NaN',
    'quiz:pick:NaN:0',
    'quiz:pick:1:-1',
    'quiz:pick:77:0',
    'quiz:unpick:77:0',
  ],
  ...[
    'quiz:take:77:0',
    'quiz:mark:77:0.1:2',
    'quiz:hand:77:0.1',
    'quiz:clue:77',
    'quiz:next:77',
    'quiz:again:77',
  ],
  ...[
    'quiz:type:77',
    'quiz:write:77',
    'quiz:edit:77',
    'quiz:reveal:77',
    'quiz:hint:77',
    'quiz:stop:77',
    'quiz:count:1',
  ],
  ...[
    'quiz:plan:77',
    'quiz:skip:77:on',
    'quiz:skip:1:maybe',
    'quiz:drop:77',
    'quiz:undeck:77',
    'quiz:board:month',
  ],
  ...[
    'ask:helpful:999999',
    'ask:helpful:Infinity',
    'experiments:list:0',
    'experiments:list:-1',
    'experiments:show:77',
  ],
  // Buttons that exist, but not on this message.
  ...['quiz:board:week', 'quiz:decks', 'review:progress', 'help:start', 'compare:whole:lstm:gru'],
  ...[
    'train:again:77',
    'train:cancel:1e3',
    'documents:done:1',
    'documents:done:x',
    '💥:💥',
    ':',
    ':::::::::::',
  ],
];

describe('a forged press', () => {
  it.each(forged)('%s', async (customId) => {
    const before = stored();
    const answer = await forgePress(unrolled.discord, customId, { source });
    expectSentence(answer);
    // For the presser alone, where the button is not one that posts: the one that holds it stays as it is.
    if (customId !== 'train:again:77') expect((answer.flags ?? 0) & 64).toBe(64);
    expect(unrolled.discord.message(source.id).embeds).toEqual(source.embeds);
    expect(stored()).toEqual(before);
  });

  it('of an option that an open question does not have is not stored', async () => {
    const { discord } = unrolled;
    const data = Buffer.from('question,answer,wrong\nWhich?,this,that\n');
    await discord.answer(
      'quiz import',
      { file: { index: '0', name: 'd.csv', type: 'text/csv', data } },
      { user: 'ada' },
    );
    const start = await discord.answer('quiz now', { deck: 'd', length: 1, seconds: 600 });
    const button = /quiz:pick:(\d+):0/;
    const question = await discord.waitForMessage(
      ({ components }) => button.test(JSON.stringify(components)),
      { after: start, timeoutMs: 20_000 },
    );
    const id = button.exec(JSON.stringify(question.components))?.[1];
    const before = stored();
    for (const option of ['2', '24', '25', '99', 'NaN'])
      expectSentence(await forgePress(discord, `quiz:pick:${id}:${option}`, { source: question }));
    for (const customId of [`quiz:unpick:${id}:0`, `quiz:take:${id}:0`, `quiz:hand:${id}:0`])
      expectSentence(await forgePress(discord, customId, { source: question }));
    expectSentence(await forgeForm(discord, `quiz:type:${id}`, { source: question }));
    expect(stored()).toEqual(before);
    // Neither does another server's admin end it, nor answer it.
    const elsewhere = discord.addServer('Elsewhere', 'hall');
    discord.invite(elsewhere.id);
    const there = await discord.answer('explain', { topic: 'lstm' }, { channel: 'hall', user: 'ada' });
    for (const customId of [`quiz:reveal:${id}`, `quiz:stop:1`, `quiz:pick:${id}:0`])
      expectSentence(await forgePress(discord, customId, { source: there, user: 'ada' }));
    expect(stored()).toEqual(before);
    expect(discord.message(question.id).components).toEqual(question.components);
    await discord.click(question, 'End this question');
  });

  it('neither ends a quiz for oneself, nor shows its result in another server', async () => {
    const { discord, db } = unrolled;
    const own = await discord.answer('quiz now', { deck: 'd', mode: 'own' });
    const id = Number(db.$client.prepare("select max(id) from quizzes where kind = 'own'").pluck().get());
    const before = stored();
    const admin = { source: await discord.answer('quiz decks', {}, { user: 'ada' }), user: 'ada' };
    expect(read(await forgePress(discord, `quiz:stop:${id}`, admin))).toMatch(/No quiz is running/);
    await discord.click(own, 'A');
    await discord.waitForEdit(own, (message) => /you answered/.test(read(message)));
    await discord.click(own, 'How did I do?');
    await discord.waitForEdit(own, (message) => /your result/.test(read(message)));
    const hall = await discord.answer('explain', { topic: 'lstm' }, { channel: 'hall' });
    const refused = await forgePress(discord, `quiz:share:${id}`, { source: hall });
    expect(read(refused)).toMatch(/in the server that it was in/);
    expect(stored()).toEqual({ ...before, answers: (before.answers ?? 0) + 1 });
  });

  it.each([
    'ask:unhelpful:999999',
    'explain:open:lstm:first',
    'quiz:type:77',
    'quiz:newcard',
    'quiz:addcard:77',
    'quiz:constructor',
    '%zz',
  ])('as a form is refused: %s', async (customId) => {
    const before = stored();
    expectSentence(await forgeForm(unrolled.discord, customId, { source }));
    expect(unrolled.discord.message(source.id).embeds).toEqual(source.embeds);
    expect(stored()).toEqual(before);
  });
});

/** Of every type but the right one, and of the right one what the declaration forbids. */
const odd = [
  5,
  -1,
  1.5,
  1e300,
  true,
  '',
  'constructor',
  '__proto__',
  'x'.repeat(7_000),
  '\u0000',
  null,
  [1],
  { a: 1 },
];

describe('an option of a wrong type or value', async () => {
  const commands = [...(await loadCommands()).values()].flatMap((command) =>
    'subcommands' in command
      ? Object.entries(command.subcommands).map(([part, { options }]) => ({
          path: [command.name, part],
          options,
        }))
      : [{ path: [command.name], options: command.options }],
  );
  const cases = commands
    .filter(({ options }) => Object.keys(options).length > 0)
    .map(({ path: names, options }) => [names.join(' '), names, declareOptions(options)] as const);

  it.each(cases)('of /%s is refused or read, without a fault', async (_, names, options) => {
    for (const { name, type } of options)
      for (const value of odd)
        expectSentence(await forgeCommand(unrolled.discord, [...names], [{ name, type, value }]));
  });

  it('names the option and what it takes', async () => {
    const units = { name: 'units', type: 4, value: 'many' };
    const answer = await forgeCommand(
      unrolled.discord,
      ['train'],
      [{ name: 'network', type: 3, value: 'rnn' }, units],
    );
    expect(read(answer)).toMatch(/`units` must be a whole number of at least \d+ and of at most \d+/);
    const level = { name: 'level', type: 3, value: 'constructor' };
    const explained = await forgeCommand(
      unrolled.discord,
      ['explain'],
      [{ name: 'topic', type: 3, value: 'lstm' }, level],
    );
    expect(read(explained)).toContain('`level` must be one of first, deep');
  });

  it('of a command or a part that is not there is refused', async () => {
    for (const names of [
      ['constructor'],
      ['__proto__'],
      ['quiz', 'constructor'],
      ['quiz', '__proto__'],
      ['quiz'],
    ])
      expectSentence(await forgeCommand(unrolled.discord, names, []));
  });
});
