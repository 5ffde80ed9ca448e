/** A question with its context: the asker's own experiments, and the history of a thread. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerGenerator } from '../../src/ask/answer-generator.ts';
import { type AskRequest, answerQuestion } from '../../src/ask/conversation.ts';
import { experimentEvidence, experimentMentioned, queryForCurve } from '../../src/ask/experiments.ts';
import { createModel } from '../../src/ask/model.ts';
import { createRetriever, type Retriever } from '../../src/ask/retriever.ts';
import { questions } from '../../src/ask/tables/schema.ts';
import { verdictFormat } from '../../src/ask/verdicts.ts';
import { closeDatabase, type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import { rememberServer } from '../../src/db/servers.ts';
import { rememberUser } from '../../src/db/users.ts';
import { addEpoch } from '../../src/training/tables/epochs.ts';
import { addExperiment, findExperiment } from '../../src/training/tables/experiments.ts';
import type { Library, Topic } from '../../src/types/lessons.ts';
import type { EpochRecord } from '../../src/types/training.ts';
import { options } from '../db/samples.ts';
import { loadLessons } from '../support/lessons.ts';
import { temporaryFolder } from '../support/unrolled.ts';
import { libraryFrom } from './library.ts';
import { isJudging, type ModelServer, startModelServer, teaches } from './model-server.ts';

let server: ModelServer;
let library: Library;
let retriever: Retriever;
let db: OpenDatabase;

beforeAll(async () => {
  server = await startModelServer();
  library = await loadLessons();
  retriever = createRetriever();
});
afterAll(async () => {
  library.close();
  await server.close();
});
beforeEach(() => {
  server.asked.splice(0);
  db = openDatabase(`${temporaryFolder()}/db.sqlite`);
  rememberServer(db, 'school');
  for (const id of ['ann', 'bob']) rememberUser(db, { id, name: id });
});
afterEach(() => closeDatabase(db));

const curve = (losses: [number, number][]): EpochRecord[] =>
  losses.map(([loss, valLoss], i) => ({
    ...{ epoch: i + 1, loss, valLoss, metric: 0.9, valMetric: 0.8, gradientNorm: 1, seconds: 0.5 },
  }));
const overfitted = curve([
  [0.6, 0.5],
  [0.4, 0.42],
  [0.2, 0.47],
  [0.1, 0.61],
]);

function store(epochs: EpochRecord[]): number {
  const { id } = addExperiment(db, { userId: 'ann', serverId: 'school', options });
  for (const epoch of epochs) addEpoch(db, id, epoch);
  return id;
}

const ask = (
  question: string,
  more: Partial<AskRequest> = {},
  answerGenerator?: Parameters<typeof answerQuestion>[0]['answerGenerator'],
) =>
  answerQuestion(
    { db, retriever, answerGenerator, library, log: () => undefined },
    {
      ...{ question, level: 'first', payer: { userId: 'ann', serverId: 'school' } },
      ...{ channelId: 'c', isThread: false, ...more },
    },
    () => undefined,
  );
const textOf = ({ documents }: Awaited<ReturnType<typeof ask>>) =>
  documents.kind === 'answered' ? documents.evidence.map(({ text }) => text).join('\n') : '';

describe('an experiment', () => {
  it.each([
    ['why did run 42 stop improving?', 42],
    ['what happened in experiment #7', 7],
    ['is my last run any good', 'last'],
    ['what is an experiment', undefined],
    ['run a marathon in 42 days', undefined],
  ])('%j names %s', (question, named) => expect(experimentMentioned(question)).toBe(named));

  it.each([
    ['overfitting', overfitted],
    [
      'NaN',
      curve([
        [0.6, 0.5],
        [Number.NaN, Number.NaN],
      ]),
    ],
    [
      'plateau',
      curve([
        [0.69, 0.69],
        [0.69, 0.69],
        [0.688, 0.688],
      ]),
    ],
    [
      'both fall',
      curve([
        [0.6, 0.5],
        [0.4, 0.42],
      ]),
    ],
  ])('shows signs of %s', (sign, epochs) => expect(queryForCurve(epochs)).toContain(sign));

  it('is told in its own numbers', () => {
    const experiment = findExperiment(db, store(overfitted));
    const { text } = experimentEvidence(experiment as NonNullable<typeof experiment>, overfitted);
    expect(text).toContain('from 0.6 in epoch 1 to 0.1 in epoch 4');
    expect(text).toContain('lowest in epoch 2, 0.42, and ended at 0.61');
  });

  it('is explained from the documents', async () => {
    const text = textOf(await ask(`why did run ${store(overfitted)} stop improving?`));
    expect(text).toContain('lowest in epoch 2');
    expect(text).toMatch(/overfit|by heart/i);
  });

  it('may be cited by a model, number by number', async () => {
    const id = store(overfitted);
    const right = 'The validation loss was lowest in epoch 2, 0.42, and ended at 0.61 [1].';
    server.behave(teaches(right));
    const { generated } = await ask(`why did run ${id} stop improving?`, {}, answerGenerator());
    expect(generated?.claims).toHaveLength(1);
    server.behave(teaches(`${right} It reached 99 % [1].`));
    const { generated: wrong, documents } = await ask(`why did run ${id} get worse?`, {}, answerGenerator());
    expect([wrong?.claims, documents.kind]).toEqual([[], 'answered']);
  });

  it('answers even where a model finds nothing in the sources', async () => {
    server.behave(teaches('NOT IN THE SOURCES'));
    const { documents } = await ask(
      `why did run ${store(overfitted)} stop improving?`,
      {},
      answerGenerator(),
    );
    expect(documents.kind).toBe('answered');
  });

  it('of somebody else stays theirs', async () => {
    const id = store(overfitted);
    const payer = { userId: 'bob', serverId: 'school' };
    await expect(ask(`why did run ${id} stop improving?`, { payer })).rejects.toThrow(/no experiment/);
    await expect(ask('how good was my last run', { payer })).rejects.toThrow(/no experiment yet/);
  });
});

function answerGenerator() {
  const model = { apiKey: 'k', baseUrl: server.url, model: 'm', deadlineMs: 2_000, maxTokens: 100 };
  return createAnswerGenerator({
    ...{ db, deadlineMs: 2_000, maxTokens: 100, prices: { input: 0, output: 0 } },
    allowance: { userTokens: 1e6, serverTokens: 1e6, cost: 1 },
    writer: createModel(model),
    judge: createModel({ ...model, format: verdictFormat() }),
  });
}

describe('in a thread', () => {
  it('a model is told the last three exchanges, and no more', async () => {
    server.behave(teaches('A gate is a tap that the network itself turns [1].'));
    for (const n of [1, 2, 3, 4, 5])
      await ask(`what is gate number ${n}?`, { isThread: true }, answerGenerator());
    const last = server.asked.filter((asked) => !isJudging(asked)).at(-1)?.body.messages ?? [];
    expect(last.map(({ role }) => role)).toEqual([
      ...['system', 'user', 'assistant', 'user', 'assistant', 'user', 'assistant', 'user'],
    ]);
    expect(last[1]?.content).toBe('what is gate number 2?');
  });
});

it('how new the reader is reaches the model', async () => {
  server.behave(teaches('A gate is a tap that the network itself turns [1].'));
  await ask('what is a gate?', { level: 'deep' }, answerGenerator());
  await ask('what is a gate?', { level: 'first' }, answerGenerator());
  const rules = server.asked
    .filter((asked) => !isJudging(asked))
    .map(({ body }) => body.messages[0]?.content ?? '');
  expect(rules[0]).not.toBe(rules[1]);
});

describe('a model that finds no answer in the sources', () => {
  it('declines where only the text of a lesson was found', async () => {
    server.behave(teaches('NOT IN THE SOURCES.'));
    const own = libraryFrom({ 'sea.md': '# Sea\n\nThe **sea** is salt water around the land.' });
    const { documents, generated } = await answerQuestion(
      { db, retriever, answerGenerator: answerGenerator(), library: own, log: () => undefined },
      {
        ...{ question: 'what is the sea?', level: 'first', channelId: 'c', isThread: false },
        payer: { userId: 'ann', serverId: 'school' },
      },
      () => undefined,
    );
    expect(documents).toMatchObject({
      kind: 'declined',
      nearest: expect.arrayContaining([expect.anything()]),
    });
    expect(generated).toMatchObject({ claims: [], fault: 'uncovered' });
    expect(db.select().from(questions).all()).toMatchObject([{ outcome: 'declined', answer: '' }]);
  });

  it('is not believed where an author answered', async () => {
    const own = libraryFrom({
      'sea.md':
        '# Sea\n\nThe sea is salt water.\n\n```answers\n- questions:\n    - why is the sea salty?\n  answer: |\n    The sea is salty because rivers carry salt into it, and only water leaves.\n```\n',
    });
    server.behave(teaches('NOT IN THE SOURCES.'));
    const documents = { kind: 'answered' as const, evidence: [], missing: [], related: [] };
    const [answer] = own.topics.get('sea')?.answers ?? [];
    const authored = { label: 'Sea', text: answer?.text ?? '', topic: own.topics.get('sea') as Topic };
    const found = { answer: { ...documents, evidence: [authored] }, sources: [] };
    const fixed = { ...retriever, retrieve: async () => found };
    const asked = {
      question: 'why is the sea salty?',
      level: 'first' as const,
      channelId: 'c',
      isThread: false,
    };
    const reply = await answerQuestion(
      { db, retriever: fixed, answerGenerator: answerGenerator(), library: own, log: () => undefined },
      { ...asked, payer: { userId: 'ann', serverId: 'school' } },
      () => undefined,
    );
    expect(reply).toMatchObject({ documents: { kind: 'answered' }, generated: { fault: 'uncovered' } });
  });
});

it('what the documents answer is the first source of a model', async () => {
  server.behave(teaches('A gate is a tap that the network itself turns [1].'));
  const { documents } = await ask('what is a gate?', {}, answerGenerator());
  const prompt = server.asked[0]?.body.messages.at(-1)?.content ?? '';
  const [first] = documents.kind === 'answered' ? documents.evidence : [];
  expect(prompt.indexOf(first?.text ?? 'none')).toBe(prompt.indexOf('\n', prompt.indexOf('[1]')) + 1);
});

it('a question is retrieved once, for the answer and for the model', async () => {
  server.behave(teaches('A gate is a tap that the network itself turns [1].'));
  const retrieved: string[] = [];
  const counting: Retriever = {
    ...retriever,
    retrieve: (...request) => {
      retrieved.push(request[1]);
      return retriever.retrieve(...request);
    },
  };
  const services = {
    db,
    retriever: counting,
    answerGenerator: answerGenerator(),
    library,
    log: () => undefined,
  };
  for (const question of ['what is the forget gate?', 'and why does it start with a bias of 1?'])
    await answerQuestion(
      services,
      {
        ...{ question, level: 'first', channelId: 'c', isThread: true },
        payer: { userId: 'ann', serverId: 'school' },
      },
      () => undefined,
    );
  // The first question again, from the cache, to learn what the second one is about.
  expect(retrieved.slice(0, 2)).toEqual(['what is the forget gate?', 'what is the forget gate?']);
  expect(retrieved.slice(2)).toEqual([expect.stringMatching(/why does .*gate.* start with a bias of 1\?/i)]);
});
