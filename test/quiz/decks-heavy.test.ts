/** Files made to keep a reader busy: each of a megabyte is read or refused, in time that grows with its size. */
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readClozes } from '../../src/quiz/decks/cloze.ts';
import { mostBytes, readDeck } from '../../src/quiz/decks/files.ts';
import { fromHtml, hasHtml, toHtml } from '../../src/quiz/decks/html.ts';
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
