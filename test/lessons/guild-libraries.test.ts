/** The libraries of servers: read elsewhere, kept with the Markdown, and what is too heavy put aside once. */
import { afterAll, beforeEach, expect, it } from 'vitest';
import { rememberServer } from '../../src/db/servers.ts';
import { CannotPostError } from '../../src/discord/cannot-post.ts';
import { parseDocument } from '../../src/lessons/document.ts';
import { createGuildLibraries, type GuildLibrariesOptions } from '../../src/lessons/guild-libraries.ts';
import { assembleLibrary } from '../../src/lessons/library.ts';
import { createReaders } from '../../src/lessons/readers.ts';
import {
  documentsOf,
  putDocument,
  readingsOf,
  removeDocument,
  setReading,
} from '../../src/lessons/tables/documents.ts';
import { reportRejections } from '../../src/lessons/views/rejection-notice.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { FakePublisher } from '../quiz/fake-publisher.ts';

const readers = createReaders();
afterAll(() => readers.close());

const documents = [parseDocument('shared.md', '# Shared\n\nEverybody reads it.')];
const library = assembleLibrary(documents);
const heavy = `# Heavy\n\n${'>'.repeat(5_000)} a\n`;

let db: ReturnType<typeof temporaryDatabase>;
let tasks: string[];
const librariesWith = (options: Partial<GuildLibrariesOptions> = {}) =>
  createGuildLibraries({
    db,
    readers: {
      ...readers,
      readStored(type, give) {
        tasks.push('name' in give ? `${type} ${give.name}` : type);
        return readers.readStored(type, give);
      },
    },
    indexed: () => 0,
    shared: () => ({ library, documents }),
    version: 'one',
    log: (_, error) => {
      throw error;
    },
    ...options,
  });
const store = (name: string, markdown: string, serverId = '1') => {
  rememberServer(db, serverId);
  putDocument(db, { serverId, name, markdown, addedBy: '7', addedAt: 0 });
};

beforeEach(() => {
  db = temporaryDatabase();
  tasks = [];
});

it('a heavy document of an older version is put aside once, and the others are taught', async () => {
  store('heavy.md', heavy);
  store('light.md', '# Light\n\nIt weighs nothing.');
  const libraries = librariesWith();
  expect([...(await libraries.library('1')).topics.keys()]).toEqual(['shared', 'light']);
  expect(await libraries.rejected('1')).toEqual([
    { name: 'heavy.md', reason: expect.stringMatching(/^Line 3 is nested more than 25 levels/) },
  ]);
  expect(tasks).toEqual(['document heavy.md', 'document light.md', 'library']);

  tasks = [];
  const afterRestart = librariesWith();
  expect((await afterRestart.library('1')).topics.has('light')).toBe(true);
  expect(await afterRestart.rejected('1')).toHaveLength(1);
  expect(tasks).toEqual(['library']);
  expect(documentsOf(db, '1').map(({ markdown }) => markdown)).toContain(heavy);
});

const told = async (trouble?: Error) => {
  const heard: string[][] = [];
  const stage = new FakePublisher(Date.now);
  stage.sendPrivately = async (userId, message) => {
    if (trouble) throw trouble;
    heard.push([userId, String(message)]);
  };
  await reportRejections(db, () => undefined, stage);
  return heard;
};

it('whoever added a document that is put aside is told so once, whatever version reads it', async () => {
  store('heavy.md', heavy);
  store('light.md', '# Light\n\nIt weighs nothing.');
  await librariesWith().library('1');
  expect(await told(new Error('connect ECONNREFUSED'))).toEqual([]);
  expect(await told()).toEqual([['7', expect.stringMatching(/heavy\.md.*put aside.*nested more than 25/)]]);
  await librariesWith({ version: 'two' }).library('1');
  expect(await told()).toEqual([]);
  // Added anew, and still too heavy: that is news.
  store('heavy.md', `${heavy}\nMore.`);
  await librariesWith().library('1');
  expect(await told()).toHaveLength(1);
});

