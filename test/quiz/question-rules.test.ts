/** That every question of our documents can be understood by itself, and that what cannot is never asked. */
import { describe, expect, test } from 'vitest';
import { brokenRules, hasSense, keepingRules } from '../../src/quiz/question-rules.ts';
import { templateOf } from '../../src/quiz/question-template.ts';
import { seeded } from '../../src/quiz/random.ts';
import type { Question } from '../../src/types/quiz.ts';
import { authored, everyWording, library, show } from './all-questions.ts';
import { about } from './question-fields.ts';

const fine: Question = {
  ...about,
  kind: 'single',
  prompt: 'Which term has this meaning?\n> One pass through all training examples.',
  explanation: 'An epoch is one pass.',
  options: [
    { text: 'Epoch' },
    { text: 'Batch', remark: 'A batch is a part of them.' },
    { text: 'Layer', remark: 'A layer is a part of a network.' },
  ],
  right: 0,
};
const withOptions = (first: string, second: string) => ({
  ...fine,
  options: [{ text: first }, { text: second, remark: 'It is wrong.' }],
});

describe('a rule is broken', () => {
  test('by nothing in a sound question', () => expect(brokenRules(fine)).toEqual([]));

  test.each<[string, object]>([
    ['by a pronoun without its noun', { prompt: 'It holds the state. True or false?' }],
    ['by a quotation that leans on something', { prompt: 'Which term is meant?\n> They are kept for long.' }],
    ['by a quotation without a sense', { prompt: 'Of which of these is this true?\n> **Gates:** None' }],
    ['by a quoted formula', { prompt: 'Of which of these is this true?\n> **Parameters:** 3h(h + d + 1)' }],
    ['by a heading without a sentence', { prompt: 'No clear winner – which point' }],
    ['by gaps that swallow the sense', { prompt: 'A layer with a […] whose […] is known?' }],
    ['by letters like those of the options', withOptions('A: 2 %, B: 98 %', 'A: 90 %, B: 10 %')],
    ['by an option in lower case', withOptions('the interval is wide', 'The interval is narrow')],
    [
      'by a right option that stands out',
      withOptions('The whole state is kept as it was before', 'The state'),
    ],
    ['by a wrong option without a reason', { options: [{ text: 'Epoch' }, { text: 'Batch' }] }],
    ['by an explanation that is none', { explanation: 'epoch' }],
    ['by a question put as a statement', { kind: 'boolean', prompt: 'Is 99 % impressive?', right: true }],
  ])('%s', (_, change) => expect(brokenRules({ ...fine, ...change } as Question)).not.toEqual([]));
});

test('a formula or a word has no sense by itself', () => {
  expect(['None', 'Built in', '4h(h + d + 1)', 'Sequential'].filter(hasSense)).toEqual([]);
  expect(hasSense('Steps must wait')).toBe(true);
});

test('a template draws again until no rule is broken, and is dropped where that does not help', () => {
  const broken = { ...fine, explanation: '' };
  const identity = { fact: 'f', source: 'term', topic: null, level: 'first' } as const;
  const now = templateOf(identity, (random) => (random() < 0.5 ? fine : broken));
  const made = Array.from({ length: 50 }, (_, seed) => keepingRules(now)?.make(seeded(seed)));
  expect(made.filter((question) => !question || brokenRules(question).length > 0)).toEqual([]);
  expect(keepingRules(templateOf(identity, () => broken))).toBeUndefined();
});

test('no generated question of our documents breaks a rule, in any wording', () => {
  const generated = everyWording.filter(({ source }) => source !== 'document');
  expect(generated.length).toBeGreaterThan(1_000);
  expect(
    generated.flatMap((question) => brokenRules(question).map((rule) => `${rule}: ${show(question)}`)),
  ).toEqual([]);
});

describe('authored questions of our documents', () => {
  test('keep the same rules', () => {
    expect(authored.length).toBeGreaterThan(400);
    expect(
      authored.flatMap((question) => brokenRules(question).map((rule) => `${rule}: ${show(question)}`)),
    ).toEqual([]);
  });

  test('are easy three times for every topic', () => {
    const easy = authored.filter(({ difficulty }) => difficulty === 1);
    const few = [...library.topics.values()].filter(
      ({ id, kind }) => kind !== 'term' && easy.filter(({ topic }) => topic === id).length < 3,
    );
    expect(few.map(({ id }) => id)).toEqual(['glossary']);
  });
});
