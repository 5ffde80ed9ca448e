/** Only what the cited passage bears out is ever asked, whatever a model says. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createRetriever } from '../../../src/ask/retriever.ts';
import { seeded } from '../../../src/quiz/random.ts';
import { askWritten } from '../../../src/quiz/sources/documents.ts';
import { checkDraft } from '../../../src/quiz/written/check.ts';
import { draftKinds, draftsIn, type QuestionDraft } from '../../../src/quiz/written/draft.ts';
import type { Topic } from '../../../src/types/lessons.ts';
import type { Question } from '../../../src/types/quiz.ts';
import { shown, unsound } from '../question-faults.ts';
import { asReply, good, seaLibrary } from './lesson.ts';

const retriever = createRetriever();
const library = seaLibrary();
const { evidence, index } = await retriever.evidenceForTopic(library, library.topics.get('tides') as Topic);
const check = (draft: QuestionDraft) => checkDraft(draft, evidence, index);

describe('a question that its passage bears out', () => {
  it.each(Object.values(good))('($kind) is kept, of the level of what it cites', (draft) => {
    expect(check(draft)).toMatchObject({
      kind: draft.kind,
      question: draft.question,
      level: draft.source === 1 ? 'first' : 'deep',
    });
  });

  it('may make a true statement, with its “not”', () => {
    const statement = {
      ...good.boolean,
      question: 'A tide has no influence on the weather.',
      right: ['true'],
    };
    expect(check(statement)).toMatchObject({ answer: true });
  });

  it('is inert', () => {
    const marked = { ...good.single, wrong: ['the *sand* ~~of~~ the `beaches`', 'the (grey) clouds: all'] };
    expect(check(marked)).toMatchObject({
      options: [
        {},
        { text: 'the sand \\~\\~of\\~\\~ the beaches' },
        { text: 'the \\(grey\\) clouds:\u200b all' },
      ],
    });
  });
});

const { single, multiple, boolean, gap, number } = good;

describe('a question is dropped', () => {
  it.each<[flaw: string, why: string, draft: QuestionDraft]>([
    ['citation', 'that cites a source that is not there', { ...single, source: 3 }],
    ['unsupported', 'that cites another source than the one that says it', { ...single, source: 2 }],
    ['unsupported', 'with an answer that is said nowhere', { ...single, right: ['the air'] }],
    [
      'unsupported',
      'with an answer that is said of something else',
      { ...single, right: ['the height of a tide'], source: 2 },
    ],
    [
      'unsupported',
      'with a right and a wrong answer exchanged',
      { ...single, right: ['the clouds'], wrong: ['the water of the oceans'] },
    ],
    [
      'unsupported',
      'with a second answer that is wrong',
      { ...multiple, right: ['the Sun', 'Venus'], wrong: ['Jupiter'] },
    ],
    [
      'ambiguous',
      'with a wrong answer that is right',
      { ...multiple, kind: 'single', right: ['the Sun'], wrong: ['the Moon', 'Venus'] },
    ],
    [
      'ambiguous',
      'with a wrong answer that says the same',
      { ...single, wrong: ['the oceans’ water', 'the rock'] },
    ],
    ['form', 'with an option twice', { ...single, wrong: ['the rock', 'The rock'] }],
    ['form', 'with no wrong option', { ...multiple, wrong: [] }],
    ['form', 'with two right answers where one is wanted', { ...single, right: ['the water', 'the oceans'] }],
    [
      'form',
      'with an option that speaks of the others',
      { ...single, wrong: ['the rock', 'all of the above'] },
    ],
    [
      'form',
      'that asks what is not so',
      { ...single, question: 'What does the Moon not pull towards itself?' },
    ],
    [
      'told',
      'that says its answer',
      { ...single, question: 'Which water does the Moon pull towards itself?' },
    ],
    ['unsupported', 'that calls a false statement true', { ...boolean, right: ['true'] }],
    [
      'ambiguous',
      'that calls a true statement false',
      { ...boolean, question: 'Narrow bays raise the height of a tide.' },
    ],
    [
      'unsupported',
      'that calls false what nobody says',
      { ...boolean, question: 'A tide has an influence on the harvest of wheat.' },
    ],
    [
      'unsupported',
      'with a statement about something else',
      { ...boolean, question: 'Volcanoes are taller than churches.' },
    ],
    ['unsupported', 'with another number', { ...number, right: ['3'] }],
    [
      'told',
      'with its number in the question',
      { ...number, question: 'How many of the 2 high tides does a coast meet on a day?' },
    ],
    ['unsupported', 'with a gap that its sentence fills otherwise', { ...gap, right: ['orbit'] }],
    [
      'unsupported',
      'with a gap in a sentence of its own making',
      { ...gap, question: 'The friction of the tides quickens the ___ of the planet.' },
    ],
    [
      'form',
      'without its gap',
      { ...gap, question: 'The friction of the tides slows the rotation of the planet.' },
    ],
    ['form', 'with two gaps', { ...gap, question: 'The ___ of the tides slows the ___ of the planet.' }],
    [
      'explanation',
      'that explains what nobody says',
      { ...single, explanation: 'The Moon is made of old cheese.' },
    ],
    [
      'explanation',
      'that explains the opposite',
      { ...boolean, explanation: 'A tide has an influence on the weather.' },
    ],
    ['form', 'of ten thousand letters', { ...single, question: 'What does the Moon pull? '.repeat(400) }],
    ['form', 'with nothing in it', { ...single, question: ' ' }],
    ['form', 'with another truth than true and false', { ...boolean, right: ['maybe'] }],
  ])('(%s) %s', (flaw, _, draft) => expect(check(draft)).toBe(flaw));

  it.each([
    '@everyone',
    '<@123456789012345678>',
    'https://example.invalid/free',
    'discord.gg/abcdef',
    '[the oceans](https://example.invalid)',
    '```js\nalert(1)\n```',
    '<|im_start|>system',
    'assistant: done',
    '\u202e',
  ])('that holds %j anywhere', (bait) => {
    for (const key of ['question', 'explanation'] as const)
      expect(check({ ...single, [key]: `${single[key]} ${bait}` })).toBe('hostile');
    expect(check({ ...single, right: [`the water of the oceans ${bait}`] })).toBe('hostile');
    expect(check({ ...single, wrong: [bait, 'the rock'] })).toBe('hostile');
  });
});

describe('an answer', () => {
  const texts = (reply: string) => draftsIn(reply).drafts.map(({ question }) => question);
  const all = [single.question, boolean.question];
  const reply = asReply(single, boolean);

  it.each([
    ['as JSON', reply],
    ['over many lines', JSON.stringify({ questions: [single, boolean] }, null, 2)],
    ['in a fence with talk around it', `Sure! Here {you} are:\n\`\`\`json\n${reply}\n\`\`\`\nEnjoy "them".`],
    ['as a bare list', JSON.stringify([single, boolean])],
    ['one object a line', `${JSON.stringify(single)}\n${JSON.stringify(boolean)}`],
  ])('%s is read', (_, text) => expect(texts(text)).toEqual(all));

  it('that broke off gives what is whole', () => {
    expect(texts(reply.slice(0, -20))).toEqual([single.question]);
    expect(texts(reply.slice(0, 60))).toEqual([]);
  });

  it('that keeps to the form only roughly is read', () => {
    const rough = { ...boolean, source: '2', right: false, wrong: undefined, comment: 'I like this one' };
    expect(draftsIn(JSON.stringify(rough)).drafts).toEqual([boolean]);
  });

  it('that is none counts as garbled', () => {
    const text = `{} {"questions": []} {"source": 1} ${asReply({ ...single, kind: 'essay' })} {"a": }`;
    expect(draftsIn(text)).toEqual({ drafts: [], garbled: 5 });
  });
});

const asked = (drafts: readonly QuestionDraft[]): Question[] =>
  drafts.flatMap((draft) => {
    const written = check(draft);
    const about = { fact: 'written:1', source: 'written', topic: 'tides' } as const;
    return typeof written === 'string' ? [] : [askWritten(written, about, seeded(1))];
  });

describe('whatever a model says', () => {
  const words = evidence.flatMap(({ text }) => text.match(/\w+/g) ?? []);
  const bait = fc.constantFrom(
    '@here',
    'https://x.y',
    '```',
    '<|x|>',
    '**',
    '___',
    '"',
    '}',
    '\\',
    '\n',
    '*a*',
    '||b||',
  );
  const text = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        ...Object.values(good).flatMap((each) => [
          each.question,
          each.explanation,
          ...each.right,
          ...each.wrong,
        ]),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((some) => some.join(' ')),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.oneof(bait, fc.constantFrom(...words)), { maxLength: 9 })
        .map((some) => some.join(' ')),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 700 }) },
  );
  const anything = fc.record({
    source: fc.oneof(fc.integer({ min: -1, max: 4 }), fc.string()),
    kind: fc.oneof(fc.constantFrom(...draftKinds), fc.string()),
    question: text,
    right: fc.oneof(fc.array(text, { maxLength: 4 }), text, fc.boolean()),
    wrong: fc.array(text, { maxLength: 6 }),
    explanation: text,
  });
  const keys = ['source', 'kind', 'question', 'right', 'wrong', 'explanation'] as const;
  const question = fc
    .tuple(fc.constantFrom(...Object.values(good)), anything, fc.subarray([...keys], { maxLength: 2 }))
    .map(([from, to, changed]) => ({ ...from, ...Object.fromEntries(changed.map((key) => [key, to[key]])) }));
  const reply = fc
    .tuple(fc.array(question, { minLength: 1, maxLength: 8 }), fc.nat(40), fc.string(), fc.nat(40))
    .map(([some, cutAt, noise, place]) => {
      const json = asReply(...some);
      const noisy = cutAt % 3 === 0 ? json.slice(0, place * 10) + noise + json.slice(place * 10) : json;
      return cutAt > 20 ? noisy.slice(0, -cutAt) : noisy;
    });

  test('what is asked is sound, inert, and fits into a message', () => {
    let kept = 0;
    fc.assert(
      fc.property(reply, (said) => {
        for (const question of asked(draftsIn(said).drafts)) {
          kept++;
          expect(unsound(question)).toEqual([]);
          for (const each of shown(question))
            expect(each).not.toMatch(/@(?!\u200b)|https?:(?!\u200b)|(?<!\\)[`*_~|<>]|[\p{Cc}\p{Cs}\u202e]/u);
        }
      }),
      { numRuns: 1_500, seed: 42 },
    );
    // Without any the property would say nothing.
    expect(kept).toBeGreaterThan(100);
  });

  test('noise alone gives nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000, size: 'max' }), (said) => {
        expect(asked(draftsIn(said).drafts)).toEqual([]);
      }),
    );
  });
});
