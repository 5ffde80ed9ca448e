import fc from 'fast-check';
import { expect, test } from 'vitest';
import { libraryOf } from './folder.ts';

const files = {
  'sea.md':
    '# Sea\n\nSalt water covers most of the planet.\n\n## Tides\n\n```topic\nid: tides\naliases: [ebb and flow]\n```\n\nThe Moon pulls the water.\n\n### In depth\n\nTwo bulges *rotate*; the `lag` depends on the depth of each naïve basin.\n\n## Waves\n\nWind makes waves. Tides are no waves.',
  'moon.md':
    '# Moon\n\nIt turns around us in a month.\n\n| Phase | Day |\n|---|---|\n| New | first |\n| Full | fifteenth |',
};

test('words are found by their stem, and a title counts more than the text', async () => {
  const library = await libraryOf(files);
  const hits = library.search('what is a tide?', 5);
  expect(hits.map(({ topic, level }) => `${topic.id} ${level}`)).toEqual(
    expect.arrayContaining(['tides first', 'tides deep', 'waves first']),
  );
  expect(hits.at(-1)?.topic.id).toBe('waves');
  const scores = hits.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

test('each level is a passage of its own, with the words that hit in bold', async () => {
  const library = await libraryOf(files);
  expect(library.search('rotating bulge', 1)).toMatchObject([
    {
      topic: { id: 'tides' },
      level: 'deep',
      passage: 'Two **bulges** **rotate**; the lag depends on the depth of each naïve basin.',
    },
  ]);
  expect(library.search('NAIVE', 1)[0]?.passage).toMatch(/\*\*naïve\*\*/);
});

test('aliases, tables and code are searched as well', async () => {
  const library = await libraryOf(files);
  const first = (text: string) => library.search(text, 1)[0]?.topic.id;
  expect(first('ebb')).toBe('tides');
  expect(first('fifteenth')).toBe('moon');
  expect(first('lag')).toBe('tides');
});

test('one word that is known is enough', async () => {
  const library = await libraryOf(files);
  expect(library.search('how do quantum moons meditate', 3).map(({ topic }) => topic.id)).toContain('moon');
});

test('words that only ask are not searched, unless there are no others', async () => {
  const library = await libraryOf({ 'a.md': '# A\n\nWhat is this?', 'b.md': '# B\n\nSalt.' });
  expect(library.search('what is salt', 5).map(({ topic }) => topic.id)).toEqual(['b']);
  expect(library.search('what is this', 5).map(({ topic }) => topic.id)).toEqual(['a']);
});

test.each([
  '"',
  "'",
  '""',
  'a"b',
  'tides"',
  '*',
  'tide*',
  '^tides',
  'title:tides',
  '-tides',
  'tides AND',
  'OR',
  'NOT tides',
  'NEAR(tides moon, 2)',
  '(',
  ')',
  '{a}',
  'tides\0moon',
  '\0',
  '\uD800',
  '\uDFFF tides',
  '%_',
  "'; DROP TABLE passages; --",
  'tide '.repeat(800),
  'x'.repeat(4000),
  Array.from({ length: 1500 }, (_, i) => `w${i}`).join(' '),
])('%.30j may be searched', async (text) => {
  const library = await libraryOf(files);
  expect(() => library.search(text, 5)).not.toThrow();
  expect(library.search('tides', 1), 'the index is unharmed').toHaveLength(1);
});

test('any text may be searched, and no passage holds mark-up that was not meant', async () => {
  const library = await libraryOf({
    ...files,
    'odd.md': '# Odd\n\n\\*\\*not bold\\*\\* and || bars || around a word.',
  });
  expect(library.search('word', 1)[0]?.passage).toBe(
    '\\*\\*not bold\\*\\* and \\|\\| bars \\|\\| around a **word**.',
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 4000 }),
      fc.integer({ min: -1, max: 9 }),
      (text, limit) => {
        expect(library.search(text, limit).length).toBeLessThanOrEqual(Math.max(limit, 0));
      },
    ),
  );
});

test('a closed library may be closed again', async () => {
  const library = await libraryOf(files);
  library.close();
  library.close();
  expect(() => library.search('tides', 1)).toThrow(/not open/);
});
