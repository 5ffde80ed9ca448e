/** Everything that may be shown as an answer can be read alone. */
import { expect, it } from 'vitest';
import { pagesOf } from '../../src/ask/answer-text.ts';
import { evidenceOf } from '../../src/ask/evidence.ts';
import { passagesOf } from '../../src/ask/passages.ts';
import { wholePassages } from '../../src/ask/whole-passages.ts';
import { parseOwnDocument } from '../../src/lessons/own-documents.ts';
import type { Library } from '../../src/types/lessons.ts';
import { fixture, markdownOf } from '../lessons/taught.ts';
import { loadLessons } from '../support/lessons.ts';
import { libraryFrom } from './library.ts';

it.each([
  ['a list with its opening sentence', 'Two kinds exist:\n\n- one\n- two', 1],
  ['code with the paragraph that announces it', 'A sum:\n\n```\n1 + 1\n\n= 2\n```', 1],
  ['a heading with what stands below it', '### Sums\n\nOne and one make two.', 1],
  ['a list behind a paragraph that does not announce it', 'Two kinds exist.\n\n- one\n- two', 1],
  ['a paragraph with the one that refers back to it', 'A tide rises.\n\nThis takes six hours.', 1],
  ['… with a pronoun before any name', 'A tide rises.\n\nAt noon it falls.', 1],
  ['two paragraphs that need nothing of each other apart', 'A tide rises.\n\nThe Moon pulls the sea.', 2],
])('a passage holds %s', (_, text, count) => {
  expect(wholePassages(text)).toHaveLength(count);
});

it('very long text is divided between sentences', () => {
  const parts = wholePassages('A sentence of some words. '.repeat(1_000));
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(part).toMatch(/^A sentence[\s\S]*words\.$/);
});

/** An author's answer may begin with Both, Neither or Then: it answers. */
const refersBack =
  /^(this|that|these|those|it|its|they|them|their|such|so|but|and|or|thus|hence|also|again|instead(?! of)|otherwise|however|therefore)\b/i;

function flaws(library: Library): string[] {
  return passagesOf(library).flatMap((passage) => {
    const { text } = evidenceOf(passage);
    const opening = text.replace(/^\W+/, '');
    const fences = text.split('```').length - 1;
    const found = [
      refersBack.test(opening) && 'begins with a word that refers back',
      /^\s*([-*+]|\d+[.)]) |^```/.test(text) && 'begins inside a list or with code',
      /:\**$/.test(text) && 'ends before what it announces',
      fences % 2 === 1 && 'ends inside a block of code',
      pagesOf(text).some((page) => page.length > 1_500) && 'does not fit on its pages',
    ].filter((flaw) => typeof flaw === 'string');
    return found.map((flaw) => `${passage.topic.id}: ${flaw}: ${text.slice(0, 80)}`);
  });
}

it('everything that may be shown of our lessons can be read alone', async () => {
  const library = await loadLessons();
  expect(passagesOf(library).length).toBeGreaterThan(500);
  expect(flaws(library)).toEqual([]);
  library.close();
});

it.each(['rivers.md', 'rivers.html'])(
  'so can everything of a document that a server brings along: %s',
  async (name) => {
    const markdown = await markdownOf(name, fixture(name));
    const library = libraryFrom({});
    library.close();
    const own = parseOwnDocument({ name, markdown });
    expect(own.topics.length).toBeGreaterThan(1);
    const foreign = libraryFrom({ 'own.md': markdown });
    expect(flaws(foreign)).toEqual([]);
    foreign.close();
  },
);
