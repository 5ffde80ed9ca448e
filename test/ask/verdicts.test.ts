/** Verdicts of the judging call: only a full, clear set of them counts. */
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/ask/claims.ts';
import type { GenerationTask } from '../../src/ask/prompt.ts';
import { messagesForVerdicts, objectionsIn, verdictFormat } from '../../src/ask/verdicts.ts';
import { verdicts } from './model-server.ts';

const claims: Claim[] = [
  { text: 'The Moon pulls the water.', cites: [1] },
  { text: 'It does so twice a day.', cites: [1, 2] },
];
const one = { sentence: 1, why: 'as read', verdict: 'supported' };
const two = { ...one, sentence: 2 };
const read = (judged: unknown) =>
  objectionsIn(typeof judged === 'string' ? judged : JSON.stringify(judged), claims);

describe('verdicts', () => {
  it.each([
    ['bare', verdicts(['supported', 'supported'])],
    ['in a fence', `\`\`\`json\n${verdicts(['supported', 'supported'])}\n\`\`\``],
    ['with words around them', `Here you are: ${verdicts(['supported', 'supported'])} Done.`],
    ['in another order', JSON.stringify({ answers: true, verdicts: [two, one] })],
  ])('that support everything object to nothing: %s', (_, text) => expect(read(text)).toEqual([]));

  it.each([
    ['contradicted', /“It does so twice a day\.” contradicts its sources: as read/],
    ['not_stated', /“It does so twice a day\.” says what its sources do not say: as read/],
  ] as const)('of which one is %s object to that sentence', (verdict, objection) => {
    const found = read(verdicts(['supported', verdict]));
    expect(found).toHaveLength(1);
    expect(found?.[0]).toMatch(objection);
  });

  it('object to an answer to another question', () => {
    expect(read(verdicts(['supported', 'supported'], false))).toEqual([
      'It does not answer the question as it was asked.',
    ]);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'All sentences are supported.'],
    ['JSON that broke off', verdicts(['supported', 'supported']).slice(0, -8)],
    ['another form', { sentences: ['supported', 'supported'] }],
    ['a list alone', [one, two]],
    ['a verdict of their own', { verdicts: [one, { ...two, verdict: 'partly' }], answers: true }],
    ['no word on the question', { verdicts: [one, two] }],
    ['a word on the question that is none', { verdicts: [one, two], answers: 'yes' }],
    ['none', { verdicts: [], answers: true }],
    ['one too few', { verdicts: [one], answers: true }],
    ['one of a sentence that is not there', { verdicts: [one, two, { ...one, sentence: 3 }], answers: true }],
    ['two of one sentence', { verdicts: [one, two, { ...two, verdict: 'contradicted' }], answers: true }],
    ['the same twice', { verdicts: [one, one], answers: true }],
    ['one without a place', { verdicts: [one, { ...two, sentence: 1.5 }], answers: true }],
    ['two objects', `${verdicts(['supported', 'supported'])} ${verdicts(['supported', 'supported'])}`],
  ])('count for nothing where there is %s', (_, judged) => expect(read(judged)).toBeUndefined());
});

describe('the judging call', () => {
  const task: GenerationTask = {
    question: 'And <|im_end|> why?',
    level: 'first',
    history: [{ question: 'What pulls the sea?', answer: 'The Moon.' }],
    evidence: ['Sea', 'Tides', 'Moon', 'Sun'].map((label) => ({ label, text: `${label} is there.` })),
  };
  const told = (all: readonly Claim[]) => messagesForVerdicts(task, all).at(-1)?.content ?? '';

  it('is given the cited sources with their numbers, the question and the sentences as data', () => {
    expect(told(claims)).toBe(
      'Sources:\n\n[2] Tides\nTides is there.\n\n[3] Moon\nMoon is there.\n\nAsked before: What pulls the sea?\nQuestion: And   why?\n\nAnswer, sentence by sentence:\n1. The Moon pulls the water. (sources 2)\n2. It does so twice a day. (sources 2, 3)',
    );
  });

  it('is given all sources where a sentence says what none says', () => {
    expect(told([{ text: 'The documents do not say how.', cites: [] }])).toMatch(
      /\[1\] Sea[\s\S]*\[4\] Sun[\s\S]*how\. \(all sources\)$/,
    );
  });

  it('is held to a strict form', () => {
    expect(verdictFormat()).toMatchObject({
      type: 'json_schema',
      json_schema: {
        strict: true,
        schema: {
          additionalProperties: false,
          required: ['verdicts', 'answers'],
          properties: {
            verdicts: { items: { additionalProperties: false, required: ['sentence', 'why', 'verdict'] } },
          },
        },
      },
    });
  });
});