it.each([
  ['has had their data erased', 'update documents set added_by = null', undefined],
  ['takes no messages', 'select 1', new CannotPostError('forbidden')],
])('nobody is told where whoever added it %s', async (_, change, trouble) => {
  store('heavy.md', heavy);
  await librariesWith().library('1');
  db.$client.exec(change);
  expect(await told(trouble)).toEqual([]);
  expect(await told()).toEqual([]);
});

it('a document for which there is no room any more is told as well, and is forgotten once there is', async () => {
  const glossary = (n: number) =>
    `# G${n}\n\n${Array.from({ length: 1_600 }, (_, i) => `Word${n}x${i}\n: It is ${i}.\n`).join('\n')}`;
  store('a.md', glossary(1));
  store('b.md', glossary(2));
  await librariesWith().library('1');
  expect(await told()).toEqual([['7', expect.stringMatching(/b\.md.*3,000 headings and terms/)]]);
  removeDocument(db, '1', 'a.md');
  await librariesWith().library('1');
  store('a.md', glossary(1));
  await librariesWith().library('1');
  expect(await told()).toHaveLength(1);
});

it('another version of the reader reads once more', async () => {
  store('light.md', '# Light\n\nIt weighs nothing.');
  await librariesWith().library('1');
  tasks = [];
  const newer = librariesWith({ version: 'two' });
  await newer.library('1');
  await newer.library('1');
  expect(tasks).toEqual(['document light.md', 'library']);
  expect(readingsOf(db, '1')[0]?.parser).toBe('two');
});

it('documents that are too many together are left out with a reason', async () => {
  const glossary = (n: number) =>
    `# G${n}\n\n${Array.from({ length: 1_600 }, (_, i) => `Word${n}x${i}\n: It is ${i}.\n`).join('\n')}`;
  store('a.md', glossary(1));
  store('b.md', glossary(2));
  const libraries = librariesWith();
  expect((await libraries.library('1')).topics.size).toBe(1_602);
  expect(await libraries.rejected('1')).toMatchObject([
    { name: 'b.md', reason: expect.stringContaining('3,000 headings and terms together') },
  ]);
  await expect(
    libraries.add(
      { serverId: '1', name: 'c.md', markdown: '', addedBy: '7', addedAt: 0 },
      await readers.readStored('document', { name: 'c.md', markdown: glossary(3) }),
    ),
  ).rejects.toThrow(/3,000 headings and terms together.*makes room/);
  expect(documentsOf(db, '1')).toHaveLength(2);
});

it('the library that was used last stays, and servers without documents take no place', async () => {
  for (let server = 0; server <= 50; server++) store('light.md', `# Light ${server}\n\nText.`, `${server}`);
  for (const { id } of Array.from({ length: 51 }, (_, server) => readingsOf(db, `${server}`)[0]).flatMap(
    (each) => each ?? [],
  ))
    setReading(db, id, { parsed: null, parser: 'one', refusal: 'Not now.' });
  const libraries = librariesWith();
  for (let server = 100; server < 300; server++) expect(await libraries.library(`${server}`)).toBe(library);
  expect(tasks).toEqual([]);
  const { parsed } = await readers.readStored('document', { name: 'light.md', markdown: '# Light\n\nText.' });
  for (let server = 0; server <= 50; server++)
    await libraries.add(
      { serverId: `${server}`, name: 'light.md', markdown: '', addedBy: '7', addedAt: 0 },
      { parsed, topics: 1 },
    );
  tasks = [];
  // Of 51 the first has gone; the second is used, so that the third goes next.
  await libraries.library('1');
  await libraries.library('0');
  await libraries.library('1');
  expect(tasks).toEqual(['library']);
});

it('what changes while a library is put together is in the next one', async () => {
  store('light.md', '# Light\n\nIt weighs nothing.');
  const libraries = librariesWith();
  const before = libraries.library('1');
  store('dark.md', '# Dark\n\nNothing is seen.');
  libraries.changed('1');
  await before;
  expect((await libraries.library('1')).topics.has('dark')).toBe(true);
});
