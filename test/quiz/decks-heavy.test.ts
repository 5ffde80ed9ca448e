/** Files made to keep a reader busy: each of a megabyte is read or refused, in time that grows with its size. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClozes } from '../../src/quiz/decks/cloze.ts';
import { mostBytes, readDeck } from '../../src/quiz/decks/files.ts';
import { fromHtml, hasHtml, toHtml } from '../../src/quiz/decks/html.ts';
import { writtenQuestion } from '../../src/quiz/sources/documents.ts';
import { UserError } from '../../src/types/errors.ts';
import { heavyDecks } from '../fixtures/heavy-decks.ts';

// What took a minute for a fifth of this size took far longer than any test may.
describe('of a megabyte', () => {
  test.each(Object.entries(heavyDecks))('%s', (_, file) => {
    const { name, text } = file(mostBytes);
    try {
      const { questions, problems } = readDeck(name, Buffer.from(text));
      expect(questions.length + problems.length).toBeLessThanOrEqual(501);
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
    }
  });

  test.each([
    '<',
    '<div>',
    '<sup>',
    '&amp',
    '<a b c',
    '<!--',
    '<b a="',
    '**a',
    '{{c1::',
    '{{c1::a}}',
    '{{c1::{',
    '::',
  ])('a text of nothing but %j', (part) => {
    const text = part.repeat(mostBytes / part.length);
    expect(typeof fromHtml(text).text).toBe('string');
    expect(typeof toHtml(text)).toBe('string');
    expect(typeof hasHtml(text)).toBe('boolean');
    expect(() => readClozes(text)).not.toThrow();
  });
});

const fragments = [
  ...[
    'question',
    'answer',
    'wrong1',
    'option A',
    'Front',
    'Back',
    'kind',
    'gap',
    'number',
    'tolerance',
    'constructor',
  ],
  ...[
    '#separator:',
    '#html:true',
    '#columns:',
    '#tags column:2',
    '#guid column:99',
    'sep=;',
    'tab',
    'toString',
  ],
  ...[
    '{{c1::',
    '}}',
    '::',
    '___',
    '<b>',
    '</b>',
    '<sup>',
    '<script>',
    '&amp;',
    '&#0;',
    '[sound:',
    ']',
    '\\(',
    '\\)',
  ],
  ...[
    '"',
    "'",
    ',',
    ';',
    '\t',
    '\n',
    '\r',
    '|',
    ' ',
    '\0',
    '\u202e',
    '\ufeff',
    '__proto__',
    '=1',
    '-1',
    '0,5',
    '10^6',
  ],
  ...['{', '}', '[', ']', ':', 'null', 'true', '犬', 'a'],
];

describe('of any content', () => {
  test('a file is read, or refused with a sentence', () => {
    const text = fc.array(fc.constantFrom(...fragments), { maxLength: 120 }).map((parts) => parts.join(''));
    const bytes = fc.oneof(
      text.map((each) => Buffer.from(each)),
      text.map((each) => Buffer.from(`\ufeff${each}`, 'utf16le')),
      text.map((each) => Buffer.from(each, 'latin1')),
      fc.uint8Array({ maxLength: 300 }),
    );
    fc.assert(
      fc.property(fc.constantFrom('a.csv', 'a.txt', 'a.tsv', 'a.json', 'a'), bytes, (name, file) => {
        try {
          const { questions } = readDeck(name, file);
          for (const { written } of questions) expect(writtenQuestion.safeParse(written).success).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
