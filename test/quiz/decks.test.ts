/** Decks in and out: nothing is lost that a format can hold, and every mistake names its row. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deckFormats, readDeck, writeDeckFile } from '../../src/quiz/decks/files.ts';
import { fromHtml, toHtml } from '../../src/quiz/decks/html.ts';
import type { DeckQuestion } from '../../src/quiz/decks/row.ts';
import { cardTemplates } from '../../src/quiz/decks/templates.ts';
import { withTopics } from '../../src/quiz/decks/topics.ts';
import { seeded } from '../../src/quiz/random.ts';
import { writtenQuestion } from '../../src/quiz/sources/documents.ts';

const topic = (id: string, title: string) =>
  [id, { id, title, aliases: [], kind: 'lesson' } as never] as const;
const library = {
  topics: new Map([topic('lstm', 'Long short-term memory'), topic('gru', 'Gated recurrent unit')]),
  lookup: () => ({ suggestions: [] }),
};

/** The questions of a file of which every row can be used. */
function read(name: string, text: string): DeckQuestion[] {
  const { questions, problems } = readDeck(name, Buffer.from(text));
  if (problems.length > 0)
    throw new Error(problems.map(({ row, reason }) => `Row ${row}: ${reason}`).join('\n'));
  return withTopics(questions, library).questions;
}

/** Texts as people write them: letters of all kinds, quotes, commas, tabs and angle brackets, nothing but spaces never. */
const letters = fc.constantFrom(
  ...'abcXYZ àéßøñ 中文 😀 σ₁ "\'`,;|\t<>&#{}()[]=+-@–!?.:%*_1290',
  '<b>',
  '&lt;',
  '&#39;',
);
const words = (most: number) =>
  fc
    .string({ unit: letters, minLength: 1, maxLength: most })
    .map((text) => text.replace(/\s+/g, ' ').replace(/[_*]+/g, '').replaceAll('–', '-').trim())
    .filter((text) => text !== '' && /[\p{L}\p{N}]/u.test(text));
const paragraphs = fc.array(words(40), { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const optional = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((given) => (given === undefined ? {} : { [key]: given }));

const common = fc
  .tuple(
    fc.record({ question: paragraphs, explanation: paragraphs }),
    optional('hint', words(30)),
    optional('level', fc.constantFrom('first', 'deep')),
  )
  .map(([base, hint, level]) => ({ ...base, ...hint, ...level }));

const options = (rights: (count: number) => fc.Arbitrary<number>) =>
  fc
    .uniqueArray(words(30), { minLength: 2, maxLength: 5, selector: (text) => text.trim().toLowerCase() })
    .chain((texts) =>
      fc
        .tuple(rights(texts.length), fc.array(optional('remark', words(30)), { minLength: 5, maxLength: 5 }))
        .map(([right, remarks]) => texts.map((text, i) => ({ text, right: i < right, ...remarks[i] }))),
    );

const written = fc.oneof(
  fc
    .tuple(
      common,
      options(() => fc.constant(1)),
    )
    .map(([base, all]) => ({ ...base, kind: 'single', options: all })),
  fc
    .tuple(
      common,
      options((count) => fc.integer({ min: 1, max: count })),
    )
    .map(([base, all]) => ({ ...base, kind: 'multiple', options: all })),
  fc.tuple(common, fc.boolean()).map(([base, answer]) => ({ ...base, kind: 'boolean', answer })),
  fc
    .tuple(
      common,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: 0, max: 10, noNaN: true }),
      optional('unit', words(8)),
    )
    .map(([base, answer, tolerance, unit]) => ({
      ...base,
      kind: 'number',
      answer: answer || 0,
      tolerance: tolerance || 0,
      ...unit,
    })),
  fc
    .tuple(common, fc.uniqueArray(words(20), { minLength: 1, maxLength: 4 }))
    .map(([base, answer]) => ({ ...base, kind: 'gap', question: `The ___ of it. ${base.question}`, answer })),
  fc
    .tuple(
      common,
      fc.uniqueArray(words(20), {
        minLength: 3,
        maxLength: 6,
        selector: (text) => text.trim().toLowerCase(),
      }),
    )
    .map(([base, answer]) => ({ ...base, kind: 'order', answer })),
);

