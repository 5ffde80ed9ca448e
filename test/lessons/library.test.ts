import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadLibrary } from '../../src/lessons/library.ts';
import { lineOfYaml } from '../../src/lessons/yaml.ts';
import { UserError } from '../../src/types/errors.ts';
import { folderWith, libraryOf } from './folder.ts';

const tides = `---
id: tides
title: The tides
aliases: [tide, ebb and flow]
related: [moon-phases]
sources:
  - title: A book on the sea
    url: https://example.org/sea
  - title: A harbour master
diagram: pooling
claims: [twice-a-day]
questions: [when is the water high?]
---

# The tides

The sea rises
and falls.

## In depth

Two bulges, see [the Moon](#moon-phases) and [spring tides](#spring-tides).

## Spring tides

\`\`\`topic
id: spring-tides
aliases: [springs]
related: [tides]
claims: [highest]
diagram: { deep: unrolling }
sources:
  - title: An almanac
\`\`\`

Sun and Moon pull together.

### First look

At new and full moon.

### In depth

Their **sum** is largest then.

| Attribute | Spring tide | Neap tide |
|---|---|---|
| Range | Large | Small |
| Moon phases | New, \`full\` | Quarters |

\`\`\`quiz
- question: When?
  answer: new moon
\`\`\`

## Neap tides

Sun and Moon pull apart.
`;

const moon = `---
id: moon
title: The Moon
---

## Moon phases

Light moves across it.

## Words

Crater
: A *round* hollow that an
  impact left, see [phases](#moon-phases).

Mare (maria, sea of lava)
: A dark plain.

## Check yourself

\`\`\`quiz
question: Is it round?
\`\`\`
`;

const both = { 'tides.md': tides, 'sky/moon.md': moon };

test('a lesson has what its front matter says and its text by level', async () => {
  const { topics, problems } = await libraryOf(both);
  expect(problems).toEqual([]);
  expect(topics.get('tides')).toEqual({
    id: 'tides',
    title: 'The tides',
    aliases: ['tide', 'ebb and flow'],
    text: { first: 'The sea rises and falls.', deep: 'Two bulges, see the Moon and spring tides.' },
    related: ['moon-phases', 'spring-tides'],
    sources: [{ title: 'A book on the sea', url: 'https://example.org/sea' }, { title: 'A harbour master' }],
    diagrams: { first: 'pooling', deep: 'pooling' },
    claims: ['twice-a-day'],
    questions: ['when is the water high?'],
    answers: [],
    kind: 'lesson',
    lesson: 'tides',
    place: { file: 'tides.md', line: 15 },
  });
});

