import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Library } from '../../src/types/lessons.ts';
import { libraryOf } from './folder.ts';

const files = {
  '1-sea.md':
    '---\nid: the-sea\naliases: [ocean, big blue]\n---\n# Sea\n\nSalt water.\n\n## Spring tide\n\nHigh.\n\n## Neap tide\n\nLow.',
  '2-sky.md':
    '---\nid: sky\n---\n# Sky above\n\nBlue.\n\n## Northern lights\n\n```topic\nid: aurora\naliases: [aurora borealis, NLT]\n```\n\nGreen arcs of oxygen.\n\n' +
    'Cirrus\n: A thin cloud of ice.\n\nCumulus (heap cloud)\n: A cloud like cotton wool.\n\nNeap\n: From an old word.',
};

const foundId = (library: Library, text: string) => {
  const result = library.lookup(text);
  return 'found' in result ? result.found.id : result.suggestions.map(({ id }) => id);
};

test.each([
  ['the-sea', 'the-sea'],
  ['Sea', 'the-sea'],
  ['OCEANS', 'the-sea'],
  ['spring-tide', 'spring-tide'],
  ['Spring tides!', 'spring-tide'],
  ['what is the big blue?', 'the-sea'],
  ['aurora  boreális', 'aurora'],
  ['nlt', 'aurora'],
  ['heap clouds', 'cumulus'],
])('%j is a name of %s', async (text, id) => {
  expect(foundId(await libraryOf(files), text)).toBe(id);
});

test.each([
  ['cirus', 'cirrus'],
  ['crirus', 'cirrus'],
  ['northen lihgts', 'aurora'],
  ['sprng tide', 'spring-tide'],
  ['ocaen', 'the-sea'],
])('%j is %s, mistyped', async (text, id) => {
  expect(foundId(await libraryOf(files), text)).toBe(id);
});

test('what is not clear is suggested: near names, then what begins so, then what the texts say', async () => {
  const library = await libraryOf(files);
  expect(foundId(library, 'nlx'), 'three letters are too few to be sure').toEqual(['aurora']);
  expect(foundId(library, 'northern')).toEqual(['aurora']);
  expect(foundId(library, 'tide')).toEqual(['spring-tide', 'neap-tide']);
  expect(foundId(library, 'which one is like cotton?')).toEqual(['cumulus']);
  expect(foundId(library, 'xyzzy')).toEqual([]);
  expect(foundId(library, ' ?'), 'nothing asked').toEqual([
    'the-sea',
    'sky',
    'spring-tide',
    'neap-tide',
    'aurora',
  ]);
});

test.each([
  ['', ['the-sea', 'sky', 'spring-tide', 'neap-tide', 'aurora', 'cirrus', 'cumulus', 'neap']],
  ['s', ['the-sea', 'sky', 'spring-tide']],
  ['neap', ['neap', 'neap-tide']],
  ['TIDE', ['spring-tide', 'neap-tide']],
  ['spring t', ['spring-tide']],
  ['bor', ['aurora']],
  ['nlt', ['aurora']],
  ['heap', ['cumulus']],
  ['auorr', ['aurora']],
  ['zzz', []],
])('%j is completed to %j', async (typed, ids) => {
  const library = await libraryOf(files);
  expect(library.complete(typed, 25).map(({ id }) => id)).toEqual(ids);
  expect(library.complete(typed, 2).map(({ id }) => id)).toEqual(ids.slice(0, 2));
});

test('any text may be looked up and completed', async () => {
  const library = await libraryOf(files);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const result = library.lookup(text);
      expect('found' in result ? 1 : result.suggestions.length).toBeLessThanOrEqual(5);
      const completed = library.complete(text, 3);
      expect(new Set(completed).size).toBe(completed.length);
      expect(completed.length).toBeLessThanOrEqual(3);
    }),
  );
});

test('every title and alias finds its own topic', async () => {
  const library = await libraryOf(files);
  for (const topic of library.topics.values()) {
    for (const name of [topic.id, topic.title, ...topic.aliases])
      expect(foundId(library, name), name).toBe(topic.id);
  }
});