const deck: fc.Arbitrary<DeckQuestion[]> = fc.array(
  fc.record({
    written: written.map((raw) => writtenQuestion.parse(raw)),
    topic: fc.constantFrom(null, 'lstm', 'gru'),
    tags: fc.uniqueArray(fc.constantFrom('leech', 'week_3', 'DL::cnn', '犬'), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);

describe.each(deckFormats)('a deck as %s', (format) => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(deck, (before) => {
        const { extension, text } = writeDeckFile(format, before);
        expect(read(`deck.${extension}`, text)).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });
});

test('a cell of an exported table is never a formula, and comes back as it was', () => {
  const texts = [
    '=HYPERLINK("https://evil.example")',
    "+1+cmd|' /C calc'!A0",
    '@SUM(1)',
    '=1+1',
    '-1+1',
    '＝1+1',
    "'=1",
    "''@x",
    '- a list',
    "'tis",
  ];
  const before = texts.map(
    (text): DeckQuestion => ({
      written: writtenQuestion.parse({
        kind: 'gap',
        question: `${text} ___`,
        answer: text,
        explanation: text,
        hint: text,
      }),
      topic: null,
      tags: [text.replace(/\s/g, '')],
    }),
  );
  const { text } = writeDeckFile('csv', before);
  const cells = (parse(text) as string[][]).flat();
  expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
  expect(readDeck('deck.csv', Buffer.from(text)).questions.map(({ written }) => written)).toEqual(
    before.map(({ written }) => written),
  );
});

describe('what others wrote', () => {
  test('an Anki export with fronts, backs, tags, mark-up and a gap', () => {
    const text = [
      '#separator:tab',
      '#html:true',
      '#tags column:4',
      'What forgets?\tThe <b>plain</b> RNN\tSee &quot;memory&quot;.\tlstm other',
      'How many gates has a GRU?\ttwo<br>\t\tgru',
      'The {{c1::cell::it has a membrane}} state\t\tIt is additive.\tlstm',
      '"A field with a ""quote""\tand a tab"\tFine',
      '',
    ].join('\n');
    const [first, second, gap, quoted] = read('notes.txt', text);
    expect(first).toMatchObject({
      topic: 'lstm',
      written: { kind: 'single', question: 'What forgets?', explanation: 'See "memory".' },
    });
    expect(first?.written).toHaveProperty('options.0', { text: 'The **plain** RNN', right: true });
    expect(second?.topic).toBe('gru');
    expect(gap?.written).toMatchObject({
      kind: 'gap',
      question: 'The ___ state',
      answer: ['cell'],
      hint: 'it has a membrane',
    });
    expect(quoted?.written.question).toBe('A field with a "quote"\tand a tab');
  });

  test('flash cards are asked with the backs of their neighbours as wrong options', () => {
    const cards = ['one', 'two', 'three', 'four', 'five'].map((word, i) => `${i + 1}?\t${word}`).join('\n');
    const templates = cardTemplates(
      read('cards.txt', cards).map(({ written: question, topic }, position) => ({
        deckId: 1,
        position,
        written: question,
        topic,
        tags: [],
      })),
    );
    for (const [i, template] of templates.entries()) {
      const question = template.make(seeded(i));
      if (question.kind !== 'single') throw new Error('not a choice');
      expect(question.options).toHaveLength(4);
      expect(question.options[question.right]?.text).toBe(['one', 'two', 'three', 'four', 'five'][i]);
    }
  });

  test('CSV of a spreadsheet that separates by semicolons, with a byte order mark and guessed kinds', () => {
    const text =
      '\uFEFFFront;Back;Wrong\r\n"Is it; wet?";yes;\r\nHow many?;4;\r\nThe ___ is round;moon;\r\nWhich?;"a\nb";c\r\n';
    expect(read('deck.csv', text).map(({ written: { kind } }) => kind)).toEqual([
      'boolean',
      'number',
      'gap',
      'multiple',
    ]);
  });

  test('HTML keeps line breaks and emphasis, and nothing else', () => {
    expect(fromHtml('a<br/>b &lt;c&gt; <div><i>d</i></div><script>x</script>&#956;&#x3c3;').text).toBe(
      'a\nb <c>\n*d*\nμσ',
    );
    expect(fromHtml(toHtml('**bold** and *slanted* & 2 * 3 < 7')).text).toBe(
      '**bold** and *slanted* & 2 * 3 < 7',
    );
  });
});

describe('a file that is wrong is refused, with the row:', () => {
  const csv = (...rows: string[]) => ['kind,question,answer,wrong,topic', ...rows].join('\n');
  test.each([
    ['deck.csv', csv('boolean,Is it?,perhaps,,'), /Row 2: "answer" must be boolean/],
    [
      'deck.csv',
      csv('boolean,Is it?,yes,,', '', 'number,"How\nmany?",lots,,'),
      /Row 4: "answer" must be number/,
    ],
    ['deck.csv', csv('single,Which?,a,,'), /Row 2: "wrong" needs at least 2 entries/],
    ['deck.csv', csv('single,Which?,a,A,'), /Row 2: "wrong" must not name the same option twice/],
    ['deck.csv', 'question,answer\n"open', /Quote Not Closed.*line 2/],
    ['deck.csv', csv(), /no question in this file/],
    ['deck.json', '{"question":"x"}', /must be a list/],
    ['deck.json', '[3]', /Row 1: A question must be an object/],
    [
      'deck.json',
      '[{"kind":"boolean","question":"Is it?","answer":true,"explanation":"x","hnit":"y"}]',
      /Row 1: .*hnit/,
    ],
    ['deck.json', 'nonsense', /no JSON/],
    ['notes.txt', 'The {{c1::a\t', /Row 1: A gap that begins with {{c… does not end/],
    ['notes.txt', `#separator:tab\nalone\t${'back '.repeat(20)}`, /Row 2: It has no wrong answer/],
    ['deck.pdf', '', /none of the formats/],
  ])('%s %j', (name, text, message) => expect(() => read(name, text)).toThrow(message));

  test('and a deck has a limit', () => {
    expect(() => read('deck.csv', csv(...Array.from({ length: 501 }, () => 'boolean,Is it?,yes,,')))).toThrow(
      /501 rows; a deck holds at most 500/,
    );
  });
});
