/** Retrieval by meaning beside retrieval by words: encoded once, fused by rank, left out after a fault. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createEmbeddingIndex } from '../../src/ask/embedding-index.ts';
import { indexPassages, type RankingSignals } from '../../src/ask/passage-index.ts';
import { createRemoteEncoder } from '../../src/ask/remote-encoder.ts';
import { createRetriever } from '../../src/ask/retriever.ts';
import { closeDatabase, type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import type { Library } from '../../src/types/lessons.ts';
import { temporaryFolder } from '../support/unrolled.ts';
import { libraryFrom } from './library.ts';
import {
  type Behaviour,
  fails,
  hangsAfter,
  type ModelServer,
  sends,
  startModelServer,
} from './model-server.ts';

let server: ModelServer;
let db: OpenDatabase;
let library: Library;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.asked.splice(0);
  db = openDatabase(`${temporaryFolder()}/db.sqlite`);
  library = libraryFrom({
    'sea.md':
      '# Sea\n\nSalt water in the sea.\n\n## Tides\n\nThe moon moves the sea.\n\n## Ships\n\nPeople cross the sea.\n\n## Ports\n\nA vessel rests.',
  });
});
afterEach(() => {
  library.close();
  closeDatabase(db);
});

/** As if a model had learned that vessels are ships: the first number stands for ships, the second for the rest. */
const understanding =
  (near: RegExp): Behaviour =>
  (response, { body }) => {
    const data = [body.input].flat().map((text, index) => ({
      object: 'embedding',
      index,
      embedding: near.test(text ?? '') ? [1, 0.1] : [0.1, 1],
    }));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ object: 'list', data, model: 'm', usage: { prompt_tokens: 1, total_tokens: 1 } }),
    );
  };
const understands = understanding(/ship|vessels|cross/i);

const embeddingIndex = (log: (sentence: string) => void = () => undefined) =>
  createEmbeddingIndex({
    db,
    encoder: createRemoteEncoder({ apiKey: 'k', baseUrl: server.url, model: 'm' }),
    perSentence: false,
    log,
  });

async function learned(log?: (sentence: string) => void) {
  const index = await indexPassages(library);
  const it = embeddingIndex(log);
  await it.embed(index.passages);
  return { it, index };
}

const question = 'vessels on the sea';

it.each(['similarities', 'secondSimilarities'] as const)(
  'as %s brings forward what the words alone leave behind',
  async (role) => {
    server.behave(understands);
    const { it: ours, index } = await learned();
    const query = index.parse(question);
    const place = (signals?: RankingSignals) =>
      index.find(query, 5, signals).findIndex(({ passage }) => passage.topic.title === 'Ships');
    const found = place({ [role]: await ours.compare(query.texts, index.passages) });
    expect(found).toBeGreaterThanOrEqual(0);
    expect(found).toBeLessThan(place());
  },
);

it('compares each query with wordings and texts, and a text without them sentence by sentence', async () => {
  server.behave(understands);
  const answered = libraryFrom({
    'a.md':
      '# Boats\n\nThey float. Ships do too.\n\n## Ports\n\nA quay.\n\n```answers\n- questions: [where is a ship at rest?]\n  answer: At a quay.\n```',
  });
  const index = await indexPassages(answered);
  const ours = createEmbeddingIndex({
    db,
    encoder: createRemoteEncoder({ apiKey: 'k', baseUrl: server.url, model: 'm' }),
    perSentence: true,
    log: () => undefined,
  });
  await ours.embed(index.passages);
  const found = await ours.compare(['what?', 'a ship'], index.passages);
  const of = (title: string, isAuthored: boolean) =>
    found?.get(
      index.passages.find((each) => each.topic.title === title && each.isAuthored === isAuthored) as never,
    );
  // (1, 0.1) and (0.1, 1), brought to length 1: the cosine is 1 with itself and 0.2 / 1.01 with the other.
  const far = 0.2 / 1.01;
  expect(of('Ports', true)?.map(({ wording }) => wording)).toEqual([expect.closeTo(far), expect.closeTo(1)]);
  expect(of('Ports', true)?.map(({ text }) => text)).toEqual([expect.closeTo(1), expect.closeTo(far)]);
  expect(of('Boats', false)?.[1]).toEqual({ wording: 0, text: expect.closeTo(1) });
  index.close();
  answered.close();
});

it('lets a sentence that is like the question count as much as the whole', async () => {
  server.behave(understanding(/^a ship|^Boats: Ships/));
  const boats = libraryFrom({ 'a.md': '# Boats\n\nThey float. Ships do too.' });
  const index = await indexPassages(boats);
  const ours = createEmbeddingIndex({
    db,
    encoder: createRemoteEncoder({ apiKey: 'k', baseUrl: server.url, model: 'sentences' }),
    perSentence: true,
    log: () => undefined,
  });
  await ours.embed(index.passages);
  const found = await ours.compare(['a ship'], index.passages);
  // The whole is far from the question, 0.2 / 1.01, and its second sentence is the question's like.
  expect([...(found?.values() ?? [])]).toEqual([
    [{ wording: 0, text: expect.closeTo((0.2 / 1.01 + 1) / 2) }],
  ]);
  index.close();
  boats.close();
});

