/** Questions that follow up on others, in a thread and elsewhere, without a model. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AskRequest, answerQuestion } from '../../src/ask/conversation.ts';
import { followUpIn } from '../../src/ask/follow-up.ts';
import { createRetriever, type Retriever } from '../../src/ask/retriever.ts';
import { questions } from '../../src/ask/tables/schema.ts';
import { closeDatabase, type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import { rememberServer } from '../../src/db/servers.ts';
import { rememberUser } from '../../src/db/users.ts';
import type { Library } from '../../src/types/lessons.ts';
import { loadLessons } from '../support/lessons.ts';
import { temporaryFolder } from '../support/unrolled.ts';

let library: Library;
let retriever: Retriever;
let db: OpenDatabase;

beforeAll(async () => {
  library = await loadLessons();
  retriever = createRetriever();
});
afterAll(() => library.close());
beforeEach(() => {
  db = openDatabase(`${temporaryFolder()}/db.sqlite`);
  rememberServer(db, 'school');
  for (const id of ['ann', 'bob']) rememberUser(db, { id, name: id });
});
afterEach(() => closeDatabase(db));

const ask = (question: string, more: Partial<AskRequest> = {}) =>
  answerQuestion(
    { db, retriever, answerGenerator: undefined, library, log: () => undefined },
    {
      ...{ question, level: 'first', payer: { userId: 'ann', serverId: 'school' } },
      ...{ channelId: 'c', isThread: false, ...more },
    },
    () => undefined,
  );
const textOf = ({ documents }: Awaited<ReturnType<typeof ask>>) =>
  documents.kind === 'answered' ? documents.evidence.map(({ text }) => text).join('\n') : '';

describe('in a thread', () => {
  it('what was asked before belongs to the question', async () => {
    await ask('what is the forget gate?', { isThread: true });
    const text = textOf(await ask('and why does it start with a bias of 1?', { isThread: true }));
    expect(text).toMatch(/0\.73|0\.5/);
  });

  it('what others asked belongs to it as well', async () => {
    await ask('what is pooling?', { isThread: true });
    const payer = { userId: 'bob', serverId: 'school' };
    expect((await ask('an example?', { isThread: true, payer })).about?.id).toBe('pooling');
  });
});

describe('elsewhere', () => {
  it('only the asker’s own questions belong to it', async () => {
    await ask('what is pooling?');
    expect((await ask('an example?')).about?.id).toBe('pooling');
    const { documents } = await ask('an example?', { payer: { userId: 'bob', serverId: 'school' } });
    expect(documents).toMatchObject({ kind: 'declined', isUnclear: true });
  });

  it('a question to everybody is stored only where something near is known', async () => {
    const stored = () => db.select().from(questions).all().length;
    await ask('is anyone coming to the pub tonight?', { isToAll: true });
    await ask('why?', { isToAll: true });
    expect(stored()).toBe(0);
    await ask('what is pooling?', { isToAll: true });
    expect(stored()).toBe(1);
  });
});

describe('a follow-up', () => {
  const talk = async (...asked: string[]) => {
    let last: Awaited<ReturnType<typeof ask>> | undefined;
    for (const question of asked) last = await ask(question, { isThread: true });
    return last as Awaited<ReturnType<typeof ask>>;
  };
  it.each([
    [['what is pooling?', 'an example?'], 'pooling', /2 × 2 squares|4 × 4 map/],
    [['what is pooling?', 'why?'], 'pooling', /pool/i],
    [['what is pooling?', 'and why does it help?'], 'pooling', /pool/i],
    [['what is an lstm?', 'and the GRU?'], 'gru', /GRU/],
    [['what is an lstm?', 'and the GRU?', 'how many gates?'], 'gru', /Two: update, reset/],
    [['what is overfitting', 'and dropout?'], 'dropout', /switch/i],
  ])('%j is answered about %s', async (asked, topic, text) => {
    const answer = await talk(...asked);
    expect([answer.about?.id, textOf(answer)]).toEqual([topic, expect.stringMatching(text)]);
  });

  it('that has no answer names its topic and leads to nothing else', async () => {
    const { documents } = await talk('what is pooling?', 'is it ticklish?');
    expect(documents).toMatchObject({
      kind: 'declined',
      nearest: [{ id: 'pooling' }],
      followUp: { wanted: 'rest' },
    });
    expect(db.select().from(questions).all().at(-1)?.question).toBe('is it ticklish? (Pooling)');
  });

  it.each([
    'who is there?',
    'who are you?',
    'how are you?',
    'what can you do?',
    'what did she say?',
    'do you like it?',
    'what time is it?',
    'what happened?',
    'when is lunch?',
    'which bus goes to the station?',
    'how was your weekend?',
  ])('is not seen in %j', (question) => {
    expect(followUpIn(question, [], library.topics.get('pooling'))).toBeUndefined();
  });

  it('is not answered by a passage that shares only the name of the topic', async () => {
    for (const other of ['which homework?', 'how many people?', 'is it raining?'])
      expect((await talk('what is pooling?', other)).documents.kind).toBe('declined');
  });

  it('asks why of its own topic, not of something else that is known of it', async () => {
    const { documents } = await talk('what is an epoch?', 'why?');
    expect(JSON.stringify(documents)).not.toContain('The first epoch is slower');
  });

  it('is not seen in a question about something else', async () => {
    for (const other of ['is anyone coming to the pub tonight?', 'who won the chess tournament?']) {
      const { documents, about } = await talk('what is pooling?', other);
      expect([documents.kind, about]).toEqual(['declined', undefined]);
    }
  });
});