test('a section has its topic block, or else an id from its heading and the sources of the lesson', async () => {
  const { topics } = await libraryOf(both);
  expect(topics.get('spring-tides')).toMatchObject({
    title: 'Spring tides',
    aliases: ['springs'],
    related: ['tides'],
    claims: ['highest'],
    diagrams: { deep: 'unrolling' },
    sources: [{ title: 'An almanac' }],
    kind: 'section',
    lesson: 'tides',
    place: { file: 'tides.md', line: 24 },
  });
  const text = topics.get('spring-tides')?.text;
  expect(text?.first).toBe('Sun and Moon pull together.\n\nAt new and full moon.');
  expect(text?.deep).toMatch(
    /^Their \*\*sum\*\* is largest then\.\n\n```\nAttribute {4}Spring tide {2}Neap tide\n/,
  );
  expect(topics.get('neap-tides')).toMatchObject({ title: 'Neap tides', claims: [], lesson: 'tides' });
  expect(topics.get('neap-tides')?.sources).toHaveLength(2);
});

test('a table of attributes is a comparison whose names stand for topics', async () => {
  const { comparisons } = await libraryOf(both);
  expect(comparisons).toEqual([
    {
      title: 'Spring tides',
      subjects: [
        { title: 'Spring tide', topic: 'spring-tides' },
        { title: 'Neap tide', topic: 'neap-tides' },
      ],
      rows: [
        { attribute: 'Range', cells: ['Large', 'Small'] },
        { attribute: 'Moon phases', topic: 'moon-phases', cells: ['New, full', 'Quarters'] },
      ],
      topic: 'spring-tides',
      place: { file: 'tides.md', line: 46 },
    },
  ]);
});

test('a definition list makes terms, and its section shows their names', async () => {
  const { topics } = await libraryOf(both);
  expect(topics.get('words')?.text).toEqual({ first: '**Crater** · **Mare**' });
  expect(topics.get('crater')).toMatchObject({
    title: 'Crater',
    kind: 'term',
    lesson: 'moon',
    text: { first: 'A *round* hollow that an impact left, see phases.' },
    related: ['moon-phases'],
    place: { file: 'sky/moon.md', line: 12 },
  });
  expect(topics.get('mare')).toMatchObject({
    aliases: ['maria', 'sea of lava'],
    text: { first: 'A dark plain.' },
    place: { file: 'sky/moon.md', line: 16 },
  });
});

test('terms need no blank line between them, and one may have several meanings', async () => {
  const { topics, problems } = await libraryOf({
    'a.md':
      '# A\n\nEbb\n: The sea *falls*:\nslowly.\nFlow (`flood`)\n: It rises.\n: It comes.\n\nNot: a term.',
  });
  expect(problems).toEqual([]);
  expect(topics.get('ebb')?.text.first).toBe('The sea *falls*: slowly.');
  expect(topics.get('flow')).toMatchObject({ aliases: ['flood'], place: { line: 6 } });
  expect(topics.get('flow')?.text.first).toBe('It rises.\n\nIt comes.');
  expect(topics.get('a')?.text.first).toBe('Not: a term.');
});

test('a quiz belongs to its section, and under a heading of its own to the lesson', async () => {
  const { quizzes, topics } = await libraryOf(both);
  expect(quizzes).toEqual([
    {
      topic: 'moon',
      yaml: { question: 'Is it round?' },
      place: { file: 'sky/moon.md', line: 21 },
      lines: expect.anything(),
    },
    {
      topic: 'spring-tides',
      yaml: [{ question: 'When?', answer: 'new moon' }],
      place: { file: 'tides.md', line: 51 },
      lines: expect.anything(),
    },
  ]);
  expect(quizzes[1] && lineOfYaml(quizzes[1].lines, [0, 'answer'])).toBe(53);
  expect(topics.has('check-yourself')).toBe(false);
});

test('a lesson without text of its own shows what it holds', async () => {
  const { topics } = await libraryOf(both);
  expect(topics.get('moon')?.text).toEqual({ first: '**Moon phases** · **Words**' });
});

test('plain Markdown without front matter is a lesson, named by its heading or its file', async () => {
  const { topics, problems } = await libraryOf({
    'notes/Café hours.md': 'We open at nine.',
    'b.md': '## How bread rises\n\nYeast.\n\n## Crust\n\nHeat.\n\n### In depth\n\nSugars.',
    'two.md': '# One\n\na\n\n# Two\n\nb',
  });
  expect(problems).toEqual([]);
  expect([...topics.values()].map(({ id, title, kind }) => `${kind} ${id} ${title}`)).toEqual([
    'lesson how-bread-rises How bread rises',
    'section crust Crust',
    'lesson cafe-hours Café hours',
    'lesson one One',
    'section two Two',
  ]);
  expect(topics.get('crust')?.text).toEqual({ first: 'Heat.', deep: 'Sugars.' });
});

test('text beside a level heading is a first look, below it of its level', async () => {
  const { topics } = await libraryOf({
    'a.md':
      '# A\n\n## In depth\n\nd1\n\n### Why\n\nd2\n\n## S\n\n### In depth\n\n#### Why\n\nd3\n\n### More\n\nf1\n\n## First look\n\nf2',
    'b.md': '---\nlevel: deep\n---\n# B\n\nd\n\n## S2\n\nd',
  });
  expect(topics.get('a')?.text).toEqual({ first: 'f2', deep: 'd1\n\n### Why\nd2' });
  expect(topics.get('s')?.text).toEqual({ first: '### More\nf1', deep: '**Why**\nd3' });
  expect(topics.get('s2')?.text).toEqual({ deep: 'd' });
});

test('a term that shares its name with a section leaves the name to it', async () => {
  const library = await libraryOf({
    'a.md': '# A\n\n## Tide\n\nLong text.\n\n## Words\n\nTide\n: Short meaning.',
  });
  expect(library.problems).toEqual([]);
  expect(library.lookup('tides')).toMatchObject({ found: { id: 'tide', kind: 'section' } });
  expect(library.topics.get('term-tide')).toMatchObject({ title: 'Tide', kind: 'term' });
  expect(library.search('meaning', 1)[0]?.topic.id).toBe('term-tide');
});

test('documents come in reading order, hidden files are none, and Windows text counts as well', async () => {
  const { topics, problems } = await libraryOf({
    '10.md': '# Ten\r\n\r\nA\r\nB\r\n',
    '2.MD': '\uFEFF# Two\n\nx',
    '.#2.md': 'a lock',
    '.git/x.md': 'history',
    'notes.txt': 'none',
  });
  expect(problems).toEqual([]);
  expect([...topics.keys()]).toEqual(['two', 'ten']);
  expect(topics.get('ten')?.text.first).toBe('A B');
});

test('a folder that is missing, unreadable or empty is told to the user', async () => {
  const folder = await folderWith({ 'a.md': 'a', 'none/a.txt': '' });
  for (const [path, words] of [
    ['gone', /gone cannot be read \(ENOENT\); create it or set DOCUMENTS_DIR/],
    ['a.md', /cannot be read \(ENOTDIR\)/],
    ['none', /There is no document in .*none; add a Markdown file/],
  ] as const) {
    const error = await loadLibrary(join(folder, path)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toMatch(words);
  }
});

test('a thousand documents of a kilobyte load and answer', async () => {
  const line =
    'Water follows the pull of the Moon around the turning Earth, day after day and year after year.\n\n';
  const files = Array.from({ length: 1000 }, (_, i) => [
    `lesson-${i}.md`,
    `# Lesson number ${i}\n\n${line.repeat(5)}## Part ${i} of the tale\n\n${line.repeat(5)}\n\nHere is pearl${i}.`,
  ]);
  const library = await libraryOf(Object.fromEntries(files));
  expect(library.problems).toEqual([]);
  expect(library.topics.size).toBe(2000);
  expect(library.lookup('lesson numbr 777')).toMatchObject({ found: { id: 'lesson-number-777' } });
  expect(library.complete('part 99', 3).map(({ id }) => id)).toContain('part-99-of-the-tale');
  expect(library.search('where is pearl512?', 3)[0]?.topic.id).toBe('part-512-of-the-tale');
});