it('asks about each text once, over restarts', async () => {
  server.behave(understands);
  const { index } = await learned();
  const calls = server.asked.length;
  expect(calls).toBe(1);
  const again = embeddingIndex();
  await again.embed(index.passages);
  expect(server.asked).toHaveLength(calls);
  expect((await again.compare(['ships'], index.passages))?.size).toBe(index.passages.length);
});

it.each([
  ['fails', fails(429, 'insufficient_quota')],
  ['says nonsense', sends('application/json', '{}')],
])('goes on by words where the model %s', async (_, behaviour) => {
  server.behave(behaviour);
  const said: string[] = [];
  const { it: ours, index } = await learned((sentence) => said.push(sentence));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/by their words alone/);
  expect(await ours.compare(['ships'], index.passages)).toBeUndefined();
});

it('tells once why a question could not be read, in the server’s words', async () => {
  server.behave(understands);
  const said: string[] = [];
  const { it: ours, index } = await learned((sentence) => said.push(sentence));
  server.behave(fails(500, 'server_error'));
  for (let time = 0; time < 3; time++) await ours.compare(['ships'], index.passages);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/answered by words: 500 secret detail of server_error/);
});

it('does not wait for a question’s vector longer than it says', async () => {
  server.behave(understands);
  const { it: ours, index } = await learned();
  server.behave(hangsAfter(''));
  expect(await ours.compare(['ships'], index.passages)).toBeUndefined();
});

it('counts in a library too large to compare all of it sentence by sentence', async () => {
  const sections = Array.from({ length: 2_100 }, (_, i) => `## Part ${i}\n\nA plain number, ${i}.`);
  const large = libraryFrom({
    'first.md': `# First\n\nAll.\n\n${sections.slice(0, 1_050).join('\n\n')}`,
    'second.md': `# Second\n\nAll.\n\n${sections.slice(1_050).join('\n\n')}\n\n## Lamp\n\nIt shines brightly all night long.`,
  });
  // The first parts are least similar to a lamp, and the query shares no word with it.
  const vector = (text: string) => {
    const angle = /shines|glow/.test(text) ? 0 : 2.6 - Number(/\d+/.exec(text)?.[0] ?? 0) / 2_100;
    return Float32Array.from([Math.cos(angle), Math.sin(angle)]);
  };
  const encoder = { name: 'two', encode: async (texts: readonly string[]) => texts.map(vector) };
  const own = createEmbeddingIndex({ db, encoder, perSentence: true, log: () => undefined });
  const asked = 'what has a glow, and is no number?';
  const retriever = createRetriever({ embeddingIndex: own });
  expect((await retriever.retrieve(large, asked)).answer).toMatchObject({ kind: 'declined' });
  await retriever.prepare(large);
  expect((await retriever.retrieve(large, asked)).answer).toMatchObject({
    kind: 'answered',
    evidence: [{ topic: { title: 'Lamp' } }],
  });
  large.close();
});

it('encodes a question once, and once more after it was to forget', async () => {
  const encoded: string[] = [];
  const encode = async (texts: readonly string[]) => {
    encoded.push(...texts);
    return texts.map(() => Float32Array.of(1, 0));
  };
  const index = await indexPassages(library);
  const ours = createEmbeddingIndex({
    db,
    encoder: { name: 'e', encode },
    perSentence: false,
    log: () => undefined,
  });
  await ours.embed(index.passages);
  const times = () => encoded.filter((text) => text === 'which ships?').length;
  await ours.compare(['which ships?'], index.passages);
  await ours.compare(['which ships?'], index.passages);
  expect(times()).toBe(1);
  ours.forget();
  await ours.compare(['which ships?'], index.passages);
  expect(times()).toBe(2);
  index.close();
});

it('works in the retriever', async () => {
  server.behave(understands);
  const { it: ours } = await learned();
  const { answer } = await createRetriever({ secondEmbeddingIndex: ours }).retrieve(
    library,
    'which ships are on the sea?',
  );
  expect(answer).toMatchObject({ kind: 'answered' });
});

it.each([
  ['is refused', () => Promise.reject(new Error('the encoder ended'))],
  ['still comes', async (texts: readonly string[]) => texts.map(() => Float32Array.of(1, 0))],
])('is learned no further when the bot stops, and what %s then is no fault', async (_, ending) => {
  const stopping = new AbortController();
  const said: string[] = [];
  const encode = (texts: readonly string[]) => {
    stopping.abort();
    return ending(texts);
  };
  const { passages } = await indexPassages(library);
  await createEmbeddingIndex({
    ...{ db, encoder: { name: 'two', encode }, perSentence: true, signal: stopping.signal },
    log: (sentence) => said.push(sentence),
  }).embed(passages);
  expect(said).toEqual([]);
  expect(db.$client.prepare('select count(*) as rows from vectors').get()).toEqual({ rows: 0 });
});

it('tells the log of documents that cannot be indexed', async () => {
  const said: unknown[] = [];
  const broken = Object.defineProperty({ ...library }, 'topics', {
    get: () => {
      throw new Error('a broken library');
    },
  });
  await createRetriever({ log: (...what) => said.push(what) }).prepare(broken);
  expect(said).toEqual([['the documents could not be indexed', new Error('a broken library')]]);
});
