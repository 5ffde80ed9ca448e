/** /quiz now source:model over sockets: a model behind one, discord.js behind the other. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Behaviour,
  fails,
  type ModelServer,
  type Query,
  refuses,
  says,
  startModelServer,
} from '../ask/model-server.ts';
import { labels, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer();
  unrolled = await startUnrolled({ OPENAI_API_KEY: 'sk-secret', OPENAI_BASE_URL: server.url });
});
afterAll(async () => {
  await unrolled.stop();
  await server.close();
});
beforeEach(() => void server.asked.splice(0));

const text = ({ embeds }: APIMessage) => embeds[0]?.description ?? '';
const mark = 'Written by a language model and checked against the documents.';
const now = (options: object, where: object = {}) =>
  unrolled.discord.answer('quiz now', { source: 'model', ...options }, where);

const about = {
  pooling: {
    kind: 'single',
    question: 'What does pooling over all time steps of a sequence forget?',
    right: ['the order of what it found'],
    wrong: ['the number of channels', 'the largest value', 'the weights of the filters'],
    explanation: 'Pooling over all time steps forgets the order of what it found.',
    words: 'Precise position is thrown away',
  },
  gates: {
    kind: 'boolean',
    question: 'An LSTM has three gates per unit.',
    right: ['true'],
    wrong: [],
    explanation: 'An LSTM has three gates per unit.',
    words: 'An LSTM has three gates per unit',
  },
};

/** Writes these, each with the number that its passage has got, and one that no passage bears out. */
const writes =
  (...questions: (typeof about)[keyof typeof about][]): Behaviour =>
  (response, asked: Query) => {
    const sources = (asked.body.messages.at(-1)?.content ?? '').split(/\n\[(?=\d+\] )/);
    const drafts = questions.map(({ words, ...question }) => ({
      ...question,
      source: sources.findIndex((source) => source.includes(words)),
    }));
    const invented = {
      ...about.pooling,
      source: 1,
      question: '@everyone, what is cheese?',
      right: ['tasty'],
    };
    return says(JSON.stringify({ questions: [invented, ...drafts] }))(response, asked);
  };

it('a group answers a question by a model, marked as such, with its explanation and its topic', async () => {
  const { discord } = unrolled;
  server.behave(writes(about.pooling));
  const start = await now({ topic: 'pooling', length: 1, seconds: 60 });
  expect(text(start)).toMatch(/^One question, 60 seconds\./);
  expect(text(start)).not.toMatch(/documents/);
  const question = await discord.waitForMessage((message) => labels(message).includes('End this question'), {
    after: start,
    timeoutMs: 15_000,
  });
  expect(text(question)).toMatch(/^What does pooling over all time steps of a sequence forget\?/);
  expect(text(question)).toContain(`-# ${mark}`);
  const letter = /\*\*([A-D])\.\*\* the order of what it found/.exec(text(question))?.[1] ?? '';
  await discord.click(question, letter);
  await discord.waitForEdit(question, (message) => labels(message).includes('1 answered'));
  await discord.click(question, 'End this question');
  const solved = await discord.waitForEdit(question, (message) => /\*\*Solution:\*\*/.test(text(message)));
  expect(text(solved)).toContain(`**Solution:** ${letter}. the order of what it found`);
  expect(text(solved)).toContain(about.pooling.explanation);
  expect(labels(solved)).toContain('Explain: Pooling');
  expect(readable(solved, discord)).not.toMatch(/cheese|everyone|sk-secret/);
  await discord.waitForMessage((message) => message.embeds[0]?.title?.endsWith('results') ?? false, {
    after: question,
  });
  expect(server.asked).toHaveLength(1);
});

describe('for oneself', () => {
  it('it is asked again without another call, for somebody else too', async () => {
    server.behave(writes(about.gates));
    const where = { channel: 'dm', user: 'bob' };
    const first = await now({ topic: 'gates', length: 1 }, where);
    expect(text(first)).toMatch(/^An LSTM has three gates per unit\./);
    expect(text(first)).toContain(mark);
    expect(text(await now({ topic: 'gates', length: 1 }, { channel: 'dm', user: 'ada' }))).toBe(text(first));
    expect(server.asked).toHaveLength(1);
  });

  it('what is missing comes from the documents, and that is said', async () => {
    const answer = await now({ topic: 'gates', length: 3 }, { channel: 'dm', user: 'mute' });
    expect(text(answer)).toMatch(
      /^-# 1 of 3 questions by the language model, the others from the documents\.\n/,
    );
    expect(server.asked).toHaveLength(0);
  });

  it('shows what it waits for', async () => {
    server.behave(async (response, asked) => {
      await sleep(2_500);
      return writes(about.pooling)(response, asked);
    });
    const seen: string[] = [];
    unrolled.discord.happenings.on('edit', ({ message }) => seen.push(text(message)));
    await now({ topic: 'pooling', level: 'first', mode: 'own' });
    expect(seen).toContainEqual(
      'A language model writes questions about **Pooling**, and each is checked against the documents: 30 seconds at most …',
    );
  });
});

describe('when the model fails', () => {
  it.each<[why: RegExp, topic: string, behaviour: Behaviour]>([
    [/quota is used up/, 'stride', fails(429, 'insufficient_quota')],
    [/asked too much/, 'padding', fails(429, 'rate_limit_exceeded')],
    [/did not accept the key/, 'dropout', fails(401, 'invalid_api_key')],
    [/did not want to answer/, 'overfitting', refuses('content_filter')],
    [/nothing that the documents support/, 'update gate', says('Here is a poem instead.')],
  ])('%s, the questions come from the documents', async (why, topic, behaviour) => {
    server.behave(behaviour);
    const answer = await now({ topic, length: 1, mode: 'own' }, { user: 'ada' });
    expect(text(answer)).toMatch(/^-# From the documents instead: the language model/);
    expect(text(answer)).toMatch(why);
    expect(text(answer)).not.toMatch(/secret|poem|Written by/);
    expect(labels(answer).length).toBeGreaterThan(0);
    expect(server.asked).toHaveLength(1);
  });
});

describe('other sources', () => {
  it('are taken as they are wished for', async () => {
    const of = async (options: object) =>
      text(await unrolled.discord.answer('quiz now', { mode: 'own', ...options }));
    expect(await of({ source: 'documents', topic: 'gates' })).not.toContain(mark);
    expect(await of({ source: 'experiments' })).toMatch(/no finished experiment here to ask about/);
    expect(await of({ source: 'model', deck: 'mine' })).toMatch(/leave out either/);
    expect(await of({ source: 'model', topic: 'bananna bread' })).toMatch(/is not a topic/);
    expect(server.asked).toHaveLength(0);
  });

  it('are what there is without a model, and it is said', async () => {
    const plain = await startUnrolled();
    const answer = await plain.discord.answer('quiz now', { source: 'model', topic: 'gates' });
    expect(text(answer)).toMatch(/^No language model is set up here/);
    await plain.stop();
  });
});
