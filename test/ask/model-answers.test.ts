/**
 * Forty answers to questions of learners, written by hand as a strong model would write them from these sources, each
 * sentence labelled by hand. No model runs: the test measures how our code handles answers and verdicts.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AnswerGenerator, createAnswerGenerator } from '../../src/ask/answer-generator.ts';
import { createModel } from '../../src/ask/model.ts';
import { verdictFormat } from '../../src/ask/verdicts.ts';
import { closeDatabase, type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import { inert } from '../../src/text/escape.ts';
import { temporaryFolder } from '../support/unrolled.ts';
import { type Judgement, type ModelServer, startModelServer, teaches, verdicts } from './model-server.ts';

const sentence = z.object({
  text: z.string(),
  /** Sources from 1; empty where the sentence names a gap. */
  cites: z.array(z.number().int().positive()),
  kind: z.enum(['true', 'paraphrased', 'swapped', 'invented', 'negated']),
});
type Sentence = z.output<typeof sentence>;
const answer = z.object({
  question: z.string(),
  sources: z.array(z.object({ label: z.string(), text: z.string() })),
  sentences: z.array(sentence),
  /** Wrong sentences by the place, from 0, of the one that they replace. */
  wrong: z.array(sentence.extend({ place: z.number().int() })),
});
const written = z.array(answer).parse(JSON.parse(readFileSync('test/fixtures/model-answers.json', 'utf8')));
type ModelQuestions = (typeof written)[number];

const everything = written.flatMap(({ sentences, wrong }): Sentence[] => [...sentences, ...wrong]);
const judgementOf: Record<Sentence['kind'], Judgement> = {
  true: 'supported',
  paraphrased: 'supported',
  swapped: 'contradicted',
  negated: 'contradicted',
  invented: 'not_stated',
};
const judgements = new Map(everything.map(({ text, kind }) => [text, judgementOf[kind]]));
/** Throws where the judge gets a sentence that has no label. */
const rightly = (sentences: string[]): string =>
  verdicts(
    sentences.map((text) => {
      const judgement = judgements.get(text);
      if (!judgement) throw new Error(`not labelled: ${text}`);
      return judgement;
    }),
  );
const supported = (sentences: string[]) => verdicts(sentences.map(() => 'supported'));

const asSaid = ({ text, cites }: Sentence): string =>
  cites.length === 0 ? text : text.replace(/([.!?]*)$/, ` [${cites.join(', ')}]$1`);

let server: ModelServer;
let db: OpenDatabase;
let answerGenerator: () => AnswerGenerator;

beforeAll(async () => {
  server = await startModelServer();
  db = openDatabase(`${temporaryFolder()}/db.sqlite`);
  const model = { apiKey: 'k', baseUrl: server.url, model: 'm', deadlineMs: 20_000, maxTokens: 500 };
  const [writer, judge] = [createModel(model), createModel({ ...model, format: verdictFormat() })];
  answerGenerator = () =>
    createAnswerGenerator({
      ...{ db, writer, judge, deadlineMs: 20_000, maxTokens: 500, prices: { input: 0, output: 0 } },
      allowance: { userTokens: 1e9, serverTokens: 1e9, cost: 1 },
    });
});
afterAll(async () => {
  closeDatabase(db);
  await server.close();
});

function learn(
  { question, sources }: ModelQuestions,
  sentences: Sentence[],
  judge: (all: string[]) => string,
) {
  server.behave(teaches(sentences.map(asSaid).join(' '), judge));
  const task = { question, evidence: sources, level: 'first' as const, history: [] };
  return answerGenerator().generate(task, { userId: 'ann', serverId: null });
}

it('there are enough of them, of every kind', () => {
  expect(written).toHaveLength(40);
  expect(everything.length).toBeGreaterThanOrEqual(150);
  const counts = Object.groupBy(everything, ({ kind }) => kind);
  for (const kind of ['true', 'paraphrased', 'swapped', 'invented', 'negated'] as const)
    expect(counts[kind]?.length, kind).toBeGreaterThanOrEqual(20);
});

describe('with right verdicts', () => {
  it('every true answer is shown whole', async () => {
    for (const each of written) {
      const { claims, fault } = await learn(each, each.sentences, rightly);
      expect(fault, each.question).toBeUndefined();
      expect(claims.map(({ text }) => text)).toEqual(each.sentences.map(({ text }) => inert(text)));
    }
  });

  it('no answer with a wrong sentence is shown, nor a part of one', async () => {
    for (const each of written)
      for (const wrong of each.wrong) {
        const sentences = each.sentences.with(wrong.place, wrong);
        expect(await learn(each, sentences, rightly), wrong.text).toEqual({ claims: [], fault: 'empty' });
      }
  });
});

describe('the documents answer', () => {
  const some = written.filter((_, i) => i % 4 === 0);

  it.each<[what: string, judge: (sentences: string[]) => string]>([
    ['missing', () => ''],
    ['malformed', (all) => supported(all).replace('"verdicts"', '"judgements"')],
    ['broken off', (all) => supported(all).slice(0, -15)],
    ['incomplete', (all) => supported(all.slice(1))],
    [
      'contradictory',
      (all) => supported(all).replace('[', '[{"sentence":1,"why":"","verdict":"contradicted"},'),
    ],
  ])('where verdicts are %s', async (_, judge) => {
    for (const each of some)
      expect((await learn(each, each.sentences, judge)).claims, each.question).toEqual([]);
  });

  it.each([
    ['a number', (text: string) => text.replace(/([.!?]*)$/, ', 4711 times$1')],
    ['a name', (text: string) => text.replace(/([.!?]*)$/, ', as Newton showed$1')],
    ['a link', (text: string) => text.replace(/([.!?]*)$/, ', see www.example.invalid$1')],
  ])('where verdicts lie about %s', async (_, spoil) => {
    for (const each of some) {
      const [first, ...rest] = each.sentences;
      const spoiled = first && { ...first, text: spoil(first.text) };
      const lesson = await learn(each, spoiled ? [spoiled, ...rest] : [], supported);
      expect(lesson, spoiled?.text).toEqual({ claims: [], fault: 'empty' });
    }
  });
});
