/** Whatever a heading, a column or a file is called, in any script and at any length: every command goes on. */
import { readFileSync } from 'node:fs';
import type { APIMessage } from 'discord.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longestTitle, scripts, titleIn } from '../support/titles.ts';
import { buttonsOf, labels, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;

beforeAll(async () => {
  unrolled = await startUnrolled({ LOG_LEVEL: 'fatal' });
});
// Throws if Discord would have refused anything: a long custom id, a long value, a label of nothing.
afterAll(() => unrolled.stop());

const read = (message: APIMessage) => readable(message, unrolled.discord);
const ada = { user: 'ada' };

function expectFine(message: APIMessage) {
  expect(read(message)).not.toMatch(/went wrong|report number/);
  expect(read(message).trim()).not.toBe('');
  return message;
}

async function add(name: string, markdown: string): Promise<APIMessage> {
  const file = { index: '0', name, type: 'text/markdown', data: Buffer.from(markdown) };
  const added = expectFine(await unrolled.discord.answer('documents add', { file }, ada));
  expect(added.embeds[0]?.title).toMatch(/was (added|replaced)$/);
  return added;
}

/** Whoever sees the message: of a private answer only the asker. */
function readerOf({ id }: APIMessage): string {
  const { world } = unrolled.discord.core;
  return world.messages.get(id)?.onlyFor ?? 'alice';
}

/** Presses a button by its place, and waits for the message that it opens or changes. */
async function press(message: APIMessage, place: number): Promise<APIMessage> {
  const { discord } = unrolled;
  const button = buttonsOf(message)[place];
  if (!button || !('custom_id' in button)) throw new Error(`There is no button ${place}`);
  const { message: opened } = await discord.click(message, button.custom_id, { user: readerOf(message) });
  const told = opened ?? message;
  return expectFine(
    await discord.waitForEdit(
      told.id,
      (now) => opened !== undefined || now.edited_timestamp !== message.edited_timestamp,
    ),
  );
}

/** The suggestion for what is typed, as it is chosen. */
async function choose(command: string, option: string, typed: string, where = {}): Promise<string> {
  const choices = await unrolled.discord.autocomplete(command, { [option]: typed }, option, where);
  const own =
    choices.find(({ name }) => name.replace(/…$/, '') === typed.slice(0, name.length - 1)) ?? choices[0];
  if (!own) throw new Error(`/${command} suggests nothing for ${typed}`);
  return String(own.value);
}

interface Names {
  script: string;
  title: string;
  section: string;
  a: string;
  b: string;
  aspects: string[];
  term: string;
}

/** Every name has its own last letters: two that are cut alike are still two. */
const namesIn = (script: string): fc.Arbitrary<Names> => {
  const name = (least: number, ending: string) =>
    fc
      .integer({ min: least, max: longestTitle - 3 })
      .chain((length) => titleIn(script, length))
      .map((text) => `${text} ${ending}`);
  return fc.record({
    script: fc.constant(script),
    title: name(101, 't'),
    section: name(14, 's'),
    a: name(14, 'a'),
    b: name(101, 'b'),
    aspects: fc.tuple(name(1, 'u'), name(101, 'v')).map((both) => [...both]),
    term: name(14, 'w'),
  });
};

const lesson = ({ title, section, a, b, aspects, term }: Names) => `# ${title}

It reads a sequence step by step.

## ${section}

A cell keeps what it has read.

## ${a}

It has three gates.

## Glossary

${term}
: A number that is learned from examples.

| Attribute | ${a} | ${b} |
| --- | --- | --- |
${aspects.map((aspect, i) => `| ${aspect} | three ${i} | two ${i} |`).join('\n')}

\`\`\`quiz
- question: What does a cell keep?
  kind: single
  options:
    - text: What it has read
      right: true
    - text: A picture
  explanation: It goes from step to step.
\`\`\`
`;

async function useEverything(names: Names) {
  const { discord } = unrolled;
  const added = await add(`${names.script}.md`, lesson(names));
  await press(added, 0);
  const name = await choose('documents preview', 'name', names.script, ada);
  expectFine(await discord.answer('documents preview', { name }, ada));
  const help = expectFine(await discord.answer('help'));
  await press(help, buttonsOf(help).length - 1);

  const topic = await choose('explain', 'topic', names.section);
  const explained = expectFine(await discord.answer('explain', { topic }));
  expect(explained.embeds[0]?.title?.slice(0, 200)).toBe(names.section.slice(0, 200));
  if (buttonsOf(explained).length > 0) await press(explained, 0);
  const term = await choose('explain', 'topic', names.term);
  expectFine(await discord.answer('explain', { topic: term }));
  expectFine(await discord.answer('ask', { question: `What is ${names.term}?` }));

  const [a, b] = [await choose('compare', 'a', names.a), await choose('compare', 'b', names.b)];
  const table = expectFine(await discord.answer('compare', { a, b }));
  expect(labels(table)).toHaveLength(2);
  const row = await press(table, 1);
  expect(read(row)).toContain('three 1');
  expect(read(await press(row, 0))).toContain('Press an aspect');
  const aspect = await choose('compare', 'aspect', names.aspects[1] ?? '');
  expect(read(expectFine(await discord.answer('compare', { a, b, aspect })))).toContain('two 1');

  const whole = await choose('quiz now', 'topic', names.title);
  const question = expectFine(await discord.answer('quiz now', { mode: 'own', length: 1, topic: whole }));
  if (labels(question).includes('Answer')) return;
  const solved = await press(question, 0);
  expect(read(solved)).toContain('Solution:');
  await press(solved, 1);
  expectFine(await discord.answer('quiz board', { topic: whole }));
}

describe('with titles in one script', () => {
  it.each(Object.keys(scripts))('%s, nothing fails', async (script) => {
    const names = fc.sample(namesIn(script), { numRuns: 1, seed: Object.keys(scripts).indexOf(script) + 1 });
    for (const each of names) await useEverything(each);
  });

  it('a group’s question shows its solution, and the way to the topic', async () => {
    const { discord } = unrolled;
    await add('russian-quiz.md', readFileSync('test/fixtures/titles/russian-quiz.md', 'utf8'));
    const topic = await choose('quiz now', 'topic', 'Рекуррентные нейронные');
    const start = await discord.answer('quiz now', { topic, length: 1, seconds: 60 });
    const question = await discord.waitForMessage(
      (message) => labels(message).includes('End this question'),
      {
        ...{ after: start, timeoutMs: 20_000 },
      },
    );
    await discord.click(question, 'End this question');
    const solved = await discord.waitForEdit(question, (message) => /Solution:/.test(read(message)));
    await press(solved, 0);
  });
});

describe('documents that have been met', () => {
  const files = [
    'russian',
    'chinese-min',
    'russian-min',
    'japanese',
    'umlaut',
    'long-heading',
    'long-attribute',
  ];
  it.each(files)('%s.md: added, taught, asked and listed', async (name) => {
    const { discord } = unrolled;
    const markdown = readFileSync(`test/fixtures/titles/${name}.md`, 'utf8');
    const added = await add(`${name}.md`, markdown);
    for (const place of buttonsOf(added).keys()) await press(added, place);
    expectFine(await discord.answer('help'));
    for (const [, heading = ''] of markdown.matchAll(/^#+ (.*)$/gm)) {
      expectFine(await discord.answer('explain', { topic: heading }));
      expectFine(await discord.answer('ask', { question: `What is ${heading}?` }));
    }
    expectFine(await discord.answer('documents remove', { name: `${name}.md` }, ada));
  });

  it('a file with a long name is suggested, shown and removed', async () => {
    const { discord } = unrolled;
    const name = `${'notes-of-the-third-week-'.repeat(5)}.md`;
    await add(name, '# Third week\n\nText.\n');
    for (const command of ['documents preview', 'documents remove']) {
      const chosen = await choose(command, 'name', name.slice(0, 90), ada);
      expect(read(await discord.answer(command, { name: chosen }, ada))).toContain('notes-of-the-third-week');
    }
    expect(await discord.autocomplete('documents remove', { name: 'notes' }, 'name', ada)).toEqual([]);
  });

  it('long aspects of an English table open, with and without their names', async () => {
    const { discord } = unrolled;
    await add('long-attribute.md', readFileSync('test/fixtures/titles/long-attribute.md', 'utf8'));
    const pair = { a: 'Large domestic dog breeds', b: 'Small domestic cat breeds' };
    const table = expectFine(await discord.answer('compare', pair));
    for (const [place, word] of [/twelve/, /fifteen/].entries()) {
      expect(read(await press(await discord.answer('compare', pair), place))).toMatch(word);
      const aspect = await choose('compare', 'aspect', labels(table)[place]?.slice(0, 40) ?? '');
      expect(read(expectFine(await discord.answer('compare', { ...pair, aspect })))).toMatch(word);
    }
  });
});

describe('what only looks like a name', () => {
  it.each([
    ['no letters at all', '# ***\n\nText.\n\n## 🧠🧠🧠\n\nMore text.\n\n## 🧠🧠\n\nStill more.\n'],
    ['the same heading many times', `# Same\n\nText.\n\n${'## Same\n\nText.\n\n'.repeat(12)}`],
    [
      'an aspect twice, and one without a name',
      '# T\n\nText.\n\n| Attribute | A1 | B1 |\n|---|---|---|\n| x | 1 | 2 |\n| x | 3 | 4 |\n|  | 5 | 6 |\n',
    ],
    ['a column without a name', '# C\n\nText.\n\n| Attribute |  |  |\n|---|---|---|\n| y | 1 | 2 |\n'],
    [
      'names of a prototype',
      '# constructor\n\nText.\n\n## __proto__\n\nText.\n\n| Attribute | toString | valueOf |\n|---|---|---|\n| hasOwnProperty | 1 | 2 |\n',
    ],
    ['signs that custom ids use', '# a:b:c%zz~d\n\nText.\n\n## ~abcdefghijkl\n\nText.\n'],
  ])('%s', async (_, markdown) => {
    const { discord } = unrolled;
    const added = await add('odd.md', markdown);
    for (const place of buttonsOf(added).keys()) await press(added, place);
    expectFine(await discord.answer('help'));
    for (const [command, option] of [
      ['explain', 'topic'],
      ['compare', 'a'],
      ['compare', 'aspect'],
    ] as const)
      for (const typed of ['', 'x', 'a']) await discord.autocomplete(command, { [option]: typed }, option);
    const table = /\| ([^|]+) \| ([^|]+) \|$/m.exec(markdown);
    if (table) {
      const shown = expectFine(
        await discord.answer('compare', { a: table[1]?.trim() ?? '', b: table[2]?.trim() ?? '' }),
      );
      for (const place of buttonsOf(shown).keys())
        await press(
          await discord.answer('compare', { a: table[1]?.trim() ?? '', b: table[2]?.trim() ?? '' }),
          place,
        );
    }
    expectFine(await discord.answer('documents remove', { name: 'odd.md' }, ada));
  });
});
